#pragma once

#include "entente/document/document.hpp"
#include "entente/input/article_reader.hpp"
#include "entente/input/day_reader.hpp"
#include "entente/input/html_vocabulary.hpp"

#include <string>
#include <string_view>

namespace entente {

struct HtmlArticle {
    Document document;     ///< without an id
    std::string error;     ///< why there is no article; empty if there is one
    InputFault fault{};    ///< of the error
    std::string remark;    ///< what was left aside in an article that was read; may be empty
    std::string odd_day;   ///< remark on a date that is no day; may be empty
    std::string odd_bytes; ///< remark on bytes that were none of the page's charset; may be empty
};

/// Reads the article of a web page, whose bytes are as they were saved: title, day, address, and its main text without menus, shares,
/// captions and comments, a blank line between paragraphs. Never throws on what the bytes hold.
[[nodiscard]] HtmlArticle read_html_article(std::string_view bytes, const HtmlVocabulary& vocabulary, const DayReader& days);

/// False of a text that is not marked up, for sure; needs no vocabulary.
[[nodiscard]] bool may_be_marked_up(std::string_view text);

/// Whether a text that should be plain is HTML: it begins with the tag of a block, or it has two such tags (`<br>` among them), an element
/// with begin and end, or two character references (`&#8217;`, `&nbsp;`).
[[nodiscard]] bool is_marked_up(std::string_view text, const HtmlVocabulary& vocabulary);

struct MarkedUpText {
    std::string title; ///< of a heading; mostly empty
    std::string text;  ///< empty if there is none but tags
};

/// Reads such a text, valid UTF-8. Where it has blocks, it is read as a page is, and a blank line parts its paragraphs too; if that leaves
/// nothing, all its text is taken. Else its line ends mean what they mean in a plain text, and stay.
[[nodiscard]] MarkedUpText read_marked_up(std::string_view text, const HtmlVocabulary& vocabulary);

} // namespace entente
