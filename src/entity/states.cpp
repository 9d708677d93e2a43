#include "clusters.hpp"

#include "entente/text/normalise.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

std::vector<NameSense> state_senses(const Article& article, std::string_view name, std::string_view surface) {
    return article.senses(name, surface, ActorType::State, NameKind::Metonym);
}

/// Whether the word makes what follows it the name of another land: "New Mexico", but not "new Mexican".
bool sets_apart(const Article& article, const Form& form, const std::string& word) {
    const auto capital = static_cast<char>(word.front() - ('a' <= word.front() && word.front() <= 'z' ? 'a' - 'A' : 0));
    return article.knowledge.is(word, WordClass::Apart) && form.surface.find(capital + word.substr(1)) != std::string::npos;
}

/// The one state that a longer phrase names: "Lebanon's pro-Syrian government" by its first, "Polish security forces". What stands before
/// an "of" is only a part of another's name: "United States of Africa".
std::vector<NameSense> senses_within(const Article& article, const Form& form) {
    constexpr std::size_t longest = 4;
    for (std::size_t begin = 0; begin < form.words.size(); ++begin) {
        if (begin > 0 && sets_apart(article, form, form.words[begin - 1])) continue;
        for (auto end = std::min(begin + longest, form.words.size()); end > begin; --end) {
            if (end < form.words.size() && article.knowledge.is(form.words[end], WordClass::Minor)) {
                continue;
            }
            auto senses = state_senses(article, joined(form.words, begin, end), {});
            std::erase_if(senses, [](NameSense sense) { return sense.kind == NameKind::WithState; });
            if (!senses.empty()) {
                return senses;
            }
        }
    }
    return {};
}

/// The senses of the name, else of what is left of it without words for officials ("turkish officials", "government of turkey")
/// or without the other half of a compound ("U.S.-led", "pro-Russian").
std::vector<NameSense> senses_of(const Article& article, const Form& form, bool& with_other_words) {
    auto senses = state_senses(article, form.name, form.surface);
    with_other_words = senses.empty();
    const auto& words = form.words;
    auto end = words.size();
    while (senses.empty() && end > 1 && article.knowledge.is(words[end - 1], WordClass::Agent)) {
        senses = state_senses(article, joined(words, 0, --end), form.surface);
    }
    std::size_t begin = 0;
    while (senses.empty() && begin + 1 < words.size() &&
           (article.knowledge.is(words[begin], WordClass::Agent) || (begin > 0 && article.knowledge.is(words[begin], WordClass::Minor)) ||
            article.knowledge.is(words[begin], WordClass::Article))) {
        senses = state_senses(article, joined(words, ++begin, words.size()), form.surface);
    }
    if (const auto hyphen = form.surface.find('-'); senses.empty() && hyphen != std::string::npos) {
        const auto before = form.surface.substr(0, hyphen);
        const auto after = form.surface.substr(hyphen + 1);
        senses = state_senses(article, normalised_name(before), before);
        if (senses.empty()) {
            senses = state_senses(article, normalised_name(after), after);
        }
    }
    return senses.empty() && words.size() > 1 ? senses_within(article, form) : senses;
}

/// All that the name becomes by one letter less, more, other or changed with its neighbour, the first letter aside.
template <typename Visit>
void visit_misspellings(const std::string& name, Visit visit) {
    for (std::size_t i = 1; i <= name.size(); ++i) {
        if (i < name.size()) visit(name.substr(0, i) + name.substr(i + 1));
        if (i + 1 < name.size()) {
            auto swapped = name;
            std::swap(swapped[i], swapped[i + 1]);
            visit(swapped);
        }
        for (char letter = 'a'; letter <= 'z'; ++letter) {
            visit(name.substr(0, i) + letter + name.substr(i));
            if (i < name.size()) visit(name.substr(0, i) + letter + name.substr(i + 1));
        }
    }
}

/// The one state that is meant by an unknown name of some length that is one letter off a name or people of its own: "Ukranian".
std::optional<std::size_t> misspelt_state(const Article& article, const Form& form) {
    constexpr std::size_t shortest = 7;
    if (form.name.size() < shortest || !article.knowledge.find(form.name).empty()) return std::nullopt;
    std::optional<std::size_t> found;
    bool is_one = true;
    const auto weakest = form.words.size() > 1 ? NameKind::Name : NameKind::People; // "Central Africa" is not Central African
    visit_misspellings(form.name, [&](const std::string& name) {
        for (const auto& sense : article.senses(name, {}, ActorType::State, weakest)) {
            if (sense.kind == NameKind::WithState) continue;
            is_one = is_one && (!found || *found == sense.actor);
            found = sense.actor;
        }
    });
    return is_one ? found : std::nullopt;
}

/// The land of no one state, or the people so labelled, that the name of an unknown state means: "African", "the West".
std::optional<std::size_t> land_or_people(const Article& article, const Form& form) {
    for (const auto& sense : article.knowledge.find(form.name)) {
        const auto& actor = article.knowledge[sense.actor];
        const bool is_land = actor.type == ActorType::Place && actor.country.empty() && sense.kind <= NameKind::Name;
        if (is_land || (actor.type == ActorType::Group && sense.kind == NameKind::Label)) return sense.actor;
    }
    return std::nullopt;
}

/// Of several states that the form may mean the one that its sentences or, after that, the article name most, the best known of them
/// first; nothing if the article names none.
std::optional<std::size_t> most_named(const Article& article, const Form& form, const std::vector<NameSense>& senses) {
    std::optional<std::size_t> chosen;
    std::pair<std::size_t, std::size_t> most{0, 0}; // in its sentences, in all
    for (const auto& sense : senses) {
        std::pair<std::size_t, std::size_t> count{0, 0};
        for (std::size_t m = 0; m < article.document.mentions.size(); ++m) {
            const auto cluster = article.cluster_of[m];
            if (cluster == Article::none || article.clusters[cluster].actor != sense.actor) continue;
            count.first += shares_sentence(article, form, m) ? 1 : 0;
            ++count.second;
        }
        if (count > most) {
            most = count;
            chosen = sense.actor;
        }
    }
    return chosen;
}

} // namespace

void link_states(Article& article) {
    std::vector<std::size_t> open;
    for (std::size_t f = 0; f < article.forms.size(); ++f) {
        if (article.forms[f].type != ActorType::State) {
            continue;
        }
        bool with_other_words = false;
        const auto senses = senses_of(article, article.forms[f], with_other_words);
        if (senses.size() == 1 && senses.front().kind != NameKind::WithState) {
            article.assign(f, article.cluster_of_actor(senses.front().actor, ActorType::State),
                           with_other_words ? IdentityRule::StateWords : IdentityRule::KnownName);
            article.named_states.push_back(senses.front().actor);
        } else {
            open.push_back(f);
        }
    }
    for (const auto f : open) { // "Korean", "Congolese": the state that the article names most, else the best known
        bool with_other_words = false;
        const auto senses = senses_of(article, article.forms[f], with_other_words);
        auto chosen = most_named(article, article.forms[f], senses);
        const auto known = std::ranges::find_if(senses, [](NameSense sense) { return sense.kind != NameKind::WithState; });
        if (!chosen && known != senses.end()) chosen = known->actor;
        auto rule = chosen ? IdentityRule::KnownInContext : IdentityRule::OwnName;
        if (!chosen && senses.empty()) {
            chosen = misspelt_state(article, article.forms[f]);
            rule = chosen ? IdentityRule::MisspeltName : rule;
        }
        if (const auto other = chosen ? std::nullopt : land_or_people(article, article.forms[f])) {
            article.assign(f, article.cluster_of_actor(*other, article.knowledge[*other].type), IdentityRule::KnownName);
            continue;
        }
        article.assign(
            f, chosen ? article.cluster_of_actor(*chosen, ActorType::State) : article.add_cluster(ActorType::State, std::nullopt), rule);
        if (chosen) {
            article.named_states.push_back(*chosen);
        }
    }
}

void link_groups_and_places(Article& article) {
    for (std::size_t f = 0; f < article.forms.size(); ++f) {
        const auto& form = article.forms[f];
        if (form.type != ActorType::Group && form.type != ActorType::Place) {
            continue;
        }
        const auto senses = article.senses(form.name, form.surface, form.type, NameKind::Name);
        if (const auto actor = article.choose(senses)) {
            article.assign(f, article.cluster_of_actor(*actor, form.type), Article::rule_of_choice(senses));
            continue;
        }
        auto cluster = Article::none;
        for (std::size_t c = 0; c < article.clusters.size() && form.type == ActorType::Group;
             ++c) { // "Lendu", "Lendus"; "Sunni", "Sunni Arabs"
            for (const auto other : article.clusters[c].forms) {
                const auto& name = article.forms[other].name;
                if (article.clusters[c].type == form.type &&
                    (name.starts_with(form.name + " ") || name + "s" == form.name || form.name + "s" == name)) {
                    cluster = c;
                }
            }
        }
        if (cluster == Article::none) {
            article.assign(f, article.add_cluster(form.type, std::nullopt), IdentityRule::OwnName);
        } else {
            article.assign(f, cluster, IdentityRule::OtherNumber);
        }
    }
}

} // namespace entente
