#pragma once

#include "entente/graph/property_graph.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// An edge outside of a graph, its ends as indices of nodes.
struct LooseEdge {
    std::size_t source = 0;
    std::size_t target = 0;
    Edge edge;
};

/// A graph taken apart, for steps that take away and join.
struct GraphParts {
    std::vector<Node> nodes;
    std::vector<LooseEdge> links; ///< by source
};

[[nodiscard]] GraphParts parts_of(const PropertyGraph& graph);

/// The graph of the nodes to keep and the links, all of which end in such nodes. Its edges are in order, its nodes have the dates of their
/// edges; places and sizes are as they were.
[[nodiscard]] PropertyGraph joined(GraphParts parts, const std::vector<bool>& keep);

/// For each node: does a link end there?
[[nodiscard]] std::vector<bool> ends_of(const GraphParts& parts);

/// The links of the same ends, relation and status become one with all their evidence, in the order of nodes, relations and statuses.
[[nodiscard]] std::vector<LooseEdge> merged(std::vector<LooseEdge> links);

} // namespace entente
