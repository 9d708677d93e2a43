#include "entity/person_groups.hpp"

#include "tagged_document.hpp"

#include <doctest/doctest.h>

#include <string>

namespace entente {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Pairs pairs(const std::vector<std::string>& names) {
    return group_persons(shipped_knowledge(), names, [](std::size_t, std::size_t) { return true; });
}

TEST_CASE("Names of one person are found however they are spelt") {
    CHECK(pairs({"sergei xylander", "zeb orton", "sergey xylander"}) == Pairs{{0, 2}});
    CHECK(pairs({"joe xylander", "joseph xylander"}) == Pairs{{0, 1}});
    CHECK(pairs({"cho taeyong", "cho tae yong"}) == Pairs{{0, 1}});
    CHECK(pairs({"kishida fumio", "fumio kishida"}) == Pairs{{0, 1}});
}

TEST_CASE("A name that fits two who do not fit each other joins neither") {
    CHECK(pairs({"george w xylander", "george h w xylander", "george xylander"}).empty());
}

TEST_CASE("Names that must not join do not") {
    const auto names = std::vector<std::string>{"sergei xylander", "sergey xylander"};
    CHECK(group_persons(shipped_knowledge(), names, [](std::size_t, std::size_t) { return false; }).empty());
}

TEST_CASE("Only names that share surname and first name are compared") {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < 500; ++i) {
        std::string first;
        for (auto rest = i + 1; rest != 0; rest /= 20) first += std::string(1, "bcdfghjklmnpqrstvwxz"[rest % 20]) + "a";
        names.push_back(first + "n xylander");
    }
    std::size_t asked = 0;
    const auto found = group_persons(shipped_knowledge(), names, [&](std::size_t, std::size_t) {
        ++asked;
        return true;
    });
    CHECK(asked < 5 * names.size()); // all with all would be 250 times their number
}

} // namespace
} // namespace entente
