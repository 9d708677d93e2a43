#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// Reads a day of ISO 8601: exactly "YYYY-MM-DD", and a day that the calendar has. Empty for anything else.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_iso_day(std::string_view text);

/// "2024-04-26", empty outside the years 0 to 9999. The caller ensures that the day is one of the calendar.
[[nodiscard]] std::string iso_day(std::chrono::year_month_day day);

/// "2024-04", empty outside the years 0 to 9999.
[[nodiscard]] std::string iso_month(std::chrono::year_month month);

/// "2024", empty outside the years 0 to 9999.
[[nodiscard]] std::string iso_year(std::chrono::year year);

} // namespace entente
