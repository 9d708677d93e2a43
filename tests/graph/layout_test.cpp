#include "entente/graph/layout.hpp"

#include <boost/range/iterator_range.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace entente;

namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

PropertyGraph graph_of(std::size_t nodes, const Pairs& edges) {
    PropertyGraph graph;
    for (std::size_t i = 0; i < nodes; ++i) {
        Node node;
        node.label = "Actor number " + std::to_string(i);
        boost::add_vertex(node, graph);
    }
    for (const auto& [from, to] : edges) {
        Edge edge;
        edge.evidence.resize(1);
        boost::add_edge(from, to, edge, graph);
    }
    return graph;
}

/// Hubs 0..9, each joined to the next and to leaves of its own.
PropertyGraph hubs_and_leaves(std::size_t nodes) {
    Pairs edges;
    for (std::size_t i = 1; i < nodes; ++i) edges.emplace_back(i < 10 ? i - 1 : i * i % 10, i);
    return graph_of(nodes, edges);
}

double distance(const Node& a, const Node& b) { return std::hypot(a.x - b.x, a.y - b.y); }

std::size_t overlaps(const PropertyGraph& graph) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < boost::num_vertices(graph); ++i) {
        for (std::size_t j = 0; j < i; ++j) count += distance(graph[i], graph[j]) < std::max(graph[i].size, graph[j].size) ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_CASE("sizes go from exactly 4 to exactly 100, and are all 4 where all nodes weigh the same") {
    PropertyGraph star = graph_of(4, {{0, 1}, {0, 2}, {0, 3}, {3, 0}});
    lay_out(star);
    CHECK(star[0].size == 100);
    CHECK(star[1].size == 4);
    CHECK(star[3].size > 4);
    CHECK(star[3].size < 100);

    PropertyGraph pair = graph_of(2, {{0, 1}});
    lay_out(pair);
    CHECK(pair[0].size == 4);
    CHECK(pair[1].size == 4);
}

TEST_CASE("odd graphs are laid out with finite places") {
    struct Case {
        const char* what;
        std::size_t nodes;
        Pairs edges;
    };
    const Case cases[] = {{"no node", 0, {}},
                          {"one node", 1, {}},
                          {"nodes without edges", 40, {}},
                          {"a loop", 2, {{0, 0}, {0, 1}}},
                          {"parallel edges", 2, {{0, 1}, {0, 1}, {1, 0}}},
                          {"pairs", 6, {{0, 1}, {2, 3}, {4, 5}}},
                          {"everyone with everyone", 5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4}}}};
    for (const Case& c : cases) {
        CAPTURE(c.what);
        PropertyGraph graph = graph_of(c.nodes, c.edges);
        lay_out(graph);
        std::set<std::pair<double, double>> places;
        for (const auto v : boost::make_iterator_range(boost::vertices(graph))) {
            CHECK(std::isfinite(graph[v].x));
            CHECK(std::isfinite(graph[v].y));
            places.emplace(graph[v].x, graph[v].y);
        }
        CHECK(places.size() == c.nodes);
    }
}

TEST_CASE("the same graph gives the same places to the last bit") {
    PropertyGraph one = hubs_and_leaves(400);
    PropertyGraph other = hubs_and_leaves(400);
    lay_out(one);
    lay_out(other);
    for (std::size_t v = 0; v < 400; ++v) {
        CHECK(one[v].x == other[v].x);
        CHECK(one[v].y == other[v].y);
    }
}

TEST_CASE("nodes do not cover each other") {
    for (const std::size_t nodes : {10U, 150U, 1000U}) {
        CAPTURE(nodes);
        PropertyGraph graph = hubs_and_leaves(nodes);
        lay_out(graph);
        CHECK(overlaps(graph) == 0);
    }
}

TEST_CASE("labels of a small graph do not cover each other") {
    PropertyGraph graph = hubs_and_leaves(60);
    lay_out(graph);
    const double width = 14 * 15; // "Actor number 5"
    const double height = 44;
    for (std::size_t i = 0; i < 60; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const bool covers = std::abs(graph[i].x - graph[j].x) < width - 1 && std::abs(graph[i].y - graph[j].y) < height;
            CHECK_FALSE(covers);
        }
    }
}

TEST_CASE("joined nodes lie nearer than others") {
    PropertyGraph graph = hubs_and_leaves(300);
    lay_out(graph);
    double joined = 0;
    for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
        joined +=
            distance(graph[boost::source(edge, graph)], graph[boost::target(edge, graph)]) / static_cast<double>(boost::num_edges(graph));
    }
    double any = 0;
    for (std::size_t i = 0; i < 300; ++i) {
        for (std::size_t j = 0; j < i; ++j) any += distance(graph[i], graph[j]) / (300.0 * 299 / 2);
    }
    CHECK(joined < any / 2);
}

TEST_CASE("parts and actors without edges lie apart from each other, around the origin") {
    PropertyGraph graph = graph_of(30, {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {5, 6}});
    lay_out(graph);
    CHECK(overlaps(graph) == 0);
    double low = 0;
    double high = 0;
    double least_joined = graph[0].y;
    for (std::size_t v = 0; v < 30; ++v) {
        low = std::min(low, graph[v].x);
        high = std::max(high, graph[v].x);
        if (v < 7)
            least_joined = std::min(least_joined, graph[v].y);
        else
            CHECK(graph[v].y < least_joined);
    }
    CHECK(low == doctest::Approx(-high));
}
