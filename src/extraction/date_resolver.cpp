#include "entente/extraction/date_resolver.hpp"

#include "entente/text/iso_date.hpp"
#include "entente/text/table.hpp"
#include "extraction/date_candidates.hpp"

#include <charconv>
#include <map>

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

    [[nodiscard]] float weight(std::string_view feature) const {
        const auto found = weights.find(feature);
        return found == weights.end() ? 0.0F : found->second;
    }

    /// The best candidate's date, if it is better than none, which scores 0.
    [[nodiscard]] std::string choose(const std::vector<DateCandidate>& candidates) const {
        std::string date;
        float best = 0;
        for (const auto& candidate : candidates) {
            float score = weight(bias_name);
            for (const auto& feature : candidate.features) {
                score += weight(feature);
            }
            if (score > best) {
                best = score;
                date = candidate.date;
            }
        }
        return date;
    }
};

DateResolver::DateResolver(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DateResolver::DateResolver(DateResolver&&) noexcept = default;
DateResolver& DateResolver::operator=(DateResolver&&) noexcept = default;
DateResolver::~DateResolver() = default;

DateResolver DateResolver::load(const std::filesystem::path& lexicons, const RelationTable& relations) {
    auto impl = std::make_unique<Impl>();
    impl->lexicon = TimeLexicon::load(lexicons / "time_words.tsv");
    impl->weights = read_weights(lexicons / "date_weights.tsv");
    for (std::size_t row = 0; row < relations.size(); ++row) {
        impl->relation_names.push_back(relations[row].name);
    }
    return DateResolver(std::move(impl));
}

void DateResolver::date_relations(Document& document) const {
    const auto times = times_of(document, impl_->lexicon);
    for (auto& relation : document.relations) {
        relation.date = impl_->choose(date_candidates(document, times, relation, impl_->relation_names[relation.relation]));
    }
}

} // namespace entente
