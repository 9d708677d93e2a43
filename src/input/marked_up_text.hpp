#pragma once

#include "entente/input/html_vocabulary.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// Whether a text has a tag or comment of HTML.
[[nodiscard]] bool has_tag(std::string_view html);

/// False of a text that is not marked up, for sure; needs no vocabulary.
[[nodiscard]] bool may_be_marked_up(std::string_view text);

struct MarkedUpText {
    std::string title; ///< the one given, else of a heading; mostly empty
    std::string text;  ///< empty if there is none but tags
};

/// Reads a text, valid UTF-8, that should be plain and is HTML: it begins with the tag of a block, or it has two such tags (`<br>` among
/// them), an element with begin and end, or two character references (`&#8217;`, `&nbsp;`). `title` is what the article has for one, and
/// may be empty. Without a result if the text is plain.
///
/// Where it has blocks, it is read as the text of a page, a blank line parting paragraphs too, but nothing of it is left out unless it has
/// elements of a whole page, and then too where nothing else were left. Without blocks it loses its tags, and line ends and blanks stay.
[[nodiscard]] std::optional<MarkedUpText> read_marked_up(std::string_view text, const std::string& title, const HtmlVocabulary& vocabulary);

/// A title without tags, and with the characters that it refers to: "Putin &amp; Xi".
[[nodiscard]] std::string read_marked_up_title(std::string_view title, const HtmlVocabulary& vocabulary);

} // namespace entente
