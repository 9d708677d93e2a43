#include "person_groups.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace entente {
namespace {

/// Names that may agree have one of these in common.
std::vector<std::string> block_keys(const KnowledgeBase& knowledge, const PersonName& name) {
    std::size_t begin = 0;
    while (begin + 2 < name.core.size() && knowledge.is(name.core[begin], WordClass::Particle)) ++begin;
    const auto& first = name.sounds[begin];
    const auto& last = name.sounds.back();
    std::vector<std::string> keys{std::min(first, last) + " " + std::max(first, last)};
    for (const auto& nickname : knowledge.nicknames_of(name.core[begin])) {
        const auto sound = knowledge.transliterated(nickname);
        keys.push_back(std::min(sound, last) + " " + std::max(sound, last));
    }
    std::string letters;
    for (const auto& word : name.core) letters += word;
    keys.push_back(std::move(letters)); // "cho taeyong", "cho tae yong"
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

} // namespace

std::vector<std::pair<std::size_t, std::size_t>> group_persons(const KnowledgeBase& knowledge, const std::vector<PersonName>& names,
                                                               const std::function<bool(std::size_t, std::size_t)>& may_join) {
    std::unordered_map<std::string, std::vector<std::size_t>> blocks;
    std::vector<std::vector<std::size_t>> alike(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (const auto& key : block_keys(knowledge, names[i])) {
            auto& block = blocks[key];
            for (const auto other : block) {
                const bool known = std::find(alike[i].begin(), alike[i].end(), other) != alike[i].end();
                if (!known && may_join(other, i) && full_names_agree(knowledge, names[other], names[i])) {
                    alike[i].push_back(other);
                    alike[other].push_back(i);
                }
            }
            block.push_back(i);
        }
    }
    for (auto& others : alike) std::sort(others.begin(), others.end());
    std::vector<bool> is_torn(names.size()); // agrees with several who do not agree with each other
    const auto agree = [&](std::size_t a, std::size_t b) { return std::binary_search(alike[a].begin(), alike[a].end(), b); };
    for (std::size_t i = 0; i < names.size(); ++i) {
        is_torn[i] = std::any_of(alike[i].begin(), alike[i].end(), [&](std::size_t a) {
            return std::any_of(alike[i].begin(), alike[i].end(), [&](std::size_t b) { return a < b && !agree(a, b); });
        });
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (const auto j : alike[i]) {
            if (i < j && !is_torn[i] && !is_torn[j]) pairs.emplace_back(i, j);
        }
    }
    return pairs;
}

} // namespace entente
