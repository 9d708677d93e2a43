#pragma once

#include "entente/document/document.hpp"
#include "entente/document/relation_table.hpp"
#include "extraction/time_expression.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A date that a relation may have, and what speaks for or against it, as names of weights in `date_weights.tsv`.
struct DateCandidate {
    std::string date;
    Span expression; ///< in the text
    std::vector<std::string> features;
};

/// The time expressions of a document, sentence by sentence.
using SentenceTimes = std::vector<std::vector<TimeExpression>>;

[[nodiscard]] SentenceTimes times_of(const Document& document, const TimeLexicon& lexicon);

/// The dates that the relation may have: those of its own sentence, of the nearest dated sentence before it, and of the first dated
/// sentence of the document; for what the title says, those of the first dated one of the two sentences after it. What dates something else
/// for sure is not among them. `type`: the relation's row of the table. Each has a date; the alternative, no date at all, is not listed.
[[nodiscard]] std::vector<DateCandidate> date_candidates(const Document& document, const SentenceTimes& times,
                                                         const RelationMention& relation, const RelationType& type);

} // namespace entente
