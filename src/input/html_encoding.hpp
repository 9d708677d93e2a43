#pragma once

#include "entente/input/html_vocabulary.hpp"

#include <string>
#include <string_view>

namespace entente {

/// Whether the bytes begin as a page does, after byte order mark, white space and comments: `<!doctype html` or `<html`, in any case and
/// also in UTF-16 with a byte order mark.
[[nodiscard]] bool begins_as_html(std::string_view bytes);

struct DecodedText {
    std::string text;      ///< valid UTF-8, of a page without a byte order mark
    std::string odd_bytes; ///< remark on bytes that were none of the charset; may be empty
};

/// Reads the bytes of a page as UTF-16 if a byte order mark says so, as UTF-8 if they are that, as the charset that the page declares, or
/// as windows-1252. (Pages fetched by a program often keep the declaration of an older day: bytes that happen to be UTF-8 are UTF-8.)
/// What is declared to be UTF-8 and is not is read as `decoded_text` does.
[[nodiscard]] DecodedText decoded_html(std::string_view bytes, const HtmlVocabulary& vocabulary);

/// Reads the bytes of a text as UTF-8 or, if they are not that and plainly are it, as windows-1252: nothing in them is a character of UTF-8
/// beyond ASCII, all bytes are characters of windows-1252, few of the letters are beyond ASCII, and none of these is a capital inside a
/// word. Else U+FFFD stands in for the bytes that are no UTF-8.
[[nodiscard]] DecodedText decoded_text(std::string_view bytes);

} // namespace entente
