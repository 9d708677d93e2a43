#include "entente/output/gexf.hpp"

#include "entente/text/day_interval.hpp"
#include "entente/text/iso_date.hpp"
#include "output/attributes.hpp"
#include "output/edge_text.hpp"
#include "output/format_number.hpp"
#include "output/xml.hpp"

#include <boost/range/iterator_range.hpp>

#include <charconv>
#include <ostream>
#include <span>
#include <string>
#include <vector>

namespace entente {
namespace {

using Vertex = boost::graph_traits<PropertyGraph>::vertex_descriptor;

struct Attribute {
    std::string_view id;
    std::string_view type;
};

constexpr Attribute node_attributes[] = {
    {"actor_type", "string"}, {"subtype", "string"},    {"country", "string"},    {"wikidata", "string"},  {"aliases", "liststring"},
    {"mentions", "integer"},  {"documents", "integer"}, {"first_date", "string"}, {"last_date", "string"},
};
// "date_precision" is there because a spell has full days only: a fact of "2024-04" lasts from the first of April to the thirtieth.
constexpr Attribute edge_attributes[] = {
    {"relation", "string"},   {"family", "string"}, {"plover", "string"},     {"quad", "integer"},          {"score", "double"},
    {"symmetric", "boolean"}, {"status", "string"}, {"date", "string"},       {"date_precision", "string"}, {"first_date", "string"},
    {"last_date", "string"},  {"title", "string"},  {"confidence", "double"}, {"evidence", "string"},       {"documents", "liststring"},
};

void write_attributes(std::ostream& out, std::string_view domain, std::span<const Attribute> attributes) {
    out << "    <attributes class=\"" << domain << "\" mode=\"static\">\n";
    for (const Attribute& attribute : attributes) {
        out << "      <attribute id=\"" << attribute.id << "\" title=\"" << attribute.id << "\" type=\"" << attribute.type << "\"/>\n";
    }
    out << "    </attributes>\n";
}

void add_value(std::string& xml, std::string_view attribute, std::string_view value) {
    if (value.empty()) return;
    xml.append("<attvalue for=\"").append(attribute).append("\" value=\"");
    append_xml_attribute(xml, value);
    xml += "\"/>";
}

/// GEXF has no hexadecimal colour that all readers know.
void write_color(std::ostream& out, std::string_view color) {
    int channels[3] = {};
    for (std::size_t i = 0; i < 3 && color.size() == 7; ++i)
        std::from_chars(color.data() + 1 + 2 * i, color.data() + 3 + 2 * i, channels[i], 16);
    out << "<viz:color r=\"" << channels[0] << "\" g=\"" << channels[1] << "\" b=\"" << channels[2] << "\"/>";
}

void write_spells(std::ostream& out, const std::vector<DayInterval>& spells) {
    if (spells.empty()) return;
    out << "<spells>";
    for (const DayInterval& spell : spells)
        out << "<spell start=\"" << iso_day(spell.first) << "\" end=\"" << iso_day(spell.last) << "\"/>";
    out << "</spells>";
}

std::vector<DayInterval> spells_of(const Edge& edge) {
    std::vector<DayInterval> days;
    for (const Evidence& evidence : edge.evidence) {
        if (const auto interval = days_of(evidence.date)) days.push_back(*interval);
    }
    return united(std::move(days));
}

/// What the edges of a node say of its time.
struct NodeTime {
    std::vector<DayInterval> days;
    bool is_timeless = false; ///< an edge has no date and is always shown, so that the node must be
};

std::vector<NodeTime> times_of_nodes(const PropertyGraph& graph) {
    std::vector<NodeTime> times(boost::num_vertices(graph));
    for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
        const std::vector<DayInterval> spells = spells_of(graph[edge]);
        for (const Vertex end : {boost::source(edge, graph), boost::target(edge, graph)}) {
            NodeTime& time = times[end];
            time.is_timeless = time.is_timeless || spells.empty();
            time.days.insert(time.days.end(), spells.begin(), spells.end());
        }
    }
    return times;
}

void write_node(std::ostream& out, const Node& node, const NodeTime& time) {
    std::string values;
    each_attribute(node, [&](std::string_view name, std::string_view value) { add_value(values, name, value); });
    out << "      <node id=\"" << xml_attribute(node.id) << "\" label=\"" << xml_attribute(node.label) << "\"><attvalues>" << values
        << "</attvalues>";
    if (!time.is_timeless) write_spells(out, united(time.days));
    write_color(out, node.color);
    out << "<viz:size value=\"" << format_number(node.size, 2) << "\"/><viz:position x=\"" << format_number(node.x, 2) << "\" y=\""
        << format_number(node.y, 2) << "\"/></node>\n";
}

std::string_view shape_of(Status status) {
    switch (status) {
    case Status::Planned:
        return "dashed";
    case Status::Alleged:
        return "dotted";
    case Status::Denied:
        return "double";
    default:
        return "solid";
    }
}

void write_edge(std::ostream& out, std::size_t number, const Node& source, const Node& target, const Edge& edge,
                const RelationType& relation, const OutputOptions& options) {
    std::string values;
    each_attribute(edge, relation, options, [&](std::string_view name, std::string_view value) { add_value(values, name, value); });
    add_value(values, "date_precision", precision_of(edge.date));
    out << "      <edge id=\"e" << number << "\" source=\"" << xml_attribute(source.id) << "\" target=\"" << xml_attribute(target.id)
        << "\" kind=\"" << xml_attribute(edge_kind(relation, edge.status)) << "\" label=\"" << xml_attribute(relation.label)
        << "\" weight=\"" << edge.evidence.size() << "\"><attvalues>" << values << "</attvalues>";
    write_spells(out, spells_of(edge));
    write_color(out, relation.color);
    if (edge.status != Status::Asserted) out << "<viz:shape value=\"" << shape_of(edge.status) << "\"/>";
    out << "</edge>\n";
}

} // namespace

void write_gexf(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    const std::vector<NodeTime> times = times_of_nodes(graph);
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
           "  <meta><creator>Entente</creator></meta>\n"
           "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" timezone=\"UTC\">\n";
    write_attributes(out, "node", node_attributes);
    write_attributes(out, "edge", edge_attributes);
    out << "    <nodes>\n";
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) write_node(out, graph[vertex], times[vertex]);
    out << "    </nodes>\n    <edges>\n";
    std::size_t number = 0;
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            write_edge(out, ++number, graph[vertex], graph[boost::target(edge, graph)], graph[edge],
                       ontology.relations[graph[edge].relation], options);
        }
    }
    out << "    </edges>\n  </graph>\n</gexf>\n";
}

} // namespace entente
