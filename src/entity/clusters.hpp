#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/identity_rule.hpp"
#include "entente/entity/knowledge_base.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// All mentions of an article that are written alike and tagged alike.
struct Form {
    std::string name;               ///< normalised, without an article in front; persons also without titles
    std::string full;               ///< normalised as it stands
    std::string surface;            ///< as first written, without what stands in brackets
    std::string bracketed;          ///< what stands in brackets within the mention: "(KCNA)"; mostly empty
    std::vector<std::string> words; ///< of `name`
    ActorType type{};
    std::vector<std::size_t> mentions; ///< ascending
};

/// One actor in the making.
struct Cluster {
    ActorType type{};
    std::optional<std::size_t> actor; ///< in the knowledge base
    std::vector<std::size_t> forms;   ///< indices of Forms that name it
    std::optional<std::size_t> state; ///< of a body that every state has one of: whose it is
};

/// The forms of one article and the clusters that they are gathered into: what the linkers of each actor type work on.
struct Article {
    const Document& document;
    const KnowledgeBase& knowledge;
    std::vector<Form> forms;
    std::vector<Cluster> clusters;
    std::vector<std::size_t> cluster_of;   ///< by mention; `none` until linked
    std::vector<IdentityRule> rule_of;     ///< by mention: why it is in its cluster
    std::vector<std::size_t> named_states; ///< knowledge rows of states that the article names
    int year = 0;                          ///< of the article; 0: unknown

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    Article(const Document& document, const KnowledgeBase& knowledge);

    std::size_t add_cluster(ActorType type, std::optional<std::size_t> actor);
    /// The cluster of this actor of the knowledge base, made if there is none yet.
    std::size_t cluster_of_actor(std::size_t actor, ActorType type);
    void assign(std::size_t form, std::size_t cluster, IdentityRule rule);
    void assign_mention(std::size_t form, std::size_t mention, std::size_t cluster, IdentityRule rule);

    /// Of several actors that a name may mean the one that the article speaks for: its state is named, or it is by far the best known.
    /// Nothing where that is open, and where a name is none without its state and that state is not named.
    [[nodiscard]] std::optional<std::size_t> choose(const std::vector<NameSense>& senses) const;
    /// Why `choose` finds what it finds: for the name alone or for what the article says besides.
    [[nodiscard]] static IdentityRule rule_of_choice(const std::vector<NameSense>& senses);
    /// Does the article name the actor's state, and do an office holder's years fit the article's date?
    [[nodiscard]] bool is_in_sight(const KnownActor& actor, NameKind kind) const;
    /// The senses of a name for this type down to `weakest`, codes if written in capitals, and names that need their state.
    [[nodiscard]] std::vector<NameSense> senses(std::string_view name, std::string_view surface, ActorType type, NameKind weakest) const;
    /// The cluster of the name of the same type beside which a mention of the form stands as another name of the actor, "X, also known as
    /// Y"; `none` if there is none or it is not linked yet.
    /// So too where the form is this `actor` of the knowledge base, and that cluster another one or the actor already has one.
    [[nodiscard]] std::size_t known_also_as(std::size_t form, std::optional<std::size_t> actor) const;
    /// Whether a sentence tells the second mention as another name of the first.
    [[nodiscard]] bool tells_alias(const Mention& first, const Mention& second) const;
    /// The `count` normalised words before a byte of the content, nearest first, within its sentence.
    [[nodiscard]] std::vector<std::string> words_before(std::size_t byte, std::size_t count) const;
};

/// Each links the forms of its actor types. States come first: what they find helps to tell the others apart.
void link_states(Article& article);
void link_persons(Article& article);
void link_organizations(Article& article);
void link_groups_and_places(Article& article);

/// A body of a kind that every state has one of.
struct StateBody {
    std::string name;                 ///< without its state, what stands behind an "of" put first: "defense ministry"
    std::optional<std::size_t> state; ///< that the name itself tells, in the knowledge base
    bool is_only_one = true;          ///< of a kind of which a state has one: "supreme court", "parliament", not "commission"
    bool is_ministry = false;         ///< of no state that has departments instead, if it does not name it itself
};

/// "Supreme Court", "Ministry of Defense", "Russian Defense Ministry", "Supreme Court of Ukraine"; nothing for a name of one's own.
[[nodiscard]] std::optional<StateBody> state_body(const Article& article, const Form& form);

/// The state named right before a mention of the form: "Pakistan's Supreme Court".
[[nodiscard]] std::optional<std::size_t> state_before(const Article& article, const Form& form);

/// Whose "Supreme Court" where no name before it tells: of the state behind an "of", else of the one that the article names far more often
/// than any other, else of the only one in its sentences. Nobody's where that is open, where the state has none of the kind ("Congress" of
/// Saudi Arabia), and a bare "commission". Where one is `known` whose state the article names, only an "of" tells that
/// it is another's, or that state is named most and in its sentences.
[[nodiscard]] std::optional<std::size_t> state_of(const Article& article, const Form& form, const StateBody& body,
                                                  std::optional<std::size_t> known);

/// Whether only some states have such a body ("Congress"), and the article names none of them.
[[nodiscard]] bool has_none_named(const Article& article, const StateBody& body);

/// Whether a mention stands in a sentence with one of the form.
[[nodiscard]] bool shares_sentence(const Article& article, const Form& form, std::size_t mention);

/// The states of the knowledge base that are named in sentences with the form.
[[nodiscard]] std::set<std::size_t> states_beside(const Article& article, const Form& form);

/// The nearest state named before each mention of the form in its sentence.
[[nodiscard]] std::set<std::size_t> nearest_states_before(const Article& article, const Form& form);

/// Whether only words of that class, and articles, stand between a mention and the next: "Supreme Court of {Pakistan}".
[[nodiscard]] bool is_joined_to_next(const Article& article, std::size_t mention, WordClass joint);

/// The one state that these words name by a name of at least this kind; nothing for "Georgia", which is also a region of another state.
[[nodiscard]] std::optional<std::size_t> state_named(const KnowledgeBase& knowledge, std::span<const std::string> words, NameKind weakest);
inline constexpr std::size_t longest_state_name = 4; ///< words that are looked at

/// The state that a body's name names with its words from `begin` on ("US" if the label has it in capitals), and with how many of them.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> state_in_front(const KnowledgeBase& knowledge,
                                                                                const std::vector<std::string>& words, std::size_t begin,
                                                                                std::string_view label, NameKind weakest);

/// What is alike in all ways to write a body's name.
struct Wording {
    /// Without blanks ("Counter-Terrorism"), a state however it is named ("U.S. Army"); of three words and more also without plurals, and
    /// small words where three others are left ("Council for the …"), but not before a state ("Embassy in Chad").
    std::string name;
    /// The same with the kind of an office last, in the orders that it may have ("Senate Committee on Salt"); empty for what is no office.
    std::vector<std::string> orders;
    std::string company; ///< the form of company at its end, which is no part of either: "inc"; mostly empty
};
[[nodiscard]] Wording wording_of(const KnowledgeBase& knowledge, std::string_view label);

inline constexpr std::size_t shortest_noun = 4; ///< letters of a word that may be a plural

/// "committees" -> "committee"
[[nodiscard]] std::string in_singular(std::string word);

[[nodiscard]] bool has_small_letter(std::string_view name);

/// "of", "and", "the": a word that tells nothing of whose name it stands in.
[[nodiscard]] bool is_small_word(const KnowledgeBase& knowledge, std::string_view word);

/// "union", "ministry", "supreme": a kind of body, or a word that with one makes what every state has one of.
[[nodiscard]] bool is_body_word(const KnowledgeBase& knowledge, std::string_view word);

/// "president", "mr", "queen": a word that stands before a person's name.
[[nodiscard]] bool is_title_word(const KnowledgeBase& knowledge, std::string_view word);

/// The words between single spaces.
[[nodiscard]] std::vector<std::string> words_of(std::string_view name);
/// The normalised words of a mention as it stands.
[[nodiscard]] std::vector<std::string> words_of(const Document& document, const Mention& mention);
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end);

} // namespace entente
