#include "clusters.hpp"

#include "entente/text/normalise.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

std::string in_singular(std::string word) {
    if (word.size() >= shortest_noun && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
    return word;
}

namespace {

/// One word of a name, or those of a state in it.
struct Unit {
    std::string text; ///< of a state its key
    bool is_state = false;
    bool is_small = false;
};

std::vector<Unit> units_of(const KnowledgeBase& knowledge, const std::vector<std::string>& words, std::string_view label,
                           NameKind weakest) {
    std::vector<Unit> units;
    for (std::size_t w = 0; w < words.size();) {
        if (const auto state = state_in_front(knowledge, words, w, label, weakest)) {
            units.push_back({std::string(knowledge[state->first].key), true, false});
            w += state->second;
            continue;
        }
        units.push_back({words[w], false, is_small_word(knowledge, words[w])});
        ++w;
    }
    return units;
}

std::size_t count_main(std::span<const Unit> units) {
    return static_cast<std::size_t>(std::ranges::count_if(units, [](const Unit& unit) { return !unit.is_small; }));
}

/// Without the "s" of plurals in a name that is long.
std::string text_of(const Unit& unit, bool is_long) { return is_long && !unit.is_state ? in_singular(unit.text) : unit.text; }

/// The text of a name's units without its small words.
std::string plain(std::span<const Unit> units, bool is_long) {
    std::string out;
    for (const auto& unit : units) {
        if (!unit.is_small) out += text_of(unit, is_long);
    }
    return out;
}

/// An office's name with the kind of office last: "Senate Committee on Salt" is "Senate Salt Committee" or "Salt Senate Committee". Empty
/// for others, and for names of two states: whose embassy is in whose land?
std::vector<std::string> orders_of(const KnowledgeBase& knowledge, const std::vector<Unit>& units) {
    const auto is_joint = [&](const Unit& unit) { return unit.is_small && !knowledge.is(unit.text, WordClass::And); };
    const auto joint = static_cast<std::size_t>(std::ranges::find_if(units, is_joint) - units.begin());
    if (joint == 0 || std::ranges::count_if(units, [](const Unit& unit) { return unit.is_state; }) > 1) return {};
    const std::span all(units);
    const auto& head = units[joint - 1];
    if (head.is_state || !knowledge.is(head.text, WordClass::Office)) return {};
    const bool is_long = count_main(all) > 2;
    const auto before = plain(all.first(joint - 1), is_long);
    const auto behind = plain(all.subspan(joint), is_long);
    const auto kind = plain(all.subspan(joint - 1, 1), is_long);
    if (before.empty() || behind.empty()) return {before + behind + kind};
    return {before + behind + kind, behind + before + kind};
}

} // namespace

Wording wording_of(const KnowledgeBase& knowledge, std::string_view label) {
    constexpr std::size_t shortest_form = 3; // "Texas AG" is no company
    Wording wording;
    auto words = words_of(normalised_name(label));
    if (words.size() > 1 && knowledge.is(words.back(), WordClass::Company) && (words.size() > 2 || words.back().size() >= shortest_form)) {
        wording.company = words.back();
        words.pop_back();
    }
    auto units = units_of(knowledge, words, label, NameKind::People);
    const bool is_long = units.size() > 2;
    if (!is_long) { // "American Airlines" is not "U.S. Airlines"
        units = units_of(knowledge, words, label, NameKind::Name);
    }
    const auto main = count_main(units);
    for (std::size_t u = 0; u < units.size(); ++u) {
        auto next = u + 1;
        while (next < units.size() && knowledge.is(units[next].text, WordClass::Article)) ++next;
        const bool is_before_state = next < units.size() && units[next].is_state; // "in Chad", "of the United States"
        const bool is_idle = units[u].is_small && main > 2 && (!is_before_state || knowledge.is(units[u].text, WordClass::Article));
        if (!is_idle) wording.name += text_of(units[u], is_long);
    }
    wording.orders = orders_of(knowledge, units);
    return wording;
}

} // namespace entente
