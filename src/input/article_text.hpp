#pragma once

#include "entente/document/document.hpp"
#include "entente/input/day_reader.hpp"

#include <string>
#include <string_view>

namespace entente {

inline constexpr std::string_view outer_space = " \t\r\n\xef\xbb\xbf"; ///< and the bytes of a byte order mark

/// Puts title and body into `document.content` and sets its offsets; `title` may be empty. Both are valid UTF-8.
/// Line ends become line feeds and blanks, and no byte moves.
/// A leading date line of the body is taken off, and dates the document if it has no date yet. Gives a remark if that line names no day.
[[nodiscard]] std::string set_text(Document& document, std::string_view title, std::string_view body, const DayReader& days);

/// The same for a plain text, whose first line is its title where it clearly is one: short, without final punctuation, and a blank line
/// after it.
[[nodiscard]] std::string set_plain_text(Document& document, std::string_view bytes, const DayReader& days);

/// The remark on what should be a day and is none.
[[nodiscard]] std::string odd_day_remark(std::string_view text);

/// The address with its blanks as browsers write them; empty if it is none that begins with http:// or https://.
[[nodiscard]] std::string web_address(std::string_view text);

/// The text with a line feed for every line end, of as many bytes: what is left of U+2028 are blanks before it, and U+2029 has a blank
/// line.
[[nodiscard]] std::string with_line_feeds(std::string_view text);

/// Whether the text has nothing but white space.
[[nodiscard]] bool is_blank(std::string_view text);

} // namespace entente
