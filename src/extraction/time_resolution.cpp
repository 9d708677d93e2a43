#include "extraction/time_expression.hpp"

#include "entente/text/iso_date.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::year_month_day;

/// A day without a year on the unlikely side of the article's day must be this many times nearer to be believed.
constexpr int unlikely_side = 3;

year_month_day date(int year, int month, int day) {
    return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
}

year_month month_of(year_month_day day) { return {day.year(), day.month()}; }
year_month month_of(sys_days day) { return month_of(year_month_day(day)); }
int year_of(year_month_day day) { return static_cast<int>(day.year()); }
int month_number(year_month_day day) { return static_cast<int>(static_cast<unsigned>(day.month())); }
/// Of any number: those of std::chrono::year are short.
std::string iso_year(int year) { return 0 <= year && year <= 9999 ? entente::iso_year(std::chrono::year(year)) : std::string(); }

/// How far `distance` (days or months from the article on) is, the unlikely side counting more.
int cost(int distance, bool forward) {
    const bool likely = distance == 0 || (distance > 0) == forward;
    return likely ? std::abs(distance) : std::abs(distance) * unlikely_side + 1;
}

/// The year, near the article, that a day without one most probably means; a weekday named with it decides.
int year_of_day(const TimeExpression& expression, year_month_day today, bool forward) {
    int best_year = year_of(today);
    int best_cost = -1;
    for (const int year : {best_year, best_year - 1, best_year + 1}) {
        const auto day = date(year, *expression.month, *expression.day);
        if (!day.ok()) {
            continue;
        }
        int candidate = cost(static_cast<int>((sys_days(day) - sys_days(today)).count()), forward);
        if (expression.weekday && static_cast<int>(std::chrono::weekday(sys_days(day)).iso_encoding()) != *expression.weekday) {
            candidate += 10'000; // only if no year fits the weekday
        }
        if (best_cost < 0 || candidate < best_cost) {
            best_cost = candidate;
            best_year = year;
        }
    }
    return best_year;
}

int year_of_month(const TimeExpression& expression, year_month_day today, bool forward) {
    const int distance = *expression.month - month_number(today);
    int best = 0;
    for (const int years : {-1, 1}) {
        if (cost(distance + 12 * years, forward) < cost(distance + 12 * best, forward)) {
            best = years;
        }
    }
    if (expression.shift && expression.shift->unit == TimeUnit::Month) {
        best = expression.shift->count < 0 ? (distance < 0 ? 0 : -1) : expression.shift->count > 0 ? (distance > 0 ? 0 : 1) : 0;
    }
    return year_of(today) + best;
}

/// The year that the expression names or implies; empty if only the article's day could tell and that is unknown.
std::optional<int> year_for(const TimeExpression& expression, std::optional<year_month_day> today, bool forward) {
    if (expression.year) {
        return expression.year;
    }
    if (!today) {
        return std::nullopt;
    }
    if (expression.shift && expression.shift->unit == TimeUnit::Year) {
        return year_of(*today) + expression.shift->count;
    }
    return expression.day ? year_of_day(expression, *today, forward) : year_of_month(expression, *today, forward);
}

/// Both ends; nothing where one of them has no date, as in the year 0.
std::string interval(const std::string& first, const std::string& last) {
    return first.empty() || last.empty() ? std::string{} : first + "/" + last;
}

std::string resolve_day(const TimeExpression& expression, int year) {
    const auto first = date(year, *expression.month, *expression.day);
    if (!first.ok()) {
        return {};
    }
    if (!expression.end_day) {
        return iso_day(first);
    }
    const int end_month = expression.end_month.value_or(*expression.month);
    const auto last = date(end_month < *expression.month ? year + 1 : year, end_month, *expression.end_day);
    return last.ok() && sys_days(first) < sys_days(last) ? interval(iso_day(first), iso_day(last)) : iso_day(first);
}

std::string resolve_weekday(const TimeExpression& expression, sys_days today, bool forward) {
    const auto weekday = std::chrono::weekday(static_cast<unsigned>(*expression.weekday % 7));
    const int count = expression.shift ? expression.shift->count : 0;
    if (count > 0 || (count == 0 && forward)) {
        const auto from = count > 0 ? today + days(1) : today;
        return iso_day(from + (weekday - std::chrono::weekday(from)));
    }
    const auto until = count < 0 ? today - days(1) : today;
    return iso_day(until - (std::chrono::weekday(until) - weekday));
}

std::string resolve_season(const TimeExpression& expression, std::optional<year_month_day> today) {
    if (expression.year) {
        return iso_year(*expression.year);
    }
    if (!today || !expression.shift) {
        return {};
    }
    if (expression.shift->unit == TimeUnit::Year) {
        return iso_year(year_of(*today) + expression.shift->count); // "summer of last year"
    }
    const int begun = month_number(*today) - *expression.season; // months since its beginning in this year
    const int count = expression.shift->count;
    constexpr int length = 3;
    return iso_year(year_of(*today) + (count < 0 ? (begun >= length ? 0 : -1) : count > 0 ? (begun < 0 ? 0 : 1) : 0));
}

std::string resolve_shift(TimeExpression::Shift shift, year_month_day today, bool forward) {
    const auto day = sys_days(today);
    switch (shift.unit) {
    case TimeUnit::Day:
        return iso_day(day + days(shift.count));
    case TimeUnit::Week:
        return iso_month(month_of(day + days(7 * shift.count)));
    case TimeUnit::Weekend: {
        const auto since = std::chrono::weekday(day) - std::chrono::Saturday; // days since the last Saturday
        const auto saturday = day - since + days(forward && since > days(1) ? 7 : 0);
        const int count = shift.count < 0 && since > days(1) ? shift.count + 1 : shift.count; // on a Monday the last one was the day before
        return iso_month(month_of(saturday + days(7 * count)));
    }
    case TimeUnit::Month:
        return iso_month(month_of(today) + months(shift.count));
    case TimeUnit::Year:
        return iso_year(year_of(today) + shift.count);
    case TimeUnit::Decade:
        return iso_year(year_of(today) + 10 * shift.count);
    }
    return {};
}

} // namespace

std::string resolve(const TimeExpression& expression, std::optional<year_month_day> today, bool forward) {
    if (expression.season) {
        return resolve_season(expression, today);
    }
    if (expression.month) {
        const auto year = year_for(expression, today, forward);
        if (!year) {
            return {};
        }
        if (expression.day) {
            return resolve_day(expression, *year);
        }
        return iso_month({std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*expression.month))});
    }
    if (expression.year) {
        return expression.end_year ? interval(iso_year(*expression.year), iso_year(*expression.end_year)) : iso_year(*expression.year);
    }
    if (!today) {
        return {};
    }
    if (expression.weekday) {
        return resolve_weekday(expression, *today, forward);
    }
    return expression.shift ? resolve_shift(*expression.shift, *today, forward) : std::string();
}

} // namespace entente
