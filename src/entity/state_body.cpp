#include "clusters.hpp"

#include <algorithm>
#include <iterator>
#include <span>

// A name is that of such a body if, without the state that it begins with ("Russian") or ends in ("of Ukraine"), only words for kinds of
// bodies are left. What is left is put into one order, so that "Ministry of Defense" and "Defense Ministry" are one name.

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

} // namespace entente
