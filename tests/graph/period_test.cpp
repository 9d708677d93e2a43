#include "entente/graph/period.hpp"

#include "graph/small_graph.hpp"

#include <doctest/doctest.h>

using namespace entente;
using Lines = std::vector<std::string>;

TEST_CASE("a date belongs to the periods that it names, never to a more exact one") {
    struct Case {
        std::string date;
        Lines months;
        Lines years;
    };
    for (const Case& c : {Case{"2024-04-25", {"2024-04"}, {"2024"}}, Case{"2024-04", {"2024-04"}, {"2024"}},
                          Case{"2024", {"2024"}, {"2024"}}, Case{"2023-12-30/2024-01-02", {"2023-12", "2024-01"}, {"2023", "2024"}},
                          Case{"2023/2024", {"2023", "2024"}, {"2023", "2024"}}, Case{"2023/2024-02", {"2023", "2024"}, {"2023", "2024"}},
                          Case{"2022-01/2024-02", {"2022", "2023", "2024"}, {"2022", "2023", "2024"}}, Case{"", {"undated"}, {"undated"}},
                          Case{"soon", {"undated"}, {"undated"}}}) {
        CAPTURE(c.date);
        CHECK(periods_of(c.date, PeriodUnit::Month) == c.months);
        CHECK(periods_of(c.date, PeriodUnit::Year) == c.years);
    }
}

TEST_CASE("each period has its own evidence, edges and actors, and none is lost") {
    const PropertyGraph graph = small_graph({"[A=Q1] met-with [B=Q2] 2024-04-25", "[A=Q1] met-with [B=Q2] 2024-05-01",
                                             "[A=Q1] met-with [B=Q2] 2024", "[A=Q1] met-with [B=Q2] 2024-04", "[C=Q3] attacks [B=Q2]"});
    const std::vector<PeriodGraph> periods = by_period(graph, PeriodUnit::Month);
    REQUIRE(periods.size() == 4);
    CHECK(periods[0].period == "2024");
    CHECK(periods[1].period == "2024-04");
    CHECK(edges_of(periods[1].graph) == Lines{"Q1 met-with Q2 asserted 2"});
    CHECK(ids_of(periods[1].graph) == Lines{"Q1", "Q2"});
    CHECK(periods[1].graph[0].last_date == "2024-04-25");
    CHECK(periods[2].period == "2024-05");
    CHECK(periods[3].period == "undated");
    CHECK(edges_of(periods[3].graph) == Lines{"Q3 attacks Q2 asserted 1"});
    CHECK(by_period(PropertyGraph{}, PeriodUnit::Year).empty());
}
