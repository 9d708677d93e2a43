#pragma once

#include "entente/input/day_reader.hpp"
#include "entente/input/html_vocabulary.hpp"
#include "input/html_tree.hpp"

#include <cstddef>
#include <string>

namespace entente {

/// What a page says about its article; empty where it does not. `around` is the `<article>` or `<main>` of the text, 0 for none.
/// docs/formats/input.md tells what has precedence.
[[nodiscard]] std::string html_title(const HtmlTree& tree, const HtmlVocabulary& vocabulary, std::size_t around);
[[nodiscard]] std::string html_date(const HtmlTree& tree, const HtmlVocabulary& vocabulary, const DayReader& days,
                                    std::size_t around);                                        ///< "2024-04-26"
[[nodiscard]] std::string html_address(const HtmlTree& tree, const HtmlVocabulary& vocabulary); ///< http:// or https://

/// Whether one of the programs that the vocabulary names wrote the page.
[[nodiscard]] bool is_generated(const HtmlTree& tree, const HtmlVocabulary& vocabulary);

} // namespace entente
