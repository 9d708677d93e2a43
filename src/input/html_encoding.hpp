#pragma once

#include "entente/input/html_vocabulary.hpp"

#include <string>
#include <string_view>

namespace entente {

/// Whether the bytes begin as a page does, after byte order mark, white space and comments: `<!doctype html` or `<html`, in any case and
/// also in UTF-16 with a byte order mark.
[[nodiscard]] bool begins_as_html(std::string_view bytes);

struct HtmlText {
    std::string text;    ///< valid UTF-8 without a byte order mark
    bool intact = true;  ///< false: some bytes were none of the charset, and became U+FFFD
    std::string charset; ///< what it was read as
};

/// Reads the bytes of a page as UTF-16 if a byte order mark says so, as UTF-8 if they are that, as the charset that the page declares, or
/// as windows-1252. (Pages fetched by a program often keep the declaration of an older day: bytes that happen to be UTF-8 are UTF-8.)
[[nodiscard]] HtmlText decoded_html(std::string_view bytes, const HtmlVocabulary& vocabulary);

} // namespace entente
