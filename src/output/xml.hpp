#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The text as XML 1.0 can hold it: characters that XML forbids and bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string xml_safe(std::string_view text);

/// The content of an element. Escapes only `&`, `<` and the `>` of `]]>`: Gephi's reader drops white space that stands alone between two
/// escapes, so that the fewer there are the better; where it still would, the text becomes a CDATA section.
void append_xml_text(std::string& xml, std::string_view text);
[[nodiscard]] std::string xml_text(std::string_view text);

/// The value of an attribute, for double quotes.
void append_xml_attribute(std::string& xml, std::string_view text);
[[nodiscard]] std::string xml_attribute(std::string_view text);

} // namespace entente
