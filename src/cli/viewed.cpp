#include "cli/viewed.hpp"

#include "cli/counted.hpp"
#include "cli/usage_error.hpp"
#include "entente/graph/actor_search.hpp"

#include <iostream>
#include <utility>

namespace entente {
namespace {

const char* reason_of(ViewStep step) {
    switch (step) {
    case ViewStep::Type:
        return "of another type";
    case ViewStep::Status:
        return "of another status";
    case ViewStep::Relation:
        return "of another relation";
    case ViewStep::Days:
        return "of other days";
    case ViewStep::Undated:
        return "without a date (--undated keeps them)";
    case ViewStep::Confidence:
        return "less sure";
    case ViewStep::Unscored:
        return "that are no events between states";
    case ViewStep::Stateless:
        return "of no known state";
    case ViewStep::Inner:
        return "within one state";
    case ViewStep::Weight:
        return "of less weight";
    case ViewStep::Unconnected:
        return "with no edge left";
    case ViewStep::Distance:
        return "farther away";
    case ViewStep::Top:
        return "below the top";
    }
    return "";
}

} // namespace

std::string account_of(const GraphView& view) {
    std::string text = std::to_string(boost::num_vertices(view.graph)) + " of " + counted(view.actors_before, "actor") + ", " +
                       std::to_string(boost::num_edges(view.graph)) + " of " + counted(view.edges_before, "edge");
    const char* separator = "; left out: ";
    for (const LeftOut& left_out : view.left_out) {
        text += separator;
        if (left_out.actors > 0) text += counted(left_out.actors, "actor");
        if (left_out.actors > 0 && left_out.edges > 0) text += " and ";
        if (left_out.edges > 0) text += counted(left_out.edges, "edge");
        text += std::string(" ") + reason_of(left_out.step);
        separator = ", ";
    }
    return text;
}

PropertyGraph viewed(PropertyGraph graph, const Ontology& ontology, const std::optional<ViewOptions>& options, bool quiet) {
    if (!options) return graph;
    GraphView view = view_of(graph, ontology, *options);
    if (!quiet) std::cerr << "entente: view: " << account_of(view) << '\n';
    return std::move(view.graph);
}

std::optional<ViewOptions> view_of_each(const std::optional<ViewOptions>& options, const PropertyGraph& all) {
    if (!options || options->actors.empty()) return options;
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < boost::num_vertices(all); ++i) nodes.push_back(all[i]);
    ViewOptions each = *options;
    each.unknown_actors = true;
    for (std::string& name : each.actors) {
        const auto ids = each.ids_of(name);
        const bool may_be_folded = each.states && actors_called(nodes, name, ids).empty(); // a state that no article names
        if (!may_be_folded) name = nodes[actor_called(nodes, name, ids)].id;
    }
    return each;
}

std::filesystem::path file_of_period(const std::filesystem::path& file, const std::string& period) {
    return file.parent_path() / (file.stem().string() + "." + period + file.extension().string());
}

std::vector<OutputTarget> places_of(std::span<const OutputTarget> targets, const std::optional<PeriodUnit>& by) {
    std::vector<OutputTarget> places(targets.begin(), targets.end());
    for (OutputTarget& place : places) {
        if (by) place.file = file_of_period(place.file, "0000-00").string();
    }
    return places;
}

void check_periods(std::span<const OutputTarget> targets, const std::optional<PeriodUnit>& by) {
    for (const OutputTarget& target : targets) {
        if (by && target.file == "-") throw UsageError("--by writes a file a period, which standard output cannot take; name one with -o");
    }
}

void write_by_period(Attempts& attempts, TakenFiles& taken, std::span<const OutputTarget> targets, const PropertyGraph& graph,
                     const Ontology& ontology, const OutputOptions& options, const std::optional<PeriodUnit>& by, bool quiet) {
    if (!by) return write_targets(attempts, taken, targets, graph, ontology, options);
    const std::vector<PeriodGraph> periods = by_period(graph, *by);
    for (const PeriodGraph& period : periods) {
        std::vector<OutputTarget> files(targets.begin(), targets.end());
        for (OutputTarget& target : files) target.file = file_of_period(target.file, period.period).string();
        write_targets(attempts, taken, files, period.graph, ontology, options);
    }
    if (quiet || attempts.failed()) return;
    for (const OutputTarget& target : targets) {
        if (periods.empty())
            std::cerr << "entente: " << target.file << ": no edge, so no file of a period\n";
        else {
            std::cerr << "entente: " << counted(periods.size(), "period") << ": "
                      << file_of_period(target.file, periods.front().period).string() << (periods.size() > 1 ? " to " : "")
                      << (periods.size() > 1 ? file_of_period(target.file, periods.back().period).string() : "") << '\n';
        }
    }
}

} // namespace entente
