#pragma once

#include "entente/entity/corrections.hpp"
#include "entente/entity/knowledge_base.hpp"

#include <optional>

namespace entente {

/// Key, label, Wikidata id, country, kind, weight and type as the knowledge base has them.
inline void describe(const KnownActor& actor, Entity& entity) {
    entity.key = actor.key;
    entity.label = actor.label;
    entity.type = actor.type;
    entity.wikidata = actor.wikidata();
    entity.country = actor.country;
    entity.subtype = actor.subtype;
    entity.weight = actor.weight;
}

/// The row of the actor whom a user names by id, or by a name that is the label or name of one actor only.
inline std::optional<std::size_t> known_actor(const KnowledgeBase& knowledge, const ActorReference& actor) {
    if (!actor.key.empty()) {
        for (std::size_t row = 0; row < knowledge.size(); ++row) {
            if (knowledge[row].key == actor.key) return row;
        }
        return std::nullopt;
    }
    std::optional<std::size_t> found;
    for (const auto& sense : knowledge.find(actor.name)) {
        if (sense.kind > NameKind::Name) continue;
        if (found) return std::nullopt;
        found = sense.actor;
    }
    return found;
}

} // namespace entente
