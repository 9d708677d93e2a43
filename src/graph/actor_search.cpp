#include "entente/graph/actor_search.hpp"

#include "entente/text/edit_distance.hpp"
#include "entente/text/normalise.hpp"
#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t most_named = 3; // actors in a message

std::vector<std::size_t> those(std::span<const Node> nodes, const std::function<bool(const Node&)>& fits) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (fits(nodes[i])) found.push_back(i);
    }
    return found;
}

bool has_alias(const Node& node, const std::string& wanted) {
    return std::any_of(node.aliases.begin(), node.aliases.end(),
                       [&](const std::string& alias) { return normalised_name(alias) == wanted; });
}

std::string listed(std::span<const Node> nodes, const std::vector<std::size_t>& which) {
    std::string list;
    for (std::size_t i = 0; i < std::min(which.size(), most_named); ++i) {
        list += (i == 0 ? "" : ", ") + nodes[which[i]].label + " (" + nodes[which[i]].id + ")";
    }
    return which.size() > most_named ? list + " and " + std::to_string(which.size() - most_named) + " more" : list;
}

struct Near {
    std::size_t slips;
    std::size_t mentions;
    std::size_t node;
    std::string form; ///< the name that is spelled alike
};

/// So many slips may be in a name that still is meant.
std::size_t most_slips(const std::string& wanted) { return std::max<std::size_t>(2, wanted.size() / 4); }

/// Between a normalised name and another name, or a word of it.
std::size_t slips_between(const std::string& wanted, const std::string& form) {
    const std::string normalised = normalised_name(form);
    std::vector<std::string> others = split_fields(normalised, ' ');
    others.push_back(normalised);
    std::size_t fewest = most_slips(wanted) + 1;
    for (const std::string& other : others) {
        const std::size_t longer = std::max(other.size(), wanted.size());
        const bool may_be_near = longer - std::min(other.size(), wanted.size()) < fewest;
        if (may_be_near) fewest = std::min(fewest, edit_distance(other, wanted));
    }
    return fewest;
}

} // namespace

std::vector<std::size_t> actors_called(std::span<const Node> nodes, std::string_view name, std::span<const std::string> known_ids) {
    if (name.empty()) return {};
    if (auto found = those(nodes, [&](const Node& node) { return node.id == name || node.wikidata == name; }); !found.empty()) return found;
    if (auto found = those(nodes, [&](const Node& node) { return node.type == ActorType::State && node.country == name; }); !found.empty())
        return found;
    const std::string wanted = normalised_name(name);
    if (wanted.empty()) return {};
    if (auto found = those(nodes, [&](const Node& node) { return normalised_name(node.label) == wanted; }); !found.empty()) return found;
    if (auto found = those(nodes, [&](const Node& node) { return has_alias(node, wanted); }); !found.empty()) return found;
    const std::vector<std::string> words = split_fields(wanted, ' ');
    if (auto found = those(nodes, [&](const Node& node) { return has_words(normalised_name(node.label), words); }); !found.empty())
        return found;
    if (auto found = those(nodes, [&](const Node& node) { return node.type == ActorType::State && lowercase(node.country) == wanted; });
        !found.empty())
        return found;
    return those(nodes, [&](const Node& node) { return std::find(known_ids.begin(), known_ids.end(), node.id) != known_ids.end(); });
}

std::size_t actor_called(std::span<const Node> nodes, std::string_view name, std::span<const std::string> known_ids) {
    const std::vector<std::size_t> found = actors_called(nodes, name, known_ids);
    if (found.size() == 1) return found.front();
    if (!found.empty()) {
        throw std::runtime_error("several actors are called \"" + std::string(name) + "\": " + listed(nodes, found) +
                                 "; name one by its id");
    }
    std::string near;
    for (const std::string& label : actors_spelled_like(nodes, name)) near += (near.empty() ? "; near to it: " : ", ") + label;
    throw std::runtime_error("the graph has no actor called \"" + std::string(name) + "\"" + near);
}

std::vector<std::string> actors_spelled_like(std::span<const Node> nodes, std::string_view name) {
    const std::string wanted = normalised_name(name);
    std::vector<Near> near;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        Near nearest{most_slips(wanted) + 1, nodes[i].mentions, i, {}};
        const auto compare = [&](const std::string& form) {
            const std::size_t slips = slips_between(wanted, form);
            if (slips >= nearest.slips) return;
            nearest.slips = slips;
            nearest.form = form;
        };
        compare(nodes[i].label);
        for (const std::string& alias : nodes[i].aliases) compare(alias);
        if (nearest.slips <= most_slips(wanted) && nearest.slips < wanted.size()) near.push_back(std::move(nearest));
    }
    std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
        return std::make_pair(a.slips, b.mentions) < std::make_pair(b.slips, a.mentions);
    });
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(near.size(), most_named); ++i) {
        const std::string& label = nodes[near[i].node].label;
        names.push_back(near[i].form == label ? label : label + " (" + near[i].form + ")");
    }
    return names;
}

} // namespace entente
