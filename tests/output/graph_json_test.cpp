#include "entente/output/graph_json.hpp"

#include "output/sample_graph.hpp"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

using namespace entente;

TEST_CASE("the file is node-link JSON that names its format and version") {
    rapidjson::Document json;
    json.Parse(written("json", sample_graph()).c_str());
    REQUIRE(json.IsObject());
    CHECK(json["format"].GetString() == std::string("entente-graph"));
    CHECK(json["version"].GetInt() == 1);
    CHECK(json["directed"].GetBool());
    CHECK(json["multigraph"].GetBool());
    CHECK(json["nodes"].Size() == 3);
    CHECK(json["links"].Size() == 2);
}

TEST_CASE("a link holds all that is known of the edge and each of its evidences") {
    const std::string line = line_with(written("json", sample_graph()), "MET_WITH_PLANNED");
    CHECK(holds(
        line,
        R"({"source":"organization:att","target":"person:erdogan","key":"MET_WITH_PLANNED","relation":"met-with","label":"met with")"));
    CHECK(holds(line, R"("status":"planned","date":"2024-04-25","first_date":"2024-04-25","last_date":"2024-04-25","title":"")"));
    CHECK(holds(line, R"("weight":2,"evidence":[{"date":"2024-04-25","confidence":0.5,"title":"","sentence":"President Recep)"));
    CHECK(holds(line, R"("document":"voa-2","in_title":false,"begin":0,"end":)"));
}

TEST_CASE("an empty graph is JSON too") {
    rapidjson::Document json;
    json.Parse(written("json", PropertyGraph{}).c_str());
    REQUIRE(json.IsObject());
    CHECK(json["nodes"].Empty());
    CHECK(json["links"].Empty());
}
