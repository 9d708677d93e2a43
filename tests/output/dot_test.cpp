#include "entente/output/dot.hpp"

#include "output/sample_graph.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace entente;

namespace {

PropertyGraph star(std::size_t rays) {
    std::string text = "[Hub=Q1]";
    std::vector<MarkedRelation> relations;
    for (std::size_t i = 0; i < rays; ++i) {
        const std::string key = "person:p" + std::to_string(i);
        text += " [P" + std::to_string(i) + "=" + key + "]";
        relations.push_back({key, "urges", "Q1"});
    }
    return graph_of({marked_document("a", text, relations)});
}

} // namespace

TEST_CASE("a line links to the article of its surest sentence that has an address") {
    const std::string dot = written("dot", linked_graph());
    CHECK(holds(line_with(dot, "style=dashed"), R"(, URL="https://news.example/?id=1&amp;page=2", target="_blank"];)"));
    CHECK_FALSE(holds(written("dot", sample_graph()), "URL="));
}

TEST_CASE("a node is drawn by its type, with its name and its forms as tooltip") {
    const std::string file = written("dot", sample_graph());
    const std::string node = line_with(file, "\"person:erdogan\" [");
    CHECK(holds(node, R"(label="Recep Tayyip\nErdoğan")"));
    CHECK(holds(node, "fillcolor=\"" + shipped_ontology().actor_types[ActorType::Person].color + "\""));
    CHECK(holds(node, R"(tooltip="Erdoğan\nperson\nRecep)") == false);
    CHECK(holds(node, R"(tooltip="Recep Tayyip Erdoğan\nperson)"));
}

TEST_CASE("an edge shows its relation, title and date, and its evidence as tooltip") {
    const std::string file = written("dot", sample_graph());
    const std::string office = line_with(file, "-> \"Q43\"");
    CHECK(holds(office, R"(label="holds office in\nPresident")"));
    CHECK(holds(office, R"(met \"AT&T\". [voa-1:0-)"));
    CHECK_FALSE(holds(office, "style="));
    CHECK_FALSE(holds(office, "dir="));
}

TEST_CASE("a symmetric relation has no arrow, and each status a line of its own") {
    const PropertyGraph graph = graph_of({marked_document("a", "[A=Q1] [B=Q2]",
                                                          {{"Q1", "met-with", "Q2", Status::Planned},
                                                           {"Q1", "attacks", "Q2", Status::Alleged},
                                                           {"Q1", "accuses", "Q2", Status::Denied},
                                                           {"Q1", "allied-with", "Q2", Status::Denied}})});
    const std::string file = written("dot", graph);
    CHECK(holds(line_with(file, "label=\"met with\""), "style=dashed, dir=none"));
    CHECK(holds(line_with(file, "label=\"attacks\""), "style=dotted"));
    CHECK(holds(line_with(file, "label=\"accuses\""), "arrowhead=tee"));
    CHECK(holds(line_with(file, "label=\"allied with\""), "arrowhead=tee, dir=both, arrowtail=tee"));
}

TEST_CASE("the file names the layout that its size needs, and large graphs have their labels in the tooltips") {
    const std::string small = written("dot", star(50));
    CHECK(holds(small, "layout=dot;"));
    CHECK(holds(small, "label=\"urges\""));
    const std::string large = written("dot", star(400));
    CHECK(holds(large, "layout=sfdp;"));
    CHECK_FALSE(holds(large, "label=\"urges\""));
    CHECK(holds(large, "tooltip=\"P7 urges Hub"));
}

TEST_CASE("the legend tells the types, families and statuses that are there, and no others") {
    const std::string legend = line_with(written("dot", sample_graph()), "labelloc=b");
    for (const char* there : {"person", "state", "organization", "standing", "cooperation", "planned"}) CHECK(holds(legend, there));
    for (const char* absent : {"group", "place", "conflict", "denied"}) CHECK_FALSE(holds(legend, absent));
}

TEST_CASE("a graph of nothing has no legend") { CHECK_FALSE(holds(written("dot", PropertyGraph{}), "labelloc")); }
