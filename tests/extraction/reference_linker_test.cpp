#include "entente/extraction/reference_linker.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace entente;

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
        CHECK(chosen_entities(c.candidates, 0.5F, 0.25F) == c.chosen);
    }
}
