#include "entente/text/iso_date.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace entente;

TEST_CASE("a day of the calendar is read and written alike") {
    for (const std::string day : {"2024-04-26", "2024-02-29", "0099-12-31", "1999-01-01"}) {
        const auto parsed = parse_iso_day(day);
        REQUIRE(parsed.has_value());
        CHECK(iso_day(*parsed) == day);
        CHECK(iso_month({parsed->year(), parsed->month()}) == day.substr(0, 7));
        CHECK(iso_year(parsed->year()) == day.substr(0, 4));
    }
}

TEST_CASE("a year that four digits cannot write has no date") {
    using std::chrono::year;
    CHECK(iso_year(year(-1)) == "");
    CHECK(iso_year(year(10000)) == "");
    CHECK(iso_month({year(-1), std::chrono::month(5)}) == "");
    CHECK(iso_day({year(10000), std::chrono::month(5), std::chrono::day(1)}) == "");
}

TEST_CASE("what is no day of the calendar is refused") {
    for (const std::string text : {"", "2024", "2024-04", "2024-4-26", "2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31",
                                   "2024-04-26T", "2024/04/26", "20x4-04-26", "-024-04-26", " 2024-04-26", "２０２４-0"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso_day(text).has_value());
    }
}
