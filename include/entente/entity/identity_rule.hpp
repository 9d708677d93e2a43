#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente {

/// Why a name was taken for an actor, two names for one actor, or two actors for two. What each means to a reader says the table
/// identity_rules.tsv of the resources.
enum class IdentityRule : std::uint8_t {
    OwnName, ///< names the node itself
    // within an article
    KnownName,      ///< the knowledge base has this name for the actor
    MisspeltName,   ///< one letter off a name of the state
    KnownInContext, ///< it has it for several, or only beside its state
    StateWords,     ///< a state's name among words for officials
    NamesAgree,     ///< two full names that agree
    PartOfName,     ///< part of a full name in the article
    OneOfSeveral,   ///< of several with this name the one whom a title tells, else the one named first
    DefinedBeside,  ///< stands in brackets beside the name
    Initials,       ///< is the name's initials
    ShorterName,    ///< is the end or the beginning of the name
    OtherNumber,    ///< a group's singular or plural
    // across articles
    NamesAgreeAcross, ///< full names that agree, and with no other
    OtherWording,     ///< "Boeing Company", "Sudanese Doctors Network"
    WithParent,       ///< "U.S. Environmental Protection Agency": the name with its state or parent body before it
    LettersDropped,   ///< what is left of the name without its foreign letters
    AcronymAcross,    ///< an acronym that articles explain in this way only
    TypesAcross,      ///< one name, tagged with two types
    Corrected,        ///< the user's file says so; also for what is kept apart
    // kept apart
    TwoKnown,    ///< the knowledge base knows both
    TwoStates,   ///< of two states
    TwoTypes,    ///< a person and a state, a group and a body
    NamesDiffer, ///< the names do not agree
    BareSurname, ///< a surname alone is nobody outside its article
    SeveralFit,  ///< agrees with several who do not agree with each other
    BareBody,    ///< "Supreme Court" with no state in sight is none outside its article
};
inline constexpr std::size_t identity_rule_count = 26;

/// "known-name"
[[nodiscard]] std::string_view name_of(IdentityRule rule);

} // namespace entente
