#pragma once

#include "entente/text/span.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What kind of actor a node is (docs/ontology.md). The order is the order of the model's type labels.
enum class ActorType : std::uint8_t { Person, State, Organization, Group, Place };
inline constexpr std::size_t actor_type_count = 5;

/// How the text vouches for a relation. The order is the order of the model's status labels.
enum class Status : std::uint8_t { Asserted, Planned, Alleged, Denied };
inline constexpr std::size_t status_count = 4;

[[nodiscard]] std::string_view name_of(ActorType type);
[[nodiscard]] std::string_view name_of(Status status);
[[nodiscard]] std::optional<ActorType> actor_type_named(std::string_view name);
[[nodiscard]] std::optional<Status> status_named(std::string_view name);

/// One sentence of a document's content. Sentences are in text order and do not overlap.
struct Sentence {
    Span span;
};

/// A name of an actor in the text: "President Erdoğan", "Turkish", "U.N.".
struct Mention {
    Span span;                ///< in Document::content
    ActorType type{};         ///< as the reader tagged it
    std::size_t sentence = 0; ///< index into Document::sentences
    std::size_t entity = 0;   ///< index into Document::entities, set by the entity resolver
};

/// A pronoun or description that stands for one or more entities named elsewhere: "he", "the two countries".
struct Reference {
    Span span;
    std::size_t sentence = 0;
    std::vector<std::size_t> entities; ///< indices into Document::entities, ascending; empty: refers to no entity
};

/// One actor of one document: all its mentions gathered. Which actor of the world it is says `key`.
struct Entity {
    /// Identity within and across documents: equal keys are one actor. "Q43" where the knowledge base knows it,
    /// else made from type and normalised name ("person:olzhas bektenov").
    std::string key;
    std::string label; ///< canonical label
    ActorType type{};
    std::vector<std::size_t> mentions; ///< indices into Document::mentions, ascending
    std::string wikidata;              ///< "Q43"; empty unless the knowledge base is sure
    std::string country;               ///< ISO 3166-1 alpha-3 of the state it is or belongs to; empty if unknown
    std::string subtype;               ///< kind of an organization (docs/ontology.md); empty if unknown
    std::uint8_t weight = 0;           ///< how well known the knowledge base has it, 0..9 (KnownActor)
    std::string seat_of;               ///< of a place: the country (as above) whose government may be called by its name; mostly empty
};

/// Are the states that two entities are or belong to known, and not the same?
[[nodiscard]] bool are_of_two_states(const Entity& a, const Entity& b);

/// A relation that one sentence states between two entities.
struct RelationMention {
    std::size_t head = 0;     ///< index into Document::entities: the doer or holder
    std::size_t tail = 0;     ///< index into Document::entities
    std::size_t relation = 0; ///< row in the RelationTable
    Status status{};
    float confidence = 0;        ///< 0..1: how probable it is that the text says so
    std::size_t sentence = 0;    ///< the sentence that is its evidence
    std::size_t head_offset = 0; ///< byte in `content` where the nearest mention of the head begins (for dates and titles)
    std::size_t tail_offset = 0; ///< the same of the tail; that of the head, where the sentence does not name the tail
    std::string date;            ///< ISO 8601, as precise as the text (2009, 2024-04, 2024-04-25, 2021-07-01/2021-07-03); empty: undated
    std::string title;           ///< the post, for an office; else empty
};

/// One article and all that the analysis found in it. The document owns every annotation; steps add to it.
///
/// `content` is the title, a newline and the body (or the body alone where there is no title), so that one offset space serves all;
/// offsets of users' evidence are into the article's own body: see `body_offset` and `source_offset`.
struct Document {
    std::string id;
    std::string title;
    std::string date; ///< ISO 8601 day of the article ("2024-04-26"), empty if unknown
    std::string url;  ///< where the article stands on the web: a web address (text/web_address.hpp), empty if unknown
    std::string content;
    std::size_t body_offset = 0;   ///< where the body begins in `content`; 0 without a title
    std::size_t source_offset = 0; ///< bytes of the input (a leading date line, a byte order mark) that precede the body and were dropped

    std::vector<Sentence> sentences;
    std::vector<Mention> mentions;
    std::vector<Reference> references;
    std::vector<Entity> entities;
    std::vector<RelationMention> relations;
};

/// A part of the content, as it stands there.
[[nodiscard]] std::string_view text_of(const Document& document, Span part);

/// The mentions that begin within a part of the content; they must be in the order of the text.
[[nodiscard]] std::span<const Mention> mentions_in(const Document& document, Span part);

} // namespace entente
