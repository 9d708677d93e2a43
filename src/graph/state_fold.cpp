#include "graph/state_fold.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace entente {
namespace {

/// For each node the targets of its asserted edges of one relation, with their weights.
using Bonds = std::vector<std::vector<std::pair<std::size_t, std::size_t>>>;

Bonds bonds_of(const GraphParts& parts, std::size_t relation) {
    Bonds bonds(parts.nodes.size());
    for (const LooseEdge& link : parts.links) {
        if (link.edge.relation != relation || link.edge.status != Status::Asserted) continue;
        bonds[link.source].emplace_back(link.target, link.edge.evidence.size());
    }
    return bonds;
}

/// Finds the states of nodes; states are numbered in the order in which they are met.
class Assignment {
public:
    Assignment(const GraphParts& parts, const StateFolding& folding) : parts_(parts), state_of_(parts.nodes.size()) {
        add_states();
        for (std::size_t i = 0; i < parts.nodes.size(); ++i) {
            if (!state_of_[i] && !parts.nodes[i].country.empty()) state_of_[i] = state_with(parts.nodes[i].country, folding.state);
        }
        for (const StateTie& tie : folding.ties) bind(bonds_of(parts, tie.relation));
        for (const StateTie& tie : folding.ties) {
            if (tie.outranks_country) release(bonds_of(parts, tie.relation));
        }
    }

    [[nodiscard]] States result() && {
        std::set<std::size_t> met;
        for (const auto& state : state_of_) {
            if (state) met.insert(*state);
        }
        std::vector<std::size_t> order(met.begin(), met.end());
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return states_[a].id < states_[b].id; });
        States states;
        std::vector<std::size_t> place_of(states_.size());
        for (const std::size_t state : order) {
            place_of[state] = states.nodes.size();
            states.nodes.push_back(std::move(states_[state]));
        }
        for (const auto& state : state_of_) states.state_of.push_back(state ? std::optional(place_of[*state]) : std::nullopt);
        return states;
    }

private:
    void add_states() {
        for (std::size_t i = 0; i < parts_.nodes.size(); ++i) {
            const Node& node = parts_.nodes[i];
            if (node.type != ActorType::State) continue;
            state_of_[i] = states_.size();
            // Of two states with one code the one that is named more often has it.
            const auto [place, is_new] = with_code_.try_emplace(node.country, states_.size());
            if (!is_new && states_[place->second].mentions < node.mentions) place->second = states_.size();
            states_.push_back(node);
        }
    }

    std::size_t state_with(const std::string& code, const StateNamer& namer) {
        const auto [place, is_new] = with_code_.try_emplace(code, states_.size());
        if (!is_new) return place->second;
        std::optional<Node> named = namer ? namer(code) : std::nullopt;
        if (!named) {
            named.emplace();
            named->id = "state:" + code;
            named->label = code;
        }
        named->type = ActorType::State;
        named->country = code;
        for (std::size_t i = 0; i < states_.size(); ++i) {
            if (states_[i].id == named->id) return place->second = i;
        }
        states_.push_back(std::move(*named));
        return place->second;
    }

    void bind(const Bonds& bonds) {
        for (bool again = true; again;) {
            std::vector<std::pair<std::size_t, std::size_t>> found;
            for (std::size_t i = 0; i < bonds.size(); ++i) {
                if (state_of_[i]) continue;
                if (const auto state = state_by_weight(bonds[i])) found.emplace_back(i, *state);
            }
            for (const auto& [node, state] : found) state_of_[node] = state;
            again = !found.empty();
        }
    }

    /// Bodies that nobody knows of (no Wikidata id) may well be a state's.
    void release(const Bonds& bonds) {
        const auto is_known = [&](const auto& bond) { return !parts_.nodes[bond.first].wikidata.empty(); };
        for (std::size_t i = 0; i < bonds.size(); ++i) {
            if (parts_.nodes[i].type == ActorType::State || state_by_weight(bonds[i])) continue;
            if (std::any_of(bonds[i].begin(), bonds[i].end(), is_known)) state_of_[i].reset();
        }
    }

    [[nodiscard]] std::optional<std::size_t> state_by_weight(const std::vector<std::pair<std::size_t, std::size_t>>& bonds) const {
        std::map<std::size_t, std::size_t> weights;
        for (const auto& [target, weight] : bonds) {
            if (state_of_[target]) weights[*state_of_[target]] += weight;
        }
        const auto most =
            std::max_element(weights.begin(), weights.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == weights.end() ? std::nullopt : std::optional(most->first);
    }

    const GraphParts& parts_;
    std::vector<Node> states_;
    std::map<std::string, std::size_t> with_code_;
    std::vector<std::optional<std::size_t>> state_of_;
};

void add_member(Node& state, const Node& member) {
    if (state.id == member.id) return;
    state.mentions += member.mentions;
    state.documents = std::max(state.documents, member.documents);
    if (std::find(state.aliases.begin(), state.aliases.end(), member.label) == state.aliases.end()) state.aliases.push_back(member.label);
}

void count_documents(GraphParts& parts) {
    std::vector<std::set<std::string_view>> documents(parts.nodes.size());
    for (const LooseEdge& link : parts.links) {
        for (const Evidence& evidence : link.edge.evidence) {
            documents[link.source].insert(evidence.document);
            documents[link.target].insert(evidence.document);
        }
    }
    for (std::size_t i = 0; i < parts.nodes.size(); ++i) parts.nodes[i].documents = std::max(parts.nodes[i].documents, documents[i].size());
}

} // namespace

States states_of(const GraphParts& parts, const StateFolding& folding) { return Assignment(parts, folding).result(); }

GraphParts folded(GraphParts parts, const States& states, const Ontology& ontology, FoldCounts& counts) {
    GraphParts result;
    result.nodes = states.nodes;
    for (Node& node : result.nodes) node.color = ontology.actor_types[ActorType::State].color;
    for (std::size_t i = 0; i < parts.nodes.size(); ++i) {
        if (states.state_of[i]) add_member(result.nodes[*states.state_of[i]], parts.nodes[i]);
    }
    for (LooseEdge& link : parts.links) {
        const RelationType& relation = ontology.relations[link.edge.relation];
        const auto source = states.state_of[link.source];
        const auto target = states.state_of[link.target];
        if (relation.plover.empty() && relation.score == 0)
            ++counts.unscored;
        else if (!source || !target)
            ++counts.stateless;
        else if (*source == *target)
            ++counts.inner;
        else {
            link.source = *source;
            link.target = *target;
            if (relation.symmetric && link.target < link.source) std::swap(link.source, link.target);
            result.links.push_back(std::move(link));
        }
    }
    result.links = merged(std::move(result.links));
    count_documents(result);
    return result;
}

} // namespace entente
