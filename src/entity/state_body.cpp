#include "clusters.hpp"

#include "entente/text/normalise.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

// Which names are of bodies that every state has one of, and of which state they are. A name is that of such a body if, without the state
// that it begins with ("Russian") or ends in ("of Ukraine"), only words for kinds of bodies are left. What is left is put into one order,
// so that "Ministry of Defense" and "Defense Ministry" are one name.

namespace entente {
namespace {

using Words = std::span<const std::string>;

bool is_ministry(const KnowledgeBase& knowledge, Words words) {
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return knowledge.is(word, WordClass::Ministry); });
}

/// Words for kinds of bodies and small words only, or "Ministry of" anything.
bool tells_only_kind(const KnowledgeBase& knowledge, Words words) {
    if (is_ministry(knowledge, words)) return true;
    const auto tells_kind = [&](const std::string& word) { return is_body_word(knowledge, word); };
    return std::any_of(words.begin(), words.end(), tells_kind) && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
               return tells_kind(word) || knowledge.is(word, WordClass::Minor);
           });
}

/// The same without kinds of which a state has many: with a state's name before it no "American University", no "Scottish National Party".
bool tells_kind_of_state(const KnowledgeBase& knowledge, Words words) {
    if (is_ministry(knowledge, words)) return true;
    return tells_only_kind(knowledge, words) && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
               return knowledge.is(word, WordClass::Generic) || knowledge.is(word, WordClass::Minor);
           });
}

constexpr std::size_t longest_state_in_name = 6; // words looked at: "democratic republic of the congo"

/// "ministry of defense" -> "defense ministry"
std::string in_plain_order(const KnowledgeBase& knowledge, Words words) {
    std::vector<std::string> name;
    std::size_t begin = 0; // of the part after the last small word
    for (const auto& word : words) {
        if (knowledge.is(word, WordClass::And)) continue; // "Ministry of Agriculture and Food"
        if (is_small_word(knowledge, word)) {
            begin = 0;
        } else {
            name.insert(name.begin() + static_cast<std::ptrdiff_t>(begin++), word);
        }
    }
    return joined(name, 0, name.size());
}

/// "Russian Defense Ministry", "Supreme Court of Ukraine".
std::optional<StateBody> body_with_state(const KnowledgeBase& knowledge, Words words) {
    for (auto end = std::min(longest_state_name + 1, words.size()); end-- > 1;) { // "Russian Defense Ministry"
        const auto rest = words.subspan(end);
        if (!tells_kind_of_state(knowledge, rest)) continue;
        if (const auto state = state_named(knowledge, words.first(end), NameKind::People))
            return StateBody{in_plain_order(knowledge, rest), state};
    }
    for (auto count = std::min(longest_state_in_name + 1, words.size()); count-- > 1;) { // "Supreme Court of Ukraine"
        auto kind = words.first(words.size() - count);
        if (!is_small_word(knowledge, kind.back())) continue;
        while (!kind.empty() && is_small_word(knowledge, kind.back())) kind = kind.first(kind.size() - 1);
        const bool is_sole = kind.size() == 1 && knowledge.is(kind.front(), WordClass::Sole); // "Congress of Peru", not "Bank of America"
        if ((kind.size() < 2 && !is_sole) || !tells_kind_of_state(knowledge, kind)) continue;
        if (const auto state = state_named(knowledge, words.last(count), NameKind::People))
            return StateBody{in_plain_order(knowledge, kind), state};
    }
    return std::nullopt;
}

/// Whether a name within the ministry's tells of an actor: "Gaza Health Ministry", "Ministry of Defense of Georgia".
bool names_other_actor(const KnowledgeBase& knowledge, Words words) {
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
        for (auto count = std::min(longest_state_name, words.size() - begin); count > 0; --count) {
            const auto run = words.subspan(begin, count);
            const bool is_name = !is_small_word(knowledge, run.front()) && !is_small_word(knowledge, run.back()) && // "Of" is a town
                                 !tells_kind_of_state(knowledge, run);
            const auto senses = is_name ? knowledge.find(joined({run.begin(), run.end()}, 0, count)) : std::span<const NameSense>{};
            if (std::any_of(senses.begin(), senses.end(), [](NameSense sense) { return sense.kind <= NameKind::People; })) return true;
        }
    }
    return false;
}

constexpr std::size_t adjacent = 4; // bytes between "Pakistan" and "Supreme Court" in "Pakistan's Supreme Court"

constexpr std::size_t clear_lead = 2; // times as often as any other state is the state named that an article is about

/// The state of the knowledge base that a mention names.
std::optional<std::size_t> state_at(const Article& article, std::size_t mention) {
    const auto cluster = article.cluster_of[mention];
    const bool is_state = cluster != Article::none && article.clusters[cluster].type == ActorType::State;
    return is_state ? article.clusters[cluster].actor : std::nullopt;
}

std::string_view text_between(const Article& article, const Mention& first, const Mention& second) {
    return std::string_view(article.document.content).substr(first.span.end, second.span.begin - first.span.end);
}

/// Whether the body is a ministry and the state, the United States, has departments instead.
bool lacks_ministries(const KnowledgeBase& knowledge, std::size_t state, const StateBody& body) {
    return body.is_ministry && knowledge.is(normalised_name(knowledge[state].label), WordClass::Departments);
}

/// The kinds within the body's name that only some states have: "senate" of "senate salt committee".
std::vector<std::string> particular_kinds(const KnowledgeBase& knowledge, const StateBody& body) {
    auto kinds = words_of(body.name);
    kinds.push_back(body.name);
    std::erase_if(kinds, [&](const auto& kind) { return !knowledge.is(kind, WordClass::Particular); });
    return kinds;
}

/// Whether the state has such a body: Saudi Arabia has no congress.
bool has_kind(const KnowledgeBase& knowledge, std::size_t state, const StateBody& body) {
    const auto name = normalised_name(knowledge[state].label);
    return std::ranges::all_of(particular_kinds(knowledge, body),
                               [&](const auto& kind) { return knowledge.is(kind + " " + name, WordClass::Particular); });
}

/// The state that a mention of the form is said to be of, and has such a body: "Supreme Court of Pakistan".
std::optional<std::size_t> state_after(const Article& article, const Form& form, const StateBody& body) {
    for (const auto m : form.mentions) {
        const auto state = is_joined_to_next(article, m, WordClass::Of) ? state_at(article, m + 1) : std::nullopt;
        if (state && has_kind(article.knowledge, *state, body)) return state;
    }
    return std::nullopt;
}

/// The state that the article names far more often than any other.
std::optional<std::size_t> most_named_state(const Article& article, const StateBody& body) {
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t m = 0; m < article.document.mentions.size(); ++m) {
        const auto state = state_at(article, m);
        if (state && !lacks_ministries(article.knowledge, *state, body)) ++counts[*state];
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& state) { return state.second; });
    const bool is_clear = most != counts.end() && std::ranges::all_of(counts, [&](const auto& other) {
                              return other.first == most->first || clear_lead * other.second <= most->second;
                          });
    return is_clear ? std::optional(most->first) : std::nullopt;
}

/// Whether the word stands in the label as an acronym: "U.S.", "US".
bool stands_in_capitals(std::string_view label, std::string_view word) {
    std::string acronym;
    std::string letters;
    for (const char c : word) acronym += 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    std::ranges::copy_if(label, std::back_inserter(letters), [](char c) { return c != '.'; });
    return letters.find(acronym) != std::string::npos;
}

} // namespace

std::optional<std::size_t> state_named(const KnowledgeBase& knowledge, std::span<const std::string> words, NameKind weakest) {
    const auto senses = knowledge.find(joined({words.begin(), words.end()}, 0, words.size()));
    std::optional<std::size_t> state;
    for (const auto& sense : senses) {
        if (knowledge[sense.actor].type != ActorType::State || sense.kind > weakest) continue;
        if (state) return std::nullopt;
        state = sense.actor;
    }
    const bool is_elsewhere =
        state && std::any_of(senses.begin(), senses.end(), [&](NameSense sense) {
            const auto& actor = knowledge[sense.actor];
            return actor.type == ActorType::Place && !actor.country.empty() && actor.country != knowledge[*state].country;
        });
    return is_elsewhere ? std::nullopt : state;
}

std::optional<std::pair<std::size_t, std::size_t>> state_in_front(const KnowledgeBase& knowledge, const std::vector<std::string>& words,
                                                                  std::size_t begin, std::string_view label, NameKind weakest) {
    for (auto count = std::min(longest_state_name, words.size() - begin); count > 0; --count) {
        const std::span of_state(words.data() + begin, count);
        if (const auto state = state_named(knowledge, of_state, weakest)) return std::pair(*state, count);
    }
    const auto codes = knowledge.find(words[begin]);
    const bool is_code = codes.size() == 1 && codes.front().kind == NameKind::Code && stands_in_capitals(label, words[begin]) &&
                         knowledge[codes.front().actor].type == ActorType::State;
    return is_code ? std::optional(std::pair(std::size_t{codes.front().actor}, std::size_t{1})) : std::nullopt;
}

std::optional<StateBody> state_body(const Article& article, const Form& form) {
    const auto& knowledge = article.knowledge;
    const Words words(form.words);
    if (auto with_state = body_with_state(knowledge, words)) return with_state;
    if (!tells_only_kind(knowledge, words)) return std::nullopt;
    if (is_ministry(knowledge, words) && names_other_actor(knowledge, words)) return std::nullopt;
    const bool is_only_one = words.size() == 1 ? knowledge.is(words.front(), WordClass::Sole) : tells_kind_of_state(knowledge, words);
    return StateBody{in_plain_order(knowledge, words), std::nullopt, is_only_one, is_ministry(knowledge, words)};
}

std::set<std::size_t> states_beside(const Article& article, const Form& form) {
    std::set<std::size_t> states;
    for (std::size_t m = 0; m < article.document.mentions.size(); ++m) {
        const auto state = state_at(article, m);
        if (state && shares_sentence(article, form, m)) states.insert(*state);
    }
    return states;
}

std::set<std::size_t> nearest_states_before(const Article& article, const Form& form) {
    constexpr std::size_t most_looked_at = 50; // mentions
    const auto& mentions = article.document.mentions;
    std::set<std::size_t> states;
    for (const auto own : form.mentions) {
        std::optional<std::size_t> state;
        for (auto m = own; m > 0 && !state && own - m < most_looked_at && mentions[m - 1].sentence == mentions[own].sentence; --m) {
            state = state_at(article, m - 1);
        }
        if (state) states.insert(*state);
    }
    return states;
}

std::optional<std::size_t> state_before(const Article& article, const Form& form) {
    const auto& mentions = article.document.mentions;
    for (const auto m : form.mentions) {
        const auto state = m == 0 ? std::nullopt : state_at(article, m - 1);
        const bool is_beside = state && mentions[m].sentence == mentions[m - 1].sentence;
        if (!is_beside || mentions[m].span.begin - mentions[m - 1].span.end > adjacent) continue;
        if (text_between(article, mentions[m - 1], mentions[m]).find(',') == std::string_view::npos)
            return state; // "In Pakistan, Congress …"
    }
    return std::nullopt;
}

bool is_joined_to_next(const Article& article, std::size_t mention, WordClass joint) {
    const auto& mentions = article.document.mentions;
    if (mention + 1 >= mentions.size() || mentions[mention + 1].span.begin <= mentions[mention].span.end) return false;
    const auto between = text_between(article, mentions[mention], mentions[mention + 1]);
    const auto words = words_of(normalised_name(between));
    return !words.empty() && between.find_first_of(".,;:\n") == std::string_view::npos &&
           std::ranges::all_of(words, [&](const std::string& word) {
               return article.knowledge.is(word, joint) || article.knowledge.is(word, WordClass::Article);
           });
}

std::optional<std::size_t> state_of(const Article& article, const Form& form, const StateBody& body, std::optional<std::size_t> known) {
    if (const auto after = state_after(article, form, body)) return after;
    if (form.words.size() == 1 && !body.is_only_one) return std::nullopt;
    auto state = most_named_state(article, body);
    auto beside = states_beside(article, form);
    if (known && !(state && beside.contains(*state))) return std::nullopt;
    if (!state) {
        std::erase_if(beside, [&](std::size_t other) { return lacks_ministries(article.knowledge, other, body); });
        if (beside.size() == 1) state = *beside.begin();
    }
    return state && has_kind(article.knowledge, *state, body) ? state : std::nullopt;
}

bool has_none_named(const Article& article, const StateBody& body) {
    return !particular_kinds(article.knowledge, body).empty() &&
           std::ranges::none_of(article.named_states, [&](std::size_t state) { return has_kind(article.knowledge, state, body); });
}

} // namespace entente
