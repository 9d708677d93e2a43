#pragma once

#include "cli/output_targets.hpp"
#include "cli/view_options.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// "12 of 150 actors, 20 of 480 edges; left out: 400 edges of another status, 60 undated edges (--undated keeps them)".
[[nodiscard]] std::string account_of(const GraphView& view);

/// The part of the graph that is asked for; unless `quiet`, a line on standard error says what was left out. Throws as view_of.
[[nodiscard]] PropertyGraph viewed(PropertyGraph graph, const Ontology& ontology, const std::optional<ViewOptions>& options, bool quiet);

/// The view for graphs of single articles: its actors are those who answer to their names in the graph of all, and need not be in each.
[[nodiscard]] std::optional<ViewOptions> view_of_each(const std::optional<ViewOptions>& options, const PropertyGraph& all);

/// "week.gexf", "2024-04" -> "week.2024-04.gexf".
[[nodiscard]] std::filesystem::path file_of_period(const std::filesystem::path& file, const std::string& period);

/// The targets, or with `by` names such as those of the periods, which are not yet known: "week.0000-00.gexf".
[[nodiscard]] std::vector<OutputTarget> places_of(std::span<const OutputTarget> targets, const std::optional<PeriodUnit>& by);

/// Throws UsageError where one file a period is asked for and a target is standard output.
void check_periods(std::span<const OutputTarget> targets, const std::optional<PeriodUnit>& by);

/// Attempts to write the graph to each target that is not `taken`, or with `by` one file a period; unless `quiet`, a line on standard error
/// says how many.
void write_by_period(Attempts& attempts, TakenFiles& taken, std::span<const OutputTarget> targets, const PropertyGraph& graph,
                     const Ontology& ontology, const OutputOptions& options, const std::optional<PeriodUnit>& by, bool quiet);

} // namespace entente
