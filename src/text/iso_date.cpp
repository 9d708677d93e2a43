#include "entente/text/iso_date.hpp"

namespace entente {
namespace {

/// The number that the digits write; -1 if one of them is no digit.
int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') {
            return -1;
        }
        value = value * 10 + (digit - '0');
    }
    return value;
}

std::string padded(unsigned value, std::size_t width) {
    auto digits = std::to_string(value);
    digits.insert(0, digits.size() < width ? width - digits.size() : 0, '0');
    return digits;
}

} // namespace

std::optional<std::chrono::year_month_day> parse_iso_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const int year = number(text.substr(0, 4));
    const int month = number(text.substr(5, 2));
    const int day = number(text.substr(8, 2));
    if (year < 0 || month < 0 || day < 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string iso_day(std::chrono::year_month_day day) {
    const auto month = iso_month({day.year(), day.month()});
    return month.empty() ? month : month + "-" + padded(static_cast<unsigned>(day.day()), 2);
}

std::string iso_month(std::chrono::year_month month) {
    const auto year = iso_year(month.year());
    return year.empty() ? year : year + "-" + padded(static_cast<unsigned>(month.month()), 2);
}

std::string iso_year(std::chrono::year year) {
    const int count = static_cast<int>(year);
    return 0 <= count && count <= 9999 ? padded(static_cast<unsigned>(count), 4) : std::string();
}

} // namespace entente
