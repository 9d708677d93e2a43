#include "entente/graph/edge_summary.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace entente {
namespace {

auto place_of(const Evidence& evidence) { return std::tie(evidence.document, evidence.begin, evidence.end, evidence.text); }

/// In the order of the documents' ids and of the text, titles first; what one sentence says twice is one evidence, the surer one.
std::vector<Evidence> distinct(std::vector<Evidence> evidence) {
    std::sort(evidence.begin(), evidence.end(), [](const Evidence& a, const Evidence& b) {
        return std::make_tuple(std::cref(a.document), !a.in_title, a.begin, a.end, std::cref(a.text), -a.confidence, a.date.empty(),
                               std::cref(a.date), std::cref(a.title), std::cref(a.url)) <
               std::make_tuple(std::cref(b.document), !b.in_title, b.begin, b.end, std::cref(b.text), -b.confidence, b.date.empty(),
                               std::cref(b.date), std::cref(b.title), std::cref(b.url));
    });
    std::vector<Evidence> kept;
    for (Evidence& next : evidence) {
        const bool same = !kept.empty() && kept.back().in_title == next.in_title && place_of(kept.back()) == place_of(next);
        if (!same) {
            kept.push_back(std::move(next));
            continue;
        }
        if (kept.back().date.empty()) kept.back().date = next.date;
        if (kept.back().title.empty()) kept.back().title = next.title;
        if (kept.back().url.empty()) kept.back().url = next.url;
    }
    return kept;
}

/// "2021-07-01/2021-07-03" is a range, all else its own first and last day.
std::pair<std::string, std::string> ends_of(const std::string& date) {
    const auto slash = date.find('/');
    if (slash == std::string::npos) return {date, date};
    return {date.substr(0, slash), date.substr(slash + 1)};
}

template <typename Dated>
void stretch(Dated& dated, const std::string& first, const std::string& last) {
    if (!first.empty() && (dated.first_date.empty() || first < dated.first_date)) dated.first_date = first;
    if (last > dated.last_date) dated.last_date = last;
}

} // namespace

Edge summarised_edge(std::size_t relation, Status status, std::vector<Evidence> evidence) {
    evidence = distinct(std::move(evidence));
    Edge edge;
    edge.relation = relation;
    edge.status = status;
    std::map<std::string, std::size_t> titles;
    std::map<std::string, double> dates; // -> how surely it is given: the confidences of its evidence together
    for (const Evidence& e : evidence) {
        edge.confidence = std::max(edge.confidence, static_cast<double>(e.confidence));
        if (!e.title.empty()) ++titles[e.title];
        if (e.date.empty()) continue;
        dates[e.date] += static_cast<double>(e.confidence);
        const auto [first, last] = ends_of(e.date);
        stretch(edge, first, last);
    }
    const auto most = std::max_element(titles.begin(), titles.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != titles.end()) edge.title = most->first;
    const auto surest = std::max_element(dates.begin(), dates.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (surest != dates.end()) edge.date = surest->first;
    edge.evidence = std::move(evidence);
    return edge;
}

void widen(Node& node, const Edge& edge) { stretch(node, edge.first_date, edge.last_date); }

} // namespace entente
