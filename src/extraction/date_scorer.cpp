#include "extraction/date_scorer.hpp"

#include "nn/dense.hpp"
#include "nn/vector_math.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

/// The piece that the byte lies in.
std::optional<std::size_t> piece_at(std::span<const Piece> pieces, std::size_t byte) {
    const auto found = std::ranges::upper_bound(pieces, byte, {}, [](const Piece& piece) { return piece.span.end; });
    if (found == pieces.end() || found->span.begin > byte) return std::nullopt;
    return static_cast<std::size_t>(found - pieces.begin());
}

} // namespace

DateScorer::Projection::Projection(const ModelFile& model, const std::string& name)
    : weights(float_matrix(model, name + ".weight")), bias(float_matrix(model, name + ".bias")) {}

std::vector<float> DateScorer::Projection::operator()(std::span<const float> x) const {
    Matrix row(1, x.size());
    std::ranges::copy(x, row.data());
    Matrix y = product(row, weights);
    add_to_rows(y, bias.row(0));
    return {y.data(), y.data() + y.columns()};
}

std::span<const float> DateScorer::Projection::at(const DateVectors::Projections& known, std::size_t byte) const {
    const auto found = known.find(byte);
    return found == known.end() ? bias.row(0) : std::span<const float>(found->second);
}

DateScorer::DateScorer(const ModelFile& model)
    : expression_(model, "date.expression"), head_(model, "date.head"), tail_(model, "date.tail"), mix_(model, "date.mix"),
      out_(model, "date.out"), relation_(float_matrix(model, "date.relation.weight")),
      sum_weight_(*float_matrix(model, "date.sum").data()) {}

std::optional<DateScorer> DateScorer::load(const ModelFile& model) {
    if (!model.has("date.sum")) return std::nullopt;
    return DateScorer(model);
}

void DateScorer::look(const Document& document, const SentenceTimes& times, const Matrix& vectors, std::span<const Piece> pieces,
                      DateVectors& to) const {
    const auto add_actor = [&](Span span) {
        if (const auto piece = piece_at(pieces, span.begin)) {
            to.heads.emplace(span.begin, head_(vectors.row(*piece)));
            to.tails.emplace(span.begin, tail_(vectors.row(*piece)));
        }
    };
    for (const Mention& mention : document.mentions) add_actor(mention.span);
    for (const Reference& reference : document.references) add_actor(reference.span);
    std::vector<float> ends(2 * vectors.columns());
    for (const auto& expressions : times) {
        for (const TimeExpression& expression : expressions) {
            const auto first = piece_at(pieces, expression.span.begin);
            const auto last = piece_at(pieces, expression.span.end - 1);
            if (!first || !last) continue;
            std::ranges::copy(vectors.row(*first), ends.begin());
            std::ranges::copy(vectors.row(*last), ends.begin() + static_cast<std::ptrdiff_t>(vectors.columns()));
            to.expressions.emplace(expression.span.begin, expression_(ends));
        }
    }
}

float DateScorer::operator()(const DateVectors& vectors, const RelationMention& relation, Span expression, float sum) const {
    const auto e = expression_.at(vectors.expressions, expression.begin);
    const auto head = head_.at(vectors.heads, relation.head_offset);
    const auto tail = tail_.at(vectors.tails, relation.tail_offset);
    std::vector<float> x;
    for (const auto part : {e, head, tail}) x.insert(x.end(), part.begin(), part.end());
    for (const auto actor : {head, tail}) {
        for (std::size_t k = 0; k < e.size(); ++k) x.push_back(e[k] * actor[k]);
    }
    x.push_back(sum);
    std::vector<float> hidden = mix_(x);
    add_row(relation_.row(relation.relation).data(), hidden.size(), hidden.data());
    gelu_row(hidden.data(), hidden.size());
    return sum_weight_ * sum + out_(hidden).front();
}

} // namespace entente
