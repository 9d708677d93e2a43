#include "entente/output/csv.hpp"

#include "output/csv_text.hpp"
#include "output/edge_text.hpp"
#include "output/format_number.hpp"

#include <boost/range/iterator_range.hpp>

#include <ostream>

namespace entente {
namespace {

std::string lines_of(const std::vector<std::string>& texts) {
    std::string lines;
    for (const std::string& text : texts) lines += (lines.empty() ? "" : "\n") + text;
    return lines;
}

void write_edge(std::ostream& out, std::size_t number, const Node& source, const Node& target, const Edge& edge,
                const RelationType& relation, const OutputOptions& options) {
    out << csv_row({source.id,
                    target.id,
                    "Directed",
                    "e" + std::to_string(number),
                    relation.label,
                    edge_kind(relation, edge.status),
                    std::to_string(edge.evidence.size()),
                    without_formula(source.label),
                    without_formula(target.label),
                    relation.name,
                    relation.family,
                    relation.plover,
                    std::to_string(relation.quad),
                    format_number(relation.score, 2),
                    relation.symmetric ? "true" : "false",
                    std::string(name_of(edge.status)),
                    without_formula(edge.date),
                    without_formula(edge.first_date),
                    without_formula(edge.last_date),
                    without_formula(edge.title),
                    format_number(edge.confidence, 4),
                    without_formula(evidence_lines(edge, options)),
                    without_formula(lines_of(documents_of(edge)))});
}

} // namespace

void write_csv_nodes(const PropertyGraph& graph, const Ontology&, const OutputOptions&, std::ostream& out) {
    out << csv_row({"Id", "Label", "actor_type", "subtype", "country", "wikidata", "aliases", "mentions", "documents", "first_date",
                    "last_date", "size", "color", "x", "y"});
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        const Node& node = graph[vertex];
        out << csv_row({node.id, without_formula(node.label), std::string(name_of(node.type)), without_formula(node.subtype),
                        without_formula(node.country), without_formula(node.wikidata), without_formula(lines_of(node.aliases)),
                        std::to_string(node.mentions), std::to_string(node.documents), without_formula(node.first_date),
                        without_formula(node.last_date), format_number(node.size, 2), node.color, format_number(node.x, 2),
                        format_number(node.y, 2)});
    }
}

void write_csv_edges(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    out << csv_row({"Source",       "Target",     "Type",      "Id",     "Label",      "Kind",     "Weight",    "source_label",
                    "target_label", "relation",   "family",    "plover", "quad",       "score",    "symmetric", "status",
                    "date",         "first_date", "last_date", "title",  "confidence", "evidence", "documents"});
    std::size_t number = 0;
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            write_edge(out, ++number, graph[vertex], graph[boost::target(edge, graph)], graph[edge],
                       ontology.relations[graph[edge].relation], options);
        }
    }
}

} // namespace entente
