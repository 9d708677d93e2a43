#pragma once

#include "entente/document/document.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How a name names an actor.
enum class NameKind : std::uint8_t {
    Label,     ///< the canonical label itself
    Name,      ///< another name that is enough on its own: "Turkey", "Republic of Türkiye", "WHO"
    People,    ///< a state's adjective or people: "Turkish", "Turks"
    Metonym,   ///< a capital or seat that stands for its state when it acts: "Ankara", "the Kremlin"
    Surname,   ///< a surname that in news means this person: "Putin"
    Code,      ///< a name only when written in capitals: "US", "WHO"
    WithState, ///< a name only where the article names the actor's state in another way: "Senate", "the North", "Kagame"
};

/// An actor of the world: one row of knowledge/actors.tsv. All views stay valid while the KnowledgeBase lives.
struct KnownActor {
    std::string_view key; ///< "Q43", or "organization:…" where no Wikidata id is known
    ActorType type{};
    std::string_view label;       ///< canonical label
    std::string_view subtype;     ///< kind of an organization, else empty
    std::string_view country;     ///< ISO 3166-1 alpha-3, may be empty
    std::uint16_t first_year = 0; ///< of office or existence; 0: unknown
    std::uint16_t last_year = 0;  ///< 0: still
    std::uint8_t weight = 0;      ///< how well known, 0..9; 9: heads of great states

    [[nodiscard]] std::string_view wikidata() const { return key.starts_with('Q') ? key : std::string_view{}; }
};

/// One meaning of a name.
struct NameSense {
    std::uint32_t actor = 0; ///< index into the knowledge base
    NameKind kind{};
};

/// What a word says of the name it belongs to or stands before: the classes of knowledge/words.tsv.
enum class WordClass : std::uint8_t {
    Title,       ///< "president": before a person's name, no part of it
    Male,        ///< "mr", "king"
    Female,      ///< "mrs", "queen"
    Royal,       ///< "king": a first name follows, not a surname
    Head,        ///< "president": a title of the head of a state
    Apart,       ///< "South", "New": before a state's name it makes another land's of it
    Agent,       ///< "officials", "government": after a state's name, still the state
    Rule,        ///< "regime": after a leader's name, his state
    Article,     ///< "the"
    Particle,    ///< "bin", "van", "al": begins a surname
    Suffix,      ///< "jr", "ii": after a surname
    Minor,       ///< "of", "and": not counted in an acronym
    Aim,         ///< "to", "against": what a name has behind it is another actor
    And,         ///< "and": joins two words of a name, where "of" puts one under the other
    Body,        ///< "party", "council": a kind of organization, not enough as a name
    Generic,     ///< "supreme", "national": with Body words, what every state has one of
    Office,      ///< "committee": names say what it is for before or after it
    Sole,        ///< "parliament": a state has one only, and calls it by this word alone
    Company,     ///< "inc": a form of company, at the end of its name
    Thing,       ///< "act": ends the name of what is no actor
    Ministry,    ///< "ministry": a body with this word in its name is a state's
    Departments, ///< "united states", whole label of a state that has departments instead
    Particular,  ///< "congress", which only some states have, and "congress peru": this one
    Definite,    ///< "republic": a state whose label has it is named with "the"
    Alias,       ///< "aka": between two names of one actor
    AliasVerb,   ///< "known" in "X, also known as Y"
    AliasAs,     ///< "as" in it
    AliasJoint,  ///< "also" in it
    AliasNoun,   ///< "name" in "X, whose real name is Y"
    Pair,        ///< "and": joins two persons' names
    Of,          ///< "of": puts what is before it under what is behind it
    Addressed,   ///< "president": a title by which alone one addresses its bearer, hardly a surname
    MaleName,    ///< "emmanuel"; this and the next come from given_names.tsv
    FemaleName,  ///< "brigitte"
    ThingName,   ///< "medicare", the whole name of what is no actor; from things.tsv
};
inline constexpr std::size_t word_class_count = static_cast<std::size_t>(WordClass::ThingName) + 1;
static_assert(word_class_count <= 64); // bits of a set

/// Who is who: states, persons, organizations, groups and places of the world with all their names.
///
///     auto knowledge = KnowledgeBase::load("src/resources/en/knowledge");
///     knowledge.find("trkiye")   // one sense: Türkiye (Q43), NameKind::Name
///
/// Compiled by scripts/knowledge/build.py; see docs/identity.md. Read-only after loading, safe to share between threads.
class KnowledgeBase {
public:
    /// Reads `actors.tsv`, `words.tsv`, `things.tsv`, `given_names.tsv`, `nicknames.tsv` and `transliteration.tsv` of the directory. Throws
    /// std::runtime_error naming file and line when one is missing or malformed.
    [[nodiscard]] static KnowledgeBase load(const std::filesystem::path& directory);
    KnowledgeBase(KnowledgeBase&&) noexcept;
    KnowledgeBase& operator=(KnowledgeBase&&) noexcept;
    ~KnowledgeBase();

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] const KnownActor& operator[](std::size_t actor) const;

    /// All senses of a name given as `normalised_name` gives it; best known actors first; empty if unknown. Constant time.
    [[nodiscard]] std::span<const NameSense> find(std::string_view normalised) const;
    /// Does the actor have a name that ends in this normalised word ("erdoan" for Recep Tayyip Erdoğan, by its damaged form)?
    [[nodiscard]] bool has_name_ending(std::size_t actor, std::string_view word) const;
    /// The state with this ISO 3166-1 alpha-3 code.
    [[nodiscard]] std::optional<std::size_t> state_with_code(std::string_view alpha3) const;

    /// Does words.tsv list this normalised word under this class?
    [[nodiscard]] bool is(std::string_view word, WordClass word_class) const;
    /// May two normalised first names be one person's: "joseph" and "joe"? A name is no nickname of itself.
    [[nodiscard]] bool are_nicknames(std::string_view a, std::string_view b) const;
    /// All names that are one with this normalised first name, itself among them; empty if it has no other.
    [[nodiscard]] std::vector<std::string_view> nicknames_of(std::string_view name) const;
    /// One spelling for all transliterations of a normalised name, without spaces: "moammar gadhafi", "muammar qaddafi". For comparing
    /// only.
    [[nodiscard]] std::string transliterated(std::string_view normalised) const;

private:
    struct Impl;
    explicit KnowledgeBase(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace entente
