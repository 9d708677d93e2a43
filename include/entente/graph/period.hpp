#pragma once

#include "entente/graph/property_graph.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class PeriodUnit { Month, Year };

/// What a graph says of one period.
struct PeriodGraph {
    std::string period; ///< "2024-04", "2024" or "undated"
    PropertyGraph graph;
};

/// The graph, its evidence parted by time; the periods in the order of their names, which are file names too. Each graph has the actors
/// that its edges join and is laid out by itself.
///
/// Nothing is made more exact than it is: by month, evidence of a whole year ("2024", or days more than twelve months apart) stands under
/// "2024", not in every month. What is said of some days that lie in two periods stands in both. Evidence without a date is "undated".
[[nodiscard]] std::vector<PeriodGraph> by_period(const PropertyGraph& graph, PeriodUnit unit);

/// The names of the periods that a date (ISO 8601, a range too) belongs to.
[[nodiscard]] std::vector<std::string> periods_of(std::string_view date, PeriodUnit unit);

} // namespace entente
