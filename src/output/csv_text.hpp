#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A row as RFC 4180 has it, with its line end: fields with a comma, quote, blank end or line break are quoted, quotes are doubled.
/// Characters that no spreadsheet holds and bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& fields);

/// Text in which no spreadsheet finds a formula. An apostrophe goes before = + - @ (in full width too), tab or carriage return at the
/// start, and before = + - @ after what some spreadsheet takes for the end of a cell: a semicolon, a tab, a line break; blanks and quotes
/// between do not matter. `=cmd()` -> `'=cmd()`.
[[nodiscard]] std::string without_formula(std::string_view text);

} // namespace entente
