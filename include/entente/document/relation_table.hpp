#pragma once

#include "entente/document/document.hpp"

#include <bitset>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One row of `relations.tsv`: a relation of the ontology (docs/ontology.md).
struct RelationType {
    std::string name;  ///< "met-with"
    std::string label; ///< "met with", for people
    bool symmetric = false;
    bool antisymmetric = false;         ///< what A is to B, B is not to A
    std::string plover;                 ///< PLOVER event type, empty where there is none
    int quad = 0;                       ///< PLOVER quad class 1..4 (verbal/material cooperation/conflict), 0: none
    double score = 0;                   ///< cooperation-conflict, -10..10
    std::string family;                 ///< standing, cooperation, conflict
    bool is_deed = true;                ///< of no standing family: something done, not something that is so
    std::string color;                  ///< #RRGGBB of its edges
    std::bitset<actor_type_count> from; ///< by ActorType: who may do or hold it
    std::bitset<actor_type_count> to;   ///< to whom
    bool dated = true;                  ///< whether a date can be told of it: of a visit, not of what is part of what
};

/// The relations of the ontology, in the order of the model's labels. Read-only after loading.
class RelationTable {
public:
    /// Throws std::runtime_error naming file and line when the file is missing or malformed.
    [[nodiscard]] static RelationTable load(const std::filesystem::path& file);

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] const RelationType& operator[](std::size_t row) const { return rows_[row]; }
    /// Whether the ontology lets the relation hold between actors of these types.
    [[nodiscard]] bool allows(std::size_t row, ActorType from, ActorType to) const;
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

private:
    std::vector<RelationType> rows_;
};

} // namespace entente
