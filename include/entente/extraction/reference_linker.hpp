#pragma once

#include "entente/document/document.hpp"
#include "entente/extraction/pair_geometry.hpp"
#include "entente/nn/matrix.hpp"
#include "entente/nn/model_file.hpp"
#include "entente/nn/pair_scorer.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// An entity that a reference may stand for.
struct Candidate {
    std::size_t entity = 0;
    float probability = 0;
};

/// Whom a reference stands for: each candidate above `threshold` ("the two countries" has two), else the most probable one above `least`,
/// else nobody. In ascending order of entities.
[[nodiscard]] std::vector<Candidate> chosen_candidates(std::span<const Candidate> candidates, float threshold, float least);

/// Leaves the `number` most probable candidates ("the two countries" are two), of the one type whose are most probable together: "both
/// sides" are two states or two persons. `number` is at least 1.
void keep_best(std::vector<Candidate>& candidates, std::size_t number, std::span<const Entity> entities);

/// Scores each reference of a window against each entity named in it, by the entity's nearest name before the reference (else its nearest).
class ReferenceLinker {
public:
    explicit ReferenceLinker(const ModelFile& model);

    /// For each reference its candidates, in order of their first name in the window.
    [[nodiscard]] std::vector<std::vector<Candidate>> operator()(const Matrix& vectors, std::span<const Place> names,
                                                                 std::span<const Place> references, std::span<const Entity> entities) const;

    [[nodiscard]] float threshold() const { return threshold_; }

private:
    PairScorer scorer_;
    float threshold_ = 0.5F;
};

} // namespace entente
