#include "entity/entity_filter.hpp"

#include <doctest/doctest.h>

namespace entente {
namespace {

TEST_CASE("An entity goes with its mentions, relations and references, and the indices of the others follow") {
    Document document;
    document.entities.resize(3);
    document.entities[0].mentions = {0};
    document.entities[1].mentions = {1, 3};
    document.entities[2].mentions = {2};
    document.mentions.resize(4);
    document.mentions[1].entity = document.mentions[3].entity = 1;
    document.mentions[2].entity = 2;
    document.relations.resize(3);
    document.relations[0].tail = 1;
    document.relations[1].head = 1;
    document.relations[1].tail = 2;
    document.relations[2].tail = 2;
    document.references.push_back({{}, 0, {0, 1, 2}});

    keep_entities(document, {true, false, true});

    REQUIRE(document.entities.size() == 2);
    CHECK(document.entities[1].mentions == std::vector<std::size_t>{1});
    REQUIRE(document.mentions.size() == 2);
    CHECK(document.mentions[1].entity == 1);
    REQUIRE(document.relations.size() == 1);
    CHECK(document.relations[0].tail == 1);
    CHECK(document.references[0].entities == std::vector<std::size_t>{0, 1});
}

} // namespace
} // namespace entente
