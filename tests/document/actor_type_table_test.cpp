#include "entente/document/actor_type_table.hpp"

#include "marked_document.hpp"
#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace entente;

TEST_CASE("in the shipped table every type has a colour of its own") {
    std::set<std::string> colors;
    for (std::size_t i = 0; i < actor_type_count; ++i) {
        const ActorTypeLook& look = shipped_ontology().actor_types[static_cast<ActorType>(i)];
        CHECK(look.color.size() == 7);
        CHECK_FALSE(look.shape.empty());
        colors.insert(look.color);
    }
    CHECK(colors.size() == actor_type_count);
}

TEST_CASE("a table that lacks a type or names an unknown one is refused") {
    const TemporaryFolder folder;
    CHECK_THROWS_WITH_AS((void)ActorTypeTable::load(folder.add("a.tsv", "person\t#000000\tbox\n")),
                         doctest::Contains("there is no row for the actor type \"state\""), std::runtime_error);
    CHECK_THROWS_WITH_AS((void)ActorTypeTable::load(folder.add("a.tsv", "robot\t#000000\tbox\n")),
                         doctest::Contains("line 1: \"robot\" is no actor type"), std::runtime_error);
}
