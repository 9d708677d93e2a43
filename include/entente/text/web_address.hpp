#pragma once

#include <string_view>

namespace entente {

/// Whether the text is an address that a page may safely link to: "http://…" or "https://…" (in small or capital letters) without white
/// space, control characters, quotes, backslashes and angle brackets. "javascript:…", "data:…" and a bare "news.example" are none.
[[nodiscard]] bool is_web_address(std::string_view text);

} // namespace entente
