#include "entente/graph/layout.hpp"

#include "entente/text/utf8.hpp"
#include "graph/force_layout.hpp"
#include "graph/packing.hpp"

#include <boost/range/iterator_range.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <utility>

namespace entente {
namespace {

constexpr double smallest_size = 4;
constexpr double largest_size = 100;
constexpr double gap = 10;    ///< around a node
constexpr double letter = 15; ///< half of a label's mean letter is wide, a label half as high twice that
constexpr double letter_high = 22;
constexpr std::size_t longest_label = 22; ///< letters; drawings break or cut longer ones
constexpr std::size_t labels_read = 150;  ///< how many of the largest nodes have their label's room kept free
constexpr double unit = 50;               ///< the least length of a link between two lesser nodes
constexpr double roominess = 4;           ///< area of a part by the area of its nodes and labels
constexpr double widest = 1.35;           ///< how far a part is stretched to become as wide as screens are
constexpr double aspect = 1.5;
constexpr double margin = 90; ///< between parts
constexpr std::size_t largest_for_forces = 200'000;

struct Joined {
    std::vector<double> weights; ///< of each vertex's edges
    std::vector<Link> links;     ///< one for each pair, by its ends
};

Joined joined(const PropertyGraph& graph) {
    Joined result;
    result.weights.assign(boost::num_vertices(graph), 0);
    for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
        const auto [low, high] = std::minmax({boost::source(edge, graph), boost::target(edge, graph)});
        const auto weight = static_cast<double>(graph[edge].evidence.size());
        result.weights[low] += weight;
        result.weights[high] += weight;
        if (low != high) result.links.push_back({static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high), weight});
    }
    auto& links = result.links;
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return std::pair{a.from, a.to} < std::pair{b.from, b.to}; });
    std::size_t kept = 0;
    for (const Link& link : links) {
        if (kept > 0 && links[kept - 1].from == link.from && links[kept - 1].to == link.to)
            links[kept - 1].strength += link.strength;
        else
            links[kept++] = link;
    }
    links.resize(kept);
    for (Link& link : links) link.strength = 1 + std::log(std::max(link.strength, 1.0));
    return result;
}

void set_sizes(PropertyGraph& graph, const std::vector<double>& weights) {
    const auto [low, high] = std::minmax_element(weights.begin(), weights.end());
    for (std::size_t v = 0; v < weights.size(); ++v) {
        // The square root lets the area of a node grow with its weight.
        const double share = *high > *low ? std::sqrt((weights[v] - *low) / (*high - *low)) : 0;
        graph[v].size = smallest_size + (largest_size - smallest_size) * share;
    }
}

std::vector<std::uint32_t> by_weight(const std::vector<double>& weights) {
    std::vector<std::uint32_t> order(weights.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return weights[a] > weights[b]; });
    return order;
}

double letters_of(const std::string& label) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < label.size() && letters < longest_label; at += decode_utf8(label, at).size) ++letters;
    return static_cast<double>(letters);
}

std::vector<Extent> extents_of(const PropertyGraph& graph, const std::vector<std::uint32_t>& order) {
    std::vector<Extent> extents(order.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const Node& node = graph[order[rank]];
        const double radius = node.size + gap;
        const bool is_read = rank < labels_read;
        extents[order[rank]] = {is_read ? std::max(radius, letters_of(node.label) * letter / 2) : radius,
                                is_read ? radius + letter_high : radius};
    }
    return extents;
}

/// The connected parts with at least one link, the largest first, then the one with the first vertex.
std::vector<Part> parts_of(const Joined& graph, const std::vector<Extent>& extents) {
    std::vector<std::uint32_t> leader(graph.weights.size());
    std::iota(leader.begin(), leader.end(), 0U);
    const auto find = [&](std::uint32_t v) {
        while (leader[v] != v) v = leader[v] = leader[leader[v]];
        return v;
    };
    for (const Link& link : graph.links) {
        const auto [low, high] = std::minmax({find(link.from), find(link.to)});
        leader[high] = low;
    }
    std::vector<std::uint32_t> place_in_part(leader.size());
    std::map<std::uint32_t, Part> parts;
    for (std::uint32_t v = 0; v < leader.size(); ++v) {
        Part& part = parts[find(v)];
        place_in_part[v] = static_cast<std::uint32_t>(part.vertices.size());
        part.vertices.push_back(v);
        part.extents.push_back(extents[v]);
    }
    for (const Link& link : graph.links)
        parts[find(link.from)].links.push_back({place_in_part[link.from], place_in_part[link.to], link.strength});
    std::vector<Part> result;
    for (auto& [first, part] : parts) {
        if (!part.links.empty()) result.push_back(std::move(part));
    }
    std::stable_sort(result.begin(), result.end(), [](const Part& a, const Part& b) { return a.vertices.size() > b.vertices.size(); });
    return result;
}

std::vector<Point> spiral(const std::vector<double>& weights, const std::vector<std::uint32_t>& vertices) {
    std::vector<double> own;
    for (const std::uint32_t v : vertices) own.push_back(weights[v]);
    const std::vector<std::uint32_t> order = by_weight(own);
    const double golden_angle = std::numbers::pi * (3 - std::sqrt(5.0));
    std::vector<Point> places(vertices.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double radius = std::sqrt(static_cast<double>(i));
        places[order[i]] = {radius * std::cos(golden_angle * static_cast<double>(i)),
                            radius * std::sin(golden_angle * static_cast<double>(i))};
    }
    return places;
}

void place(Part& part, const std::vector<double>& weights) {
    const std::size_t count = part.vertices.size();
    part.places = count <= largest_for_forces ? force_layout(count, part.links) : spiral(weights, part.vertices);
    // As large as its nodes and labels need, and no link shorter than reads well.
    double needed = 0;
    Point low = part.places[0];
    Point high = low;
    for (std::size_t i = 0; i < count; ++i) {
        needed += 4 * part.extents[i].x * part.extents[i].y;
        low = {std::min(low.x, part.places[i].x), std::min(low.y, part.places[i].y)};
        high = {std::max(high.x, part.places[i].x), std::max(high.y, part.places[i].y)};
    }
    const double width = std::max(high.x - low.x, 1e-9);
    const double height = std::max(high.y - low.y, 0.5 * width);
    const double scale = std::max(unit, std::sqrt(roominess * needed / (width * height)));
    const double stretch = std::sqrt(std::clamp(aspect * height / width, 1.0, widest));
    for (Point& p : part.places) p = {p.x * scale * stretch, p.y * scale / stretch};
    push_apart(part.places, part.extents);
}

/// Rows below the drawing, as wide as it.
void place_loners(PropertyGraph& graph, const std::vector<std::uint32_t>& loners, const std::vector<Extent>& extents, Point low,
                  Point high) {
    if (loners.empty()) return;
    Extent cell;
    for (const std::uint32_t v : loners) {
        const double room = loners.size() <= labels_read ? letters_of(graph[v].label) * letter : 2 * extents[v].x;
        cell = {std::max(cell.x, room + 4 * gap), std::max(cell.y, 2 * (extents[v].y + letter_high) + gap)};
    }
    const double square = std::sqrt(static_cast<double>(loners.size()) * cell.x * cell.y * 2.5);
    const auto columns = static_cast<std::size_t>(std::max(1.0, std::floor(std::max(high.x - low.x, square) / cell.x)));
    const std::size_t in_row = std::min(columns, loners.size());
    cell.x = std::max(cell.x, (high.x - low.x) / static_cast<double>(std::max<std::size_t>(in_row, 8)));
    const double left = (low.x + high.x - static_cast<double>(in_row - 1) * cell.x) / 2;
    for (std::size_t i = 0; i < loners.size(); ++i) {
        graph[loners[i]].x = left + static_cast<double>(i % in_row) * cell.x;
        graph[loners[i]].y = low.y - margin - cell.y * (0.5 + static_cast<double>(i / in_row));
    }
}

void centre(PropertyGraph& graph) {
    Point low{INFINITY, INFINITY};
    Point high{-INFINITY, -INFINITY};
    for (const auto v : boost::make_iterator_range(boost::vertices(graph))) {
        low = {std::min(low.x, graph[v].x), std::min(low.y, graph[v].y)};
        high = {std::max(high.x, graph[v].x), std::max(high.y, graph[v].y)};
    }
    for (const auto v : boost::make_iterator_range(boost::vertices(graph))) {
        graph[v].x -= (low.x + high.x) / 2;
        graph[v].y -= (low.y + high.y) / 2;
    }
}

} // namespace

void lay_out(PropertyGraph& graph) {
    if (boost::num_vertices(graph) == 0) return;
    const Joined links = joined(graph);
    set_sizes(graph, links.weights);
    const std::vector<Extent> extents = extents_of(graph, by_weight(links.weights));

    std::vector<Part> parts = parts_of(links, extents);
    for (Part& part : parts) place(part, links.weights);
    pack(parts, margin);

    std::vector<bool> is_placed(links.weights.size());
    Point low;
    Point high;
    for (const Part& part : parts) {
        for (std::size_t i = 0; i < part.vertices.size(); ++i) {
            const Point p = part.places[i];
            const Extent e = part.extents[i];
            graph[part.vertices[i]].x = p.x;
            graph[part.vertices[i]].y = p.y;
            is_placed[part.vertices[i]] = true;
            low = {std::min(low.x, p.x - e.x), std::min(low.y, p.y - e.y)};
            high = {std::max(high.x, p.x + e.x), std::max(high.y, p.y + e.y)};
        }
    }
    std::vector<std::uint32_t> loners;
    for (std::uint32_t v = 0; v < is_placed.size(); ++v) {
        if (!is_placed[v]) loners.push_back(v);
    }
    place_loners(graph, loners, extents, low, high);
    centre(graph);
}

} // namespace entente
