#pragma once

#include "entente/graph/property_graph.hpp"
#include "output/json_line.hpp"

namespace entente {

/// Every field of a node, under the names that docs/formats/json.md gives them.
void add_node(JsonLine& line, const Node& node);

/// Every field of an evidence.
void add_evidence(JsonLine& line, const Evidence& evidence);

} // namespace entente
