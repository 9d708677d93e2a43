#pragma once

#include "entente/document/document.hpp"
#include "entente/nn/matrix.hpp"
#include "entente/nn/model_file.hpp"
#include "entente/nn/word_piece.hpp"
#include "entente/text/span.hpp"
#include "extraction/date_candidates.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace entente {

/// What the encoder made of a document's time expressions and actors, projected for `DateScorer`, by the byte where each begins.
struct DateVectors {
    using Projections = std::map<std::size_t, std::vector<float>>;
    Projections expressions;
    Projections heads; ///< of all mentions and references
    Projections tails;
};

/// Does a time expression date a relation? By the encoder's vectors of the expression and of the two actors, and by the sum of the weights
/// of what is seen in the text (`DateCandidate`); scripts/train/dates.py has the same function (docs/model.md).
///
/// Thread-safe after construction.
class DateScorer {
public:
    /// Reads the tensors date.expression.weight and so on; none if the model has none.
    [[nodiscard]] static std::optional<DateScorer> load(const ModelFile& model);

    /// Adds what a window tells. `vectors`: a row a wordpiece of `pieces`. What the window holds but in part is left out.
    void look(const Document& document, const SentenceTimes& times, const Matrix& vectors, std::span<const Piece> pieces,
              DateVectors& to) const;

    /// Above 0: likelier than no date at all. `sum`: of the weights.
    [[nodiscard]] float operator()(const DateVectors& vectors, const RelationMention& relation, Span expression, float sum) const;

private:
    /// A linear map.
    struct Projection {
        Projection(const ModelFile& model, const std::string& name);
        [[nodiscard]] std::vector<float> operator()(std::span<const float> x) const;
        /// The projection of what begins at the byte; of zeros, if no window showed it.
        [[nodiscard]] std::span<const float> at(const DateVectors::Projections& known, std::size_t byte) const;

        Matrix weights;
        Matrix bias;
    };

    explicit DateScorer(const ModelFile& model);

    Projection expression_;
    Projection head_;
    Projection tail_;
    Projection mix_;
    Projection out_;
    Matrix relation_; ///< a row a relation, added to the hidden layer
    float sum_weight_;
};

} // namespace entente
