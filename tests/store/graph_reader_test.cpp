#include "entente/store/graph_reader.hpp"

#include "output/sample_graph.hpp"
#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace entente;

namespace {

const std::string node_line =
    R"("id":"a","label":"A","actor_type":"person","aliases":["A"],"mentions":1,"documents":1,"size":4,"color":"#FFFFFF","x":0,"y":0)";
const std::string evidence = R"("document":"d","sentence":"A met B.","in_title":false,"begin":0,"end":8,"confidence":0.5)";

/// Replaces each of the parts, which must be there.
std::string with(std::string text, const std::vector<std::pair<std::string, std::string>>& changes) {
    for (const auto& [from, to] : changes) {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    return text;
}

/// A good graph of two nodes and one edge: lines 1 to 7.
std::string good_json() {
    return "{\"format\":\"entente-graph\",\"version\":1,\n\"nodes\":[\n{" + node_line + "},\n{" + with(node_line, {{"\"a\"", "\"b\""}}) +
           "}\n],\"links\":[\n{\"source\":\"a\",\"target\":\"b\",\"relation\":\"met-with\",\"status\":\"asserted\",\"confidence\":0.5,"
           "\"weight\":1,\"evidence\":[{" +
           evidence + "}]}\n]}\n";
}

std::string good_event() {
    return R"({"kind":"event","source":"a","source_label":"A","source_type":"person","relation":"met-with","target":"b","target_label":"B",)"
           R"("target_type":"state","status":"asserted",)" +
           evidence + "}\n";
}

PropertyGraph read_json(const std::string& text) {
    std::istringstream in(text);
    return read_graph_json(in, "g.json", shipped_ontology());
}

PropertyGraph read_jsonl(const std::string& text) {
    std::istringstream in(text);
    return read_events(in, "g.jsonl", shipped_ontology());
}

} // namespace

TEST_CASE("a graph comes back from both lossless formats as it was") {
    const TemporaryFolder folder;
    PropertyGraph graph = sample_graph();
    graph[0].label = std::string("control \0 and \x01 \"\\\n", 20);
    graph[0].x = 1.0 / 3;
    for (const std::string format : {"json", "jsonl"}) {
        const auto file = folder.add("g." + format, written(format, graph));
        CHECK(written("json", read_graph(file, shipped_ontology())) == written("json", graph));
    }
}

TEST_CASE("the addresses of articles come back from both lossless formats") {
    const TemporaryFolder folder;
    for (const std::string format : {"json", "jsonl"}) {
        const auto file = folder.add("g." + format, written(format, linked_graph()));
        CHECK(holds(written("json", linked_graph()), R"("url":"https://news.example/?id=1&page=2")"));
        CHECK(written("json", read_graph(file, shipped_ontology())) == written("json", linked_graph()));
    }
}

TEST_CASE("the members of a JSON graph may come in any order, with line breaks anywhere") {
    const std::string sorted = "{ \"links\" : "
                               "[\n{\"source\":\"a\",\"target\":\"a2\",\"relation\":\"met-with\",\"status\":\"asserted\",\"confidence\":1,"
                               "\"weight\":1,\n\"evidence\":[ {" +
                               evidence + "} ]}], \"more\": {\"x\":[1,[2]]},\n\"nodes\": [{" + node_line + "},{" +
                               with(node_line, {{"\"a\"", "\"a2\""}}) + "}], \"version\": 1, \"format\": \"entente-graph\" }";
    const PropertyGraph graph = read_json(sorted);
    CHECK(boost::num_vertices(graph) == 2);
    CHECK(boost::num_edges(graph) == 1);
}

TEST_CASE("a wrong JSON graph is refused with file, line and what was found") {
    REQUIRE(boost::num_edges(read_json(good_json())) == 1);
    const struct {
        std::vector<std::pair<std::string, std::string>> changes;
        std::string message;
    } cases[] = {
        {{{"entente-graph", "other"}}, "g.json, line 1: the format is \"other\", expected entente-graph"},
        {{{"\"version\":1", "\"version\":2"}}, "g.json, line 1: the version of the format is not 1"},
        {{{"\"format\":\"entente-graph\",", ""}}, "g.json: this is no graph of ours"},
        {{{"\"label\":\"A\",", ""}}, "g.json, line 3: the field \"label\" is missing"},
        {{{"\"mentions\":1", "\"mentions\":\"1\""}}, "g.json, line 3: the field \"mentions\" is a string, expected a number"},
        {{{"\"mentions\":1", "\"mentions\":-1"}}, "g.json, line 3: the field \"mentions\" is no whole number"},
        {{{"\"aliases\":[\"A\"]", "\"aliases\":[1]"}}, "g.json, line 3: the field \"aliases\" holds a number, expected strings"},
        {{{"person", "alien"}}, "g.json, line 3: the field \"actor_type\" is \"alien\", expected person, state"},
        {{{"\"label\":\"A\"", "\"label\":\"\""}}, "g.json, line 3: the label is empty"},
        {{{"\"begin\":0", "\"begin\":9"}}, "g.json, line 6: the evidence ends before it begins"},
        {{{"\"confidence\":0.5", "\"confidence\":7"}}, "g.json, line 6: the field \"confidence\" is no number from 0 to 1"},
        {{{"\"status\":", "\"date\":\"yesterday\",\"status\":"}}, "g.json, line 6: the field \"date\" is \"yesterday\", expected a year"},
        {{{"\"sentence\"", "\"date\":\"2024-05-01/2024-04-01\",\"sentence\""}},
         "g.json, line 6: the field \"date\" is \"2024-05-01/2024-04-01\""},
        {{{"\"id\":\"b\"", "\"id\":\"a\""}}, "g.json, line 4: the node \"a\" stands here a second time"},
        {{{"\"id\":\"b\"", "\"id\":\"=b c\""}}, "g.json, line 4: the field \"id\" is \"=b c\", expected letters"},
        {{{"met-with", "loves"}}, "g.json, line 6: there is no relation \"loves\""},
        {{{"asserted", "sure"}}, "g.json, line 6: the status is \"sure\", expected asserted"},
        {{{"\"target\":\"b\"", "\"target\":\"c\""}}, "g.json, line 6: a link ends in \"c\", but there is no such node"},
        {{{"\"weight\":1", "\"weight\":2"}}, "g.json, line 6: an edge of weight 2 has 1 of its sentences here"},
        {{{"\"in_title\":false", "\"in_title\":0"}}, "g.json, line 6: the field \"in_title\" is a number, expected true or false"},
        {{{R"("document":"d")", R"("document":"d","url":"javascript:x")"}},
         "g.json, line 6: the field \"url\" is \"javascript:x\", expected an address that begins with http:// or https://"},
        {{{"]}\n]}\n", "]}\n"}}, "g.json, line 7: the JSON is broken at byte"},
        {{{"\"label\":\"A\"", "\"label\":\"\xC3\""}}, "g.json, line 3: the JSON is broken at byte"},
        {{{"\"aliases\":[\"A\"]", "\"aliases\":" + std::string(100'000, '[')}},
         "g.json, line 3: the JSON is nested more than 50 levels deep"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.message);
        CHECK_THROWS_WITH_AS((void)read_json(with(good_json(), c.changes)), doctest::Contains(c.message.c_str()), std::runtime_error);
    }
    CHECK_THROWS_WITH_AS((void)read_json(R"({"directed":false,"nodes":[{"id":1}],"edges":[]})"),
                         doctest::Contains("g.json: this is no graph of ours"), std::runtime_error);
    CHECK_THROWS_WITH_AS((void)read_json("[1]"), doctest::Contains("g.json: this is an array, and no graph"), std::runtime_error);
    CHECK_THROWS_WITH_AS((void)read_json("1"), doctest::Contains("g.json, line 1: expected a JSON object"), std::runtime_error);
    CHECK_THROWS_WITH_AS((void)read_json(""), doctest::Contains("g.json, line 1: the JSON is broken"), std::runtime_error);
    CHECK_THROWS_WITH_AS((void)read_graph("no/such.json", shipped_ontology()), "no/such.json: cannot be opened for reading",
                         std::runtime_error);
}

TEST_CASE("events without lines for their actors make the actors and a layout") {
    const PropertyGraph graph = read_jsonl(good_event());
    REQUIRE(boost::num_vertices(graph) == 2);
    CHECK(graph[0].label == "A");
    CHECK(graph[1].type == ActorType::State);
    CHECK(graph[1].color == shipped_ontology().actor_types[ActorType::State].color);
    CHECK(graph[0].size >= 4);
    CHECK(boost::num_edges(graph) == 1);
}

TEST_CASE("evidence that stands twice counts once, and a symmetric relation told both ways is one edge") {
    const std::string reversed = with(
        good_event(), {{"\"source\":\"a\"", "\"source\":\"b\""}, {"\"target\":\"b\"", "\"target\":\"a\""}, {"\"begin\":0", "\"begin\":1"}});
    const PropertyGraph graph = read_jsonl(good_event() + "\n" + good_event() + reversed);
    REQUIRE(boost::num_edges(graph) == 1);
    CHECK(graph[*boost::edges(graph).first].evidence.size() == 2);
}

TEST_CASE("the graphs of different articles, one behind the other, are one: names and counts are those of both") {
    const std::string header = R"({"kind":"header","format":"entente-events","version":1})";
    const std::string first = R"({"kind":"node",)" + node_line + ",\"first_date\":\"2020\"}\n";
    const std::string second =
        with(first, {{R"("aliases":["A"])", R"("aliases":["B","A"])"}, {R"("mentions":1)", R"("mentions":2)"}, {R"("x":0)", R"("x":7)"}});
    const PropertyGraph both = read_jsonl(header + "\n" + first + header + "\n" + second);
    REQUIRE(boost::num_vertices(both) == 1);
    CHECK(both[0].mentions == 3);
    CHECK(both[0].documents == 2);
    CHECK(both[0].aliases == std::vector<std::string>{"A", "B"});
    CHECK(both[0].first_date.empty());                 // the events are gone that told it
    CHECK(read_jsonl(first + first)[0].mentions == 1); // one graph, given twice
    CHECK(read_jsonl(first + second + first + second)[0].mentions == 3);
}

TEST_CASE("a wrong event is refused with file, line and what was found") {
    const struct {
        std::string text;
        std::string message;
    } cases[] = {
        {good_event() + "{\"kind\":\"event\"", "g.jsonl, line 2: the JSON is broken at byte 16"},
        {"[]\n", "g.jsonl, line 1: expected a JSON object"},
        {"{\"kind\":\"deed\"}", "g.jsonl, line 1: the kind is \"deed\", expected header, node or event"},
        {"{\"kind\":\"header\",\"format\":\"x\",\"version\":1}", "g.jsonl, line 1: the format is \"x\""},
        {"\n\n" + with(good_event(), {{"met-with", "loves"}}), "g.jsonl, line 3: there is no relation \"loves\""},
        {with(good_event(), {{"\"source_label\":\"A\",", ""}}), "g.jsonl, line 1: the field \"source_label\" is missing"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.message);
        CHECK_THROWS_WITH_AS((void)read_jsonl(c.text), doctest::Contains(c.message.c_str()), std::runtime_error);
    }
}

TEST_CASE("a stream is read as the format that its beginning shows") {
    for (const std::string format : {"json", "jsonl"}) {
        const std::string text = written(format, sample_graph());
        std::istringstream in(text);
        CHECK(written("json", read_graph(in, text, "-", shipped_ontology())) == written("json", sample_graph()));
    }
    std::istringstream broken("{\n");
    CHECK_THROWS_WITH_AS((void)read_graph(broken, "{\n", "-", shipped_ontology()), doctest::Contains("-, line 1: the JSON is broken"),
                         std::runtime_error);
}

TEST_CASE("articles are told by that name") {
    const std::string article = R"({"id":"1","title":"T","text":"Ankara met Astana."})";
    const std::string message = "these are articles, and no graph; entente build reads them";
    CHECK_THROWS_WITH_AS((void)read_jsonl(article + "\n" + article), ("g.jsonl: " + message).c_str(), std::runtime_error);
    CHECK_THROWS_WITH_AS((void)read_json(article), ("g.json: " + message).c_str(), std::runtime_error);
    CHECK_THROWS_WITH_AS((void)read_json("[" + article + "]"),
                         "g.json: this is an array, and no graph; entente build reads those of articles", std::runtime_error);
}

TEST_CASE("a graph file is known by what it holds") {
    const TemporaryFolder folder;
    const auto is_graph = [&](const std::string& text) { return is_graph_file(folder.add("file", text)); };
    CHECK(is_graph(good_json()));
    CHECK(is_graph("{\n  \"version\": 1,\n  \"format\": \"entente-graph\" }"));
    CHECK(is_graph("{\"kind\":\"header\",\"format\":\"entente-events\",\"version\":1}\n"));
    CHECK(is_graph("\n" + good_event()));
    CHECK(is_graph(with(good_json(), {{"\"format\":\"entente-graph\",", ""}})));
    CHECK_FALSE(is_graph(R"({"links":["https://news.example"],"text":"Ankara met Astana."})"));
    CHECK_FALSE(is_graph("{\"id\":\"1\",\"text\":\"Ankara met Astana.\"}"));
    CHECK_FALSE(is_graph(R"({"text":"It says \"format\":\"entente-graph\" here."})"));
    CHECK_FALSE(is_graph("Ankara met Astana."));
    CHECK_FALSE(is_graph(""));
    CHECK_FALSE(is_graph_file(folder.path()));
    CHECK_FALSE(is_graph_file(folder.path() / "none"));
}
