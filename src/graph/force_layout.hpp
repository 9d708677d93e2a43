#pragma once

#include <cstdint>
#include <vector>

namespace entente {

struct Point {
    double x = 0;
    double y = 0;
};

/// Two joined vertices; what joins them often pulls more strongly.
struct Link {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double strength = 1;
};

/// Places the vertices 0..count-1 of a connected graph, joined ones about 1 apart, its longer side lying flat.
/// No pair of ends may be linked twice, nor a vertex with itself. The same links in the same order give the same places.
[[nodiscard]] std::vector<Point> force_layout(std::size_t count, const std::vector<Link>& links);

} // namespace entente
