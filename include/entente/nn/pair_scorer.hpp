#pragma once

#include "entente/nn/matrix.hpp"
#include "entente/nn/model_file.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace entente {

/// The regions of a window as one pair of places sees it: run after run up to `end` (exclusive), in order, the last ending the window.
/// What the numbers mean is said by PairGeometry, which makes them.
struct RegionRuns {
    struct Run {
        std::uint32_t end = 0;
        std::uint8_t region = 0;
    };
    std::array<Run, 9> runs{};
    std::size_t size = 0;

    /// Adds a run unless it would be empty.
    void add(std::size_t end, std::size_t region) {
        if (end > (size == 0 ? 0 : runs[size - 1].end)) runs[size++] = {static_cast<std::uint32_t>(end), static_cast<std::uint8_t>(region)};
    }
};

/// One ordered pair to score: rows of the two sides, and what is known of them beside their vectors.
struct ScorerPair {
    std::uint32_t first = 0;  ///< row of the first side
    std::uint32_t second = 0; ///< row of the second side
    std::uint8_t first_type = 0;
    std::uint8_t second_type = 0;
    std::uint8_t distance = 0; ///< bucket
    std::uint8_t between = 0;  ///< bucket
    RegionRuns regions;
};

struct PairScores {
    Matrix logits;   ///< a row a pair
    Matrix features; ///< a row a pair: the last hidden layer, for further heads
};

/// Logits for ordered pairs of vectors, with an attention of each pair over its window whose logits get a learned bias by region
/// (docs/model.md). The same function as `PairScorer` of scripts/train/network.py.
///
/// What depends on one side alone (its hidden vector, its part of the attention's logits, of the bilinear form and of the first layer) is
/// computed once a side: a pair only adds, attends and goes through the upper layers. Attention weights are products of exponentials
/// of the sides, so no exponential is computed a pair.
///
/// Thread-safe after construction. No pairs: no rows.
class PairScorer {
public:
    /// Reads the tensors NAME.first.weight, NAME.mix.bias, …
    PairScorer(const ModelFile& model, std::string_view name);
    PairScorer(PairScorer&&) noexcept;
    PairScorer& operator=(PairScorer&&) noexcept;
    ~PairScorer();

    /// `window`: a row a wordpiece, as the encoder gives it. `first`, `second`: the sides' vectors, twice as wide (see `ScorerPair`).
    [[nodiscard]] PairScores operator()(const Matrix& window, const Matrix& first, const Matrix& second,
                                        std::span<const ScorerPair> pairs) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace entente
