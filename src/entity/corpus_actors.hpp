#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/corrections.hpp"
#include "entente/entity/identity_rule.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// What all articles together say of the entities of one key.
struct CorpusActor {
    std::string key;
    std::vector<std::pair<std::string, std::size_t>> labels; ///< -> of how many entities
    std::array<std::size_t, actor_type_count> types{};       ///< the same
    std::string wikidata;
    std::string country;
    std::string subtype;
    std::vector<std::string> words;       ///< a body's forms of one word, normalised, each once
    std::size_t count = 0;                ///< entities
    std::vector<std::uint32_t> documents; ///< of a body, those that name it: numbers of `CorpusActors::note_document`

    std::size_t best_label = 0; ///< in `labels`
    bool is_locked = false;     ///< the user has taken the name out of an actor: no rule joins it again
    std::size_t joined_to = 0;  ///< itself, or the actor that it is
    IdentityRule joined_by{};   ///< why
    bool is_ignored = false;    ///< by the user, as the next two
    std::string corrected_label;
    std::optional<ActorType> corrected_type;

    /// The commonest label; of equals the one with most accents, then the first in order.
    [[nodiscard]] const std::string& label() const { return labels[best_label].first; }
    /// The commonest type; of equals the first.
    [[nodiscard]] ActorType type() const;
    /// The first of the types that articles give it.
    [[nodiscard]] ActorType first_type() const;
    [[nodiscard]] bool is_of(ActorType type) const { return types[static_cast<std::size_t>(type)] != 0; }
    [[nodiscard]] bool is_known() const { return !wikidata.empty(); }
    /// Known in one article or state only: no other joins it by its name.
    [[nodiscard]] bool is_bare() const { return key.find('@') != std::string::npos; }
};

/// The distinct actors of all articles, numbered as they come, and which of them are one. What is read off them must not depend on the
/// numbers, as these follow the order of articles.
class CorpusActors {
public:
    /// The number of the actor of the entity's key, after taking note of one more entity.
    std::size_t note(const Entity& entity);
    /// Call after the last entity: chooses the labels and locks what the user has split.
    void settle(const Corrections* corrections);
    void settle_label(std::size_t actor);

    /// Takes note of the entities that one document has, and which actors they are.
    void note_document(std::span<const Entity> entities, std::span<const std::size_t> actors);
    /// Does the document name this actor, a state or body that is not joined to another one?
    [[nodiscard]] bool does_name(std::uint32_t document, std::size_t actor) const;

    [[nodiscard]] std::size_t size() const { return actors_.size(); }
    [[nodiscard]] CorpusActor& operator[](std::size_t actor) { return actors_[actor]; }
    [[nodiscard]] const CorpusActor& operator[](std::size_t actor) const { return actors_[actor]; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view key) const;

    /// The actor that this one proves to be.
    [[nodiscard]] std::size_t root(std::size_t actor) const;
    /// Joins two sets under the better known actor: of the knowledge base, then more often named, then first in order of keys. The result
    /// is the same in whatever order pairs come.
    void join(std::size_t a, std::size_t b, IdentityRule rule);

private:
    /// Open addressing: hundreds of thousands of keys are looked up once or twice each, and a node a key would mean a miss of the cache
    /// more.
    struct Slot {
        std::size_t hash = 0;
        std::size_t actor = free;
    };
    static constexpr std::size_t free = static_cast<std::size_t>(-1);

    /// The slot of the key, else the free one where it belongs.
    [[nodiscard]] std::size_t slot_of(std::string_view key, std::size_t hash) const;
    void grow();

    std::deque<CorpusActor> actors_;
    std::vector<std::vector<std::uint32_t>> documents_; // the states and bodies that each names
    std::vector<Slot> slots_ = std::vector<Slot>(1024); // a power of two, half of them free at least
};

/// How many bytes of the text belong to letters outside ASCII.
[[nodiscard]] std::size_t foreign_bytes(std::string_view text);

} // namespace entente
