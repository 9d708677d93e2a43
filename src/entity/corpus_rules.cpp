#include "corpus_rules.hpp"

#include "clusters.hpp"
#include "entente/text/normalise.hpp"
#include "person_groups.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

// Everything is decided from sets and counts over all articles: their order cannot show. Each rule looks at each actor once or a few
// times, so that the time grows with the number of actors.

namespace entente {
namespace {

/// Actors by a name; of several only that they are several.
class Owners {
public:
    void add(std::string name, std::size_t actor) {
        const auto [place, is_new] = owner_.emplace(std::move(name), actor);
        if (!is_new && place->second != actor) place->second = several;
    }

    [[nodiscard]] std::optional<std::size_t> single(const std::string& name) const {
        const auto found = owner_.find(name);
        return found == owner_.end() || found->second == several ? std::nullopt : std::optional(found->second);
    }

    /// Calls `act(name, actor)` for each name of one actor only.
    template <typename Act>
    void for_each_single(const Act& act) const {
        for (const auto& [name, actor] : owner_) {
            if (actor != several) act(name, actor);
        }
    }

private:
    static constexpr std::size_t several = static_cast<std::size_t>(-1);
    std::unordered_map<std::string, std::size_t> owner_;
};

std::string key_of(ActorType type, const std::string& name) { return std::string(name_of(type)) + ":" + name; }

/// Full names that agree: "George Bush" joins neither "George W. Bush" nor "George H. W. Bush" where both are about. Two actors of the
/// knowledge base, or of two states, never join.
void join_persons(CorpusActors& actors, const KnowledgeBase& knowledge) {
    std::vector<std::size_t> persons;
    std::vector<std::string> names;
    for (std::size_t a = 0; a < actors.size(); ++a) {
        if (!actors[a].is_of(ActorType::Person) || actors[a].is_bare()) continue;
        persons.push_back(a);
        names.push_back(normalised_name(actors[a].label()));
    }
    const auto may_join = [&](std::size_t a, std::size_t b) {
        const auto& x = actors[persons[a]];
        const auto& y = actors[persons[b]];
        return !(x.is_known() && y.is_known()) && (x.country.empty() || y.country.empty() || x.country == y.country);
    };
    for (const auto& [a, b] : group_persons(knowledge, names, may_join)) {
        actors.join(persons[a], persons[b], IdentityRule::NamesAgreeAcross);
    }
}

/// "Mer Bolat" is what is left of "Ömer Bolat" when foreign letters are dropped, if it is left of no other name.
void join_damaged(CorpusActors& actors) {
    Owners whole; // by damaged key
    for (std::size_t a = 0; a < actors.size(); ++a) {
        const auto& label = actors[a].label();
        if (foreign_bytes(label) != 0) whole.add(key_of(actors[a].first_type(), normalised_name(without_foreign_letters(label))), a);
    }
    whole.for_each_single([&](const std::string& damaged, std::size_t owner) {
        const auto found = actors.find(damaged);
        if (found && *found != owner && words_of(damaged).size() > 1) actors.join(*found, owner, IdentityRule::LettersDropped);
    });
}

/// An acronym that stands alone in one article and is explained in others, always as the same body.
void join_acronyms(CorpusActors& actors) {
    Owners bodies; // by forms of one word, those whose label is longer
    for (std::size_t a = 0; a < actors.size(); ++a) {
        if (actors[a].words.empty() || !actors[a].is_of(ActorType::Organization)) continue;
        if (words_of(normalised_name(actors[a].label())).size() < 2) continue;
        for (const auto& word : actors[a].words) bodies.add(word, actors.root(a));
    }
    bodies.for_each_single([&](const std::string& acronym, std::size_t body) {
        if (const auto found = actors.find(key_of(ActorType::Organization, acronym)))
            actors.join(*found, body, IdentityRule::AcronymAcross);
    });
}

/// "Inc" and "Incorporated", but not "Company" and "Corporation"; no form agrees with all.
bool companies_agree(std::string_view a, std::string_view b) {
    constexpr std::size_t shortest = 3; // "co" may be either
    const bool is_short_for = a.starts_with(b) || b.starts_with(a);
    return a == b || a.empty() || b.empty() || (is_short_for && std::min(a.size(), b.size()) >= shortest);
}

/// A body by a name that is its own in all articles.
bool is_named_body(const CorpusActor& actor) { return actor.is_of(ActorType::Organization) && !actor.is_bare(); }

using Pair = std::pair<std::size_t, std::size_t>;

/// Joins the pairs, but no two sets of actors that both have a Wikidata id or that are of two states. In order of keys, so that it does not
/// matter who came first.
void join_agreeing(CorpusActors& actors, std::vector<Pair> pairs, IdentityRule rule) {
    struct Facts {
        bool is_known = false;
        std::string country;
    };
    std::unordered_map<std::size_t, Facts> facts; // by root
    for (auto& [a, b] : pairs) {
        if (actors[b].key < actors[a].key) std::swap(a, b);
        facts[actors.root(a)];
        facts[actors.root(b)];
    }
    for (std::size_t a = 0; a < actors.size(); ++a) {
        const auto found = facts.find(actors.root(a));
        if (found == facts.end()) continue;
        found->second.is_known |= actors[a].is_known();
        found->second.country = std::max(found->second.country, actors[a].country);
    }
    std::ranges::sort(pairs, {}, [&](const Pair& pair) { return std::tie(actors[pair.first].key, actors[pair.second].key); });
    for (const auto& [a, b] : pairs) {
        const auto x = facts[actors.root(a)];
        const auto y = facts[actors.root(b)];
        const bool agree = x.country.empty() || y.country.empty() || x.country == y.country;
        if (actors.root(a) == actors.root(b) || !agree || (x.is_known && y.is_known)) continue;
        actors.join(a, b, rule);
        if (actors.root(a) == actors.root(b)) facts[actors.root(a)] = {x.is_known || y.is_known, std::max(x.country, y.country)};
    }
}

/// Bodies whose names are alike in one way to compare them.
struct Alike {
    std::map<std::string, std::vector<std::size_t>> owners; // by name
    std::set<std::string> companies;
};

/// Pairs that tie them together; none where two have Wikidata ids, or they are of two states or two forms of company. (Two bodies of one
/// and the same name have been kept apart for a reason.)
void pair_alike(const CorpusActors& actors, const Alike& alike, std::vector<Pair>& pairs) {
    std::vector<std::size_t> bodies;
    std::set<std::string> states;
    std::size_t known = 0;
    for (const auto& [name, owners] : alike.owners) {
        for (const auto a : owners) {
            bodies.push_back(a);
            known += actors[a].is_known() ? 1 : 0;
            if (!actors[a].country.empty()) states.insert(actors[a].country);
        }
    }
    const auto agrees_with_all = [&](const std::string& company) {
        return std::ranges::all_of(alike.companies, [&](const auto& other) { return companies_agree(company, other); });
    };
    if (known > 1 || states.size() > 1 || bodies.size() > alike.owners.size() || !std::ranges::all_of(alike.companies, agrees_with_all))
        return;
    for (const auto a : bodies) {
        if (a != bodies.front()) pairs.emplace_back(a, bodies.front());
    }
}

/// "Popular Resistance Committee" and "Committees", "Boeing" and "Boeing Company", "Department of Salt" and "Salt Department" are one body.
void join_wordings(CorpusActors& actors, const KnowledgeBase& knowledge) {
    std::map<std::string, Alike> by_name;
    std::map<std::string, Alike> by_order;
    const auto note = [&](Alike& alike, std::size_t actor, const Wording& wording) {
        alike.owners[normalised_name(actors[actor].label())].push_back(actor);
        alike.companies.insert(wording.company);
    };
    for (std::size_t a = 0; a < actors.size(); ++a) {
        if (!is_named_body(actors[a])) continue;
        const auto wording = wording_of(knowledge, actors[a].label());
        note(by_name[wording.name], a, wording);
        for (const auto& order : wording.orders) note(by_order[order], a, wording);
    }
    std::vector<Pair> pairs;
    for (const auto& entry : by_name) pair_alike(actors, entry.second, pairs);
    for (const auto& entry : by_order) pair_alike(actors, entry.second, pairs);
    join_agreeing(actors, std::move(pairs), IdentityRule::OtherWording);
}

/// The bodies and states whose name stands before another body's in a longer name: "Zorgan Union" in "Zorgan Union Salt Research Centre".
class Parents {
public:
    Parents(const CorpusActors& actors, const KnowledgeBase& knowledge) : actors_(actors), knowledge_(knowledge) {
        for (std::size_t a = 0; a < actors.size(); ++a) {
            if (is_named_body(actors[a])) bodies_.add(normalised_name(actors[a].label()), a);
        }
    }

    static constexpr std::size_t unknown = static_cast<std::size_t>(-1);

    struct Division {
        std::size_t parent; ///< or `unknown`
        std::size_t part;
    };

    /// The ways to divide a body's name into a parent's and that of another body, of three words and more; mostly none or one.
    [[nodiscard]] std::vector<Division> divisions(std::size_t whole) const {
        constexpr std::size_t least_words = 3;
        std::vector<Division> out;
        const auto& label = actors_[whole].label();
        const auto words = words_of(normalised_name(label));
        for (std::size_t count = 1; count + least_words <= words.size(); ++count) {
            const auto main = std::count_if(words.begin() + static_cast<std::ptrdiff_t>(count), words.end(),
                                            [&](const auto& word) { return !is_small_word(knowledge_, word); });
            if (main < static_cast<std::ptrdiff_t>(least_words)) break;
            const bool begins_name =
                !is_small_word(knowledge_, words[count]) && !state_in_front(knowledge_, words, count, label, NameKind::People);
            const auto part = begins_name ? bodies_.single(joined(words, count, words.size())) : std::nullopt;
            if (!part) continue;
            const auto parent = parent_named(words, count, label);
            out.push_back({parent ? actors_.root(*parent) : unknown, actors_.root(*part)});
        }
        return out;
    }

private:
    [[nodiscard]] std::optional<std::size_t> parent_named(const std::vector<std::string>& words, std::size_t count,
                                                          std::string_view label) const {
        const auto state = state_in_front(knowledge_, words, 0, label, NameKind::Metonym); // "White House"
        if (state && state->second == count) return actors_.find(knowledge_[state->first].key);
        const auto name = joined(words, 0, count);
        if (const auto body = bodies_.single(name)) return body;
        std::optional<std::size_t> found;
        for (const auto sense : knowledge_.find(name)) {
            if (knowledge_[sense.actor].type != ActorType::Organization || sense.kind == NameKind::WithState) continue;
            if (found) return std::nullopt;
            found = sense.actor;
        }
        return found ? actors_.find(knowledge_[*found].key) : std::nullopt;
    }

    const CorpusActors& actors_;
    const KnowledgeBase& knowledge_;
    Owners bodies_; // by name
};

/// "U.S. Salt Research Centre" is the "Salt Research Centre" of articles half of which at least name the United States, if no other name
/// ends in that centre's.
void join_parts(CorpusActors& actors, const KnowledgeBase& knowledge) {
    struct Part {
        std::set<std::size_t> parents;
        std::vector<std::size_t> wholes;
        std::set<std::uint32_t> documents; // that name the part
    };
    std::map<std::size_t, Part> parts;
    const Parents parents(actors, knowledge);
    for (std::size_t a = 0; a < actors.size(); ++a) {
        if (!is_named_body(actors[a])) continue;
        for (const auto& [parent, part] : parents.divisions(a)) {
            if (part == actors.root(a) || parent == part) continue;
            parts[part].parents.insert(parent);
            parts[part].wholes.push_back(a);
        }
    }
    for (std::size_t a = 0; a < actors.size(); ++a) {
        const auto part = parts.find(actors.root(a));
        if (part != parts.end()) part->second.documents.insert(actors[a].documents.begin(), actors[a].documents.end());
    }
    std::vector<Pair> pairs;
    for (const auto& entry : parts) {
        const auto& part = entry.second;
        const auto parent = *part.parents.begin();
        const auto& country = actors[entry.first].country;
        if (part.parents.size() > 1 || parent == Parents::unknown || (!country.empty() && country != actors[parent].country)) continue;
        const auto together =
            std::ranges::count_if(part.documents, [&](std::uint32_t document) { return actors.does_name(document, parent); });
        if (2 * static_cast<std::size_t>(together) < part.documents.size()) continue;
        for (const auto whole : part.wholes) pairs.emplace_back(whole, entry.first);
    }
    join_agreeing(actors, std::move(pairs), IdentityRule::WithParent);
}

/// One name tagged as body here, as place or state there: one actor of the commonest type, where the knowledge base has no two of them.
void join_types(CorpusActors& actors) {
    for (std::size_t a = 0; a < actors.size(); ++a) {
        const auto& key = actors[a].key;
        const auto colon = key.find(':');
        const auto type = actors[a].first_type();
        if (colon == std::string::npos || type == ActorType::Person || type == ActorType::Group) continue;
        for (const auto other : {ActorType::State, ActorType::Organization, ActorType::Place}) {
            const auto found = actors.find(key_of(other, key.substr(colon + 1)));
            if (found && actors[*found].first_type() != ActorType::Person && actors[*found].first_type() != ActorType::Group)
                actors.join(a, *found, IdentityRule::TypesAcross);
        }
    }
}

} // namespace

void join_by_names(CorpusActors& actors, const KnowledgeBase& knowledge) {
    join_persons(actors, knowledge);
    join_damaged(actors);
    join_acronyms(actors);
    join_wordings(actors, knowledge);
    join_parts(actors, knowledge);
    join_types(actors);
}

} // namespace entente
