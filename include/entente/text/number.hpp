#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace entente {

/// The number that the whole text is, as `std::from_chars` reads it; empty if it is none, or none of that type.
template <typename Number>
[[nodiscard]] std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

} // namespace entente
