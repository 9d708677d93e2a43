#pragma once

#include "entente/graph/state_ties.hpp"
#include "graph/graph_parts.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace entente {

/// The states of a graph, and which of its nodes each stands for.
struct States {
    std::vector<Node> nodes;                          ///< by id
    std::vector<std::optional<std::size_t>> state_of; ///< for each node of the graph: index into `nodes`
};

/// A state belongs to itself; others to the state of their country, else to the one that most evidence of the first tie of the table that
/// binds them at all names.
[[nodiscard]] States states_of(const GraphParts& parts, const StateFolding& folding);

struct FoldCounts {
    std::size_t unscored = 0;  ///< edges that are no events: neither PLOVER type nor score
    std::size_t stateless = 0; ///< edges that end in an actor of no state
    std::size_t inner = 0;     ///< edges within one state
};

/// The links between states, with all their evidence; the nodes are `states.nodes`, each with the names and mentions of all that it stands
/// for.
[[nodiscard]] GraphParts folded(GraphParts parts, const States& states, const Ontology& ontology, FoldCounts& counts);

} // namespace entente
