#include "clusters.hpp"
#include "entente/text/normalise.hpp"
#include "person_name.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace entente {
namespace {

enum class Gender { Unknown, Male, Female };

std::vector<NameSense> person_senses(const Article& article, std::string_view name) {
    return article.senses(name, {}, ActorType::Person, NameKind::Name);
}

/// Each has initials in its middle, and not the same: "george w bush", "george h w bush".
bool initials_contradict(const PersonName& a, const PersonName& b) {
    const auto initials = [](const PersonName& name) {
        std::string out;
        for (std::size_t i = 1; i + 1 < name.core.size(); ++i) out += name.core[i].front();
        return out;
    };
    const auto x = initials(a);
    const auto y = initials(b);
    return !x.empty() && !y.empty() && !x.starts_with(y) && !y.starts_with(x);
}

/// Looks a full name up as it stands, without suffix, without initials, with its initials alone kept, in the other order.
std::vector<NameSense> senses_of(const Article& article, const Form& form, const PersonName& name) {
    auto senses = person_senses(article, form.full);
    const auto try_name = [&](const std::vector<std::string>& words) {
        if (senses.empty() && words.size() >= 2) {
            senses = person_senses(article, joined(words, 0, words.size()));
        }
    };
    if (form.name != form.full) {
        try_name(form.words);
    }
    try_name(name.core);
    auto plain = name.core;
    std::erase_if(plain, [&](const std::string& word) { return word.size() == 1; });
    try_name(plain);
    if (plain.size() < name.core.size()) { // "george h w bush" is not "george w bush", who is also called "george bush"
        std::erase_if(senses, [&](NameSense sense) {
            const auto label = parse_person_name(article.knowledge, words_of(normalised_name(article.knowledge[sense.actor].label)));
            return initials_contradict(label, name);
        });
    }
    if (name.core.size() == 2) {
        try_name({name.core[1], name.core[0]});
    }
    return senses;
}

struct Person {
    std::size_t cluster = 0;
    std::vector<PersonName> names;
    Gender gender = Gender::Unknown;
    std::set<std::string> titles; ///< words of those that stand before the full names
};

/// Links the persons of one article: full names among each other, then what is left of names to them.
class PersonLinker {
public:
    explicit PersonLinker(Article& article) : article_(article) {}

    void run() {
        std::vector<std::size_t> full;
        std::vector<std::size_t> partial;
        for (std::size_t f = 0; f < article_.forms.size(); ++f) {
            if (article_.forms[f].type == ActorType::Person) {
                names_.push_back(parse_person_name(article_.knowledge, article_.forms[f].words));
                (names_.back().is_full ? full : partial).push_back(f);
            } else {
                names_.emplace_back();
            }
        }
        // the fullest first, so that short forms find what they are short for
        std::stable_sort(full.begin(), full.end(),
                         [&](std::size_t a, std::size_t b) { return names_[a].core.size() > names_[b].core.size(); });
        for (const auto f : full) {
            link_full(f);
        }
        std::stable_sort(partial.begin(), partial.end(),
                         [&](std::size_t a, std::size_t b) { return names_[a].core.size() > names_[b].core.size(); });
        // those known by a part of their name first: "Jake" may be one of them
        for (const auto f : partial) {
            known_.emplace(f, known_by_part(f));
        }
        std::ranges::stable_partition(partial, [&](std::size_t f) { return known_.at(f).actor.has_value(); });
        for (const auto f : partial) {
            link_partial(f);
        }
    }

private:
    struct Known {
        std::optional<std::size_t> actor;
        IdentityRule rule = IdentityRule::OwnName;
    };

    void link_full(std::size_t form) {
        const auto senses = senses_of(article_, article_.forms[form], names_[form]);
        const auto actor = article_.choose(senses);
        auto rule = actor ? Article::rule_of_choice(senses) : IdentityRule::OwnName;
        Person* found = known_also_as(form, actor);
        if (found != nullptr) rule = IdentityRule::DefinedBeside;
        for (std::size_t p = 0; found == nullptr && p < persons_.size(); ++p) {
            auto& person = persons_[p];
            auto& cluster = article_.clusters[person.cluster];
            const bool known_apart = actor && cluster.actor && *actor != *cluster.actor;
            const bool agree = std::any_of(person.names.begin(), person.names.end(), [&](const PersonName& name) {
                return may_be_one_person(article_.knowledge, name, names_[form]);
            });
            if ((actor && cluster.actor == actor) || (agree && !known_apart)) {
                found = &person;
                rule = actor && cluster.actor == actor ? rule : IdentityRule::NamesAgree;
            }
        }
        if (found == nullptr) {
            persons_.push_back({article_.add_cluster(ActorType::Person, actor), {}, Gender::Unknown, {}});
            found = &persons_.back();
            if (actor && senses.front().kind == NameKind::WithState) found->names.push_back(name_of_known(*actor)); // "Jean-Pierre"
        }
        if (!article_.clusters[found->cluster].actor) {
            article_.clusters[found->cluster].actor = actor;
        }
        found->names.push_back(names_[form]);
        if (found->gender == Gender::Unknown) {
            found->gender = gender_of(names_[form]);
        }
        for (const auto mention : article_.forms[form].mentions) {
            if (found->gender == Gender::Unknown) {
                found->gender = gender_at(mention);
            }
            found->titles.merge(titles_at(mention));
        }
        article_.assign(form, found->cluster, rule);
    }

    /// The person beside whom the form is told as another name.
    [[nodiscard]] Person* known_also_as(std::size_t form, std::optional<std::size_t> actor) {
        const auto cluster = article_.known_also_as(form, actor);
        const auto found = std::find_if(persons_.begin(), persons_.end(), [&](const Person& person) { return person.cluster == cluster; });
        return found == persons_.end() ? nullptr : &*found;
    }

    /// What the titles before a mention and in front of it say: "Mrs. Macron".
    [[nodiscard]] Gender gender_at(std::size_t mention) const {
        auto words = words_of(article_.document, article_.document.mentions[mention]);
        words.resize(std::min<std::size_t>(words.size() - (words.size() > 1 ? 1 : 0), 2));
        const auto before = article_.words_before(article_.document.mentions[mention].span.begin, 2);
        words.insert(words.end(), before.begin(), before.end());
        for (const auto& word : words) {
            if (article_.knowledge.is(word, WordClass::Male)) {
                return Gender::Male;
            }
            if (article_.knowledge.is(word, WordClass::Female)) {
                return Gender::Female;
            }
        }
        return Gender::Unknown;
    }

    /// The words of the title that a mention begins with and that stands right before it.
    [[nodiscard]] std::set<std::string> titles_at(std::size_t mention) const {
        const auto is_title = [&](const std::string& word) { return article_.knowledge.is(word, WordClass::Title); };
        std::set<std::string> titles;
        auto words = words_of(article_.document, article_.document.mentions[mention]);
        if (!words.empty()) words.pop_back();
        for (auto word = words.begin(); word != words.end() && is_title(*word); ++word) titles.insert(*word);
        for (const auto& word : article_.words_before(article_.document.mentions[mention].span.begin, 2)) {
            if (!is_title(word)) break;
            titles.insert(word);
        }
        return titles;
    }

    [[nodiscard]] Gender gender_of(const PersonName& name) const {
        const auto& first = name.core.front();
        return article_.knowledge.is(first, WordClass::MaleName)     ? Gender::Male
               : article_.knowledge.is(first, WordClass::FemaleName) ? Gender::Female
                                                                     : Gender::Unknown;
    }

    /// After "king" or "queen" stands a first name, not a surname.
    [[nodiscard]] bool is_royal(const Form& form) const {
        const auto words = words_of(form.full);
        return std::any_of(words.begin(), words.end(), [&](const auto& word) { return article_.knowledge.is(word, WordClass::Royal); });
    }

    /// How well a part of a name fits a person: 3 by surname, 2 by first name, 1 by any other word, 0 not at all.
    [[nodiscard]] int fit(const Person& person, const PersonName& part, bool royal) const {
        const auto whole = joined(part.core, 0, part.core.size());
        int best = 0;
        for (const auto& name : person.names) {
            const auto full = joined(name.core, 0, name.core.size());
            if (full.ends_with(" " + whole) || (part.core.size() == 1 && name.core.back() == "al" + whole)) {
                best = 3;
            } else if (full.starts_with(whole + " ") && best < 2) {
                best = 2;
            } else if ((" " + full + " ").find(" " + whole + " ") != std::string::npos && best < 1) {
                best = 1;
            }
            if (best < 2 && part.core.size() == 1 && article_.knowledge.are_nicknames(name.core.front(), whole)) {
                best = 2;
            }
        }
        const auto actor = article_.clusters[person.cluster].actor;
        if (best == 0 && actor && !royal && article_.knowledge.has_name_ending(*actor, whole)) {
            best = 3;
        }
        return best;
    }

    void link_partial(std::size_t form) {
        std::vector<std::size_t> candidates;
        const bool royal = is_royal(article_.forms[form]);
        int best = 1;
        for (std::size_t p = 0; p < persons_.size(); ++p) {
            const int fits = fit(persons_[p], names_[form], royal);
            if (fits > best) {
                candidates.clear();
                best = fits;
            }
            if (fits == best) {
                candidates.push_back(p);
            }
        }
        if (candidates.empty()) {
            link_alone(form);
            return;
        }
        if (const auto head = head_of_state(form, candidates)) candidates.push_back(*head);
        for (const auto mention : article_.forms[form].mentions) {
            article_.assign_mention(form, mention, persons_[bearer(candidates, mention)].cluster,
                                    candidates.size() == 1 ? IdentityRule::PartOfName : IdentityRule::OneOfSeveral);
        }
    }

    /// The known person in sight whom "President Biden" names where the article has that surname in full only for others, none of them with
    /// this title: Jill Biden.
    [[nodiscard]] std::optional<std::size_t> head_of_state(std::size_t form, const std::vector<std::size_t>& candidates) {
        std::set<std::string> titles;
        for (const auto mention : article_.forms[form].mentions) {
            for (const auto& title : titles_at(mention)) {
                if (article_.knowledge.is(title, WordClass::Head)) titles.insert(title);
            }
        }
        if (titles.empty()) return std::nullopt;
        const auto& core = names_[form].core;
        const auto actor = article_.choose(
            article_.senses(joined(core, 0, core.size()), article_.forms[form].surface, ActorType::Person, NameKind::Surname));
        const auto is_he = [&](std::size_t p) {
            const auto& own = persons_[p].titles;
            return article_.clusters[persons_[p].cluster].actor == actor ||
                   std::ranges::any_of(titles, [&](const std::string& title) { return own.contains(title); });
        };
        if (!actor || !article_.is_in_sight(article_.knowledge[*actor], NameKind::Surname) || std::ranges::any_of(candidates, is_he))
            return std::nullopt;
        persons_.push_back({article_.cluster_of_actor(*actor, ActorType::Person), {names_[form]}, Gender::Unknown, std::move(titles)});
        return persons_.size() - 1;
    }

    /// Those of several persons before whose full name a title of the mention stands, all if there is none: "President Biden" is
    /// "President Joe Biden", not his wife.
    [[nodiscard]] std::vector<std::size_t> of_this_title(const std::vector<std::size_t>& candidates, std::size_t mention) const {
        const auto titles = titles_at(mention);
        std::vector<std::size_t> found;
        for (const auto p : candidates) {
            const auto& own = persons_[p].titles;
            if (std::ranges::any_of(titles, [&](const std::string& title) { return own.contains(title); })) found.push_back(p);
        }
        return found.empty() ? candidates : found;
    }

    /// Of several persons the one whom the title tells, by itself or by its gender, then the one named first in the article: news calls him
    /// alone by the surname alone, though relatives be named on the way.
    [[nodiscard]] std::size_t bearer(const std::vector<std::size_t>& all, std::size_t mention) const {
        if (all.size() == 1) {
            return all.front();
        }
        const auto candidates = of_this_title(all, mention);
        const auto gender = gender_at(mention);
        std::size_t chosen = candidates.front();
        std::size_t earliest = Article::none;
        for (const auto p : candidates) {
            if (gender != Gender::Unknown && persons_[p].gender != Gender::Unknown && persons_[p].gender != gender) {
                continue;
            }
            for (const auto f : article_.clusters[persons_[p].cluster].forms) {
                for (const auto other : article_.forms[f].mentions) {
                    if (article_.cluster_of[other] != persons_[p].cluster || other >= earliest) continue;
                    earliest = other;
                    chosen = p;
                }
            }
        }
        return chosen;
    }

    /// A part of a name without any full name in the article: a known person if it can be only one, else the person beside whom it is told
    /// as another name, else somebody of that name.
    void link_alone(std::size_t form) {
        const auto [actor, rule] = known_.at(form);
        if (auto* const person = actor ? nullptr : known_also_as(form, actor)) {
            person->names.push_back(names_[form]);
            article_.assign(form, person->cluster, IdentityRule::DefinedBeside);
            return;
        }
        const auto cluster =
            actor ? article_.cluster_of_actor(*actor, ActorType::Person) : article_.add_cluster(ActorType::Person, std::nullopt);
        if (std::none_of(persons_.begin(), persons_.end(), [&](const Person& person) { return person.cluster == cluster; })) {
            persons_.push_back({cluster, {names_[form]}, Gender::Unknown, {}});
            if (actor) persons_.back().names.push_back(name_of_known(*actor));
        }
        article_.assign(form, cluster, rule);
    }

    /// Who is known by this part of a name, a surname or what he is called.
    [[nodiscard]] Known known_by_part(std::size_t form) const {
        const auto& name = article_.forms[form];
        const auto& core = names_[form].core;
        for (const auto& part : {name.full, joined(core, 0, core.size())}) {
            auto senses = article_.senses(part, name.surface, ActorType::Person, NameKind::Surname);
            std::erase_if(senses, [&](NameSense sense) { return is_of_other_sex(name, sense.actor); });
            if (const auto actor = article_.choose(senses)) return {actor, Article::rule_of_choice(senses)};
        }
        return {};
    }

    /// Whether every mention says so: "Ms. Rumsfeld" is not Donald Rumsfeld.
    [[nodiscard]] bool is_of_other_sex(const Form& form, std::size_t actor) const {
        const auto gender = gender_of(name_of_known(actor));
        return gender != Gender::Unknown && std::ranges::all_of(form.mentions, [&](std::size_t mention) {
                   const auto told = gender_at(mention);
                   return told != Gender::Unknown && told != gender;
               });
    }

    [[nodiscard]] PersonName name_of_known(std::size_t actor) const {
        return parse_person_name(article_.knowledge, words_of(normalised_name(article_.knowledge[actor].label)));
    }

    Article& article_;
    std::vector<PersonName> names_;      // by form
    std::map<std::size_t, Known> known_; // by form that is part of a name
    std::vector<Person> persons_;
};

} // namespace

void link_persons(Article& article) { PersonLinker(article).run(); }

} // namespace entente
