#include "person_groups.hpp"

#include "clusters.hpp"
#include "person_name.hpp"

#include <algorithm>
#include <string>

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

/// Of each full name what it may have in common with others, as hashes: equal ones stand side by side, names in order. That two hashes
/// agree by chance does no harm, as the names themselves are compared.
std::vector<std::pair<std::size_t, std::size_t>> blocks_of(const KnowledgeBase& knowledge, std::span<const std::string> names) {
    std::vector<std::pair<std::size_t, std::size_t>> blocks; // hash, name
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto name = parse_person_name(knowledge, words_of(names[i]));
        if (!name.is_full) continue;
        for (const auto& key : block_keys(knowledge, name)) blocks.emplace_back(std::hash<std::string>{}(key), i);
    }
    std::sort(blocks.begin(), blocks.end());
    return blocks;
}

/// For each name those that agree with it.
std::vector<std::vector<std::size_t>> names_alike(const KnowledgeBase& knowledge, std::span<const std::string> names,
                                                  const std::function<bool(std::size_t, std::size_t)>& may_join) {
    std::vector<std::vector<std::size_t>> alike(names.size());
    const auto blocks = blocks_of(knowledge, names);
    for (auto begin = blocks.begin(); begin != blocks.end();) {
        const auto end = std::find_if(begin, blocks.end(), [&](const auto& entry) { return entry.first != begin->first; });
        std::vector<PersonName> parsed;
        for (auto at = begin; end - begin > 1 && at != end; ++at)
            parsed.push_back(parse_person_name(knowledge, words_of(names[at->second])));
        for (std::size_t b = 1; b < parsed.size(); ++b) {
            const auto second = (begin + static_cast<std::ptrdiff_t>(b))->second;
            for (std::size_t a = 0; a < b; ++a) {
                const auto first = (begin + static_cast<std::ptrdiff_t>(a))->second;
                const bool is_found = std::find(alike[second].begin(), alike[second].end(), first) != alike[second].end();
                if (!is_found && may_join(first, second) && full_names_agree(knowledge, parsed[a], parsed[b])) {
                    alike[second].push_back(first);
                    alike[first].push_back(second);
                }
            }
        }
        begin = end;
    }
    return alike;
}

} // namespace

std::vector<std::pair<std::size_t, std::size_t>> group_persons(const KnowledgeBase& knowledge, std::span<const std::string> names,
                                                               const std::function<bool(std::size_t, std::size_t)>& may_join) {
    auto alike = names_alike(knowledge, names, may_join);
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
