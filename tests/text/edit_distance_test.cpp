#include "entente/text/edit_distance.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace entente;

TEST_CASE("slips of the keyboard are counted, two exchanged neighbours as one") {
    struct Case {
        std::string a;
        std::string b;
        std::size_t slips;
    };
    for (const Case& c : {Case{"", "", 0}, Case{"build", "build", 0}, Case{"", "abc", 3}, Case{"buidl", "build", 1},
                          Case{"bild", "build", 1}, Case{"builds", "build", 1}, Case{"guild", "build", 1}, Case{"kitten", "sitting", 3}}) {
        CAPTURE(c.a);
        CHECK(edit_distance(c.a, c.b) == c.slips);
        CHECK(edit_distance(c.b, c.a) == c.slips);
    }
}
