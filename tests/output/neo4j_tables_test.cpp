#include "entente/output/neo4j.hpp"

#include "output/sample_graph.hpp"

#include <doctest/doctest.h>

using namespace entente;

namespace {

std::string written_by(GraphWriter write, const PropertyGraph& graph) {
    std::ostringstream out;
    write(graph, shipped_ontology(), {}, out);
    return out.str();
}

} // namespace

TEST_CASE("the headers name ids, types of columns and the place of labels for the bulk import") {
    CHECK(written_by(write_neo4j_nodes, PropertyGraph{}) ==
          "id:ID,label,actor_type,subtype,country,wikidata,aliases:string[],mentions:long,documents:long,first_date,last_date,size:double,"
          "color,x:double,y:double,:LABEL\n");
    CHECK(written_by(write_neo4j_relationships, PropertyGraph{}).starts_with(":START_ID,:END_ID,:TYPE,label,relation,"));
}

TEST_CASE("lists are parted by the unit separator, missing values are bare, all else is quoted") {
    PropertyGraph graph = sample_graph();
    graph[0].id = "Q1";
    graph[0].aliases = {"a;b", "c \"d\"",
                        "e\x1F"
                        "f"};
    const std::string line = line_with(written_by(write_neo4j_nodes, graph), "\"Q1\"");
    CHECK(holds(line, ",\"a;b\x1F"
                      "c \"\"d\"\"\x1F"
                      "e\xEF\xBF\xBD"
                      "f\","));
    CHECK(holds(line, ",,,,"));
    CHECK(line.ends_with(std::string("\"Actor\x1F") + "State\""));
}

TEST_CASE("a relationship has its ends, and relation and status as its type") {
    CHECK(line_with(written_by(write_neo4j_relationships, sample_graph()), "MET_WITH")
              .starts_with("\"organization:att\",\"person:erdogan\",\"MET_WITH_PLANNED\",\"met "
                           "with\",\"met-with\",\"cooperation\",\"CONSULT\",\"1\",\"2.5\",\"true\",\"planned\","));
}
