#include "entente/entity/entity_resolver.hpp"

#include "clusters.hpp"
#include "entente/entity/inner_names.hpp"
#include "entente/entity/mention_mending.hpp"
#include "entente/entity/things.hpp"
#include "entente/text/normalise.hpp"
#include "entente/text/one_line.hpp"
#include "entente/text/utf8.hpp"
#include "known_entity.hpp"
#include "person_name.hpp"

#include <algorithm>
#include <map>

namespace entente {
namespace {

/// The fullest form that names the cluster: most words, then most often used, then longest.
const Form& fullest_form(const Article& article, const Cluster& cluster) {
    const auto better = [&](std::size_t a, std::size_t b) {
        const auto& x = article.forms[a];
        const auto& y = article.forms[b];
        return std::tuple(x.words.size(), x.mentions.size(), x.name.size()) < std::tuple(y.words.size(), y.mentions.size(), y.name.size());
    };
    return article.forms[*std::max_element(cluster.forms.begin(), cluster.forms.end(), better)];
}

/// The one actor of any type that the knowledge base has under the name of a form that the reader took for another type: "Arab League",
/// tagged as a state. Persons only by more than one word, and nothing for what is tagged as a person (any word may be a surname) or a
/// place ("Macedonia" in Greece).
std::optional<std::size_t> actor_of_other_type(const Article& article, const Form& form) {
    std::optional<std::size_t> found;
    for (const auto type : {ActorType::Person, ActorType::State, ActorType::Organization, ActorType::Group, ActorType::Place}) {
        for (const auto& sense : article.senses(form.name, form.surface, type, NameKind::Name)) {
            if (found || sense.kind == NameKind::WithState || (type == ActorType::Person && form.words.size() < 2)) {
                return std::nullopt;
            }
            found = sense.actor;
        }
    }
    return found;
}

/// The one person of the article whose name ends so, as in a surname; `none` if there is none or several.
std::size_t person_called(const Article& article, std::span<const std::string> ending) {
    auto found = Article::none;
    for (std::size_t c = 0; c < article.clusters.size(); ++c) {
        const auto& cluster = article.clusters[c];
        const bool is_called =
            cluster.type == ActorType::Person && std::any_of(cluster.forms.begin(), cluster.forms.end(), [&](std::size_t f) {
                const auto& words = article.forms[f].words;
                return words.size() >= ending.size() && std::equal(ending.rbegin(), ending.rend(), words.rbegin());
            });
        if (is_called && found != Article::none) {
            return Article::none;
        }
        found = is_called ? c : found;
    }
    return found;
}

bool tells_government(const Article& article, const Form& form) {
    constexpr std::size_t reach = 24; // bytes
    const auto is_rule = [&](const std::string& word) { return article.knowledge.is(word, WordClass::Rule); };
    return std::any_of(form.words.begin(), form.words.end(), is_rule) ||
           std::any_of(form.mentions.begin(), form.mentions.end(), [&](std::size_t mention) {
               const auto behind = std::string_view(article.document.content).substr(article.document.mentions[mention].span.end, reach);
               const auto words = words_of(normalised_name(behind.substr(0, behind.find_first_of(".,;:()\n"))));
               return !words.empty() && is_rule(words.front());
           });
}

/// The state of the leader whose name was read as a state's: "the Lukashenka regime", "the Biden-Harris Administration".
std::optional<std::size_t> state_of_leader(const Article& article, const Form& form) {
    std::optional<std::size_t> found;
    for (const auto& word : form.words) {
        const auto person = person_called(article, std::span(&word, 1));
        const auto actor = person != Article::none
                               ? article.clusters[person].actor
                               : article.choose(article.senses(word, form.surface, ActorType::Person, NameKind::Surname));
        const auto state = actor ? article.knowledge.state_with_code(article.knowledge[*actor].country) : std::nullopt;
        if (state && found && *state != *found) {
            return std::nullopt;
        }
        found = state ? state : found;
    }
    return found;
}

/// "The Biden-Harris Administration" and "the Biden administration" that the reader took for a person are names of the leaders' state.
void mend_governments(Article& article) {
    for (auto& form : article.forms) {
        const auto is_leader = [&](const std::string& word) {
            return article.knowledge.is(word, WordClass::Rule) ||
                   !article.senses(word, form.surface, ActorType::Person, NameKind::Surname).empty();
        };
        if (form.type != ActorType::Person || form.words.size() < 2 || !std::ranges::all_of(form.words, is_leader)) continue;
        const bool is_one_name = form.surface.find('-') != std::string::npos || article.knowledge.is(form.words.back(), WordClass::Rule);
        if (is_one_name && tells_government(article, form)) form.type = ActorType::State;
    }
}

void assign_all(Article& article, const Cluster& cluster, std::size_t into, IdentityRule rule) {
    for (const auto form : cluster.forms) {
        article.assign(form, into, rule);
    }
}

/// A person's name that the reader took for a state: where his government is meant the state, else the person.
bool mend_leader(Article& article, const Cluster& cluster) {
    const auto& form = fullest_form(article, cluster);
    auto into = Article::none;
    auto rule = IdentityRule::KnownInContext;
    if (tells_government(article, form)) {
        const auto state = state_of_leader(article, form);
        into = state ? article.cluster_of_actor(*state, ActorType::State) : Article::none;
    } else if (form.words.size() == 1) {
        into = person_called(article, form.words);
        rule = IdentityRule::PartOfName;
    }
    if (into == Article::none) {
        return false;
    }
    assign_all(article, cluster, into, rule);
    return true;
}

void mend_types(Article& article) {
    const auto count = article.clusters.size();
    for (std::size_t c = 0; c < count; ++c) {
        const auto cluster = article.clusters[c];
        if (cluster.actor || cluster.state || cluster.type == ActorType::Person || cluster.type == ActorType::Place ||
            cluster.forms.empty()) {
            continue;
        }
        if (cluster.type == ActorType::State && mend_leader(article, cluster)) {
            continue;
        }
        const auto& form = fullest_form(article, cluster);
        const auto actor = actor_of_other_type(article, form);
        if (actor && article.knowledge[*actor].type == ActorType::Person) { // "al-Sudani" is who the article names so, before the known one
            if (const auto person = person_called(article, form.words); person != Article::none) {
                assign_all(article, cluster, person, IdentityRule::PartOfName);
                continue;
            }
        }
        const bool is_place = actor && article.knowledge[*actor].type == ActorType::Place;
        if (!actor || (is_place && cluster.type != ActorType::State)) { // "California", but no body that is called like its place
            continue;
        }
        const auto into = article.cluster_of_actor(*actor, article.knowledge[*actor].type);
        assign_all(article, cluster, into, IdentityRule::KnownName);
    }
}

/// Whether a name has letters and none of them is Latin.
bool is_of_other_script(std::string_view name) {
    constexpr char32_t behind_latin = 0x250;
    bool has_letter = false;
    for (std::size_t at = 0; at < name.size();) {
        const auto point = decode_utf8(name, at);
        at += point.size;
        if (!point.valid || !is_letter(point.value)) continue;
        if (point.value < behind_latin) return false;
        has_letter = true;
    }
    return has_letter;
}

/// Whether the mention stands in brackets right behind the one before: "Sergei Ivanov (Сергей Иванов)".
bool is_bracketed(const Document& document, std::size_t mention) {
    if (mention == 0) return false;
    const std::string_view content = document.content;
    const auto& span = document.mentions[mention].span;
    const auto before = document.mentions[mention - 1].span.end;
    return before <= span.begin && content.substr(before, span.begin - before) == " (" && content.substr(span.end).starts_with(')');
}

/// A name in another script in brackets is the actor before it, whatever the reader took it for; so are parts of that name.
void join_other_scripts(Article& article) {
    const auto is_foreign = [&](std::size_t f) { return is_of_other_script(article.forms[f].surface); };
    for (std::size_t f = 0; f < article.forms.size(); ++f) {
        const auto& mentions = article.forms[f].mentions;
        const auto found = std::ranges::find_if(mentions, [&](std::size_t m) { return is_bracketed(article.document, m); });
        if (!is_foreign(f) || found == mentions.end()) continue;
        const auto from = article.cluster_of[*found];
        const auto into = article.cluster_of[*found - 1];
        auto& forms = article.clusters[from].forms;
        if (from == into || article.clusters[from].actor || !std::ranges::all_of(forms, is_foreign)) continue;
        for (std::size_t m = 0; m < article.cluster_of.size(); ++m) {
            if (article.cluster_of[m] != from) continue;
            article.cluster_of[m] = into;
            article.rule_of[m] = IdentityRule::DefinedBeside;
        }
        forms.clear(); // they give no label
    }
}

/// A name as a label shows it: a person's without the full stop of its sentence ("Thank you, Josh.").
std::string shown_name(const KnowledgeBase& knowledge, std::string_view surface, ActorType type) {
    constexpr std::size_t longest_abbreviation = 2; // "Ed."
    std::string name = tidy_name(surface);
    const auto last_word = std::string_view(name).substr(name.find_last_of(" -.", name.size() - 2) + 1);
    const bool is_abbreviated = last_word.size() <= longest_abbreviation + 1 || knowledge.is(normalised_name(last_word), WordClass::Suffix);
    if (type == ActorType::Person && name.ends_with('.') && !is_abbreviated) name.pop_back();
    return name;
}

/// "MYRNA PÉREZ" -> "Myrna Pérez"
std::string in_small_letters(std::string_view name) {
    std::string out;
    bool is_within_word = false;
    for (std::size_t at = 0; at < name.size();) {
        const auto point = decode_utf8(name, at);
        append_utf8(out, is_within_word ? to_lowercase(point.value) : point.value);
        is_within_word = is_letter(point.value);
        at += point.size;
    }
    return out;
}

/// Whether a person is named in capitals as in a heading or before a speech ("MR PRICE:"), not by an acronym ("POTUS").
bool is_shouted(const Article& article, const Form& form) {
    if (form.type != ActorType::Person || has_small_letter(form.surface)) return false;
    const auto before = article.words_before(article.document.mentions[form.mentions.front()].span.begin, 1);
    return form.words.size() > 1 || form.full != form.name || (!before.empty() && is_title_word(article.knowledge, before.front()));
}

/// The last words of the surface, as many as the form has left of it: titles and articles in front are gone.
std::string label_of(const KnowledgeBase& knowledge, const Form& form) {
    std::string_view surface = form.surface;
    while (!surface.empty() && normalised_name(surface) != form.name) {
        const auto blank = surface.find_first_of(" -");
        if (blank == std::string_view::npos) {
            return form.surface;
        }
        surface.remove_prefix(blank + 1);
    }
    return shown_name(knowledge, without_possessive(surface), form.type);
}

/// What stands behind the last possessive of a name, all of it if there is none.
std::string behind_possessive(const std::string& name) {
    for (auto at = name.rfind("s "); at != std::string::npos && at > 0; at = name.rfind("s ", at - 1)) {
        if (is_possessive(std::string_view(name).substr(0, at + 1))) return name.substr(at + 2);
    }
    return name;
}

/// "election commission" of Pakistan -> "Election Commission of Pakistan"
std::string label_in_state(const KnowledgeBase& knowledge, const std::string& body, std::string_view state) {
    std::string label;
    for (auto word : words_of(body)) {
        const auto name = normalised_name(word);
        if (!is_small_word(knowledge, name) && 'a' <= word.front() && word.front() <= 'z') {
            word.front() = static_cast<char>(word.front() - 'a' + 'A');
        }
        label += word + " ";
    }
    const auto words = words_of(normalised_name(state));
    const bool is_definite =
        std::any_of(words.begin(), words.end(), [&](const auto& word) { return knowledge.is(word, WordClass::Definite); });
    return label + (is_definite ? "of the " : "of ") + std::string(state);
}

/// The country whose government the place's name may stand for: "Paris".
std::string seat_of(const Article& article, const Form& place) {
    for (const auto& sense : article.knowledge.find(place.name)) {
        if (sense.kind == NameKind::Metonym) return std::string(article.knowledge[sense.actor].country);
    }
    return {};
}

void describe(const Article& article, const Cluster& cluster, Entity& entity) {
    entity.type = cluster.type;
    if (entity.type == ActorType::Place && !cluster.forms.empty()) {
        entity.seat_of = seat_of(article, fullest_form(article, cluster));
    }
    if (cluster.actor) {
        describe(article.knowledge[*cluster.actor], entity);
        if (entity.country.empty() && cluster.state) {
            entity.country = article.knowledge[*cluster.state].country;
        }
        return;
    }
    const auto& form = fullest_form(article, cluster);
    entity.label = label_of(article.knowledge, form);
    if (is_shouted(article, form)) entity.label = in_small_letters(entity.label);
    entity.key = std::string(name_of(entity.type)) + ":" + form.name;
    const auto body = entity.type == ActorType::Organization ? state_body(article, form) : std::nullopt;
    if (body) {
        entity.key = std::string(name_of(entity.type)) + ":" + body->name;
    }
    if (cluster.state) {
        const auto& state = article.knowledge[*cluster.state];
        entity.country = state.country;
        const auto own = body && body->state ? behind_possessive(entity.label) : entity.label; // "Iraq's parliament"
        if (body && body->is_only_one && (!body->state || own.size() < entity.label.size())) {
            entity.label = label_in_state(article.knowledge, own, state.label);
        }
        entity.key += "@" + std::string(state.key);
    } else if (body) {
        entity.key += "@" + article.document.id; // nor is a "Supreme Court" of nobody knows which state
    }
    const bool is_surname = entity.type == ActorType::Person && !parse_person_name(article.knowledge, form.words).is_full;
    if (is_surname || form.name.empty()) {
        entity.key += "@" + article.document.id; // a bare surname, and a name without a letter, are nobody outside their article
    }
}

/// The correction that takes this mention out of its cluster; nullptr if there is none.
const Correction* split_of(const Corrections* corrections, const Article& article, const Cluster& cluster, std::size_t mention) {
    if (corrections == nullptr || corrections->empty()) {
        return nullptr;
    }
    const auto& span = article.document.mentions[mention].span;
    const auto form = normalised_name(std::string_view(article.document.content).substr(span.begin, span.size()));
    if (!corrections->is_split(form)) {
        return nullptr;
    }
    Entity whole;
    describe(article, cluster, whole);
    return corrections->split_of(form, whole.key, whole.label);
}

/// The actor that a split-off name is: the one that the correction names, else one of its own.
void describe_split(const Article& article, const Correction& correction, std::size_t mention, Entity& entity) {
    entity.type = article.document.mentions[mention].type;
    if (const auto actor = known_actor(article.knowledge, correction.other)) {
        describe(article.knowledge[*actor], entity);
        return;
    }
    entity.label = correction.other.key.empty() && !correction.other.text.empty() ? correction.other.text : correction.label;
    entity.key = correction.other.key;
    if (entity.key.empty()) {
        const auto name = normalised_name(entity.label);
        entity.key = std::string(name_of(entity.type)) + ":" + name;
        if (correction.other.text.empty() && entity.type == ActorType::Person &&
            !parse_person_name(article.knowledge, words_of(name)).is_full) {
            entity.key += "@" + article.document.id;
        }
    }
}

} // namespace

std::vector<IdentityRule> EntityResolver::resolve(Document& document) const {
    Article article(document, *knowledge_);
    mend_governments(article);
    link_states(article);
    link_persons(article);
    link_organizations(article);
    link_groups_and_places(article);
    mend_types(article);
    join_other_scripts(article);

    document.entities.clear();
    std::map<std::pair<std::size_t, const Correction*>, std::size_t> entity_of;
    for (std::size_t m = 0; m < document.mentions.size(); ++m) {
        const auto& cluster = article.clusters[article.cluster_of[m]];
        const auto* const split = split_of(corrections_, article, cluster, m);
        const auto [place, is_new] = entity_of.try_emplace({article.cluster_of[m], split}, document.entities.size());
        if (is_new) {
            auto& entity = document.entities.emplace_back();
            if (split == nullptr) {
                describe(article, cluster, entity);
            } else {
                describe_split(article, *split, m, entity);
            }
        }
        if (split != nullptr) {
            article.rule_of[m] = IdentityRule::Corrected;
        }
        document.mentions[m].entity = place->second;
        document.entities[place->second].mentions.push_back(m);
    }
    return std::move(article.rule_of);
}

void EntityResolver::gather(Document& document) const {
    drop_things(document, *knowledge_);
    mend_mentions(document, *knowledge_);
    add_inner_names(document, *knowledge_);
    resolve(document);
}

} // namespace entente
