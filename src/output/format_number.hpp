#pragma once

#include <charconv>
#include <string>

namespace entente {

/// The number with at most `decimals` decimals and no idle zeros, with a point in every locale: 12.50 -> "12.5", -0.001 -> "0".
[[nodiscard]] inline std::string format_number(double value, int decimals) {
    char buffer[64];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
    std::string text(buffer, result.ptr);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

} // namespace entente
