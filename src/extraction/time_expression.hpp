#pragma once

#include "entente/text/span.hpp"
#include "extraction/time_lexicon.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A time expression as its words say it, not yet resolved: the parts that it names, the others empty.
///
///     "on Friday, April 2"   weekday 5, month 4, day 2        "last week"        shift -1 Week
///     "July 6-11, 2022"      2022, 7, 6 to 11                 "October last year" month 10, shift -1 Year
///     "two days ago"         shift -2 Day                     "the 1990s"        1990, decade
struct TimeExpression {
    struct Shift {
        int count = 0;
        TimeUnit unit{};
    };
    Span span; ///< in the text
    std::optional<int> year;
    std::optional<int> end_year; ///< of a range
    std::optional<int> month;
    std::optional<int> end_month; ///< of a range of days
    std::optional<int> day;
    std::optional<int> end_day;
    std::optional<int> weekday; ///< 1 Monday to 7
    std::optional<int> season;  ///< the month in which it begins
    std::optional<Shift> shift; ///< of a weekday, month or season too: "last Friday"
    bool open = false;          ///< "since 2014": bounds the time only
    bool begins = false;        ///< an open one from which on something goes on: "since", not "until"
    Span then;                  ///< the word after it that begins what happened then: "since 2014, when"; empty: none
    Span bound;                 ///< the last word before it that may bound a time, near or far: "since"; empty: none
};

/// Finds the time expressions inside `within`, in text order, none overlapping. Any bytes will do.
[[nodiscard]] std::vector<TimeExpression> find_time_expressions(std::string_view text, Span within, const TimeLexicon& lexicon);

/// The expression as ISO 8601, as precise as it is: "2009", "2024-04", "2024-04-25", "2021-07-01/2021-07-03". Weeks and weekends give their
/// month. `today` is the article's day, without which relative expressions stay empty. Where several days fit ("Thursday", "in January"),
/// `forward` says to prefer the coming one to the one gone by. Empty if the calendar has no such day.
[[nodiscard]] std::string resolve(const TimeExpression& expression, std::optional<std::chrono::year_month_day> today, bool forward);

} // namespace entente
