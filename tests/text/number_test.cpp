#include "entente/text/number.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

using namespace entente;

TEST_CASE("a number is the whole text or none, and of its type") {
    CHECK(number_in<int>("-12") == -12);
    CHECK(number_in<double>(".25") == 0.25);
    CHECK_FALSE(number_in<int>(""));
    CHECK_FALSE(number_in<int>("12 "));
    CHECK_FALSE(number_in<int>("1.5"));
    CHECK_FALSE(number_in<std::size_t>("-1"));
    CHECK_FALSE(number_in<std::uint8_t>("256"));
}
