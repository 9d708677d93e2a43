#pragma once

#include "entente/document/document.hpp"
#include "entente/input/day_reader.hpp"

#include <string>
#include <string_view>

namespace entente {

inline constexpr std::string_view outer_space = " \t\r\n\xef\xbb\xbf"; ///< and the bytes of a byte order mark

inline constexpr std::size_t most_head_lines = 5; ///< headline, byline and the like, among which the date is looked for

/// Puts title and body into `document.content` and sets its offsets; `title` may be empty. Both are valid UTF-8.
/// Line ends become line feeds and blanks, and no byte moves.
/// A leading date line of the body is taken off, and one of the lines below it that stand before the text becomes blanks; the first of them
/// dates the document if it has no date yet. Gives a remark if the leading one names no day.
[[nodiscard]] std::string set_text(Document& document, std::string_view title, std::string_view body, const DayReader& days);

/// The same for a plain text, whose first line is its title where it clearly is one: short, without final punctuation, and a blank line
/// after it.
[[nodiscard]] std::string set_plain_text(Document& document, std::string_view bytes, const DayReader& days);

/// Whether a line of the text is only a day, and a sentence or paragraph follows: a chronicle, whose days are not that of the article.
[[nodiscard]] bool tells_by_day(std::string_view text, const DayReader& days);

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
