#include "entente/output/neo4j.hpp"

#include "output/edge_text.hpp"
#include "output/neo4j_properties.hpp"
#include "output/xml.hpp"

#include <boost/range/iterator_range.hpp>

#include <map>
#include <ostream>

namespace entente {
namespace {

using EdgeDescriptor = boost::graph_traits<PropertyGraph>::edge_descriptor;

/// Rows a statement: each statement is one transaction and is parsed as a whole.
constexpr std::size_t batch_size = 500;

std::string cypher_string(std::string_view text) {
    std::string quoted = "'";
    for (const char c : xml_safe(text)) {
        switch (c) {
        case '\'':
            quoted += "\\'";
            break;
        case '\\':
            quoted += "\\\\";
            break;
        case '\n':
            quoted += "\\n";
            break;
        case '\r':
            quoted += "\\r";
            break;
        case '\t':
            quoted += "\\t";
            break;
        default:
            quoted += c;
        }
    }
    return quoted + "'";
}

std::string cypher_value(const Neo4jProperty& property) {
    if (const auto* text = std::get_if<std::string>(&property.value)) {
        if (property.type == "string") return cypher_string(*text);
        // Without a point Cypher takes a number for an integer, and a property would have two types.
        return property.type == "double" && text->find('.') == std::string::npos ? *text + ".0" : *text;
    }
    std::string list = "[";
    for (const std::string& item : std::get<std::vector<std::string>>(property.value)) {
        if (list.size() > 1) list += ", ";
        list += cypher_string(item);
    }
    return list + "]";
}

bool is_empty(const Neo4jProperty& property) {
    return std::visit([](const auto& value) { return value.empty(); }, property.value);
}

std::string cypher_map(const std::vector<Neo4jProperty>& properties) {
    std::string map = "{";
    for (const Neo4jProperty& property : properties) {
        if (is_empty(property)) continue;
        if (map.size() > 1) map += ", ";
        map.append(property.name).append(": ").append(cypher_value(property));
    }
    return map + "}";
}

/// Writes rows into statements of limited size, each `UNWIND [rows] AS row` and what to do with a row.
class Batches {
public:
    Batches(std::ostream& out, std::string action) : out_(out), action_(std::move(action)) {}

    void add(const std::string& row) {
        out_ << (rows_ == 0 ? "UNWIND [\n  " : ",\n  ") << row;
        if (++rows_ == batch_size) finish();
    }

    void finish() {
        if (rows_ > 0) out_ << "\n] AS row\n" << action_ << ";\n\n";
        rows_ = 0;
    }

private:
    std::ostream& out_;
    std::string action_;
    std::size_t rows_ = 0;
};

void write_nodes(std::ostream& out, const PropertyGraph& graph) {
    for (std::size_t i = 0; i < actor_type_count; ++i) {
        const auto type = static_cast<ActorType>(i);
        Batches batches(out, "MERGE (actor:Actor {id: row.id})\nSET actor += row.properties, actor:" + capitalised(name_of(type)));
        for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
            const Node& node = graph[vertex];
            if (node.type == type)
                batches.add("{id: " + cypher_string(node.id) + ", properties: " + cypher_map(neo4j_properties(node)) + "}");
        }
        batches.finish();
    }
}

void write_relationships(std::ostream& out, const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options) {
    // The type of a relationship can be no parameter, so that every type needs statements of its own.
    std::map<std::string, std::vector<EdgeDescriptor>> edges_of_kind;
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            edges_of_kind[edge_kind(ontology.relations[graph[edge].relation], graph[edge].status)].push_back(edge);
        }
    }
    for (const auto& [kind, edges] : edges_of_kind) {
        Batches batches(out, "MATCH (source:Actor {id: row.source})\nMATCH (target:Actor {id: row.target})\nMERGE (source)-[relation:" +
                                 kind + "]->(target)\nSET relation += row.properties");
        for (const EdgeDescriptor edge : edges) {
            const RelationType& relation = ontology.relations[graph[edge].relation];
            batches.add("{source: " + cypher_string(graph[boost::source(edge, graph)].id) +
                        ", target: " + cypher_string(graph[boost::target(edge, graph)].id) +
                        ", properties: " + cypher_map(neo4j_properties(graph[edge], relation, options)) + "}");
        }
        batches.finish();
    }
}

} // namespace

void write_neo4j_cypher(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    out << "// Loads the graph into a running Neo4j 5: cypher-shell -f load.cypher\n"
           "// Running it again sets what has changed and doubles nothing; what the graph no longer has stays.\n"
           "\n"
           "CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (actor:Actor) REQUIRE actor.id IS UNIQUE;\n"
           "CREATE INDEX actor_label IF NOT EXISTS FOR (actor:Actor) ON (actor.label);\n"
           "\n";
    write_nodes(out, graph);
    write_relationships(out, graph, ontology, options);
}

} // namespace entente
