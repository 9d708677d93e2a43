#pragma once

#include "entente/document/ontology.hpp"
#include "entente/graph/property_graph.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {

/// A relation that binds its source to the state of its target: one row of `state_ties.tsv`.
struct StateTie {
    std::size_t relation = 0;      ///< row of the RelationTable
    bool outranks_country = false; ///< those whom it binds only to bodies known to be of no state have none, whatever their country
};

/// Reads `state_ties.tsv`, in its order. Throws std::runtime_error naming file and line when it is missing, malformed or names no relation.
[[nodiscard]] std::vector<StateTie> load_state_ties(const std::filesystem::path& file, const RelationTable& relations);

/// The state with an ISO 3166-1 alpha-3 code, as a node (id, label, type, country, wikidata); empty where it is not known.
using StateNamer = std::function<std::optional<Node>(std::string_view code)>;

/// How actors are folded into states.
struct StateFolding {
    std::vector<StateTie> ties;
    StateNamer state; ///< asked for states that the graph itself does not have
};

} // namespace entente
