#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The text on one line: runs of blanks, tabs and line ends become one blank, none is left at the ends. Soft
/// hyphens and word joiners go.
[[nodiscard]] std::string one_line(std::string_view text);

/// The same of a name, without the blank that a line end left behind a hyphen ("Anglo- American" is "Anglo-American") and without
/// halves of brackets and quotation marks ("Bashir al] Assad").
[[nodiscard]] std::string tidy_name(std::string_view name);

} // namespace entente
