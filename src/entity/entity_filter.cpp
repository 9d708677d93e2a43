#include "entity_filter.hpp"

#include <cstddef>
#include <utility>

namespace entente {
namespace {

/// The new index of each that is kept.
std::vector<std::size_t> renumbered(const std::vector<bool>& keep) {
    std::vector<std::size_t> places;
    std::size_t next = 0;
    for (const bool kept : keep) {
        places.push_back(next);
        next += kept ? 1 : 0;
    }
    return places;
}

template <typename T>
void erase_others(std::vector<T>& all, const std::vector<bool>& keep) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!keep[i]) continue;
        if (i != kept) all[kept] = std::move(all[i]);
        ++kept;
    }
    all.resize(kept);
}

} // namespace

void keep_entities(Document& document, const std::vector<bool>& keep) {
    std::vector<bool> keep_mention;
    for (const Mention& mention : document.mentions) keep_mention.push_back(keep[mention.entity]);
    const auto entity_place = renumbered(keep);
    const auto mention_place = renumbered(keep_mention);

    erase_others(document.mentions, keep_mention);
    for (Mention& mention : document.mentions) mention.entity = entity_place[mention.entity];
    erase_others(document.entities, keep);
    for (Entity& entity : document.entities) {
        for (std::size_t& mention : entity.mentions) mention = mention_place[mention];
    }
    std::erase_if(document.relations, [&](const RelationMention& relation) { return !keep[relation.head] || !keep[relation.tail]; });
    for (RelationMention& relation : document.relations) {
        relation.head = entity_place[relation.head];
        relation.tail = entity_place[relation.tail];
    }
    for (Reference& reference : document.references) {
        std::erase_if(reference.entities, [&](std::size_t entity) { return !keep[entity]; });
        for (std::size_t& entity : reference.entities) entity = entity_place[entity];
    }
}

} // namespace entente
