#include "entente/graph/view.hpp"

#include "graph/small_graph.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace entente;
using Lines = std::vector<std::string>;

namespace {

GraphView view(const PropertyGraph& graph, const ViewOptions& options) { return view_of(graph, shipped_ontology(), options); }

std::optional<std::set<std::size_t>> rows(const std::vector<std::string>& names) {
    std::set<std::size_t> found;
    for (const std::string& name : names) found.insert(shipped_ontology().relations.find(name).value());
    return found;
}

/// "days 0/3, unconnected 2/0": each step with its actors and edges.
std::string left_out(const GraphView& view) {
    constexpr const char* names[] = {"type",      "status", "relation", "days",        "undated",  "confidence", "unscored",
                                     "stateless", "inner",  "weight",   "unconnected", "distance", "top"};
    std::string text;
    for (const LeftOut& step : view.left_out) {
        text += (text.empty() ? "" : ", ") + std::string(names[static_cast<std::size_t>(step.step)]) + " " + std::to_string(step.actors) +
                "/" + std::to_string(step.edges);
    }
    return text;
}

/// A chain A - B - C - D, twice as heavy between C and D.
const PropertyGraph chain =
    small_graph({"[A=Q1] met-with [B=Q2] 2024-04-25", "[C=Q3] attacks [B=Q2] alleged 2023", "[C=Q3] supports [D=Q4]",
                 "[Dee=Q4] met-with [Ed=person:ed] planned 2024-05", "[C=Q3] supports [D=Q4] 2024-04"});

} // namespace

TEST_CASE("a view that asks for nothing has everything") {
    const GraphView all = view(chain, {});
    CHECK(edges_of(all.graph) == edges_of(chain));
    CHECK(ids_of(all.graph) == ids_of(chain));
    CHECK(all.left_out.empty());
    CHECK(all.actors_before == 5);
    CHECK(all.edges_before == 4);
    CHECK(all.graph[0].x == chain[0].x);
    CHECK(all.graph[3].size == chain[3].size);
}

TEST_CASE("an actor comes with its neighbours, so many edges away, in either direction, and the edges between these") {
    CHECK(ids_of(view(chain, {.actors = {"B"}}).graph) == Lines{"Q1", "Q2", "Q3"});
    CHECK(ids_of(view(chain, {.actors = {"B"}, .hops = 0}).graph) == Lines{"Q2"});
    CHECK(ids_of(view(chain, {.actors = {"B"}, .hops = 2}).graph) == Lines{"Q1", "Q2", "Q3", "Q4"});
    CHECK(ids_of(view(chain, {.actors = {"B"}, .hops = 99}).graph) == ids_of(chain));
    CHECK(edges_of(view(chain, {.actors = {"Q3", "dee"}, .hops = 0}).graph) == Lines{"Q3 supports Q4 asserted 2"});
    CHECK(left_out(view(chain, {.actors = {"B"}})) == "distance 2/2");
    const PropertyGraph triangle = small_graph({"[A=Q1] met-with [B=Q2]", "[B=Q2] met-with [C=Q3]", "[C=Q3] met-with [A=Q1]"});
    CHECK(edges_of(view(triangle, {.actors = {"A"}}).graph).size() == 3);
}

TEST_CASE("a name that nobody answers to is an error that names the nearest, unless it may be missing") {
    const PropertyGraph graph = small_graph({"[Ankara=Q43] met-with [Astana=Q232]"});
    CHECK_THROWS_WITH_AS((void)view(graph, {.actors = {"Ankra"}}), "the graph has no actor called \"Ankra\"; near to it: Ankara",
                         std::runtime_error);
    CHECK(ids_of(view(graph, {.actors = {"Zanzibar"}, .known_ids = {{"Zanzibar", {"Q0", "Q43"}}}, .hops = 0}).graph) == Lines{"Q43"});
    CHECK_THROWS_WITH_AS((void)view(graph, {.actors = {"Zanzibar"}}), "the graph has no actor called \"Zanzibar\"", std::runtime_error);
    CHECK(ids_of(view(graph, {.actors = {"Zanzibar"}, .unknown_actors = true}).graph).empty());
}

TEST_CASE("relation, status and weight choose edges; actors that lose all of theirs leave, named ones stay") {
    const GraphView asserted = view(chain, {.statuses = {Status::Asserted}});
    CHECK(edges_of(asserted.graph) == Lines{"Q1 met-with Q2 asserted 1", "Q3 supports Q4 asserted 2"});
    CHECK(left_out(asserted) == "status 0/2, unconnected 1/0");
    CHECK(edges_of(view(chain, {.statuses = {Status::Planned, Status::Alleged}}).graph) ==
          Lines{"Q3 attacks Q2 alleged 1", "Q4 met-with person:ed planned 1"});
    CHECK(edges_of(view(chain, {.relations = rows({"attacks", "supports"})}).graph) ==
          Lines{"Q3 attacks Q2 alleged 1", "Q3 supports Q4 asserted 2"});
    CHECK(edges_of(view(chain, {.relations = rows({})}).graph).empty());
    CHECK(edges_of(view(chain, {.min_weight = 2}).graph) == Lines{"Q3 supports Q4 asserted 2"});
    CHECK(ids_of(view(chain, {.min_weight = 2, .actors = {"A"}}).graph) == Lines{"Q1"});
}

TEST_CASE("types choose actors, and an edge needs both its ends") {
    const GraphView states = view(chain, {.types = {ActorType::State}});
    CHECK(ids_of(states.graph) == Lines{"Q1", "Q2", "Q3", "Q4"});
    CHECK(left_out(states) == "type 1/1");
    CHECK(edges_of(view(chain, {.types = {ActorType::Person}}).graph).empty());
    CHECK(ids_of(view(chain, {.types = {ActorType::Person}}).graph) == Lines{"person:ed"});
}

TEST_CASE("named actors stay, whatever their type") {
    CHECK(ids_of(view(chain, {.types = {ActorType::Person}, .actors = {"D"}}).graph) == Lines{"Q4", "person:ed"});
}

TEST_CASE("days choose evidence: what may lie in them stays, and dates and weights are those of what stays") {
    const auto during = [](const char* first, const char* last) { return DayInterval{days_of(first)->first, days_of(last)->last}; };
    const GraphView april = view(chain, {.days = during("2024-04", "2024-04")});
    CHECK(edges_of(april.graph) == Lines{"Q1 met-with Q2 asserted 1", "Q3 supports Q4 asserted 1"});
    CHECK(april.graph[3].last_date == "2024-04");
    CHECK(left_out(april) == "days 0/2, unconnected 1/0");
    CHECK(edges_of(view(chain, {.days = during("2023-06-01", "2023-06-02")}).graph) == Lines{"Q3 attacks Q2 alleged 1"});
    CHECK(edges_of(view(chain, {.days = during("2024-04", "2024-04"), .keep_undated = true}).graph)[1] == "Q3 supports Q4 asserted 2");
    const PropertyGraph undated = small_graph({"[A=Q1] met-with [B=Q2]", "[A=Q1] attacks [B=Q2] 2020"});
    CHECK(left_out(view(undated, {.days = during("2024", "2024")})) == "days 0/1, undated 0/1, unconnected 2/0");
}

TEST_CASE("confidence chooses evidence: edges with none that is so sure leave") {
    PropertyGraph graph = chain;
    for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
        for (Evidence& evidence : graph[edge].evidence) evidence.confidence = &evidence == &graph[edge].evidence.front() ? 0.9F : 0.5F;
    }
    const GraphView sure = view(graph, {.min_confidence = 0.9}); // as sure as that is sure enough
    CHECK(edges_of(sure.graph)[2] == "Q3 supports Q4 asserted 1");
    CHECK(edges_of(sure.graph).size() == 4);
    CHECK(sure.left_out.empty());
    const GraphView none = view(graph, {.min_confidence = 0.95});
    CHECK(edges_of(none.graph).empty());
    CHECK(left_out(none) == "confidence 0/4, unconnected 5/0");
}

TEST_CASE("the top are the actors of the greatest weight, those named first") {
    CHECK(ids_of(view(chain, {.top = 2}).graph) == Lines{"Q3", "Q4"});
    CHECK(edges_of(view(chain, {.top = 2}).graph) == Lines{"Q3 supports Q4 asserted 2"});
    CHECK(left_out(view(chain, {.top = 2})) == "top 3/3");
    CHECK(ids_of(view(chain, {.actors = {"A"}, .hops = 9, .top = 2}).graph) == Lines{"Q1", "Q3"});
    CHECK(ids_of(view(chain, {.top = 99}).graph) == ids_of(chain));
}

TEST_CASE("steps combine, and the graph is laid out anew") {
    const GraphView both = view(chain, {.statuses = {Status::Asserted}, .actors = {"D"}, .hops = 5});
    CHECK(edges_of(both.graph) == Lines{"Q3 supports Q4 asserted 2"});
    const GraphView pair = view(chain, {.actors = {"A"}});
    CHECK(pair.graph[0].size == 4); // equal weights: all are smallest
    CHECK(pair.graph[1].size == 4);
    CHECK(pair.graph[0].x == doctest::Approx(-pair.graph[1].x));
}

TEST_CASE("a view of nothing is nothing") { CHECK(ids_of(view(PropertyGraph{}, {.statuses = {Status::Denied}, .top = 3}).graph).empty()); }
