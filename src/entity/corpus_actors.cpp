#include "corpus_actors.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace entente {
namespace {

std::size_t hash_of(std::string_view key) { return std::hash<std::string_view>{}(key); }

} // namespace

ActorType CorpusActor::type() const { return static_cast<ActorType>(std::max_element(types.begin(), types.end()) - types.begin()); }

ActorType CorpusActor::first_type() const {
    const auto* const first = std::find_if(types.begin(), types.end(), [](std::size_t count) { return count != 0; });
    return static_cast<ActorType>(first - types.begin());
}

std::size_t CorpusActors::slot_of(std::string_view key, std::size_t hash) const {
    auto at = hash & (slots_.size() - 1);
    while (slots_[at].actor != free && (slots_[at].hash != hash || actors_[slots_[at].actor].key != key)) {
        at = (at + 1) & (slots_.size() - 1);
    }
    return at;
}

void CorpusActors::grow() {
    const auto before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    for (const auto& slot : before) {
        if (slot.actor == free) continue;
        auto at = slot.hash & (slots_.size() - 1);
        while (slots_[at].actor != free) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

std::size_t CorpusActors::note(const Entity& entity) {
    if (2 * actors_.size() >= slots_.size()) {
        grow();
    }
    const auto hash = hash_of(entity.key);
    auto& slot = slots_[slot_of(entity.key, hash)];
    if (slot.actor == free) {
        slot = {hash, actors_.size()};
        auto& actor = actors_.emplace_back();
        actor.key = entity.key;
        actor.joined_to = slot.actor;
    }
    auto& actor = actors_[slot.actor];
    const auto label =
        std::find_if(actor.labels.begin(), actor.labels.end(), [&](const auto& counted) { return counted.first == entity.label; });
    if (label == actor.labels.end()) {
        actor.labels.emplace_back(entity.label, 1);
    } else {
        ++label->second;
    }
    ++actor.types[static_cast<std::size_t>(entity.type)];
    const auto keep_greater = [](std::string& kept, const std::string& other) {
        if (kept < other) kept = other;
    };
    keep_greater(actor.wikidata, entity.wikidata);
    keep_greater(actor.country, entity.country);
    keep_greater(actor.subtype, entity.subtype);
    return slot.actor;
}

void CorpusActors::note_document(std::span<const Entity> entities, std::span<const std::size_t> actors) {
    const auto number = static_cast<std::uint32_t>(documents_.size());
    auto& named = documents_.emplace_back();
    for (std::size_t e = 0; e < entities.size(); ++e) {
        const auto type = entities[e].type;
        if (type != ActorType::Organization && type != ActorType::State) continue;
        named.push_back(static_cast<std::uint32_t>(actors[e]));
        if (type == ActorType::Organization) actors_[actors[e]].documents.push_back(number);
    }
}

bool CorpusActors::does_name(std::uint32_t document, std::size_t actor) const {
    return std::ranges::any_of(documents_[document], [&](std::uint32_t named) { return root(named) == actor; });
}

void CorpusActors::settle_label(std::size_t actor) {
    auto& labels = actors_[actor].labels;
    const auto better = [](const auto& a, const auto& b) {
        return std::tuple(a.second, foreign_bytes(a.first), std::string_view(b.first)) <
               std::tuple(b.second, foreign_bytes(b.first), std::string_view(a.first));
    };
    actors_[actor].best_label = static_cast<std::size_t>(std::max_element(labels.begin(), labels.end(), better) - labels.begin());
}

void CorpusActors::settle(const Corrections* corrections) {
    for (std::size_t a = 0; a < actors_.size(); ++a) {
        if (actors_[a].labels.size() > 1) settle_label(a);
        if (corrections == nullptr || corrections->empty()) continue;
        const auto& key = actors_[a].key;
        const auto colon = key.find(':');
        actors_[a].is_locked = colon != std::string::npos && corrections->is_split(std::string_view(key).substr(colon + 1));
    }
}

std::optional<std::size_t> CorpusActors::find(std::string_view key) const {
    const auto actor = slots_[slot_of(key, hash_of(key))].actor;
    return actor == free ? std::nullopt : std::optional(actor);
}

std::size_t CorpusActors::root(std::size_t actor) const {
    while (actors_[actor].joined_to != actor) actor = actors_[actor].joined_to;
    return actor;
}

void CorpusActors::join(std::size_t a, std::size_t b, IdentityRule rule) {
    auto x = root(a);
    auto y = root(b);
    if (x == y || actors_[a].is_locked || actors_[b].is_locked) {
        return;
    }
    const auto rank = [&](std::size_t actor) { return std::pair(actors_[actor].is_known(), actors_[actor].count); };
    if (rank(x) < rank(y) || (rank(x) == rank(y) && actors_[y].key < actors_[x].key)) {
        std::swap(x, y);
    }
    actors_[y].joined_to = x;
    actors_[y].joined_by = rule;
}

std::size_t foreign_bytes(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

} // namespace entente
