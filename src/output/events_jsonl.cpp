#include "entente/output/events_jsonl.hpp"

#include "output/evidence_text.hpp"
#include "output/json_records.hpp"

#include <boost/range/iterator_range.hpp>

#include <ostream>

namespace entente {
namespace {

void write_event(std::ostream& out, const Node& source, const Node& target, const Edge& edge, const RelationType& relation,
                 const Evidence& evidence) {
    JsonLine line;
    line.add("kind", "event")
        .add("source", source.id)
        .add("source_label", source.label)
        .add("source_type", name_of(source.type))
        .add("relation", relation.name)
        .add("target", target.id)
        .add("target_label", target.label)
        .add("target_type", name_of(target.type))
        .add("status", name_of(edge.status));
    add_evidence(line, evidence);
    line.add("label", relation.label)
        .add("symmetric", relation.symmetric)
        .add("plover", relation.plover)
        .add("quad", relation.quad)
        .add("score", relation.score);
    out << line.end() << '\n';
}

} // namespace

void write_events_jsonl(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    out << R"({"kind":"header","format":"entente-events","version":1})" << '\n';
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        JsonLine line;
        line.add("kind", "node");
        add_node(line, graph[vertex]);
        out << line.end() << '\n';
    }
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            for (const Evidence* evidence : chosen_evidence(graph[edge], options)) {
                write_event(out, graph[vertex], graph[boost::target(edge, graph)], graph[edge], ontology.relations[graph[edge].relation],
                            *evidence);
            }
        }
    }
}

} // namespace entente
