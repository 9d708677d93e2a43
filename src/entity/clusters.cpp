#include "clusters.hpp"

#include "entente/text/normalise.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace entente {
namespace {

constexpr int clear_lead = 2;           // in weight, of the best known over the next
constexpr int years_around_office = 12; // in which news still speak of an office holder

/// "US", "U.S.", "DoD", "BiH", "the USA", but not "Us".
bool is_in_capitals(std::string_view surface) {
    for (auto blank = surface.find(' '); blank != std::string_view::npos; blank = surface.find(' ')) {
        const auto word = surface.substr(0, blank);
        if (std::any_of(word.begin(), word.end(), [](char c) { return c < 'a' || c > 'z'; })) {
            break;
        }
        surface.remove_prefix(blank + 1);
    }
    const auto capitals = std::count_if(surface.begin(), surface.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
    return capitals > std::count_if(surface.begin(), surface.end(), [](char c) { return 'a' <= c && c <= 'z'; });
}

/// Titles and their "of", the states between them, all before the name: "secretary of state john kerry" -> "john kerry".
std::size_t title_words(const KnowledgeBase& knowledge, const std::vector<std::string>& words) {
    std::size_t stripped = 0;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (is_title_word(knowledge, words[i])) {
            stripped = i + 1;
        } else if (stripped == 0 || stripped != i || !knowledge.is(words[i], WordClass::Minor)) {
            break;
        } else if (i + 2 < words.size()) {
            stripped = i + 1;
        }
    }
    return stripped;
}

/// "Moscow", a government and its city, or "Georgia", a state and a region of another one.
bool names_state_and_place(const KnowledgeBase& knowledge, std::string_view name) {
    const auto senses = knowledge.find(name);
    return std::any_of(senses.begin(), senses.end(), [&](NameSense state) {
        return knowledge[state.actor].type == ActorType::State &&
               (state.kind == NameKind::Metonym || std::any_of(senses.begin(), senses.end(), [&](NameSense place) {
                    return knowledge[place.actor].type == ActorType::Place && !knowledge[place.actor].country.empty() &&
                           knowledge[place.actor].country != knowledge[state.actor].country;
                }));
    });
}

/// "Islamic Republic of Afghanistan", tagged as an organization, is a name of a state and of no organization, "Kosovo", tagged as a place,
/// of no place. As a place only the state's label counts: "Macedonia" is a region of Greece too. An organization that is called like a
/// capital is the government there.
bool names_a_state_and_no(ActorType type, const KnowledgeBase& knowledge, std::string_view name) {
    const auto senses = knowledge.find(name);
    const auto is_of = [&](ActorType other) { return [&, other](NameSense sense) { return knowledge[sense.actor].type == other; }; };
    const bool is_city = std::any_of(senses.begin(), senses.end(), is_of(ActorType::Place));
    const auto names_state = [&](NameSense sense) {
        if (!is_of(ActorType::State)(sense)) return false;
        if (type == ActorType::Place) return sense.kind == NameKind::Label;
        return sense.kind == NameKind::Label || sense.kind == NameKind::Name || (sense.kind == NameKind::Metonym && is_city);
    };
    return std::any_of(senses.begin(), senses.end(), names_state) && std::none_of(senses.begin(), senses.end(), is_of(type));
}

/// "Erdoans" in a text that lost its apostrophes is "Erdoan's" if the article names a person so and nobody "Erdoans"; tagged as a person,
/// only if a full name ends so.
void mend_possessives(const KnowledgeBase& knowledge, std::vector<Form>& forms) {
    const auto names_person = [&](std::string_view last, std::size_t least_words) {
        return std::any_of(forms.begin(), forms.end(), [&](const Form& other) {
            return other.type == ActorType::Person && other.words.size() >= least_words && other.words.back() == last;
        });
    };
    for (auto& form : forms) {
        if (form.words.size() != 1 || !form.name.ends_with('s') || !knowledge.find(form.name).empty() || names_person(form.name, 2))
            continue;
        const auto stem = form.name.substr(0, form.name.size() - 1);
        if (!names_person(stem, form.type == ActorType::Person ? 2 : 1)) continue;
        form.type = ActorType::Person;
        form.name = form.full = stem;
        form.words = {stem};
    }
}

/// "Anna Alt Anna Alt is a lawyer": a heading that lost its line end runs into the sentence after it.
bool is_written_twice(const std::vector<std::string>& words) {
    const auto half = static_cast<std::ptrdiff_t>(words.size() / 2);
    return words.size() >= 4 && words.size() % 2 == 0 && std::equal(words.begin(), words.begin() + half, words.begin() + half);
}

/// How many words the name has before a caption that lost its line ends goes on with surname, first name and post: "Sergei Lavrov Lavrov
/// SergeiForeign", "Maria Lvova-Belova Lvova-Belova Maria"; 0 if it does not.
std::size_t words_before_caption(const std::vector<std::string>& words) {
    for (std::size_t surname = 1; 2 * surname + 1 <= words.size(); ++surname) {
        const auto begin = words.begin() + 1;
        const auto behind = begin + static_cast<std::ptrdiff_t>(surname);
        const auto rest = 2 * surname + 1;
        const bool goes_on = words.size() > rest ? words[rest].starts_with(words.front()) : surname > 1; // "David Yau Yau" is a name
        if (std::equal(begin, behind, behind) && goes_on) return surname + 1;
    }
    return 0;
}

/// Cuts off what stands behind the first `count` words of the form's name.
void keep_first_words(Form& form, std::size_t count) {
    form.words.resize(count);
    const auto name = joined(form.words, 0, count);
    for (auto blank = form.surface.find(' '); blank != std::string::npos; blank = form.surface.find(' ', blank + 1)) {
        if (!normalised_name(std::string_view(form.surface).substr(0, blank)).ends_with(name)) continue;
        form.surface.resize(blank);
        return;
    }
}

/// "South Ossetia", tagged as a place, is the state where the article also calls it by another of its names ("South Ossetian"), and knows
/// no region of that name in another state.
void join_places_to_states(const KnowledgeBase& knowledge, std::vector<Form>& forms) {
    std::set<std::size_t> states;
    for (const Form& form : forms) {
        if (form.type != ActorType::State) continue;
        for (const NameSense sense : knowledge.find(form.name)) {
            if (knowledge[sense.actor].type == ActorType::State && sense.kind != NameKind::Metonym) states.insert(sense.actor);
        }
    }
    for (Form& form : forms) {
        if (form.type != ActorType::Place || names_state_and_place(knowledge, form.name)) continue;
        const auto senses = knowledge.find(form.name);
        if (std::any_of(senses.begin(), senses.end(),
                        [&](NameSense sense) { return sense.kind == NameKind::Label && states.contains(sense.actor); }))
            form.type = ActorType::State;
    }
}

/// One tag for one way of writing: the commonest. A capital may be both the government and the city, and a surname may be a state's name;
/// by a name of several words no annotated article means both a person and another actor.
void settle_types(const KnowledgeBase& knowledge, std::vector<Form>& forms) {
    std::map<std::string_view, std::vector<std::size_t>> alike;
    for (std::size_t f = 0; f < forms.size(); ++f) {
        alike[forms[f].name].push_back(f);
    }
    for (const auto& [name, indices] : alike) {
        if (indices.size() < 2) {
            continue;
        }
        auto best = indices.front();
        for (const auto f : indices) {
            if (forms[f].mentions.size() > forms[best].mentions.size()) {
                best = f;
            }
        }
        for (const auto f : indices) {
            const auto type = forms[f].type;
            const auto other = forms[best].type;
            const bool state_and_place =
                (type == ActorType::State && other == ActorType::Place) || (type == ActorType::Place && other == ActorType::State);
            const bool may_be_surname = (type == ActorType::Person || other == ActorType::Person) && forms[f].words.size() == 1;
            if (f == best || may_be_surname || (state_and_place && names_state_and_place(knowledge, name))) {
                continue;
            }
            auto& into = forms[best].mentions;
            into.insert(into.end(), forms[f].mentions.begin(), forms[f].mentions.end());
            std::sort(into.begin(), into.end());
            forms[f].mentions.clear();
        }
    }
    std::erase_if(forms, [](const Form& form) { return form.mentions.empty(); });
}

} // namespace

bool has_small_letter(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        const auto point = decode_utf8(name, at);
        if (is_lowercase(point.value)) return true;
        at += point.size;
    }
    return false;
}

bool is_small_word(const KnowledgeBase& knowledge, std::string_view word) {
    return knowledge.is(word, WordClass::Minor) || knowledge.is(word, WordClass::Article);
}

bool is_body_word(const KnowledgeBase& knowledge, std::string_view word) {
    return knowledge.is(word, WordClass::Body) || knowledge.is(word, WordClass::Generic);
}

bool is_title_word(const KnowledgeBase& knowledge, std::string_view word) {
    return knowledge.is(word, WordClass::Title) || knowledge.is(word, WordClass::Male) || knowledge.is(word, WordClass::Female);
}

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    while (!name.empty()) {
        const auto end = name.find(' ');
        if (end != 0) {
            words.emplace_back(name.substr(0, end));
        }
        name.remove_prefix(end == std::string_view::npos ? name.size() : end + 1);
    }
    return words;
}

std::vector<std::string> words_of(const Document& document, const Mention& mention) {
    return words_of(normalised_name(text_of(document, mention.span)));
}

bool shares_sentence(const Article& article, const Form& form, std::size_t mention) {
    const auto& mentions = article.document.mentions;
    return std::ranges::any_of(form.mentions, [&](std::size_t own) { return mentions[own].sentence == mentions[mention].sentence; });
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
    std::string out;
    for (auto i = begin; i < end; ++i) {
        if (i != begin) {
            out += ' ';
        }
        out += words[i];
    }
    return out;
}

Article::Article(const Document& article, const KnowledgeBase& base)
    : document(article), knowledge(base), cluster_of(article.mentions.size(), none),
      rule_of(article.mentions.size(), IdentityRule::OwnName) {
    std::map<std::pair<std::string, ActorType>, std::size_t> known;
    for (std::size_t m = 0; m < document.mentions.size(); ++m) {
        const auto& mention = document.mentions[m];
        auto surface = text_of(document, mention.span);
        constexpr std::string_view dash = "\u2014 "; // "Jen \u2014 Jen": who speaks begins again
        if (const auto stutter = surface.rfind(dash); mention.type == ActorType::Person && stutter != std::string_view::npos) {
            surface.remove_prefix(stutter + dash.size());
        }
        Form form;
        form.full = normalised_name(surface);
        form.surface = surface;
        form.type = mention.type;
        const auto bracket = surface.find_first_of("([");
        const bool is_cut = surface.find_first_of(")]") == std::string_view::npos; // "Sarala Nagala (D. Conn."
        if (bracket != std::string_view::npos && bracket > 1 &&
            (form.type != ActorType::Person || (is_cut && surface[bracket] == '('))) { // "Korean Central News Agency (KCNA)"
            form.surface = surface.substr(0, surface.find_last_not_of(' ', bracket - 1) + 1);
            form.bracketed = surface.substr(bracket);
            form.full = normalised_name(form.surface);
        }
        form.words = words_of(form.full);
        std::size_t skipped = 0;
        while (skipped + 1 < form.words.size() && knowledge.is(form.words[skipped], WordClass::Article)) {
            ++skipped;
        }
        form.words.erase(form.words.begin(), form.words.begin() + static_cast<std::ptrdiff_t>(skipped));
        if (form.type == ActorType::Person) {
            form.words.erase(form.words.begin(), form.words.begin() + static_cast<std::ptrdiff_t>(title_words(knowledge, form.words)));
        }
        if (is_written_twice(form.words)) keep_first_words(form, form.words.size() / 2);
        if (const auto count = form.type == ActorType::Person ? words_before_caption(form.words) : 0; count > 0)
            keep_first_words(form, count);
        form.name = joined(form.words, 0, form.words.size());
        if ((form.type == ActorType::Organization || form.type == ActorType::Place) &&
            names_a_state_and_no(form.type, knowledge, form.name)) {
            form.type = ActorType::State;
        }
        const auto bracketed = form.bracketed;
        const auto [at, is_new] = known.emplace(std::pair(form.name, form.type), forms.size());
        if (is_new) {
            forms.push_back(std::move(form));
        }
        forms[at->second].mentions.push_back(m);
        if (!is_new && form.type == ActorType::Person && !has_small_letter(forms[at->second].surface) && has_small_letter(form.surface)) {
            forms[at->second].surface = form.surface; // "PRICE" of a heading, later "Price"
        }
        if (!bracketed.empty()) {
            forms[at->second].bracketed = bracketed;
        }
    }
    mend_possessives(knowledge, forms);
    settle_types(knowledge, forms);
    join_places_to_states(knowledge, forms);
    if (document.date.size() >= 4) {
        std::from_chars(document.date.data(), document.date.data() + 4, year);
    }
}

std::size_t Article::add_cluster(ActorType type, std::optional<std::size_t> actor) {
    clusters.push_back({type, actor, {}, std::nullopt});
    return clusters.size() - 1;
}

std::size_t Article::cluster_of_actor(std::size_t actor, ActorType type) {
    for (std::size_t c = 0; c < clusters.size(); ++c) {
        if (clusters[c].actor == actor && clusters[c].type == type) {
            return c;
        }
    }
    return add_cluster(type, actor);
}

void Article::assign(std::size_t form, std::size_t cluster, IdentityRule rule) {
    for (const auto mention : forms[form].mentions) {
        cluster_of[mention] = cluster;
        rule_of[mention] = rule;
    }
    clusters[cluster].forms.push_back(form);
}

void Article::assign_mention(std::size_t form, std::size_t mention, std::size_t cluster, IdentityRule rule) {
    cluster_of[mention] = cluster;
    rule_of[mention] = rule;
    auto& held = clusters[cluster].forms;
    if (std::find(held.begin(), held.end(), form) == held.end()) {
        held.push_back(form);
    }
}

bool Article::is_in_sight(const KnownActor& actor, NameKind kind) const {
    if (actor.country.empty() && kind != NameKind::WithState) {
        return true; // international
    }
    const auto state = knowledge.state_with_code(actor.country);
    if (!state || std::find(named_states.begin(), named_states.end(), *state) == named_states.end()) {
        return false;
    }
    const int before = kind == NameKind::WithState ? 1 : years_around_office;
    const int after = kind == NameKind::WithState ? 4 : years_around_office;
    return actor.type != ActorType::Person || year == 0 || actor.first_year == 0 ||
           (actor.first_year - before <= year && (actor.last_year == 0 || year <= actor.last_year + after));
}

std::optional<std::size_t> Article::choose(const std::vector<NameSense>& senses) const {
    std::vector<std::size_t> here;
    std::vector<std::size_t> alone; // names enough without a state
    std::vector<std::size_t> both;
    for (const auto& sense : senses) {
        const bool enough = sense.kind != NameKind::WithState;
        const bool in_sight = is_in_sight(knowledge[sense.actor], sense.kind);
        if (in_sight) {
            here.push_back(sense.actor);
        }
        if (enough) {
            alone.push_back(sense.actor);
        }
        if (enough && in_sight) {
            both.push_back(sense.actor);
        }
    }
    const auto& candidates = !both.empty() ? both : !here.empty() ? here : alone;
    if (candidates.size() == 1 ||
        (candidates.size() > 1 && knowledge[candidates[0]].weight >= knowledge[candidates[1]].weight + clear_lead)) {
        return candidates.front();
    }
    return std::nullopt;
}

IdentityRule Article::rule_of_choice(const std::vector<NameSense>& senses) {
    return senses.size() == 1 && senses.front().kind != NameKind::WithState ? IdentityRule::KnownName : IdentityRule::KnownInContext;
}

std::vector<NameSense> Article::senses(std::string_view name, std::string_view surface, ActorType type, NameKind weakest) const {
    std::vector<NameSense> out;
    for (const auto& sense : knowledge.find(name)) {
        if (knowledge[sense.actor].type != type) {
            continue;
        }
        if (sense.kind == NameKind::Code ? is_in_capitals(surface) : sense.kind == NameKind::WithState || sense.kind <= weakest) {
            out.push_back(sense);
        }
    }
    return out;
}

std::size_t Article::known_also_as(std::size_t form, std::optional<std::size_t> actor) const {
    const auto& mentions = document.mentions;
    const auto may_be = [&](std::size_t cluster) {
        return !actor || (!clusters[cluster].actor && std::ranges::none_of(clusters, [&](const Cluster& c) { return c.actor == actor; }));
    };
    for (const auto m : forms[form].mentions) {
        for (const auto other : {m - 1, m + 1}) {
            if (other >= mentions.size() || cluster_of[other] == none || clusters[cluster_of[other]].type != forms[form].type) continue;
            if (tells_alias(mentions[std::min(m, other)], mentions[std::max(m, other)]))
                return may_be(cluster_of[other]) ? cluster_of[other] : none;
        }
    }
    return none;
}

bool Article::tells_alias(const Mention& first, const Mention& second) const {
    constexpr std::size_t reach = 60;                                 // bytes
    constexpr std::string_view marks = " ,(\"'-", ends = ",.;:)\"\n"; // and quotation marks and dashes, which are not ASCII
    const std::string_view content = document.content;
    if (first.sentence != second.sentence || second.span.begin < first.span.end || second.span.begin - first.span.end > reach) return false;
    // "best known as Y's lawyer", "known as the Y of Africa": the second name is only part of another
    const auto name = content.substr(second.span.begin, second.span.size());
    const char next = second.span.end < content.size() ? content[second.span.end] : '.';
    if (is_possessive(name) || possessive_size(content.substr(second.span.end)) > 0) return false;
    if (ends.find(next) == std::string_view::npos && static_cast<unsigned char>(next) < 0x80) return false;
    const auto between = content.substr(first.span.end, second.span.begin - first.span.end);
    const bool is_plain = !between.starts_with('.') && std::ranges::all_of(between, [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || is_alphanumeric(byte) || c == '.' || marks.find(c) != std::string_view::npos;
    });
    const auto words = words_of(normalised_name(between));
    std::size_t at = 0;
    const auto is = [&](WordClass word_class) { return at < words.size() && knowledge.is(words[at], word_class); };
    const auto pass_joints = [&] {
        const auto begin = at;
        while (is(WordClass::AliasJoint)) ++at;
        return at > begin;
    };
    const bool has_joint = pass_joints();
    if (is(WordClass::Alias)) {
        ++at;
    } else if (is(WordClass::AliasNoun)) { // "the wife of X, whose real name is Y": whose?
        const auto before = words_before(first.span.begin, 1);
        const bool may_be_of_another = !before.empty() && knowledge.is(before.front(), WordClass::Minor);
        ++at;
        if (!has_joint || !pass_joints() || may_be_of_another) return false;
    } else if (is(WordClass::AliasVerb)) {
        ++at;
        if (!is(WordClass::AliasAs)) return false;
        ++at;
    } else {
        return false;
    }
    while (is(WordClass::Article)) ++at;
    return is_plain && at == words.size();
}

std::vector<std::string> Article::words_before(std::size_t byte, std::size_t count) const {
    constexpr std::size_t reach = 60;
    const auto next = std::upper_bound(document.sentences.begin(), document.sentences.end(), byte,
                                       [](std::size_t at, const Sentence& sentence) { return at < sentence.span.begin; });
    const auto sentence = next == document.sentences.begin() ? 0 : std::prev(next)->span.begin;
    const auto begin = std::max(sentence, byte < reach ? 0 : byte - reach);
    auto words = words_of(normalised_name(std::string_view(document.content).substr(begin, byte - begin)));
    std::reverse(words.begin(), words.end());
    words.resize(std::min(words.size(), count));
    return words;
}

} // namespace entente
