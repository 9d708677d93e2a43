#include "nn/spares.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <stdexcept>

namespace {

using entente::Spares;

TEST_CASE("what was given back is taken again, and nothing is lent twice") {
    Spares<int> spares;
    int made = 0;
    const auto make = [&] { return std::make_unique<int>(++made); };
    const int* first = nullptr;
    {
        const auto one = spares.take(make), other = spares.take(make);
        CHECK(&*one != &*other);
        first = &*one;
    }
    CHECK(made == 2);
    {
        const auto one = spares.take(make), other = spares.take(make);
        CHECK((&*one == first || &*other == first));
        CHECK(made == 2);
        CHECK(*spares.take(make) == 3);
    }
}

TEST_CASE("a computation that fails gives back what it had") {
    Spares<int> spares;
    const auto fail = [&] {
        const auto one = spares.take([] { return std::make_unique<int>(7); });
        throw std::runtime_error("no");
    };
    CHECK_THROWS_AS(fail(), std::runtime_error);
    CHECK(*spares.take([] { return std::make_unique<int>(8); }) == 7);
}

} // namespace
