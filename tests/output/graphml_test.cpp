#include "entente/output/graphml.hpp"

#include "output/sample_graph.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

using namespace entente;

TEST_CASE("the file begins with the declaration that tells Gephi the encoding") {
    CHECK(written("graphml", sample_graph()).starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "));
}

TEST_CASE("every key stands before the graph, has an id of its own, and only types that all readers know") {
    const std::string file = written("graphml", sample_graph());
    const std::regex key(
        R"re(<key id="([^"]+)" for="(node|edge)" attr.name="([^"]+)" attr.type="(string|int|double|boolean)"( attr.list="string")?/>)re");
    std::set<std::string> ids;
    std::set<std::string> names;
    std::size_t count = 0;
    for (std::sregex_iterator match(file.begin(), file.end(), key), end; match != end; ++match, ++count) {
        CHECK(ids.insert((*match)[1]).second);
        CHECK(names.insert(std::string((*match)[2]) + " " + std::string((*match)[3])).second);
        CHECK(static_cast<std::size_t>(match->position()) < file.find("<graph "));
    }
    CHECK(count == 32);
    CHECK(names.count("edge weight") == 1);
    // Gephi would take these for something else.
    for (const char* reserved : {"id", "r", "g", "b", "z", "type", "kind", "timeset"}) CHECK(ids.count(reserved) == 0);
}

TEST_CASE("a node carries its attributes, without those that are empty") {
    const std::string node = line_with(written("graphml", sample_graph()), "<node id=\"organization:att\"");
    CHECK(node.starts_with(
        "<node id=\"organization:att\" labels=\":Actor:Organization\"><data key=\"label\">AT&amp;T</data>"
        "<data key=\"name\">AT&amp;T</data><data key=\"actor_type\">organization</data><data key=\"aliases\">[\"AT&amp;T\"]</data>"
        "<data key=\"mentions\">2</data><data key=\"documents\">2</data><data key=\"first_date\">2024-04-25</data>"));
    CHECK_FALSE(holds(node, "subtype"));
    CHECK_FALSE(holds(node, "wikidata"));
}

TEST_CASE("an edge carries its kind, status, dates, and evidence with its place") {
    const std::string file = written("graphml", sample_graph());
    const std::string office = line_with(file, "label=\"HOLDS_OFFICE\"");
    CHECK(holds(office, "source=\"person:erdogan\" target=\"Q43\""));
    CHECK(holds(office, "<data key=\"title\">President</data>"));
    CHECK(holds(office, "<data key=\"confidence\">0.75</data>"));
    CHECK(holds(office, "<data key=\"weight\">1</data>"));
    CHECK(holds(office, "<data key=\"symmetric\">false</data>"));
    CHECK_FALSE(holds(office, "key=\"date\""));

    const std::size_t at = file.find("label=\"MET_WITH_PLANNED\"");
    REQUIRE(at != std::string::npos);
    const std::string meeting = file.substr(at, file.find("</edge>", at) - at);
    CHECK(holds(meeting,
                "<data key=\"edge_label\">met with</data><data key=\"interaction\">met with</data><data key=\"relation\">met-with</data>"
                "<data key=\"family\">cooperation</data><data key=\"plover\">CONSULT</data><data key=\"quad\">1</data><data "
                "key=\"score\">2.5</data>"));
    CHECK(holds(meeting, "<data key=\"status\">planned</data><data key=\"date\">2024-04-25</data>"));
    CHECK(holds(meeting, "<data key=\"evidence\">President Recep Tayyip Erdoğan of Türkiye met \"AT&amp;T\". [voa-1:0-"));
    CHECK(holds(meeting, "\nErdoğan to meet AT&amp;T. [voa-2:0-"));
    CHECK(holds(meeting, "<data key=\"edge_documents\">[\"voa-1\",\"voa-2\"]</data>"));
}

TEST_CASE("bounded evidence keeps the surest and the whole weight") {
    const std::string file = written("graphml", sample_graph(), {.evidence = 1});
    const std::string meeting = line_with(file, "label=\"MET_WITH_PLANNED\"");
    CHECK(holds(meeting, "<data key=\"weight\">2</data>"));
    CHECK(holds(meeting, "[voa-2:"));
    CHECK_FALSE(holds(meeting, "[voa-1:"));
    CHECK_FALSE(holds(written("graphml", sample_graph(), {.evidence = 0}), "<data key=\"evidence\""));
}

TEST_CASE("an empty graph is a whole file too") {
    const std::string file = written("graphml", graph_of({}));
    CHECK(file.ends_with("<graph id=\"G\" edgedefault=\"directed\">\n  </graph>\n</graphml>\n"));
}
