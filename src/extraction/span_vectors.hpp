#pragma once

#include "entente/extraction/pair_geometry.hpp"
#include "entente/nn/matrix.hpp"

#include <algorithm>
#include <span>

namespace entente {

/// A row a place: the vectors of its first and its last wordpiece, side by side.
[[nodiscard]] inline Matrix span_vectors(const Matrix& vectors, std::span<const Place> places) {
    const std::size_t width = vectors.columns();
    Matrix result(places.size(), 2 * width);
    for (std::size_t p = 0; p < places.size(); ++p) {
        std::ranges::copy(vectors.row(places[p].pieces.begin), result.row(p).begin());
        std::ranges::copy(vectors.row(places[p].pieces.end - 1), result.row(p).subspan(width).begin());
    }
    return result;
}

} // namespace entente
