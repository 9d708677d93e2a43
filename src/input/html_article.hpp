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

} // namespace entente
