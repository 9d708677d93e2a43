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

/// Appends a value. An empty one is left out: no reader tells it from a missing one, and some turn it into the text "null".
void add_data(std::string& xml, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    xml.append("<data key=\"").append(key).append("\">");
    append_xml_text(xml, value);
    xml += "</data>";
}

/// Appends ` name="value"`.
void add_attribute(std::string& xml, std::string_view name, std::string_view value) {
    xml.append(" ").append(name).append("=\"");
    append_xml_attribute(xml, value);
    xml += '"';
}

/// The id of an edge's key.
std::string_view edge_key(std::string_view name) {
    const auto* const key = std::find_if(std::begin(edge_keys), std::end(edge_keys), [&](const Key& k) { return k.name == name; });
    return key == std::end(edge_keys) ? name : key->id;
}

// Elements are made as strings, each written at once, which is several times as fast as a stream of little pieces.

std::string node_element(const Node& node) {
    std::string xml = "    <node";
    add_attribute(xml, "id", node.id);
    xml.append(" labels=\":Actor:").append(capitalised(name_of(node.type))).append("\">");
    add_data(xml, "label", node.label);
    add_data(xml, "name", node.label);
    each_attribute(node, [&](std::string_view name, std::string_view value) { add_data(xml, name, value); });
    add_data(xml, "size", format_number(node.size, 2));
    add_data(xml, "color", node.color);
    add_data(xml, "x", format_number(node.x, 2));
    add_data(xml, "y", format_number(node.y, 2));
    return xml + "</node>\n";
}

std::string edge_element(std::size_t number, const Node& source, const Node& target, const Edge& edge, const RelationType& relation,
                         const OutputOptions& options) {
    std::string xml = "    <edge id=\"e" + std::to_string(number) + '"';
    add_attribute(xml, "source", source.id);
    add_attribute(xml, "target", target.id);
    add_attribute(xml, "label", edge_kind(relation, edge.status));
    xml += '>';
    add_data(xml, "edge_label", relation.label);
    add_data(xml, "interaction", relation.label);
    each_attribute(edge, relation, options, [&](std::string_view name, std::string_view value) { add_data(xml, edge_key(name), value); });
    add_data(xml, "weight", std::to_string(edge.evidence.size()));
    return xml + "</edge>\n";
}

} // namespace

void write_graphml(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
           " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    write_keys(out, "node", node_keys);
    write_keys(out, "edge", edge_keys);
    out << "  <graph id=\"G\" edgedefault=\"directed\">\n";
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) out << node_element(graph[vertex]);
    std::size_t number = 0;
    // By source and not in the order of boost::edges, so that the order does not hang on the container.
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            out << edge_element(++number, graph[vertex], graph[boost::target(edge, graph)], graph[edge],
                                ontology.relations[graph[edge].relation], options);
        }
    }
    out << "  </graph>\n</graphml>\n";
}

} // namespace entente
