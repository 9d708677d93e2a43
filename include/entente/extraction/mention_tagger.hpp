#pragma once

#include "entente/extraction/window.hpp"
#include "entente/nn/linear.hpp"
#include "entente/nn/matrix.hpp"
#include "entente/nn/model_file.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// A run of wordpieces that the tagger marked, always of whole words.
struct TaggedRange {
    PieceRange pieces;    ///< of the window
    std::size_t type = 0; ///< an ActorType, or actor_type_count: a pronoun or description ("he", "the two countries")

    friend bool operator==(const TaggedRange&, const TaggedRange&) = default;
};

/// The tag sequence of the highest score (Viterbi 1967): scores [words, tags], transitions [tags + 1, tags] from the row's tag (last row:
/// from the beginning) to the column's; a step of -infinity is never taken. Of equals, the lower tag. Empty for no words.
[[nodiscard]] std::vector<std::size_t> best_tags(const Matrix& scores, const Matrix& transitions);

/// Finds names and references in a window: scores each word by the vector of its first piece, then takes the best well-formed sequence of
/// BIO tags ("B-person I-person O"), so that no name is torn apart.
class MentionTagger {
public:
    /// Throws std::runtime_error if the model's tags are not "O" and "B-x", "I-x" of its types.
    explicit MentionTagger(const ModelFile& model);

    /// `vectors`: the encoder's, a row a piece. Ranges come in order and do not overlap.
    [[nodiscard]] std::vector<TaggedRange> operator()(const Matrix& vectors, std::span<const Piece> pieces) const;

    /// The scores of each tag for each piece, before any softmax.
    [[nodiscard]] Matrix scores(const Matrix& vectors) const { return tag_(vectors); }

private:
    struct Tag {
        char position = 'O'; ///< 'O', 'B' or 'I'
        std::size_t type = 0;
    };

    Linear tag_;
    std::vector<Tag> tags_;
    Matrix transitions_;
};

} // namespace entente
