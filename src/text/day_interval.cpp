#include "entente/text/day_interval.hpp"

#include "entente/text/iso_date.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

using std::chrono::sys_days;

std::optional<DayInterval> days_of_one(std::string_view date) {
    const std::string text(date);
    if (const auto day = parse_iso_day(text)) return DayInterval{*day, *day};
    if (const auto day = parse_iso_day(text + "-01")) return DayInterval{*day, sys_days(day->year() / day->month() / std::chrono::last)};
    if (const auto day = parse_iso_day(text + "-01-01")) return DayInterval{*day, day->year() / std::chrono::December / 31};
    return std::nullopt;
}

} // namespace

std::optional<DayInterval> days_of(std::string_view date) {
    const auto slash = date.find('/');
    if (slash == std::string_view::npos) return days_of_one(date);
    const auto first = days_of_one(date.substr(0, slash));
    const auto last = days_of_one(date.substr(slash + 1));
    if (!first || !last || last->last < first->first) return std::nullopt;
    return DayInterval{first->first, last->last};
}

std::vector<DayInterval> united(std::vector<DayInterval> intervals) {
    std::sort(intervals.begin(), intervals.end(), [](const DayInterval& a, const DayInterval& b) { return a.first < b.first; });
    std::vector<DayInterval> result;
    for (const DayInterval& next : intervals) {
        if (!result.empty() && next.first <= result.back().last + std::chrono::days(1))
            result.back().last = std::max(result.back().last, next.last);
        else
            result.push_back(next);
    }
    return result;
}

std::string_view precision_of(std::string_view date) {
    if (!days_of(date)) return {};
    if (date.find('/') != std::string_view::npos) return "range";
    return date.size() == 10 ? "day" : date.size() == 7 ? "month" : "year";
}

} // namespace entente
