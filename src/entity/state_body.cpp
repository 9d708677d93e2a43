#include "clusters.hpp"

#include <algorithm>
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
    const auto tells_kind = [&](const std::string& word) {
        return knowledge.is(word, WordClass::Generic) || knowledge.is(word, WordClass::Body);
    };
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

/// "ministry of defense" -> "defense ministry"
std::string in_plain_order(const KnowledgeBase& knowledge, Words words) {
    std::vector<std::string> name;
    std::size_t begin = 0; // of the part after the last small word
    for (const auto& word : words) {
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
    const auto small = std::find_if(words.rbegin(), words.rend(), [&](const std::string& word) { return is_small_word(knowledge, word); });
    const auto behind = static_cast<std::size_t>(small - words.rbegin());
    if (small == words.rend() || behind == 0) {
        return std::nullopt;
    }
    auto kind = words.first(words.size() - behind); // "Supreme Court of Ukraine"
    while (!kind.empty() && is_small_word(knowledge, kind.back())) kind = kind.first(kind.size() - 1);
    const bool is_sole = kind.size() == 1 && knowledge.is(kind.front(), WordClass::Sole); // "Congress of Peru", not "Bank of America"
    if ((kind.size() < 2 && !is_sole) || !tells_kind_of_state(knowledge, kind)) {
        return std::nullopt;
    }
    const auto state = state_named(knowledge, words.last(behind), NameKind::People);
    return state ? std::optional(StateBody{in_plain_order(knowledge, kind), state}) : std::nullopt;
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

std::optional<StateBody> state_body(const Article& article, const Form& form) {
    const auto& knowledge = article.knowledge;
    const Words words(form.words);
    if (auto with_state = body_with_state(knowledge, words)) return with_state;
    if (!tells_only_kind(knowledge, words)) return std::nullopt;
    const bool is_only_one = words.size() == 1 ? knowledge.is(words.front(), WordClass::Sole) : tells_kind_of_state(knowledge, words);
    return StateBody{in_plain_order(knowledge, words), std::nullopt, is_only_one, is_ministry(knowledge, words)};
}

} // namespace entente
