#pragma once

#include "entente/extraction/window.hpp"
#include "entente/nn/pair_scorer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// A name or a resolved reference in a window, and whom it stands for.
struct Place {
    PieceRange pieces;
    std::size_t sentence = 0;          ///< index into Window::sentences
    std::vector<std::size_t> entities; ///< indices into Document::entities; one for a name
    std::size_t offset = 0;            ///< byte of the text where it begins
    std::vector<float> certainties{};  ///< probability that a reference stands for each of them; empty for a name
};

/// 0..10 for distances of 0 to 80 and more wordpieces, 11..21 for the negative ones.
[[nodiscard]] std::uint8_t distance_bucket(std::ptrdiff_t distance);

/// Where two places of a window stand, as the model's numbers: sets distance, between and regions of the pair.
///
/// Distance is from the end of the earlier to the beginning of the later, negative where the second comes first; between is the number of
/// places that lie wholly between the two. Regions, for a pair in text order (7 more in the other): 0 far before, 1 up to six pieces
/// before, 2 in the first, 3 between, 4 in the second, 5 up to eight pieces after, 6 far after; outside `sentence`: 14 before it and 15
/// after it.
void set_geometry(ScorerPair& pair, PieceRange first, PieceRange second, std::span<const Place> places, PieceRange sentence,
                  std::size_t length);

} // namespace entente
