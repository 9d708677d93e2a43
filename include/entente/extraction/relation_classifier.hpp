#pragma once

#include "entente/document/document.hpp"
#include "entente/document/relation_table.hpp"
#include "entente/extraction/pair_geometry.hpp"
#include "entente/nn/linear.hpp"
#include "entente/nn/matrix.hpp"
#include "entente/nn/model_file.hpp"
#include "entente/nn/pair_scorer.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente {

/// Two entities in this order, by name or by reference, that one sentence mentions, or of which it mentions one and the sentence before it
/// the other ("The two leaders met in Paris. The talks covered Syria.").
struct EntityPair {
    std::size_t sentence = 0; ///< index into Document::sentences; of two the later one
    std::size_t head = 0;     ///< index into Document::entities
    std::size_t tail = 0;
    std::size_t head_offset = 0; ///< byte where the head's mention nearest to the tail begins
    std::size_t tail_offset = 0;
    std::size_t reverse = 0; ///< index of the pair with head and tail exchanged
    float certainty = 1;     ///< probability that the places by which they appear stand for them
};

/// What the network says of each pair, a row a pair.
struct RelationScores {
    std::vector<EntityPair> pairs;
    Matrix logits;   ///< [pairs, relations of the table]
    Matrix statuses; ///< [pairs, statuses], logits
};

/// Says which relations of the ontology a sentence states between the entities that it or, one of them, the sentence before it mentions.
///
/// An entity's vector is the log-sum-exp of those of its mentions in the sentence; every ordered pair of entities is scored for every
/// relation (`PairScorer`), its place in the sentence, or the two, given by its two nearest mentions.
class RelationClassifier {
public:
    /// Throws std::runtime_error if a relation of the model is not in the table or the other way round.
    RelationClassifier(const ModelFile& model, const RelationTable& table);

    [[nodiscard]] RelationScores scores(const Matrix& vectors, const Window& window, std::span<const Place> places,
                                        std::span<const Entity> entities) const;

    /// What each sentence says with a confidence of at least `floor`, calibrated: how probable it is that the text says so. A symmetric
    /// relation is told once, with the mean of the logits of its two directions, from the lower entity to the higher (better than either
    /// alone or the higher one); an antisymmetric one in the direction that is surer, in none if they are alike, as among those that only
    /// one reference names ("the three provinces"). In order of pairs, then relations.
    [[nodiscard]] std::vector<RelationMention> decide(const RelationScores& scores, float floor) const;

    /// Drops the relations of a document that none of its sentences tells, in the same status, with the confidence that the relation asks
    /// for (its threshold in the model, or `floor` instead). Those that stay keep their weaker sentences too, as further evidence. Keeps
    /// the order.
    void keep_sure(std::vector<RelationMention>& relations, std::optional<float> floor) const;

    /// The least confidence at which a sentence can be evidence: what `decide` is to be called with.
    [[nodiscard]] float evidence_floor(std::optional<float> floor) const;

private:
    struct Output {
        bool symmetric = false;
        bool antisymmetric = false;
        float slope = 1; ///< confidence = sigmoid(slope * logit + offset)
        float offset = 0;
        float threshold = 0.5F;
    };

    PairScorer scorer_;
    Linear status_;
    std::vector<Output> outputs_; ///< by row of the table
};

} // namespace entente
