#include "extraction/date_resolver.hpp"

#include "entente/text/table.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view bias_name = "bias";

using Weights = std::map<std::string, float, std::less<>>;

Weights read_weights(const std::filesystem::path& file) {
    Weights weights;
    for (const auto& row : read_table(file, 2, 2)) {
        float weight = 0;
        const auto& text = row.fields[1];
        const auto result = std::from_chars(text.data(), text.data() + text.size(), weight);
        if (result.ec != std::errc() || result.ptr != text.data() + text.size()) {
            throw_table_error(file, row.line, "\"" + text + "\" is no number");
        }
        if (!weights.emplace(row.fields[0], weight).second) {
            throw_table_error(file, row.line, "the feature \"" + row.fields[0] + "\" is here a second time");
        }
    }
    return weights;
}

} // namespace

struct DateResolver::Impl {
    TimeLexicon lexicon;
    Weights weights;
    std::vector<std::string> relation_names;
    std::optional<DateScorer> scorer;

    [[nodiscard]] float weight(std::string_view feature) const {
        const auto found = weights.find(feature);
        return found == weights.end() ? 0.0F : found->second;
    }

    [[nodiscard]] std::vector<float> scores(const std::vector<DateCandidate>& candidates, const RelationMention& relation,
                                            const DateVectors& vectors) const {
        std::vector<float> sums;
        for (const auto& candidate : candidates) {
            float sum = 0;
            for (const auto& feature : candidate.features) {
                sum += weight(feature);
            }
            sums.push_back(sum);
        }
        if (scorer) {
            return (*scorer)(vectors, relation, candidates, sums);
        }
        for (float& sum : sums) {
            sum += weight(bias_name);
        }
        return sums;
    }

    /// The best candidate's date, if it is better than none, which scores 0.
    [[nodiscard]] std::string choose(const std::vector<DateCandidate>& candidates, const RelationMention& relation,
                                     const DateVectors& vectors) const {
        const auto scored = scores(candidates, relation, vectors);
        const auto best = std::max_element(scored.begin(), scored.end());
        return best == scored.end() || *best <= 0 ? "" : candidates[static_cast<std::size_t>(best - scored.begin())].date;
    }
};

DateResolver::DateResolver(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DateResolver::DateResolver(DateResolver&&) noexcept = default;
DateResolver& DateResolver::operator=(DateResolver&&) noexcept = default;
DateResolver::~DateResolver() = default;

DateResolver DateResolver::load(const std::filesystem::path& lexicons, const RelationTable& relations, std::optional<DateScorer> scorer) {
    auto impl = std::make_unique<Impl>();
    impl->lexicon = TimeLexicon::load(lexicons / "time_words.tsv");
    impl->weights = read_weights(lexicons / "date_weights.tsv");
    impl->scorer = std::move(scorer);
    for (std::size_t row = 0; row < relations.size(); ++row) {
        impl->relation_names.push_back(relations[row].name);
    }
    return DateResolver(std::move(impl));
}

SentenceTimes DateResolver::find_times(const Document& document) const { return times_of(document, impl_->lexicon); }

void DateResolver::look(const Document& document, const SentenceTimes& times, const Matrix& vectors, std::span<const Piece> pieces,
                        DateVectors& to) const {
    if (impl_->scorer) {
        impl_->scorer->look(document, times, vectors, pieces, to);
    }
}

void DateResolver::date_relations(Document& document, const SentenceTimes& times, const DateVectors& vectors) const {
    for (auto& relation : document.relations) {
        const auto candidates = date_candidates(document, times, relation, impl_->relation_names[relation.relation]);
        relation.date = impl_->choose(candidates, relation, vectors);
    }
}

} // namespace entente
