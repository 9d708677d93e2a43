#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The text on one line, safe to print: white space becomes single blanks; control characters, marks that turn the direction of text, and
/// bytes that are no UTF-8 become U+FFFD, so that no article can steer a terminal.
[[nodiscard]] std::string printable_line(std::string_view text);

/// Columns that the text takes: wide letters (Chinese) two, combining marks none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text in lines of at most `width` columns, broken at blanks; a longer word is cut. At least one line, which may be empty.
[[nodiscard]] std::vector<std::string> wrapped_lines(std::string_view text, std::size_t width);

} // namespace entente
