#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {

/// All days that a date may mean, both ends included.
struct DayInterval {
    std::chrono::sys_days first;
    std::chrono::sys_days last;

    friend constexpr bool operator==(const DayInterval&, const DayInterval&) = default;
};

/// "2009" -> 2009-01-01..2009-12-31, "2024-02" -> 2024-02-01..2024-02-29, "2021-07-01/2021-07-03" -> these days; empty for anything else.
[[nodiscard]] std::optional<DayInterval> days_of(std::string_view date);

/// The same days in as few intervals as can be, in order; none overlap or touch.
[[nodiscard]] std::vector<DayInterval> united(std::vector<DayInterval> intervals);

/// How exact a date is: "day", "month", "year", "range", empty for anything else.
[[nodiscard]] std::string_view precision_of(std::string_view date);

} // namespace entente
