#pragma once

#include "entente/document/document.hpp"
#include "entente/document/relation_table.hpp"
#include "extraction/date_scorer.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Dates relations: finds the time expressions of the sentences, reads them against the article's day and chooses the one that belongs to
/// each relation, if any does.
///
///     2024-04-26: "A met B on Thursday."                              met-with            2024-04-25
///     2024-04-26: "In 2009, A and B signed a pact."                   signed-agreement    2009
///     2024-04-26: "A will visit B on Thursday."   (planned)           visited             2024-05-02
///
/// The choice is a log-linear model (Berger et al. 1996) over the expressions of the relation's own sentence, of the nearest dated sentence
/// before it and of the first dated sentence of the article ("They discussed …" goes on with the event that the lead dates), against "no
/// date". Its features are readable and its weights a table, `date_weights.tsv`, made by scripts/train/dates.py. Rules by hand were harder
/// to get right: what counts is relation, status, position, distance and the words around, all at once.
/// Where the model has the tensors, the network has its say too (`DateScorer`).
/// Nothing gets the article's day unless a sentence says so ("today").
class DateResolver {
public:
    /// Reads `time_words.tsv` and `date_weights.tsv` of the lexicons' folder; `scorer` may be none.
    /// Throws std::runtime_error naming file and line when one is missing or malformed.
    [[nodiscard]] static DateResolver load(const std::filesystem::path& lexicons, const RelationTable& relations,
                                           std::optional<DateScorer> scorer = std::nullopt);

    /// The time expressions of the document. Needs its sentences and mentions.
    [[nodiscard]] SentenceTimes find_times(const Document& document) const;

    /// Adds what the encoder made of a window (`DateScorer::look`). Needs the document's mentions and references.
    void look(const Document& document, const SentenceTimes& times, const Matrix& vectors, std::span<const Piece> pieces,
              DateVectors& to) const;

    /// Sets the date of every relation of the document. Needs its sentences, and the offsets, sentence, relation and status of the
    /// relations. `vectors`: of all windows; only the network's say is lost without.
    void date_relations(Document& document, const SentenceTimes& times, const DateVectors& vectors) const;

private:
    [[nodiscard]] float weight(std::string_view feature) const;
    [[nodiscard]] std::vector<float> scores(const std::vector<DateCandidate>& candidates, const RelationMention& relation,
                                            const DateVectors& vectors) const;

    TimeLexicon lexicon_;
    std::map<std::string, float, std::less<>> weights_; ///< of features
    RelationTable relations_;
    std::optional<DateScorer> scorer_;
};

} // namespace entente
