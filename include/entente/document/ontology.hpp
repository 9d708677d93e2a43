#pragma once

#include "entente/document/actor_type_table.hpp"
#include "entente/document/relation_table.hpp"

namespace entente {

/// What kinds of nodes and edges there are (docs/ontology.md), as the resources say.
struct Ontology {
    RelationTable relations;
    ActorTypeTable actor_types;

    /// Reads `relations.tsv` and `actor_types.tsv` of the resources. Throws std::runtime_error as the two tables do.
    [[nodiscard]] static Ontology load(const std::filesystem::path& resources) {
        return {RelationTable::load(resources / "relations.tsv"), ActorTypeTable::load(resources / "actor_types.tsv")};
    }
};

} // namespace entente
