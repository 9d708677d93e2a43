#include "entente/extraction/reference_linker.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace entente;

namespace {

std::vector<std::size_t> entities_of(const std::vector<Candidate>& candidates) {
    std::vector<std::size_t> entities;
    for (const Candidate& candidate : candidates) entities.push_back(candidate.entity);
    return entities;
}

} // namespace

TEST_CASE("a reference stands for all surely fitting entities, else for the best fair one, else for nobody") {
    struct Case {
        const char* what;
        std::vector<Candidate> candidates;
        std::vector<std::size_t> chosen;
    };
    const std::vector<Case> table{
        {"no candidate", {}, {}},
        {"one sure", {{4, 0.9F}, {2, 0.3F}}, {4}},
        {"two sure, in ascending order", {{4, 0.9F}, {2, 0.6F}}, {2, 4}},
        {"none sure, one fair", {{4, 0.3F}, {2, 0.4F}}, {2}},
        {"none fair", {{4, 0.2F}, {2, 0.1F}}, {}},
        {"exactly at the threshold is not above it", {{4, 0.5F}, {2, 0.45F}}, {4}},
    };
    for (const Case& c : table) {
        CAPTURE(c.what);
        CHECK(entities_of(chosen_candidates(c.candidates, 0.5F, 0.25F)) == c.chosen);
    }
}

TEST_CASE("of a known number are the most probable ones of one type") {
    std::vector<Entity> entities(6);
    for (const std::size_t person : {0, 1, 2}) entities[person].type = ActorType::Person;
    for (const std::size_t state : {3, 4, 5}) entities[state].type = ActorType::State;
    struct Case {
        const char* what;
        std::size_t number;
        std::vector<Candidate> candidates;
        std::vector<std::size_t> left;
    };
    const std::vector<Case> table{
        {"no candidate", 1, {}, {}},
        {"one of two", 1, {{0, 0.6F}, {1, 0.9F}}, {1}},
        {"of equals the first", 1, {{1, 0.6F}, {0, 0.6F}}, {1}},
        {"two of three", 2, {{0, 0.9F}, {1, 0.2F}, {2, 0.3F}}, {0, 2}},
        {"the type that fits best together", 2, {{0, 0.9F}, {3, 0.6F}, {4, 0.7F}, {1, 0.1F}}, {4, 3}},
        {"fewer than there should be", 3, {{0, 0.9F}, {1, 0.1F}}, {0, 1}},
    };
    for (const Case& c : table) {
        CAPTURE(c.what);
        auto candidates = c.candidates;
        keep_best(candidates, c.number, entities);
        CHECK(entities_of(candidates) == c.left);
    }
}
