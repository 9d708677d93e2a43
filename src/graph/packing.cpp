#include "graph/packing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <numbers>
#include <set>
#include <utility>

namespace entente {
namespace {

using Cell = std::pair<std::int32_t, std::int32_t>;

constexpr std::size_t most_rounds = 300;
constexpr std::size_t most_comparisons = 3'000'000'000; ///< of two boxes, by which large graphs get fewer rounds, at last none
constexpr double aspect = 1.5;                          ///< width by height of the whole
constexpr double cells_wanted = 6'000;

Cell cell_of(Point p, Extent size) {
    return {static_cast<std::int32_t>(std::floor(p.x / size.x)), static_cast<std::int32_t>(std::floor(p.y / size.y))};
}

/// Calls visit(i, j) for every two of the members whose places lie nearer than `reach` in both directions (and for some that do not).
template <typename Visit>
void for_near_pairs(const std::vector<Point>& places, const std::vector<std::uint32_t>& members, Extent reach, Visit visit) {
    std::vector<std::pair<Cell, std::uint32_t>> order;
    order.reserve(members.size());
    for (const std::uint32_t i : members) order.emplace_back(cell_of(places[i], reach), i);
    std::sort(order.begin(), order.end());
    constexpr std::array<Cell, 4> later{{{0, 1}, {1, -1}, {1, 0}, {1, 1}}};
    for (std::size_t a = 0; a < order.size(); ++a) {
        for (std::size_t b = a + 1; b < order.size() && order[b].first == order[a].first; ++b) visit(order[a].second, order[b].second);
    }
    for (const auto& [dx, dy] : later) {
        std::size_t from = 0;
        for (const auto& [cell, i] : order) {
            const Cell other{cell.first + dx, cell.second + dy};
            while (from < order.size() && order[from].first < other) ++from;
            for (std::size_t b = from; b < order.size() && order[b].first == other; ++b) visit(i, order[b].second);
        }
    }
}

std::set<Cell> cells_of(const Part& part, double size, double margin) {
    std::set<Cell> cells;
    for (std::size_t i = 0; i < part.places.size(); ++i) {
        const Point p = part.places[i];
        const Extent e{part.extents[i].x + margin, part.extents[i].y + margin};
        const Cell low = cell_of({p.x - e.x, p.y - e.y}, {size, size});
        const Cell high = cell_of({p.x + e.x, p.y + e.y}, {size, size});
        for (std::int32_t x = low.first; x <= high.first; ++x) {
            for (std::int32_t y = low.second; y <= high.second; ++y) cells.emplace(x, y);
        }
    }
    for (const Link& link : part.links) {
        const Point a = part.places[link.from];
        const Point b = part.places[link.to];
        const double steps = std::ceil(std::hypot(b.x - a.x, b.y - a.y) / size * 2) + 1;
        for (double s = 0; s <= steps; ++s)
            cells.insert(cell_of({a.x + (b.x - a.x) * s / steps, a.y + (b.y - a.y) * s / steps}, {size, size}));
    }
    return cells;
}

double area_of(const Part& part) {
    Point low = part.places[0];
    Point high = low;
    for (std::size_t i = 0; i < part.places.size(); ++i) {
        low = {std::min(low.x, part.places[i].x - part.extents[i].x), std::min(low.y, part.places[i].y - part.extents[i].y)};
        high = {std::max(high.x, part.places[i].x + part.extents[i].x), std::max(high.y, part.places[i].y + part.extents[i].y)};
    }
    return (high.x - low.x) * (high.y - low.y);
}

/// Places of a grid by growing distance from the middle, flattened to the wanted aspect.
class Rings {
public:
    [[nodiscard]] const Cell& operator[](std::size_t index) {
        while (index >= cells_.size()) grow();
        return cells_[index];
    }

private:
    void grow() {
        const double outer = radius_ + 12;
        std::vector<std::pair<double, Cell>> ring;
        const auto width = static_cast<std::int32_t>(outer * aspect) + 1;
        const auto height = static_cast<std::int32_t>(outer) + 1;
        for (std::int32_t x = -width; x <= width; ++x) {
            for (std::int32_t y = -height; y <= height; ++y) {
                const double distance = std::hypot(x / aspect, y);
                if (distance >= radius_ && distance < outer) ring.push_back({distance, {x, y}});
            }
        }
        std::sort(ring.begin(), ring.end());
        for (const auto& [distance, cell] : ring) cells_.push_back(cell);
        radius_ = outer;
    }

    double radius_ = 0;
    std::vector<Cell> cells_;
};

} // namespace

void push_apart(std::vector<Point>& places, const std::vector<Extent>& extents) {
    // Wide boxes are few; kept apart from the rest they do not make the grid of the others coarse.
    double usual = 0;
    for (const Extent& e : extents) usual += std::max(e.x, e.y);
    usual = 2 * usual / static_cast<double>(std::max<std::size_t>(extents.size(), 1));
    std::vector<std::uint32_t> everyone;
    std::vector<std::uint32_t> small;
    std::vector<std::uint32_t> wide;
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        everyone.push_back(i);
        (std::max(extents[i].x, extents[i].y) > usual ? wide : small).push_back(i);
    }

    const std::size_t comparisons = (wide.size() + 1) * places.size();
    const std::size_t rounds = std::min(most_rounds, most_comparisons / std::max<std::size_t>(comparisons, 1));
    for (std::size_t round = 0; round < rounds; ++round) {
        bool overlap = false;
        const auto part = [&](std::uint32_t i, std::uint32_t j) {
            const double dx = places[j].x - places[i].x;
            const double dy = places[j].y - places[i].y;
            const double over_x = extents[i].x + extents[j].x - std::abs(dx);
            const double over_y = extents[i].y + extents[j].y - std::abs(dy);
            if (over_x <= 1e-6 || over_y <= 1e-6) return;
            overlap = true;
            // The smaller of two moves more, so that hubs stay where the forces put them.
            const double area_i = extents[i].x * extents[i].y;
            const double area_j = extents[j].x * extents[j].y;
            const double share = area_j / (area_i + area_j);
            if (over_x < over_y) {
                const double move = std::copysign(over_x + 1e-3, dx);
                places[i].x -= move * share, places[j].x += move * (1 - share);
            } else {
                const double move = std::copysign(over_y + 1e-3, dy);
                places[i].y -= move * share, places[j].y += move * (1 - share);
            }
        };
        for_near_pairs(places, small, {2 * usual, 2 * usual}, part);
        for (const std::uint32_t i : wide) {
            for (const std::uint32_t j : everyone) {
                if (i != j) part(i, j);
            }
        }
        if (!overlap) break;
    }
}

void pack(std::vector<Part>& parts, double margin) {
    if (parts.size() < 2) return;
    double area = 0;
    double least = INFINITY;
    for (const Part& part : parts) {
        area += area_of(part);
        least = std::min(least, std::sqrt(area_of(part)));
    }
    const double size = std::max({std::sqrt(area / cells_wanted), std::min(least, margin), 1e-3});
    std::set<Cell> taken;
    Rings rings;
    std::map<std::size_t, std::size_t> tried;          // parts as small as an earlier one find no place before it
    std::map<std::set<Cell>, std::size_t> tried_shape; // nor do parts of its shape
    for (Part& part : parts) {
        const std::set<Cell> cells = cells_of(part, size, margin / 2);
        std::size_t at = std::max(tried[cells.size()], tried_shape[cells]);
        const auto fits = [&](const Cell& shift) {
            return std::none_of(cells.begin(), cells.end(), [&](const Cell& c) {
                return taken.count({c.first + shift.first, c.second + shift.second}) > 0;
            });
        };
        while (!fits(rings[at])) ++at;
        if (cells.size() <= 4) tried[cells.size()] = at;
        tried_shape[cells] = at;
        const auto [dx, dy] = rings[at];
        for (const Cell& c : cells) taken.emplace(c.first + dx, c.second + dy);
        for (Point& p : part.places) p = {p.x + dx * size, p.y + dy * size};
    }
}

} // namespace entente
