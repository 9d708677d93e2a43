#include "entente/graph/period.hpp"

#include "entente/graph/edge_summary.hpp"
#include "entente/graph/layout.hpp"
#include "entente/text/day_interval.hpp"
#include "entente/text/iso_date.hpp"
#include "graph/graph_parts.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace entente {
namespace {

constexpr int most_months = 12; // of a range that is told by months

bool is_exact(std::string_view date) {
    constexpr std::size_t month_size = 7;
    const auto slash = date.find('/');
    if (slash == std::string_view::npos) return date.size() >= month_size;
    return std::min(slash, date.size() - slash - 1) >= month_size;
}

} // namespace

std::vector<std::string> periods_of(std::string_view date, PeriodUnit unit) {
    const auto days = days_of(date);
    if (!days) return {"undated"};
    const std::chrono::year_month_day first(days->first);
    const std::chrono::year_month_day last(days->last);
    const auto months = (last.year() / last.month() - first.year() / first.month()).count() + 1;
    std::vector<std::string> periods;
    if (unit == PeriodUnit::Month && is_exact(date) && months <= most_months) {
        for (auto month = first.year() / first.month(); month <= last.year() / last.month(); month += std::chrono::months(1)) {
            periods.push_back(iso_month(month));
        }
    } else {
        for (auto year = first.year(); year <= last.year(); ++year) periods.push_back(iso_year(year));
    }
    return periods;
}

std::vector<PeriodGraph> by_period(const PropertyGraph& graph, PeriodUnit unit) {
    const GraphParts parts = parts_of(graph);
    std::map<std::string, std::vector<LooseEdge>> links_of;
    for (const LooseEdge& link : parts.links) {
        std::map<std::string, std::vector<Evidence>> evidence_of;
        for (const Evidence& evidence : link.edge.evidence) {
            for (std::string& period : periods_of(evidence.date, unit)) evidence_of[std::move(period)].push_back(evidence);
        }
        for (auto& [period, evidence] : evidence_of) {
            links_of[period].push_back(
                {link.source, link.target, summarised_edge(link.edge.relation, link.edge.status, std::move(evidence))});
        }
    }
    std::vector<PeriodGraph> periods;
    for (auto& [period, links] : links_of) {
        GraphParts here{std::vector<Node>(parts.nodes.size()), std::move(links)};
        const std::vector<bool> is_end = ends_of(here);
        for (std::size_t i = 0; i < is_end.size(); ++i) {
            if (is_end[i]) here.nodes[i] = parts.nodes[i];
        }
        periods.push_back({period, joined(std::move(here), is_end)});
        lay_out(periods.back().graph);
    }
    return periods;
}

} // namespace entente
