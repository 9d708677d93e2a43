#include "entente/output/graphml.hpp"

#include "output/attributes.hpp"
#include "output/edge_text.hpp"
#include "output/format_number.hpp"
#include "output/xml.hpp"

#include <boost/range/iterator_range.hpp>

#include <algorithm>
#include <iterator>
#include <ostream>
#include <span>
#include <string>
#include <vector>

namespace entente {
namespace {

struct Key {
    std::string_view id;
    std::string_view name;
    std::string_view type;
    bool is_list = false;
};

// Ids differ between nodes and edges because readers keep one table of ids; names do not, because people see them.
constexpr Key node_keys[] = {
    {"label", "label", "string"},
    {"name", "name", "string"},
    {"actor_type", "actor_type", "string"},
    {"subtype", "subtype", "string"},
    {"country", "country", "string"},
    {"wikidata", "wikidata", "string"},
    {"aliases", "aliases", "string", true},
    {"mentions", "mentions", "int"},
    {"documents", "documents", "int"},
    {"first_date", "first_date", "string"},
    {"last_date", "last_date", "string"},
    {"size", "size", "double"},
    {"color", "color", "string"},
    {"x", "x", "double"},
    {"y", "y", "double"},
};
constexpr Key edge_keys[] = {
    {"edge_label", "label", "string"},
    {"interaction", "interaction", "string"},
    {"relation", "relation", "string"},
    {"family", "family", "string"},
    {"plover", "plover", "string"},
    {"quad", "quad", "int"},
    {"score", "score", "double"},
    {"symmetric", "symmetric", "boolean"},
    {"status", "status", "string"},
    {"date", "date", "string"},
    {"edge_first_date", "first_date", "string"},
    {"edge_last_date", "last_date", "string"},
    {"title", "title", "string"},
    {"confidence", "confidence", "double"},
    {"weight", "weight", "double"},
    {"evidence", "evidence", "string"},
    {"edge_documents", "documents", "string", true},
};

void write_keys(std::ostream& out, std::string_view domain, std::span<const Key> keys) {
    for (const Key& key : keys) {
        out << "  <key id=\"" << key.id << "\" for=\"" << domain << "\" attr.name=\"" << key.name << "\" attr.type=\"" << key.type << '"'
            << (key.is_list ? " attr.list=\"string\"" : "") << "/>\n";
    }
}

/// An empty value is left out: no reader tells it from a missing one, and some turn it into the text "null".
void write_data(std::ostream& out, std::string_view key, std::string_view value) {
    if (!value.empty()) out << "<data key=\"" << key << "\">" << xml_text(value) << "</data>";
}

/// The id of an edge's key.
std::string_view edge_key(std::string_view name) {
    const auto* const key = std::find_if(std::begin(edge_keys), std::end(edge_keys), [&](const Key& k) { return k.name == name; });
    return key == std::end(edge_keys) ? name : key->id;
}

void write_node(std::ostream& out, const Node& node) {
    out << "    <node id=\"" << xml_attribute(node.id) << "\" labels=\":Actor:" << capitalised(name_of(node.type)) << "\">";
    write_data(out, "label", node.label);
    write_data(out, "name", node.label);
    each_attribute(node, [&](std::string_view name, std::string_view value) { write_data(out, name, value); });
    write_data(out, "size", format_number(node.size, 2));
    write_data(out, "color", node.color);
    write_data(out, "x", format_number(node.x, 2));
    write_data(out, "y", format_number(node.y, 2));
    out << "</node>\n";
}

void write_edge(std::ostream& out, std::size_t number, const Node& source, const Node& target, const Edge& edge,
                const RelationType& relation, const OutputOptions& options) {
    out << "    <edge id=\"e" << number << "\" source=\"" << xml_attribute(source.id) << "\" target=\"" << xml_attribute(target.id)
        << "\" label=\"" << xml_attribute(edge_kind(relation, edge.status)) << "\">";
    write_data(out, "edge_label", relation.label);
    write_data(out, "interaction", relation.label);
    each_attribute(edge, relation, options, [&](std::string_view name, std::string_view value) { write_data(out, edge_key(name), value); });
    write_data(out, "weight", std::to_string(edge.evidence.size()));
    out << "</edge>\n";
}

} // namespace

void write_graphml(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
           " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    write_keys(out, "node", node_keys);
    write_keys(out, "edge", edge_keys);
    out << "  <graph id=\"G\" edgedefault=\"directed\">\n";
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) write_node(out, graph[vertex]);
    std::size_t number = 0;
    // By source and not in the order of boost::edges, so that the order does not hang on the container.
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            write_edge(out, ++number, graph[vertex], graph[boost::target(edge, graph)], graph[edge],
                       ontology.relations[graph[edge].relation], options);
        }
    }
    out << "  </graph>\n</graphml>\n";
}

} // namespace entente
