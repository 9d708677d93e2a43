#include "entente/document/document.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("every actor type and status is found again by its name") {
    for (std::size_t i = 0; i < actor_type_count; ++i) {
        const auto type = static_cast<ActorType>(i);
        CHECK(actor_type_named(name_of(type)) == type);
    }
    for (std::size_t i = 0; i < status_count; ++i) {
        const auto status = static_cast<Status>(i);
        CHECK(status_named(name_of(status)) == status);
    }
}

TEST_CASE("the order of types and statuses is that of the model's labels") {
    CHECK(name_of(ActorType::Person) == "person");
    CHECK(static_cast<int>(ActorType::Place) == 4);
    CHECK(name_of(static_cast<Status>(1)) == "planned");
    CHECK(name_of(static_cast<Status>(3)) == "denied");
}

TEST_CASE("what is no name of a type or status is not found") {
    CHECK_FALSE(actor_type_named("Person"));
    CHECK_FALSE(actor_type_named(""));
    CHECK_FALSE(status_named("person"));
}
