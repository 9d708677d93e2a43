#pragma once

#include "entente/input/html_vocabulary.hpp"
#include "input/html_tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A paragraph of a page, wherever it stands.
struct HtmlBlock {
    std::string text;        ///< white space collapsed; a line feed where `<br>` ends a sentence
    std::size_t element = 0; ///< the block element around it
    std::size_t linked = 0;  ///< bytes of the text that are links
    std::size_t words = 0;
};

/// The text with white space collapsed to single blanks, without what takes no room: soft hyphens, zero-width characters, direction marks.
/// The characters U+0080 to U+009F, which many pages write as `&#146;`, are those of windows-1252.
[[nodiscard]] std::string cleaned_text(std::string_view text);

/// The text with such characters read so, and else as it is.
[[nodiscard]] std::string with_windows_1252(std::string_view text);

/// Whether a line may end after this text: a full stop, a quotation mark, a colon, a bracket.
[[nodiscard]] bool ends_in_punctuation(std::string_view text);

/// All paragraphs of a page in their order, without elements that hold no text (scripts, buttons) and without what is hidden in a line.
[[nodiscard]] std::vector<HtmlBlock> html_blocks(const HtmlTree& tree, const HtmlVocabulary& vocabulary);

/// What schema.org marks as the text of an article.
[[nodiscard]] bool is_article_body(const HtmlNode& node);

[[nodiscard]] bool is_html_block(const HtmlNode& node, const HtmlVocabulary& vocabulary);

/// Whether element, role, class, id or style say that this is not the article's text: navigation, shares, what is hidden.
[[nodiscard]] bool is_html_aside(const HtmlNode& node, const HtmlVocabulary& vocabulary);

} // namespace entente
