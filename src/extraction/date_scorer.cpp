#include "extraction/date_scorer.hpp"

#include <algorithm>
#include <functional>

namespace entente {
namespace {

/// The piece that the byte lies in.
std::optional<std::size_t> piece_at(std::span<const Piece> pieces, std::size_t byte) {
    const auto found = std::ranges::upper_bound(pieces, byte, {}, [](const Piece& piece) { return piece.span.end; });
    if (found == pieces.end() || found->span.begin > byte) return std::nullopt;
    return static_cast<std::size_t>(found - pieces.begin());
}

Matrix row_of(std::span<const float> values) {
    Matrix matrix(1, values.size());
    std::ranges::copy(values, matrix.data());
    return matrix;
}

} // namespace

DateScorer::Projection::Projection(const ModelFile& model, const std::string& name)
    : map(model, name), of_nothing(map(Matrix(1, map.inputs()))) {}

void DateScorer::Projection::add(std::size_t byte, std::span<const float> vector, DateVectors::Projections& to) const {
    const Matrix y = map(row_of(vector));
    to.try_emplace(byte, y.data(), y.data() + y.columns());
}

std::span<const float> DateScorer::Projection::at(std::size_t byte, const DateVectors::Projections& known) const {
    const auto found = known.find(byte);
    return found == known.end() ? of_nothing.row(0) : std::span<const float>(found->second);
}

DateScorer::DateScorer(const ModelFile& model)
    : expression_(model, "date.expression"), head_(model, "date.head"), tail_(model, "date.tail"),
      mix_(model, "date.mix", Linear::Activation::Gelu), out_(model, "date.out") {
    const std::size_t width = model.header().width, projected = expression_.map.outputs();
    if (expression_.map.inputs() != 2 * width || head_.map.inputs() != width || tail_.map.inputs() != width ||
        head_.map.outputs() != projected || tail_.map.outputs() != projected ||
        mix_.inputs() != 5 * projected + 1 + model.header().relations.size() || out_.inputs() != mix_.outputs() + 1 || out_.outputs() != 1)
        model.reject("the tensors for dates are of the wrong shape");
}

std::optional<DateScorer> DateScorer::load(const ModelFile& model) {
    if (!model.has("date.out.weight")) return std::nullopt;
    return DateScorer(model);
}

void DateScorer::look(const Document& document, const SentenceTimes& times, const Matrix& vectors, std::span<const Piece> pieces,
                      DateVectors& to) const {
    const auto add_actor = [&](Span span) {
        if (const auto piece = piece_at(pieces, span.begin)) {
            head_.add(span.begin, vectors.row(*piece), to.heads);
            tail_.add(span.begin, vectors.row(*piece), to.tails);
        }
    };
    if (pieces.empty()) return;
    const Span shown{pieces.front().span.begin, pieces.back().span.end};
    for (const Mention& mention : mentions_in(document, shown)) add_actor(mention.span);
    auto reference = std::ranges::lower_bound(document.references, shown.begin, {}, [](const Reference& r) { return r.span.begin; });
    for (; reference != document.references.end() && reference->span.begin < shown.end; ++reference) add_actor(reference->span);
    for (std::size_t s = 0; s < times.size(); ++s) {
        const Span sentence = document.sentences[s].span;
        if (sentence.end <= shown.begin || sentence.begin >= shown.end) continue;
        for (const TimeExpression& expression : times[s]) {
            const auto first = piece_at(pieces, expression.span.begin);
            const auto last = piece_at(pieces, expression.span.end - 1);
            if (!first || !last) continue;
            std::vector<float> ends;
            for (const auto row : {vectors.row(*first), vectors.row(*last)}) ends.insert(ends.end(), row.begin(), row.end());
            expression_.add(expression.span.begin, ends, to.expressions);
        }
    }
}

std::vector<float> DateScorer::operator()(const DateVectors& vectors, const RelationMention& relation,
                                          std::span<const DateCandidate> candidates, std::span<const float> sums) const {
    const auto head = head_.at(relation.head_offset, vectors.heads);
    const auto tail = tail_.at(relation.tail_offset, vectors.tails);
    Matrix x(candidates.size(), mix_.inputs()); // [expression, head, tail, expression * head, expression * tail, sum, which relation]
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        const auto expression = expression_.at(candidates[c].expression.begin, vectors.expressions);
        const auto row = x.row(c);
        auto to = row.begin();
        for (const auto part : {expression, head, tail}) to = std::ranges::copy(part, to).out;
        for (const auto actor : {head, tail}) to = std::ranges::transform(expression, actor, to, std::multiplies<>()).out;
        *to = sums[c];
        *(to + 1 + static_cast<std::ptrdiff_t>(relation.relation)) = 1;
    }
    const Matrix hidden = mix_(x);
    Matrix last(candidates.size(), out_.inputs()); // [hidden, sum]
    for (std::size_t c = 0; c < candidates.size(); ++c) *std::ranges::copy(hidden.row(c), last.row(c).begin()).out = sums[c];
    const Matrix scores = out_(last);
    return {scores.data(), scores.data() + scores.rows()};
}

} // namespace entente
