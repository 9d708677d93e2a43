#pragma once

#include "entente/input/html_vocabulary.hpp"
#include "input/html_text.hpp"
#include "input/html_tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What of a page is the article.
struct HtmlBody {
    std::vector<const HtmlBlock*> paragraphs; ///< of the blocks given; headings that part the text among them
    std::size_t around = 0;                   ///< the `<article>` or `<main>` that it stands in; 0: none

    /// The paragraphs with a blank line between them.
    [[nodiscard]] std::string text() const;
    /// Takes away the paragraphs that say the title over again.
    void erase_title(std::string_view title);
};

/// Finds the article's own paragraphs by the text and link density of the page's blocks, after Kohlschütter, Fankhauser and Nejdl,
/// "Boilerplate Detection using Shallow Text Features" (2010), within what the page itself marks as the article; docs/formats/input.md
/// tells the rules. Without paragraphs if there are none. `blocks` must outlive the result.
[[nodiscard]] HtmlBody html_body(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, const HtmlVocabulary& vocabulary);

} // namespace entente
