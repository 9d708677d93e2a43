#include "input/json_form.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace entente;

TEST_CASE("JSON is known by how it begins") {
    CHECK(json_form("\xef\xbb\xbf\n {\"text\": \"A.\"}\n") == JsonForm::Object);
    CHECK(json_form("{\"text\": \"" + std::string(100, 'a')) == JsonForm::Object); // its end is out of sight
    CHECK(json_form("{'text': 'A.'}") == JsonForm::Object);
    CHECK(json_form("{\"text\": \"A.\"}\r\n\r\n{\"text\": \"B.\"}\n") == JsonForm::Lines);
    CHECK(json_form("{\"text\": \"cut\n{\"text\": \"B.\"}\n") == JsonForm::Lines);
    CHECK(json_form("{\"text\": \"cut\n# note\n{\"text\": \"B.\"}\n") == JsonForm::Lines);
    CHECK(json_form("{\"text\": \"A.\"}\n# note\n") == JsonForm::Lines);
    CHECK(json_form("{\n  \"text\": \"A.\"\n}\n") == JsonForm::Values);
    CHECK(json_form("{\"text\": \"A.\",\n \"id\": 1}\n") == JsonForm::Values);
    CHECK(json_form("[\n {\"text\": \"A.\"},\n") == JsonForm::Values);
    CHECK(json_form("[ ]\n") == JsonForm::Values);
}

TEST_CASE("a text that begins with a bracket is no JSON") {
    for (const auto* const text : {"", "\n", "A {\"text\"}", "[Reuters] Chad met Mali.", "[] Call Chad.", "[1]", "{{Infobox}}",
                                   "{Reuters} Chad met Mali.", "{\\rtf1 Chad met Mali.}"}) {
        CHECK_MESSAGE(json_form(text) == JsonForm::None, text);
    }
}

TEST_CASE("graphs of ours are known by how they begin, and articles are none") {
    CHECK(is_graph_json(R"({"format":"entente-graph","version":1,)"));
    CHECK(is_graph_json("{\n  \"nodes\": [],\n  \"format\": \"entente-graph\"\n}"));
    CHECK(is_graph_json(R"({"kind":"header","format":"entente-events","version":1})"));
    CHECK(is_graph_json(R"({"kind":"node","id":"Q43","label":"Türkiye","actor_type":"state")"));
    CHECK(is_graph_json(R"({"kind":"event","source":"Q43","source_label":"Türkiye")"));
    CHECK_FALSE(is_graph_json(R"({"kind":"event","text":"Chad met Mali."})"));
    CHECK_FALSE(is_graph_json(R"({"text":"They wrote \"format\":\"entente-graph\"."})"));
    CHECK_FALSE(is_graph_json(R"([{"format":"entente-graph"}])"));
}
