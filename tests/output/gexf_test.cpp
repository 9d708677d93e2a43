#include "entente/output/gexf.hpp"

#include "output/sample_graph.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("the graph is dynamic, in full days, with edges told apart by kind") {
    const std::string gexf = written("gexf", sample_graph());
    CHECK(gexf.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\""));
    CHECK(holds(
        gexf,
        "<graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" timezone=\"UTC\">"));
    CHECK(holds(gexf, "source=\"organization:att\" target=\"person:erdogan\" kind=\"MET_WITH_PLANNED\" label=\"met with\" weight=\"2\">"));
}

TEST_CASE("the dates of an edge's evidence are its spells, united") {
    const PropertyGraph graph =
        graph_of({marked_document("a", "[A=person:a] met [B=person:b].\nAgain.\nAnd again.",
                                  {{"person:a", "met-with", "person:b", Status::Asserted, 0.9F, "2024-04-25", "", 0},
                                   {"person:a", "met-with", "person:b", Status::Asserted, 0.5F, "2024-04", "", 1},
                                   {"person:a", "met-with", "person:b", Status::Asserted, 0.5F, "2021", "", 2}})});
    const std::string gexf = written("gexf", graph);
    const std::string edge = line_with(gexf, "<edge ");
    const std::string spells =
        "<spells><spell start=\"2021-01-01\" end=\"2021-12-31\"/><spell start=\"2024-04-01\" end=\"2024-04-30\"/></spells>";
    CHECK(holds(edge, spells));
    CHECK(holds(edge, "<attvalue for=\"date\" value=\"2024-04-25\"/>"));
    CHECK(holds(edge, "<attvalue for=\"date_precision\" value=\"day\"/>"));
    CHECK(holds(line_with(gexf, "<node id=\"person:a\""), spells));
}

TEST_CASE("a node with an edge that has no date is always there") {
    const std::string gexf = written("gexf", sample_graph());
    CHECK_FALSE(holds(line_with(gexf, "<node id=\"person:erdogan\""), "<spell"));
    CHECK(holds(line_with(gexf, "<node id=\"organization:att\""), "<spell start=\"2024-04-25\" end=\"2024-04-25\"/>"));
}

TEST_CASE("colour, size, place and line shape are written for the eye") {
    PropertyGraph graph = sample_graph();
    graph[0].color = "#0A80FF";
    graph[0].x = -1.5;
    graph[0].y = 2;
    const std::string gexf = written("gexf", graph);
    CHECK(holds(gexf, "<viz:color r=\"10\" g=\"128\" b=\"255\"/>"));
    CHECK(holds(gexf, "<viz:position x=\"-1.5\" y=\"2\"/>"));
    CHECK(holds(line_with(gexf, "kind=\"MET_WITH_PLANNED\""), "<viz:shape value=\"dashed\"/>"));
    CHECK_FALSE(holds(line_with(gexf, "kind=\"HOLDS_OFFICE\""), "<viz:shape"));
}
