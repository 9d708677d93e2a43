#include "extraction/time_expression.hpp"

#include "entente/text/iso_date.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace entente;

namespace {

const TimeLexicon& lexicon() {
    static const auto loaded = TimeLexicon::load(std::filesystem::path(ENTENTE_TEST_RESOURCES) / "en/lexicons/time_words.tsv");
    return loaded;
}

/// "words = date" of every expression, parted by " | ".
std::string dates_of(const std::string& text, const std::string& today, bool forward) {
    std::string all;
    for (const auto& expression : find_time_expressions(text, {0, text.size()}, lexicon())) {
        all += (all.empty() ? "" : " | ") + text.substr(expression.span.begin, expression.span.size()) + " = " +
               resolve(expression, parse_iso_day(today), forward);
    }
    return all;
}

} // namespace

TEST_CASE("time expressions are read against the article's day") {
    struct Case {
        std::string text, past, forward;
    };
    const std::string friday = "2024-04-26";
    const std::vector<Case> cases{
        {"They met on Thursday.", "Thursday = 2024-04-25", "Thursday = 2024-05-02"},
        {"They met on Friday morning.", "Friday morning = 2024-04-26", "Friday morning = 2024-04-26"},
        {"They met last Friday.", "last Friday = 2024-04-19", "last Friday = 2024-04-19"},
        {"They met this past Friday.", "this past Friday = 2024-04-19", "this past Friday = 2024-04-19"},
        {"They meet next Friday.", "next Friday = 2024-05-03", "next Friday = 2024-05-03"},
        {"They met today, yesterday and last night.", "today = 2024-04-26 | yesterday = 2024-04-25 | last night = 2024-04-25",
         "today = 2024-04-26 | yesterday = 2024-04-25 | last night = 2024-04-25"},
        {"They met this morning.", "this morning = 2024-04-26", "this morning = 2024-04-26"},
        {"in 2009", "2009 = 2009", "2009 = 2009"},
        {"on April 25", "April 25 = 2024-04-25", "April 25 = 2024-04-25"}, // in a plan too: a year ahead is too far,
        {"on December 31", "December 31 = 2023-12-31", "December 31 = 2024-12-31"},
        {"on May 3", "May 3 = 2024-05-03", "May 3 = 2024-05-03"},
        {"on October 7 last year", "October 7 last year = 2023-10-07", "October 7 last year = 2023-10-07"},
        {"on 7 October 2023", "7 October 2023 = 2023-10-07", "7 October 2023 = 2023-10-07"},
        {"on the 3rd of May of this year", "3rd of May of this year = 2024-05-03", "3rd of May of this year = 2024-05-03"},
        {"on Friday, July 22", "Friday, July 22 = 2024-07-22", ""}, // no July 22 near is a Friday: the nearest one
        {"on Monday, July 22", "Monday, July 22 = 2024-07-22", "Monday, July 22 = 2024-07-22"},
        {"July 6-11, 2022", "July 6-11, 2022 = 2022-07-06/2022-07-11", "July 6-11, 2022 = 2022-07-06/2022-07-11"},
        {"July 6 to 11, 2022", "July 6 to 11, 2022 = 2022-07-06/2022-07-11", ""},
        {"September 30 – October 2, 2024", "September 30 – October 2, 2024 = 2024-09-30/2024-10-02", ""},
        {"from 19-20 November 2023", "19-20 November 2023 = 2023-11-19/2023-11-20", ""},
        {"December 30, 2023", "December 30, 2023 = 2023-12-30", ""},
        {"2024-04-25", "2024-04-25 = 2024-04-25", ""},
        {"Sept. 5, 2015", "Sept. 5, 2015 = 2015-09-05", ""},
        {"in January", "January = 2024-01", "January = 2025-01"},
        {"in May", "May = 2024-05", "May = 2024-05"},
        {"He may march. May I? March on!", "", ""},
        {"last October", "last October = 2023-10", "last October = 2023-10"},
        {"in March of last year", "March of last year = 2023-03", ""},
        {"last week, next week, this month", "last week = 2024-04 | next week = 2024-05 | this month = 2024-04", ""},
        {"last year and next month", "last year = 2023 | next month = 2024-05", ""},
        {"two days ago", "two days ago = 2024-04-24", ""},
        {"three weeks ago", "three weeks ago = 2024-04", ""},
        {"5 months ago", "5 months ago = 2023-11", ""},
        {"Twenty-five years ago", "Twenty-five years ago = 1999", ""},
        {"forty two years ago", "forty two years ago = 1982", ""},
        {"eighteen months ago", "eighteen months ago = 2022-10", ""},
        {"one hundred twenty-five years ago", "", ""}, // the end of a longer number tells nothing
        {"2.5 years ago", "", ""},
        {"1,500 years ago", "", ""},
        {"one hundred and five years ago", "", ""},
        {"in 2003 and five years ago", "2003 = 2003 | five years ago = 2019", ""},
        {"ninety years ago", "ninety years ago = 1934", ""},
        {"a decade ago", "a decade ago = 2014", ""},
        {"over the weekend", "the weekend = 2024-04", "the weekend = 2024-04"},
        {"last summer", "last summer = 2023", ""},
        {"in the summer of last year", "summer of last year = 2023", ""},
        {"in summer next year", "summer next year = 2025", ""},
        {"last weekend", "last weekend = 2024-04", ""},
        {"in summer 2021", "summer 2021 = 2021", ""},
        {"2014-2016", "2014-2016 = 2014/2016", ""},
        {"in the 1990s", "1990s = 1990/1999", ""},
        {"in the 1970s and 80s", "1970s and 80s = 1970/1989", ""},
        {"February 30, 2020", "February 30, 2020 = ", ""},
        {"$2000, 1,500 men, room 12-1999, COP2020", "", ""},
        {"At least 2000 people at 1922 UTC under Resolution 1559 and Resolutions 1701, 1757 and 1559", "", ""},
        {"In 2014 troops left", "2014 = 2014", ""},
        {"the second man in the fall", "", ""},
    };
    for (const auto& [text, past, forward] : cases) {
        const auto& shown = text; // clang 14 captures no structured binding
        CAPTURE(shown);
        CHECK(dates_of(text, friday, false) == past);
        if (!forward.empty()) {
            CHECK(dates_of(text, friday, true) == forward);
        }
    }
}

TEST_CASE("last summer may be of this year, the summer of last year is not; on a Monday the last weekend was the day before") {
    CHECK(dates_of("last summer, summer of last year", "2024-10-15", false) == "last summer = 2024 | summer of last year = 2023");
    CHECK(dates_of("last weekend", "2024-05-06", false) == "last weekend = 2024-05");
    CHECK(dates_of("last weekend", "2024-05-05", false) == "last weekend = 2024-04");
}

TEST_CASE("without the article's day only what names its year has a date") {
    CHECK(dates_of("on Thursday, in May and last year", "", false) == "Thursday =  | May =  | last year = ");
    CHECK(dates_of("in 2009, on May 3, 2010", "", false) == "2009 = 2009 | May 3, 2010 = 2010-05-03");
}

TEST_CASE("what only bounds the time is marked") {
    const std::string text = "since early 2014 and in 2015";
    const auto found = find_time_expressions(text, {0, text.size()}, lexicon());
    REQUIRE(found.size() == 2);
    CHECK(found[0].open);
    CHECK_FALSE(found[1].open);
    const std::string far = "On Monday, since C attacked B on June 3";
    const auto bounded = find_time_expressions(far, {0, far.size()}, lexicon());
    REQUIRE(bounded.size() == 2);
    CHECK(bounded[0].bound.empty());
    CHECK(bounded[1].bound == Span{11, 16});
    CHECK_FALSE(bounded[1].open);
    const std::string told = "until 2009, when C fell, since May and in the wake of the June 3, 2011 attacks";
    const auto open = find_time_expressions(told, {0, told.size()}, lexicon());
    REQUIRE(open.size() == 3);
    CHECK(open[0].then == Span{12, 16});
    CHECK_FALSE(open[0].begins);
    CHECK(open[1].begins);
    CHECK(open[1].then.empty());
    CHECK(open[2].open);
    CHECK_FALSE(open[2].begins);
    const std::string noun = "met at Wake Forest on May 3, 2021";
    const auto unbound = find_time_expressions(noun, {0, noun.size()}, lexicon());
    REQUIRE(unbound.size() == 1);
    CHECK(unbound[0].bound.empty());
}

TEST_CASE("a wrong row of the table of time words is a clear error") {
    const auto file = std::filesystem::temp_directory_path() / "entente_time_words_test.tsv";
    const std::vector<std::pair<std::string, std::string>> cases{
        {"may\tmoon\t5\n", "line 1: unknown kind \"moon\""},
        {"# x\nmay\tmonth\t13\n", "line 2: \"13\" is no value"},
        {"week\tunit\tfortnight\n", "line 1: \"fortnight\" is no value"},
        {"may\tmonth\t5\tperhaps\n", "line 1: unknown flag \"perhaps\""},
        {"may\tmonth\t5\nmay\tmonth\t5\n", "line 2: the word \"may\" is here a second time"},
    };
    for (const auto& [content, message] : cases) {
        std::ofstream(file) << content;
        CHECK_THROWS_WITH_AS((void)TimeLexicon::load(file), doctest::Contains(message.c_str()), std::runtime_error);
    }
    std::filesystem::remove(file);
}
