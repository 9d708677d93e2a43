#pragma once

#include "entente/graph/property_graph.hpp"
#include "entente/graph/state_ties.hpp"
#include "entente/text/day_interval.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// Which part of a graph is wanted. What is left empty asks for all; the steps are taken in the order of the members.
struct ViewOptions {
    std::set<ActorType> types = {}; ///< of both ends of an edge
    std::set<Status> statuses = {};
    std::optional<std::set<std::size_t>> relations = {}; ///< rows of the RelationTable
    std::optional<DayInterval> days = {};                ///< evidence that may lie in these days; an edge keeps no other
    bool keep_undated = false;                           ///< with `days`: evidence without a date too
    float min_confidence = 0;                            ///< of evidence; an edge keeps no other
    std::optional<StateFolding> states = {};             ///< actors are folded into their states
    std::size_t min_weight = 0;                          ///< evidences that an edge has at least
    std::vector<std::string> actors = {};                ///< names (actor_search.hpp): they, their neighbours and all edges between these
    std::map<std::string, std::vector<std::string>> known_ids = {}; ///< of a name in `actors`: whom it means where no node is called so
    std::size_t hops = 1;                                           ///< how far a neighbour is away at most, in edges of either direction
    std::size_t top = 0;                                            ///< so many actors of the greatest weight, `actors` first; 0: all
    bool unknown_actors = false;                                    ///< names that nobody answers to are passed over
    bool places = true;                                             ///< the result is laid out (layout.hpp)

    /// Those of `known_ids`.
    [[nodiscard]] std::span<const std::string> ids_of(const std::string& name) const;
};

/// What a step of a view leaves out.
enum class ViewStep { Type, Status, Relation, Days, Undated, Confidence, Unscored, Stateless, Inner, Weight, Unconnected, Distance, Top };

struct LeftOut {
    ViewStep step{};
    std::size_t actors = 0;
    std::size_t edges = 0;
};

/// A view, and what is not in it.
struct GraphView {
    PropertyGraph graph;
    std::size_t actors_before = 0;
    std::size_t edges_before = 0;
    std::vector<LeftOut> left_out; ///< the steps that left anything out, in their order
};

/// The wanted part of a graph, as a graph of its own: dates and weights are those of the evidence that is kept, sizes and places are made
/// anew; how often actors were named stays as in the whole graph.
///
///     const GraphView view = view_of(graph, ontology, {.statuses = {Status::Asserted}, .actors = {"Ankara"}, .hops = 2});
///
/// Where a step took edges away, actors that then have none leave too, but for `actors`. Throws std::runtime_error where nobody, or where
/// several actors, answer to one of `actors`, and where such an actor has no state that it could be folded into.
[[nodiscard]] GraphView view_of(const PropertyGraph& graph, const Ontology& ontology, const ViewOptions& options);

} // namespace entente
