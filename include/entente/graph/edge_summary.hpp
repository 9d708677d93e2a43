#pragma once

#include "entente/graph/property_graph.hpp"

#include <string>
#include <vector>

namespace entente {

/// An edge of that evidence: put in order (by document and place, titles first), what one sentence says twice kept once, and all that an
/// edge says of it as a whole (dates, title, confidence) taken from it. The same evidence in another order gives the same edge.
[[nodiscard]] Edge summarised_edge(std::size_t relation, Status status, std::vector<Evidence> evidence);

/// Stretches first_date and last_date of a node so that they hold those of the edge.
void widen(Node& node, const Edge& edge);

} // namespace entente
