#include "entente/text/day_interval.hpp"

#include "entente/text/iso_date.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace entente;

namespace {

std::string shown(const std::vector<DayInterval>& intervals) {
    std::string text;
    for (const DayInterval& interval : intervals) text += iso_day(interval.first) + ".." + iso_day(interval.last) + " ";
    return text;
}

std::string days(std::string_view date) {
    const auto interval = days_of(date);
    return interval ? shown({*interval}) : "none";
}

} // namespace

TEST_CASE("a date means all days that it may be") {
    const struct {
        std::string_view date, days, precision;
    } cases[] = {
        {"2024-04-25", "2024-04-25..2024-04-25 ", "day"},
        {"2024-02", "2024-02-01..2024-02-29 ", "month"},
        {"2023-02", "2023-02-01..2023-02-28 ", "month"},
        {"2009", "2009-01-01..2009-12-31 ", "year"},
        {"2021-07-01/2021-07-03", "2021-07-01..2021-07-03 ", "range"},
        {"2021-06/2021", "2021-06-01..2021-12-31 ", "range"},
        {"2021-07-03/2021-07-01", "none", ""},
        {"2021-02-30", "none", ""},
        {"2021-7-1", "none", ""},
        {"2021-01-01 10:00", "none", ""},
        {"/", "none", ""},
        {"", "none", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.date);
        CHECK(days(c.date) == c.days);
        CHECK(precision_of(c.date) == c.precision);
    }
}

TEST_CASE("united intervals hold the same days and neither overlap nor touch") {
    std::vector<DayInterval> intervals;
    for (const std::string_view date : {"2024-04-25", "2009", "2024-04", "2009-12-31/2010-01-02", "2024-05-01", "2024-05-03"})
        intervals.push_back(*days_of(date));
    CHECK(shown(united(intervals)) == "2009-01-01..2010-01-02 2024-04-01..2024-05-01 2024-05-03..2024-05-03 ");
    CHECK(united({}).empty());
}
