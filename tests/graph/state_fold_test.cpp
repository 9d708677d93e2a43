#include "graph/state_fold.hpp"

#include "entente/graph/actor_search.hpp"
#include "entente/graph/view.hpp"
#include "graph/small_graph.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

using namespace entente;
using Lines = std::vector<std::string>;

namespace {

StateFolding folding() {
    StateFolding folding;
    folding.ties = load_state_ties(std::string(ENTENTE_TEST_RESOURCES) + "/state_ties.tsv", shipped_ontology().relations);
    folding.state = [](std::string_view code) -> std::optional<Node> {
        if (code != "FRA") return std::nullopt;
        Node france;
        france.id = "Q142";
        france.label = "France";
        return france;
    };
    return folding;
}

std::vector<Node> nodes_of(const PropertyGraph& graph) {
    std::vector<Node> nodes;
    for (std::size_t vertex = 0; vertex < boost::num_vertices(graph); ++vertex) nodes.push_back(graph[vertex]);
    return nodes;
}

GraphView states(const PropertyGraph& graph, ViewOptions options = {}) {
    options.states = folding();
    return view_of(graph, shipped_ontology(), options);
}

} // namespace

TEST_CASE("persons and bodies become their states, with all their evidence") {
    const PropertyGraph graph =
        small_graph({"[Erdoğan=person:erdogan] holds-office [Türkiye=Q43]", "[Erdoğan=person:erdogan] met-with [Xi=person:xi] 2024",
                     "[Türkiye=Q43] met-with [China=Q148] 2023", "[Navy=organization:navy] part-of [China=Q148]",
                     "[Admiral=person:admiral] holds-office [Navy=organization:navy]", "[Admiral=person:admiral] threatens [Türkiye=Q43]",
                     "[Ada=person:ada] citizen-of [Türkiye=Q43]", "[Navy=organization:navy] arrests [Ada=person:ada] planned"},
                    {{"person:xi", "CHN"}, {"Q148", "CHN"}, {"Q43", "TUR"}});
    const GraphView view = states(graph);
    CHECK(ids_of(view.graph) == Lines{"Q148", "Q43"});
    CHECK(edges_of(view.graph) == Lines{"Q148 met-with Q43 asserted 2", "Q148 threatens Q43 asserted 1", "Q148 arrests Q43 planned 1"});
    const Node& turkey = view.graph[1];
    CHECK(turkey.label == "Türkiye");
    CHECK(turkey.mentions == 8); // Türkiye four times, Erdoğan and Ada twice each
    CHECK(std::find(turkey.aliases.begin(), turkey.aliases.end(), "Erdoğan") != turkey.aliases.end());
    CHECK(turkey.first_date == "2023");
    CHECK(turkey.last_date == "2024");
    CHECK(turkey.color == shipped_ontology().actor_types[ActorType::State].color);
}

TEST_CASE("a symmetric edge has one direction, and edges within a state are left out") {
    const PropertyGraph graph = small_graph(
        {"[Bo=person:bo] met-with [Al=person:al]", "[Al=person:al] met-with [Bo=person:bo]", "[Al=person:al] accuses [Cy=person:cy]"},
        {{"person:al", "FRA"}, {"person:bo", "DEU"}, {"person:cy", "FRA"}});
    const GraphView view = states(graph);
    CHECK(edges_of(view.graph) == Lines{"Q142 met-with state:DEU asserted 2"});
    CHECK(view.graph[0].label == "France");
    CHECK(view.graph[1].label == "DEU");
    REQUIRE(view.left_out.size() == 1);
    CHECK(view.left_out[0].step == ViewStep::Inner);
    CHECK(view.left_out[0].edges == 1);
}

TEST_CASE("who holds office only in a body of no state has none, whatever the country") {
    const std::vector<std::string> lines = {"[Guterres=person:guterres] holds-office [UN=organization:un]",
                                            "[Guterres=person:guterres] urges [Türkiye=Q43]",
                                            "[Macron=person:macron] holds-office [UN=organization:un]",
                                            "[Macron=person:macron] holds-office [France=Q142]",
                                            "[Macron=person:macron] urges [Türkiye=Q43]",
                                            "[Kurds=group:kurds] accuses [Türkiye=Q43]"};
    PropertyGraph graph = small_graph(lines, {{"person:guterres", "PRT"}, {"person:macron", "FRA"}, {"Q142", "FRA"}});
    const auto un = actors_called(nodes_of(graph), "UN").front();
    CHECK(edges_of(states(graph).graph).size() == 2); // an unknown body may be Portugal's
    graph[un].wikidata = "Q1065";
    const GraphView view = states(graph);
    CHECK(edges_of(view.graph) == Lines{"Q142 urges Q43 asserted 1"});
    CHECK(view.left_out[1].step == ViewStep::Stateless);
    CHECK(view.left_out[1].actors == 3); // Guterres, the UN, the Kurds
    CHECK(view.left_out[1].edges == 2);
}

TEST_CASE("only what has a PLOVER type or a score is between states") {
    const PropertyGraph graph = small_graph({"[Al=person:al] family-of [Bo=person:bo]", "[Al=person:al] allied-with [Bo=person:bo]"},
                                            {{"person:al", "FRA"}, {"person:bo", "DEU"}});
    CHECK(edges_of(states(graph).graph) == Lines{"Q142 allied-with state:DEU asserted 1"});
}

TEST_CASE("ties that go in circles, or are denied, bind nobody") {
    const PropertyGraph graph =
        small_graph({"[X=organization:x] part-of [Y=organization:y]", "[Y=organization:y] part-of [X=organization:x]",
                     "[Al=person:al] citizen-of [Türkiye=Q43] denied", "[X=organization:x] accuses [Türkiye=Q43]",
                     "[Al=person:al] accuses [Iran=Q794]"});
    CHECK(edges_of(states(graph).graph).empty());
}

TEST_CASE("an actor that is asked for is looked for among the folded too, and a state by its own name") {
    const PropertyGraph graph =
        small_graph({"[Al=person:al] accuses [Bo=person:bo]", "[Bo=person:bo] accuses [Iran=Q794]", "[Iran=Q794] accuses [Oman=Q842]"},
                    {{"person:al", "FRA"}, {"person:bo", "DEU"}});
    CHECK(edges_of(states(graph, {.actors = {"Al"}}).graph) == Lines{"Q142 accuses state:DEU asserted 1"});
    CHECK(edges_of(states(graph, {.actors = {"France"}}).graph) == Lines{"Q142 accuses state:DEU asserted 1"});
    CHECK(edges_of(states(graph, {.actors = {"Paris"}, .known_ids = {{"Paris", {"Q142"}}}}).graph) ==
          Lines{"Q142 accuses state:DEU asserted 1"});
    const PropertyGraph stateless = small_graph({"[Kurds=group:kurds] accuses [Iran=Q794]"});
    CHECK_THROWS_WITH_AS((void)states(stateless, {.actors = {"Kurds"}}), "Kurds is of no known state, so not in a graph of states",
                         std::runtime_error);
    CHECK(ids_of(states(stateless, {.actors = {"Kurds"}, .unknown_actors = true}).graph).empty());
}

TEST_CASE("ties bind even where types and relations leave them out") {
    const PropertyGraph graph =
        small_graph({"[Al=person:al] holds-office [Iran=Q794]", "[Al=person:al] accuses [Bo=person:bo]"}, {{"person:bo", "DEU"}});
    ViewOptions options;
    options.types = {ActorType::Person};
    options.relations = std::set<std::size_t>{shipped_ontology().relations.find("accuses").value()};
    CHECK(edges_of(states(graph, options).graph) == Lines{"Q794 accuses state:DEU asserted 1"});
}
