#include "entente/output/graph_json.hpp"

#include "output/edge_text.hpp"
#include "output/evidence_text.hpp"
#include "output/json_records.hpp"

#include <boost/range/iterator_range.hpp>

#include <ostream>

namespace entente {
namespace {

std::string evidence_array(const Edge& edge, const OutputOptions& options) {
    std::string array = "[";
    for (const Evidence* evidence : chosen_evidence(edge, options)) {
        if (array.size() > 1) array += ',';
        JsonLine line;
        add_evidence(line, *evidence);
        array += line.end();
    }
    return array + "]";
}

void write_link(std::ostream& out, const Node& source, const Node& target, const Edge& edge, const RelationType& relation,
                const OutputOptions& options) {
    JsonLine line;
    line.add("source", source.id)
        .add("target", target.id)
        .add("key", edge_kind(relation, edge.status))
        .add("relation", relation.name)
        .add("label", relation.label)
        .add("family", relation.family)
        .add("plover", relation.plover)
        .add("quad", relation.quad)
        .add("score", relation.score)
        .add("symmetric", relation.symmetric)
        .add("color", relation.color)
        .add("status", name_of(edge.status))
        .add("date", edge.date)
        .add("first_date", edge.first_date)
        .add("last_date", edge.last_date)
        .add("title", edge.title)
        .add("confidence", static_cast<float>(edge.confidence)) // the highest of its evidences, which are floats
        .add("weight", edge.evidence.size())
        .add_json("evidence", evidence_array(edge, options));
    out << line.end();
}

} // namespace

void write_graph_json(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    out << R"({"format":"entente-graph","version":1,"directed":true,"multigraph":true,"graph":{},)"
        << "\n\"nodes\":[";
    const char* separator = "\n";
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        JsonLine line;
        add_node(line, graph[vertex]);
        out << separator << line.end();
        separator = ",\n";
    }
    out << "\n],\n\"links\":[";
    separator = "\n";
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            out << separator;
            write_link(out, graph[vertex], graph[boost::target(edge, graph)], graph[edge], ontology.relations[graph[edge].relation],
                       options);
            separator = ",\n";
        }
    }
    out << "\n]}\n";
}

} // namespace entente
