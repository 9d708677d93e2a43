#include "entente/graph/view.hpp"

#include "entente/graph/actor_search.hpp"
#include "entente/graph/edge_summary.hpp"
#include "entente/graph/layout.hpp"
#include "graph/graph_parts.hpp"
#include "graph/state_fold.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace entente {
namespace {

class ViewMaker {
public:
    ViewMaker(const PropertyGraph& graph, const Ontology& ontology, const ViewOptions& options)
        : ontology_(ontology), options_(options), parts_(parts_of(graph)), keep_(parts_.nodes.size(), true) {
        view_.actors_before = parts_.nodes.size();
        view_.edges_before = parts_.links.size();
    }

    GraphView make() {
        if (options_.states) states_ = states_of(parts_, *options_.states); // by all ties, whatever else is wanted
        find_actors();
        choose_types();
        choose_links(ViewStep::Status, !options_.statuses.empty(),
                     [&](const Edge& edge) { return options_.statuses.contains(edge.status); });
        choose_links(ViewStep::Relation, options_.relations.has_value(),
                     [&](const Edge& edge) { return options_.relations->contains(edge.relation); });
        choose_days();
        choose_sure();
        fold();
        choose_links(ViewStep::Weight, options_.min_weight > 0,
                     [&](const Edge& edge) { return edge.evidence.size() >= options_.min_weight; });
        drop_unconnected();
        choose_near();
        choose_top();
        view_.graph = joined(std::move(parts_), keep_);
        if (options_.places) lay_out(view_.graph);
        return std::move(view_);
    }

private:
    void account(ViewStep step, std::size_t actors, std::size_t edges) {
        if (actors + edges > 0) view_.left_out.push_back({step, actors, edges});
    }

    /// A name is looked for among the actors themselves, then among the states that only a fold brings in.
    void find_actors() {
        for (const std::string& name : options_.actors) {
            const auto ids = options_.ids_of(name);
            const bool is_here = !actors_called(parts_.nodes, name, ids).empty();
            if (!is_here && states_ && !actors_called(states_->nodes, name, ids).empty()) {
                actors_.push_back(actor_called(states_->nodes, name, ids));
                continue;
            }
            if (!is_here && options_.unknown_actors) continue;
            const std::size_t node = actor_called(parts_.nodes, name, ids);
            const std::optional<std::size_t> place = states_ ? states_->state_of[node] : node;
            if (place)
                actors_.push_back(*place);
            else if (!options_.unknown_actors)
                throw std::runtime_error(parts_.nodes[node].label + " is of no known state, so not in a graph of states");
        }
    }

    [[nodiscard]] bool is_named(std::size_t node) const { return std::ranges::find(actors_, node) != actors_.end(); }

    template <typename Wanted>
    void choose_links(ViewStep step, bool is_asked, const Wanted& wanted) {
        if (!is_asked) return;
        has_chosen_ = true;
        const std::size_t gone = std::erase_if(parts_.links, [&](const LooseEdge& link) { return !wanted(link.edge); });
        account(step, 0, gone);
    }

    std::size_t drop_links_of_dropped() {
        return std::erase_if(parts_.links, [&](const LooseEdge& link) { return !keep_[link.source] || !keep_[link.target]; });
    }

    void choose_types() {
        if (options_.types.empty()) return;
        std::size_t gone = 0;
        for (std::size_t i = 0; i < parts_.nodes.size(); ++i) {
            keep_[i] = (!states_ && is_named(i)) || options_.types.contains(parts_.nodes[i].type);
            gone += keep_[i] ? 0 : 1;
        }
        account(ViewStep::Type, gone, drop_links_of_dropped());
    }

    /// Edges keep the wanted evidence only, and leave where none is; how many left.
    template <typename Wanted>
    std::size_t choose_evidence(const Wanted& wanted) {
        has_chosen_ = true;
        return std::erase_if(parts_.links, [&](LooseEdge& link) {
            std::vector<Evidence> kept;
            std::copy_if(link.edge.evidence.begin(), link.edge.evidence.end(), std::back_inserter(kept), wanted);
            if (kept.empty()) return true;
            if (kept.size() < link.edge.evidence.size()) link.edge = summarised_edge(link.edge.relation, link.edge.status, std::move(kept));
            return false;
        });
    }

    void choose_days() {
        if (!options_.days) return;
        const auto is_undated = [](const Evidence& evidence) { return !days_of(evidence.date); };
        const auto says_no_day = [&](const LooseEdge& link) { return std::ranges::all_of(link.edge.evidence, is_undated); };
        const auto undated = options_.keep_undated ? 0 : static_cast<std::size_t>(std::ranges::count_if(parts_.links, says_no_day));
        const std::size_t gone = choose_evidence([&](const Evidence& evidence) {
            const auto days = days_of(evidence.date);
            return days ? days->first <= options_.days->last && options_.days->first <= days->last : options_.keep_undated;
        });
        account(ViewStep::Days, 0, gone - undated);
        account(ViewStep::Undated, 0, undated);
    }

    void choose_sure() {
        if (options_.min_confidence <= 0) return;
        const auto is_sure = [&](const Evidence& evidence) { return evidence.confidence >= options_.min_confidence; };
        account(ViewStep::Confidence, 0, choose_evidence(is_sure));
    }

    void fold() {
        if (!states_) return;
        has_chosen_ = true;
        std::size_t stateless = 0;
        for (std::size_t i = 0; i < keep_.size(); ++i) stateless += keep_[i] && !states_->state_of[i] ? 1 : 0;
        for (std::size_t i = 0; i < keep_.size(); ++i) {
            if (!keep_[i]) states_->state_of[i].reset();
        }
        FoldCounts counts;
        parts_ = folded(std::move(parts_), *states_, ontology_, counts);
        keep_.assign(parts_.nodes.size(), true);
        account(ViewStep::Unscored, 0, counts.unscored);
        account(ViewStep::Stateless, stateless, counts.stateless);
        account(ViewStep::Inner, 0, counts.inner);
    }

    void drop_unconnected() {
        if (!has_chosen_) return;
        const std::vector<bool> is_end = ends_of(parts_);
        std::size_t gone = 0;
        for (std::size_t i = 0; i < keep_.size(); ++i) {
            if (!keep_[i] || is_end[i] || is_named(i)) continue;
            keep_[i] = false;
            ++gone;
        }
        account(ViewStep::Unconnected, gone, 0);
    }

    void keep_only(ViewStep step, const std::vector<bool>& wanted) {
        std::size_t gone = 0;
        for (std::size_t i = 0; i < keep_.size(); ++i) {
            gone += keep_[i] && !wanted[i] ? 1 : 0;
            keep_[i] = keep_[i] && wanted[i];
        }
        account(step, gone, drop_links_of_dropped());
    }

    void choose_near() {
        if (options_.actors.empty()) return;
        std::vector<bool> is_near(keep_.size());
        for (const std::size_t actor : actors_) is_near[actor] = true;
        for (std::size_t hop = 0; hop < options_.hops; ++hop) {
            std::vector<std::size_t> reached;
            for (const LooseEdge& link : parts_.links) {
                if (is_near[link.source] != is_near[link.target]) reached.push_back(is_near[link.source] ? link.target : link.source);
            }
            if (reached.empty()) break;
            for (const std::size_t node : reached) is_near[node] = true;
        }
        keep_only(ViewStep::Distance, is_near);
    }

    void choose_top() {
        if (options_.top == 0) return;
        std::vector<std::size_t> weight(keep_.size());
        for (const LooseEdge& link : parts_.links) {
            weight[link.source] += link.edge.evidence.size();
            weight[link.target] += link.edge.evidence.size();
        }
        std::vector<bool> is_named(keep_.size());
        for (const std::size_t actor : actors_) is_named[actor] = true;
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < keep_.size(); ++i) {
            if (keep_[i]) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::make_pair<bool, std::size_t>(is_named[a], std::size_t{weight[a]}) >
                   std::make_pair<bool, std::size_t>(is_named[b], std::size_t{weight[b]});
        });
        std::vector<bool> is_top(keep_.size());
        for (std::size_t i = 0; i < std::min(options_.top, order.size()); ++i) is_top[order[i]] = true;
        keep_only(ViewStep::Top, is_top);
    }

    const Ontology& ontology_;
    const ViewOptions& options_;
    GraphParts parts_;
    std::vector<bool> keep_;
    std::optional<States> states_;
    std::vector<std::size_t> actors_; ///< in the graph after the fold
    bool has_chosen_ = false;         ///< a step looked at edges
    GraphView view_;
};

} // namespace

std::span<const std::string> ViewOptions::ids_of(const std::string& name) const {
    const auto found = known_ids.find(name);
    return found == known_ids.end() ? std::span<const std::string>{} : found->second;
}

GraphView view_of(const PropertyGraph& graph, const Ontology& ontology, const ViewOptions& options) {
    return ViewMaker(graph, ontology, options).make();
}

} // namespace entente
