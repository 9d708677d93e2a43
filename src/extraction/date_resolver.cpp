#include "extraction/date_resolver.hpp"

#include "entente/text/number.hpp"
#include "entente/text/table.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view bias_name = "bias";

using Weights = std::map<std::string, float, std::less<>>;

Weights read_weights(const std::filesystem::path& file) {
    Weights weights;
    for (const auto& row : read_table(file, 2, 2)) {
        const auto weight = number_in<float>(row.fields[1]);
        if (!weight) throw_table_error(file, row.line, "\"" + row.fields[1] + "\" is no number");
        if (!weights.emplace(row.fields[0], *weight).second) {
            throw_table_error(file, row.line, "the feature \"" + row.fields[0] + "\" is here a second time");
        }
    }
    return weights;
}

} // namespace

float DateResolver::weight(std::string_view feature) const {
    const auto found = weights_.find(feature);
    return found == weights_.end() ? 0.0F : found->second;
}

/// Above 0: likelier than no date.
std::vector<float> DateResolver::scores(const std::vector<DateCandidate>& candidates, const RelationMention& relation,
                                        const DateVectors& vectors) const {
    std::vector<float> sums;
    for (const auto& candidate : candidates) {
        float sum = 0;
        for (const auto& feature : candidate.features) {
            sum += weight(feature);
        }
        sums.push_back(sum);
    }
    if (scorer_) {
        return (*scorer_)(vectors, relation, candidates, sums);
    }
    for (float& sum : sums) {
        sum += weight(bias_name);
    }
    return sums;
}

DateResolver DateResolver::load(const std::filesystem::path& lexicons, const RelationTable& relations, std::optional<DateScorer> scorer) {
    DateResolver resolver;
    resolver.lexicon_ = TimeLexicon::load(lexicons / "time_words.tsv");
    resolver.weights_ = read_weights(lexicons / "date_weights.tsv");
    resolver.scorer_ = std::move(scorer);
    resolver.relations_ = relations;
    return resolver;
}

SentenceTimes DateResolver::find_times(const Document& document) const { return times_of(document, lexicon_); }

void DateResolver::look(const Document& document, const SentenceTimes& times, const Matrix& vectors, std::span<const Piece> pieces,
                        DateVectors& to) const {
    if (scorer_) {
        scorer_->look(document, times, vectors, pieces, to);
    }
}

void DateResolver::date_relations(Document& document, const SentenceTimes& times, const DateVectors& vectors) const {
    for (auto& relation : document.relations) {
        relation.date.clear();
        if (!relations_[relation.relation].dated) {
            continue;
        }
        const auto candidates = date_candidates(document, times, relation, relations_[relation.relation]);
        const auto scored = scores(candidates, relation, vectors);
        const auto best = std::max_element(scored.begin(), scored.end());
        if (best != scored.end() && *best > 0) {
            relation.date = candidates[static_cast<std::size_t>(best - scored.begin())].date;
        }
    }
}

} // namespace entente
