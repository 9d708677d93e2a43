#include "graph/graph_parts.hpp"

#include "graph/small_graph.hpp"

#include <doctest/doctest.h>

using namespace entente;
using Lines = std::vector<std::string>;

namespace {

const PropertyGraph graph = small_graph({"[A=Q1] attacks [B=Q2] 2024", "[B=Q2] urges [C=Q3] 2023", "[B=Q2] attacks [A=Q1]"});

} // namespace

TEST_CASE("a graph taken apart and joined is the same graph") {
    const GraphParts parts = parts_of(graph);
    REQUIRE(parts.links.size() == 3);
    CHECK(ends_of(parts) == std::vector<bool>{true, true, true});
    const PropertyGraph again = joined(parts, {true, true, true});
    CHECK(ids_of(again) == ids_of(graph));
    CHECK(edges_of(again) == edges_of(graph));
    CHECK(again[1].first_date == "2023");
    CHECK(again[1].last_date == "2024");
}

TEST_CASE("nodes that are not kept leave, and dates are those of the edges that stay, in order") {
    GraphParts parts = parts_of(graph);
    std::erase_if(parts.links, [](const LooseEdge& link) { return link.source == 0 || link.target == 0; });
    CHECK(ends_of(parts) == std::vector<bool>{false, true, true});
    const PropertyGraph rest = joined(parts, ends_of(parts));
    CHECK(ids_of(rest) == Lines{"Q2", "Q3"});
    CHECK(edges_of(rest) == Lines{"Q2 urges Q3 asserted 1"});
    CHECK(rest[0].last_date == "2023");

    parts = parts_of(graph);
    std::swap(parts.links.front(), parts.links.back());
    CHECK(edges_of(joined(parts, {true, true, true})) == edges_of(graph));
}

TEST_CASE("edges of the same ends, relation and status become one with all evidence") {
    GraphParts parts = parts_of(graph);
    for (LooseEdge& link : parts.links) {
        link.source = 0;
        link.target = 1;
    }
    parts.links = merged(std::move(parts.links));
    CHECK(edges_of(joined(parts, {true, true, false})) == Lines{"Q1 urges Q2 asserted 1", "Q1 attacks Q2 asserted 2"});
    CHECK(parts.links[1].edge.first_date == "2024");
}
