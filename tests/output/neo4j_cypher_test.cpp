#include "entente/output/neo4j.hpp"

#include "output/sample_graph.hpp"

#include <doctest/doctest.h>

using namespace entente;

namespace {

std::string cypher_of(const PropertyGraph& graph) {
    std::ostringstream out;
    write_neo4j_cypher(graph, shipped_ontology(), {}, out);
    return out.str();
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t number = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++number;
    return number;
}

} // namespace

TEST_CASE("the constraint that makes merging fast comes first") {
    const std::string cypher = cypher_of(sample_graph());
    CHECK(cypher.find("CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (actor:Actor) REQUIRE actor.id IS UNIQUE;") < cypher.find("MERGE"));
}

TEST_CASE("nodes get their label and relationships their type") {
    const std::string cypher = cypher_of(sample_graph());
    CHECK(holds(cypher, "SET actor += row.properties, actor:Person;"));
    CHECK(holds(cypher, "MERGE (source)-[relation:MET_WITH_PLANNED]->(target)\nSET relation += row.properties;"));
    CHECK(holds(cypher, "{source: 'person:erdogan', target: 'Q43', properties: {label: 'holds office in', "));
}

TEST_CASE("no text ends its string before its time, and empty properties are left out") {
    PropertyGraph graph = sample_graph();
    graph[0].label = "O'Neil \\' }) DETACH DELETE \\";
    const std::string cypher = cypher_of(graph);
    CHECK(holds(cypher, "{label: 'O\\'Neil \\\\\\' }) DETACH DELETE \\\\', actor_type: "));
    CHECK_FALSE(holds(cypher, "''"));
}

TEST_CASE("a property is of one type in all rows") {
    const std::string cypher = cypher_of(sample_graph());
    CHECK(holds(cypher, "score: 0.0, "));
    CHECK(holds(cypher, "score: 2.5, "));
    CHECK(holds(cypher, "weight: 2.0, "));
    CHECK(holds(cypher, "quad: 0, "));
}

TEST_CASE("many rows are parted into statements") {
    PropertyGraph graph;
    for (std::size_t i = 0; i < 1001; ++i) graph[boost::add_vertex(graph)].id = "n" + std::to_string(i);
    CHECK(count(cypher_of(graph), "UNWIND [") == 3);
}
