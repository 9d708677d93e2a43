#include "graph/graph_parts.hpp"

#include "entente/graph/edge_summary.hpp"

#include <boost/range/iterator_range.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace entente {
namespace {

auto order_of(const LooseEdge& link) { return std::make_tuple(link.source, link.target, link.edge.relation, link.edge.status); }

} // namespace

GraphParts parts_of(const PropertyGraph& graph) {
    GraphParts parts;
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        parts.nodes.push_back(graph[vertex]);
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            parts.links.push_back({vertex, boost::target(edge, graph), graph[edge]});
        }
    }
    return parts;
}

PropertyGraph joined(GraphParts parts, const std::vector<bool>& keep) {
    PropertyGraph graph;
    std::vector<std::size_t> vertex_of(parts.nodes.size());
    for (std::size_t i = 0; i < parts.nodes.size(); ++i) {
        if (!keep[i]) continue;
        parts.nodes[i].first_date.clear();
        parts.nodes[i].last_date.clear();
        vertex_of[i] = boost::add_vertex(std::move(parts.nodes[i]), graph);
    }
    std::stable_sort(parts.links.begin(), parts.links.end(),
                     [](const LooseEdge& a, const LooseEdge& b) { return order_of(a) < order_of(b); });
    for (LooseEdge& link : parts.links) {
        const std::size_t source = vertex_of[link.source];
        const std::size_t target = vertex_of[link.target];
        widen(graph[source], link.edge);
        widen(graph[target], link.edge);
        boost::add_edge(source, target, std::move(link.edge), graph);
    }
    return graph;
}

std::vector<bool> ends_of(const GraphParts& parts) {
    std::vector<bool> is_end(parts.nodes.size());
    for (const LooseEdge& link : parts.links) is_end[link.source] = is_end[link.target] = true;
    return is_end;
}

std::vector<LooseEdge> merged(std::vector<LooseEdge> links) {
    std::stable_sort(links.begin(), links.end(), [](const LooseEdge& a, const LooseEdge& b) { return order_of(a) < order_of(b); });
    std::vector<LooseEdge> result;
    for (std::size_t begin = 0; begin < links.size();) {
        std::size_t end = begin + 1;
        while (end < links.size() && order_of(links[end]) == order_of(links[begin])) ++end;
        LooseEdge link = std::move(links[begin]);
        for (std::size_t i = begin + 1; i < end; ++i) {
            std::move(links[i].edge.evidence.begin(), links[i].edge.evidence.end(), std::back_inserter(link.edge.evidence));
        }
        if (end - begin > 1) link.edge = summarised_edge(link.edge.relation, link.edge.status, std::move(link.edge.evidence));
        result.push_back(std::move(link));
        begin = end;
    }
    return result;
}

} // namespace entente
