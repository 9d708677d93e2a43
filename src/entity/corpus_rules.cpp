#include "corpus_rules.hpp"

#include "clusters.hpp"
#include "entente/text/normalise.hpp"
#include "person_groups.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

// Everything is decided from sets and counts over all articles: their order cannot show. Each rule looks at each actor once, so that the
// time grows with the number of actors.

namespace entente {
namespace {

/// Actors by a name; of several only that they are several.
class Owners {
public:
    void add(std::string name, std::size_t actor) {
        const auto [place, is_new] = owner_.emplace(std::move(name), actor);
        if (!is_new && place->second != actor) place->second = several;
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

/// "Popular Resistance Committee" and "Committees", "Boeing" and "Boeing Company" are one body, where not two actors of the knowledge base,
/// of two states or two forms of company. (Two bodies of one and the same name have been kept apart for a reason.)
void join_wordings(CorpusActors& actors, const KnowledgeBase& knowledge) {
    struct Alike {
        std::map<std::string, std::vector<std::size_t>> owners; // by name
        std::set<std::string> companies;
    };
    std::map<std::string, Alike> alike; // by wording
    for (std::size_t a = 0; a < actors.size(); ++a) {
        if (!actors[a].is_of(ActorType::Organization) || actors[a].is_bare()) continue;
        auto wording = wording_of(knowledge, actors[a].label());
        auto& same = alike[std::move(wording.name)];
        same.owners[normalised_name(actors[a].label())].push_back(a);
        same.companies.insert(std::move(wording.company));
    }
    for (const auto& [wording, same] : alike) {
        std::vector<std::size_t> bodies;
        std::set<std::string> states;
        std::size_t known = 0;
        for (const auto& [name, owners] : same.owners) {
            for (const auto a : owners) {
                bodies.push_back(a);
                known += actors[a].is_known() ? 1 : 0;
                if (!actors[a].country.empty()) states.insert(actors[a].country);
            }
        }
        const auto& companies = same.companies; // clang 14 captures no structured binding
        const auto agrees_with_all = [&](const std::string& company) {
            return std::ranges::all_of(companies, [&](const auto& other) { return companies_agree(company, other); });
        };
        if (known > 1 || states.size() > 1 || bodies.size() > same.owners.size() || !std::ranges::all_of(companies, agrees_with_all))
            continue;
        for (const auto a : bodies) actors.join(a, bodies.front(), IdentityRule::OtherWording);
    }
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
    join_types(actors);
}

} // namespace entente
