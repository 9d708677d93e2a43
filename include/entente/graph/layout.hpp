#pragma once

#include "entente/graph/property_graph.hpp"

namespace entente {

/// Gives every node a size and a place, so that Gephi, Graphviz and the page all show the same finished drawing at once.
///
/// Sizes grow with the weight of a node's edges, from exactly 4 to exactly 100 (all 4 where all nodes weigh the same): with these very ends
/// Gephi keeps our places unchanged. A size is a radius in the unit of the places. Places come from forces (force_layout.hpp), one
/// connected part at a time; nodes, and the labels of those that will be read first, are pushed apart; the parts are packed side by side,
/// and actors without any edge stand in rows below. x grows to the right and y upwards; the middle of the drawing is the origin. There is
/// no chance in it: the same graph gives the same numbers. Parts of more than 200,000 nodes stand in a spiral by weight instead.
///
/// We do not use Graphviz's sfdp, which takes 5 s for 2,000 nodes and 6,000 edges (here 3,000 and 9,000 take 1.4 s), keeps global
/// state, and gives other places with each version.
void lay_out(PropertyGraph& graph);

} // namespace entente
