#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// A quoted string of the DOT language that Graphviz shows as the text itself, in labels and tooltips: backslashes, quotes, line ends and
/// what looks like an XML entity are escaped; characters that SVG forbids and bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string dot_quoted(std::string_view text);

/// A quoted web address (text/web_address.hpp) for an attribute `URL`, which Graphviz 2.43 copies into SVG as it is: `&` becomes `&amp;`.
[[nodiscard]] std::string dot_link(std::string_view address);

/// The text broken into lines at blanks, each about `width` characters or less, none left nearly empty.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width);

/// Text for Graphviz's HTML-like labels.
[[nodiscard]] std::string dot_html(std::string_view text);

} // namespace entente
