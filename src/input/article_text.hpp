#pragma once

#include "entente/document/document.hpp"

#include <string>
#include <string_view>

namespace entente {

inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf"; ///< in UTF-8

[[nodiscard]] inline std::string_view without_byte_order_mark(std::string_view text) {
    return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

/// Puts title and body into `document.content` and sets its offsets; `title` may be empty. Both are valid UTF-8.
/// A leading date line of the body is taken off, and dates the document if it has no date yet.
void set_text(Document& document, std::string_view title, std::string_view body);

/// The same for a plain text, whose first line is its title where it clearly is one: short, without final punctuation, and a blank line
/// after it.
void set_plain_text(Document& document, std::string_view text);

/// The day at the beginning of "2024-04-26" or "2024-04-26T10:00:00Z"; empty for anything else.
[[nodiscard]] std::string leading_day(std::string_view text);

/// The address with its blanks as browsers write them; empty if it is none that begins with http:// or https://.
[[nodiscard]] std::string web_address(std::string_view text);

/// Whether the text has nothing but white space.
[[nodiscard]] bool is_blank(std::string_view text);

} // namespace entente
