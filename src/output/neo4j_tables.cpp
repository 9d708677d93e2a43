#include "entente/output/neo4j.hpp"

#include "output/csv_text.hpp"
#include "output/edge_text.hpp"
#include "output/neo4j_properties.hpp"
#include "output/xml.hpp"

#include <boost/range/iterator_range.hpp>

#include <ostream>

namespace entente {
namespace {

/// Between the items of a list. The importer's usual ';' stands in names and sentences; this character stands in no text that we write.
constexpr char unit_separator = '\x1F';

std::string cell_of(const Neo4jProperty& property) {
    if (const auto* text = std::get_if<std::string>(&property.value)) return *text;
    std::string items;
    for (const std::string& item : std::get<std::vector<std::string>>(property.value)) {
        if (!items.empty()) items += unit_separator;
        items += xml_safe(item);
    }
    return items;
}

/// Every field in quotes but empty ones: Neo4j takes a bare nothing for a missing value and "" for an empty text.
void append_field(std::string& row, std::string_view field) {
    if (!row.empty()) row += ',';
    if (field.empty()) return;
    row += '"';
    for (const char c : field) row += c == '"' ? std::string_view("\"\"") : std::string_view(&c, 1);
    row += '"';
}

/// As in csv_text.hpp, but the unit separator stays.
void append_text(std::string& row, const Neo4jProperty& property) {
    const bool is_list = property.value.index() == 1;
    append_field(row, is_list ? cell_of(property) : xml_safe(cell_of(property)));
}

void write_header(std::ostream& out, std::string_view before, const std::vector<Neo4jProperty>& properties, std::string_view after) {
    out << before;
    for (const Neo4jProperty& property : properties) {
        out << ',' << property.name;
        if (property.type != "string") out << ':' << property.type;
    }
    out << after << '\n';
}

} // namespace

void write_neo4j_nodes(const PropertyGraph& graph, const Ontology&, const OutputOptions&, std::ostream& out) {
    write_header(out, "id:ID", neo4j_properties(Node{}), ",:LABEL");
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        const Node& node = graph[vertex];
        std::string row;
        append_field(row, node.id);
        for (const Neo4jProperty& property : neo4j_properties(node)) append_text(row, property);
        out << row << ",\"Actor" << unit_separator << capitalised(name_of(node.type)) << "\"\n";
    }
}

void write_neo4j_relationships(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    write_header(out, ":START_ID,:END_ID,:TYPE", neo4j_properties(Edge{}, RelationType{}, options), "");
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            const RelationType& relation = ontology.relations[graph[edge].relation];
            std::string row;
            append_field(row, graph[vertex].id);
            append_field(row, graph[boost::target(edge, graph)].id);
            append_field(row, edge_kind(relation, graph[edge].status));
            for (const Neo4jProperty& property : neo4j_properties(graph[edge], relation, options)) append_text(row, property);
            out << row << '\n';
        }
    }
}

} // namespace entente
