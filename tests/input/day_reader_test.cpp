#include "entente/input/day_reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using entente::DayReader;

namespace {

const DayReader& days() {
    static const auto loaded = DayReader::load(ENTENTE_TEST_RESOURCES);
    return loaded;
}

} // namespace

TEST_CASE("the day at the beginning of a field is read in ISO and English forms") {
    for (const auto* const text :
         {"2024-04-06", " 2024-04-06 ", "2024-04-06T10:00:00Z", "2024-04-06 10:00", "2024/04/06", "6 April 2024", "06 Apr 2024",
          "6 Apr. 2024", "April 6, 2024", "april 6 2024", "Apr. 6th, 2024", "6th April, 2024", "Saturday, 6 April 2024",
          "Sat, 06 Apr 2024 10:00:00 +0000", "SATURDAY APRIL 6, 2024", "6 April 2024, as it seems"}) {
        CHECK_MESSAGE(days().leading_day(text) == "2024-04-06", text);
    }
    for (const auto* const text : {"", "soon", "2024", "2024-13-40", "2024-04-061", "2024-04/06", "31 April 2024", "6 April", "April 2024",
                                   "04/06/2024", "6 April 24", "6xx April 2024", "Saturday", "6 6 2024", "April April 2024"}) {
        CHECK_MESSAGE(days().leading_day(text) == "", text);
    }
}

TEST_CASE("a line that only tells the day is a date line") {
    for (const auto* const line : {"2024-04-06",
                                   "date 2024-04-06",
                                   "Date: 2024-04-06",
                                   "DATE : 6 April 2024",
                                   "Published: 2024-04-06",
                                   "Published on April 6, 2024",
                                   "Last updated: Sat, 6 Apr 2024 10:00 GMT",
                                   "2024-04-06T10:00:00.000+02:00",
                                   "2024-04-06 10:00",
                                   "April 6, 2024 at 10:00 a.m. EDT",
                                   "6 April 2024.",
                                   "Date: 2024-04-06 or so",
                                   "Sat 6 Apr 2024 10.00 BST",
                                   "April 6, 2024 10:00 AM EDT",
                                   "Saturday 6 April 2024 10:00am",
                                   "April 6, 2024, 10am ET",
                                   "Updated 5:00 PM EDT, Sat April 6, 2024",
                                   "April 6, 2024 | 10:00 am",
                                   "Last modified on 6 April 2024",
                                   "Published April 6, 2024 5:00 PM | Updated April 7, 2024 6:00 PM",
                                   "First published: 6 April 2024 – 10:00",
                                   "10:00 GMT · 6 April 2024"}) {
        const auto date = days().date_line(line);
        REQUIRE_MESSAGE(date.has_value(), line);
        CHECK_MESSAGE(date->day == "2024-04-06", line);
        CHECK_MESSAGE(date->odd == "", line);
    }
}

TEST_CASE("a line that tells more than the day is none") {
    for (const auto* const line : {"",
                                   "2024-02-30",
                                   "dates 2024-04-06",
                                   "April 6, 2024 was a Saturday.",
                                   "2024-04-06: Chad met Mali.",
                                   "2024-04-06 10:00 Chad met Mali.",
                                   "Published: Chad met Mali.",
                                   "Updated: 6 April",
                                   "Dated: soon",
                                   "Date palms: 2024-04-06",
                                   "Date: 6 April 2024 - Bamako. The President of Chad met the President of Mali.",
                                   "APRIL 6, 2024 10:00 CHAD MEETS MALI",
                                   "6 April 2024 10:00 CHADIAN",
                                   "APRIL 6, 2024: CHAD MEETS MALI",
                                   "May 2024",
                                   "6 April 2024 – 8 April 2024",
                                   "6 April 2024 | Bamako",
                                   "10:00 Chad, 6 April 2024",
                                   "10:00 | 11:00",
                                   "6 April 2024 am",
                                   "|"}) {
        CHECK_MESSAGE(!days().date_line(line).has_value(), line);
    }
}

TEST_CASE("a line that promises a date and has none tells what it has") {
    const std::vector<std::pair<std::string, std::string>> cases{{"Date: 2024-13-40", "2024-13-40"},
                                                                 {"date : 04/06/2024 ", "04/06/2024"},
                                                                 {"Date: the fruit of a palm", "the fruit of a palm"},
                                                                 {"Date:", ""}};
    for (const auto& [line, odd] : cases) {
        const auto date = days().date_line(line);
        REQUIRE(date.has_value());
        CHECK(date->day == "");
        CHECK(date->odd == odd);
    }
}
