#include "entente/extraction/pair_geometry.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace entente;

TEST_CASE("a distance falls into the bucket of the first bound that holds it, negative ones eleven buckets on") {
    const std::vector<std::pair<int, int>> table{{0, 0},  {1, 0},   {2, 1},   {3, 2},   {4, 3},    {5, 3},    {45, 8},
                                                 {80, 9}, {81, 10}, {-1, 11}, {-6, 15}, {-81, 21}, {-400, 21}};
    for (const auto& [distance, bucket] : table) {
        const auto& shown = distance; // clang 14 captures no structured binding
        CAPTURE(shown);
        CHECK(distance_bucket(distance) == bucket);
    }
}

TEST_CASE("distance, places between and regions are what the training scripts compute") {
    struct Case {
        PieceRange first, second;
        std::vector<PieceRange> others;
        PieceRange sentence;
        std::size_t length;
        int distance, between;
        std::vector<std::pair<int, int>> runs; // end, region
    };
    // made by `geometry` of scripts/train/network.py
    const std::vector<Case> table{
        {{2, 4}, {7, 8}, {}, {0, 20}, 20, 3, 0, {{2, 1}, {4, 2}, {7, 3}, {8, 4}, {16, 5}, {20, 6}}},
        {{7, 8}, {2, 4}, {}, {0, 20}, 20, 14, 0, {{2, 8}, {4, 9}, {7, 10}, {8, 11}, {16, 12}, {20, 13}}},
        {{9, 10},
         {14, 17},
         {{11, 12}, {12, 13}, {13, 15}},
         {8, 18},
         30,
         3,
         2,
         {{8, 14}, {9, 1}, {10, 2}, {14, 3}, {17, 4}, {18, 5}, {30, 15}}},
        {{14, 17}, {9, 10}, {{11, 12}}, {8, 18}, 30, 15, 1, {{8, 14}, {9, 8}, {10, 9}, {14, 10}, {17, 11}, {18, 12}, {30, 15}}},
        {{3, 9}, {5, 6}, {}, {0, 12}, 12, 13, 0, {{3, 1}, {5, 2}, {6, 4}, {12, 5}}}, // one inside the other
        {{5, 6}, {3, 9}, {}, {0, 12}, 12, 1, 0, {{3, 8}, {5, 9}, {6, 11}, {12, 12}}},
        {{4, 6}, {4, 6}, {}, {2, 30}, 40, 11, 0, {{2, 14}, {4, 1}, {6, 4}, {14, 5}, {30, 6}, {40, 15}}}, // two entities of one reference
        {{50, 51}, {0, 3}, {}, {0, 60}, 60, 20, 0, {{3, 9}, {50, 10}, {51, 11}, {59, 12}, {60, 13}}},
        {{0, 2}, {2, 3}, {}, {0, 3}, 3, 0, 0, {{2, 2}, {3, 4}}},
    };
    for (const Case& c : table) {
        CAPTURE(c.first.begin);
        CAPTURE(c.second.begin);
        std::vector<Place> places{{c.first, 0, {}, 0}, {c.second, 0, {}, 0}};
        for (const PieceRange other : c.others) places.push_back({other, 0, {}, 0});
        ScorerPair pair;
        set_geometry(pair, c.first, c.second, places, c.sentence, c.length);
        CHECK(pair.distance == c.distance);
        CHECK(pair.between == c.between);
        std::vector<std::pair<int, int>> runs;
        for (std::size_t r = 0; r < pair.regions.size; ++r) runs.emplace_back(pair.regions.runs[r].end, pair.regions.runs[r].region);
        CHECK(runs == c.runs);
    }
}

TEST_CASE("no more than seven places between are told apart") {
    std::vector<Place> places{{{0, 1}, 0, {}, 0}, {{60, 61}, 0, {}, 0}};
    for (std::size_t p = 2; p < 50; p += 3) places.push_back({{p, p + 1}, 0, {}, 0});
    ScorerPair pair;
    set_geometry(pair, places[0].pieces, places[1].pieces, places, {0, 70}, 70);
    CHECK(pair.between == 7);
}
