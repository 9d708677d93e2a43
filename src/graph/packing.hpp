#pragma once

#include "graph/force_layout.hpp"

#include <cstdint>
#include <vector>

namespace entente {

/// Half the width and half the height of what is drawn around a place.
struct Extent {
    double x = 0;
    double y = 0;
};

/// Pushes boxes apart that overlap, each time along the shorter way, until none does, or after 300 rounds. In graphs of
/// tens of thousands, where each box with wide ones takes long, there are fewer rounds, so that the time stays bounded and boxes may
/// overlap.
void push_apart(std::vector<Point>& places, const std::vector<Extent>& extents);

/// One connected part of a drawing: which vertices it has, and its links (ends count within `vertices`).
struct Part {
    std::vector<std::uint32_t> vertices;
    std::vector<Link> links;
    std::vector<Point> places;   ///< of the vertices
    std::vector<Extent> extents; ///< of the vertices
};

/// Moves the parts so that none covers another's nodes or lines: the first stays in the middle, each next one comes as near to it as it
/// fits, in gaps too (polyomino packing: Freivalds, Dogrusoz and Kikusts 2002).
void pack(std::vector<Part>& parts, double margin);

} // namespace entente
