#pragma once

#include "entente/input/day_reader.hpp"
#include "entente/input/html_vocabulary.hpp"
#include "input/html_body.hpp"
#include "input/html_text.hpp"
#include "input/html_tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a page says about its article; empty where it does not. `around` is the `<article>` or `<main>` of the text, 0 for none.
/// docs/formats/input.md tells what has precedence.
[[nodiscard]] std::string html_title(const HtmlTree& tree, const HtmlVocabulary& vocabulary, std::size_t around);
[[nodiscard]] std::string html_date(const HtmlTree& tree, const HtmlVocabulary& vocabulary, const DayReader& days,
                                    std::size_t around);                                        ///< "2024-04-26"
[[nodiscard]] std::string html_address(const HtmlTree& tree, const HtmlVocabulary& vocabulary); ///< http:// or https://

/// The day that a page shows just below its headline, as a `<time>` or a line that tells nothing else; without a headline, as such a line
/// beside the first paragraph. `body` has paragraphs, and these are of `blocks`. Empty if there is none.
[[nodiscard]] std::string html_head_date(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, const HtmlBody& body,
                                         std::string_view title, const DayReader& days);

/// Whether one of the programs that the vocabulary names wrote the page.
[[nodiscard]] bool is_generated(const HtmlTree& tree, const HtmlVocabulary& vocabulary);

} // namespace entente
