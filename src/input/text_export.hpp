#pragma once

#include "entente/input/day_reader.hpp"
#include "entente/input/export_vocabulary.hpp"
#include "entente/text/span.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One article of a news database's text export.
struct ExportedArticle {
    std::string title;       ///< may be empty
    std::string date;        ///< "2011-07-03"; may be empty
    std::string loaded;      ///< the day to take if neither `date` nor the text tells one; may be empty
    std::string odd_day;     ///< what stands instead of a day, where there is none
    Span body;               ///< in the file's text; empty: the article has none
    bool is_wrapped = false; ///< its paragraphs are cut into lines of one width, and parted by blank lines
};

/// The articles of a text export, in their order; none if the text is no export for sure. `text` is valid UTF-8 with line feeds.
///
///     2 of 9 DOCUMENTS
///
///     The Elm Post
///     July 3, 2011 Sunday
///
///     Norland and Ostia hold talks
///
///     BYLINE: Anna Berg
///     LENGTH: 120 words
///
///     The president of Norland met …
///
///     LOAD-DATE: July 4, 2011
[[nodiscard]] std::vector<ExportedArticle> read_text_export(std::string_view text, const ExportVocabulary& vocabulary,
                                                            const DayReader& days);

} // namespace entente
