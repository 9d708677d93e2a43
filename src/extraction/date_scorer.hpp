#pragma once

#include "entente/document/document.hpp"
#include "entente/nn/linear.hpp"
#include "entente/nn/matrix.hpp"
#include "entente/nn/model_file.hpp"
#include "entente/nn/word_piece.hpp"
#include "extraction/date_candidates.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
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
/// of what is seen in the text (`DateCandidate`); scripts/train/date_scorer.py has the same function (docs/model.md).
///
/// Thread-safe after construction.
class DateScorer {
public:
    /// Views the tensors date.expression.weight and so on of the model, which is to live as long; none if it has none. Throws
    /// std::runtime_error if their shapes do not fit the model or each other.
    [[nodiscard]] static std::optional<DateScorer> load(const ModelFile& model);

    /// Adds what a window tells. `vectors`: a row a wordpiece of `pieces`. An expression that the window holds but in part is left out.
    void look(const Document& document, const SentenceTimes& times, const Matrix& vectors, std::span<const Piece> pieces,
              DateVectors& to) const;

    /// A score a candidate; above 0: likelier than no date at all. `sums`: of the weights of each.
    [[nodiscard]] std::vector<float> operator()(const DateVectors& vectors, const RelationMention& relation,
                                                std::span<const DateCandidate> candidates, std::span<const float> sums) const;

private:
    /// A linear map of vectors to what the score is made from.
    struct Projection {
        Projection(const ModelFile& model, const std::string& name);
        void add(std::size_t byte, std::span<const float> vector, DateVectors::Projections& to) const;
        /// The projection of what begins at the byte; of zeros, if no window showed it.
        [[nodiscard]] std::span<const float> at(std::size_t byte, const DateVectors::Projections& known) const;

        Linear map;
        Matrix of_nothing;
    };

    explicit DateScorer(const ModelFile& model);

    Projection expression_;
    Projection head_;
    Projection tail_;
    Linear mix_;
    Linear out_;
};

} // namespace entente
