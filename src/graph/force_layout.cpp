#include "graph/force_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>
#include <span>
#include <utility>

// Multilevel force layout (Hu 2005, "Efficient and high quality force-directed graph drawing"). Vertices are merged with their neighbours
// until few are left; those are placed from a circle; then each level is unfolded and settled again. On each level any two vertices repel
// with mass·mass/d, through a quadtree in which a far group of vertices acts as one (Barnes and Hut 1986), and links pull like springs. A
// vertex's mass is its degree + 1 (Jacomy and others 2014, "ForceAtlas2"), which keeps the hubs of news apart and their leaves around them.
// Limits: a local minimum, good but not the best; a dense graph stays a ball.

namespace entente {
namespace {

constexpr std::size_t coarsest = 24;
constexpr double opening = 0.9; ///< a group is taken as one where its width is less than this part of its distance
constexpr double repulsion = 0.25;
constexpr double gravity = 0.02; ///< towards the middle: keeps what hangs by one thread from drifting far out
constexpr int deepest = 40;

struct Level {
    std::vector<double> masses;
    std::vector<Link> links;
    std::vector<std::uint32_t> parents; ///< of each vertex of the finer level before this one
};

/// The links of each vertex, one row a vertex.
class Neighbours {
public:
    struct Neighbour {
        std::uint32_t vertex;
        double strength;
    };

    Neighbours(std::size_t count, const std::vector<Link>& links) : starts_(count + 1), entries_(links.size() * 2) {
        for (const Link& link : links) ++starts_[link.from + 1], ++starts_[link.to + 1];
        std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
        std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
        for (const Link& link : links) {
            entries_[next[link.from]++] = {link.to, link.strength};
            entries_[next[link.to]++] = {link.from, link.strength};
        }
    }
    [[nodiscard]] std::span<const Neighbour> operator[](std::size_t vertex) const {
        return {entries_.data() + starts_[vertex], starts_[vertex + 1] - starts_[vertex]};
    }

private:
    std::vector<std::size_t> starts_;
    std::vector<Neighbour> entries_;
};

/// Merges each vertex with its most strongly joined neighbour that is still free, or, where none is, with a neighbour's group.
Level coarsened(const std::vector<double>& masses, const std::vector<Link>& links) {
    const std::size_t count = masses.size();
    const Neighbours neighbours(count, links);
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return neighbours[a].size() < neighbours[b].size(); });

    constexpr std::uint32_t none = ~0U;
    Level level;
    level.parents.assign(count, none);
    std::uint32_t groups = 0;
    for (const std::uint32_t vertex : order) {
        if (level.parents[vertex] != none) continue;
        std::uint32_t best = none;
        double best_strength = -1;
        for (const auto& [other, strength] : neighbours[vertex]) {
            // Light neighbours first: else a hub swallows its surroundings and the levels lose their shape.
            const double wish = strength / masses[other] + (level.parents[other] == none ? 1e6 : 0);
            if (wish > best_strength) best = other, best_strength = wish;
        }
        if (best == none || level.parents[best] == none) {
            level.parents[vertex] = groups++;
            if (best != none) level.parents[best] = level.parents[vertex];
        } else {
            level.parents[vertex] = level.parents[best];
        }
    }

    level.masses.assign(groups, 0);
    for (std::size_t v = 0; v < count; ++v) level.masses[level.parents[v]] += masses[v];
    for (const Link& link : links) {
        const auto [low, high] = std::minmax({level.parents[link.from], level.parents[link.to]});
        if (low != high) level.links.push_back({low, high, link.strength});
    }
    std::stable_sort(level.links.begin(), level.links.end(), [](const Link& a, const Link& b) {
        return std::pair{a.from, a.to} < std::pair{b.from, b.to};
    });
    std::vector<Link> merged;
    for (const Link& link : level.links) {
        if (!merged.empty() && merged.back().from == link.from && merged.back().to == link.to)
            merged.back().strength += link.strength;
        else
            merged.push_back(link);
    }
    level.links = std::move(merged);
    return level;
}

/// Barnes and Hut's tree over points with masses.
class QuadTree {
public:
    QuadTree(const std::vector<Point>& points, const std::vector<double>& masses) {
        Point low = points[0];
        Point high = points[0];
        for (const Point& p : points) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
        cells_.reserve(points.size() * 2);
        cells_.push_back({{(low.x + high.x) / 2, (low.y + high.y) / 2}, std::max({high.x - low.x, high.y - low.y, 1e-9}) / 2});
        for (std::size_t i = 0; i < points.size(); ++i) insert(points[i], masses[i]);
        for (Cell& cell : cells_) cell.centre = {cell.centre.x / cell.mass, cell.centre.y / cell.mass};
    }

    [[nodiscard]] Point push_on(Point p) const {
        Point push;
        std::array<std::int32_t, 4 * deepest> open{};
        std::size_t waiting = 1;
        while (waiting > 0) {
            const Cell& cell = cells_[static_cast<std::size_t>(open[--waiting])];
            const double dx = p.x - cell.centre.x;
            const double dy = p.y - cell.centre.y;
            const double squared = dx * dx + dy * dy;
            if (cell.is_leaf() || 4 * cell.half * cell.half < opening * opening * squared) {
                const double force = cell.mass / std::max(squared, 1e-4);
                push.x += dx * force, push.y += dy * force;
                continue;
            }
            for (const std::int32_t child : cell.children) {
                if (child > 0) open[waiting++] = child;
            }
        }
        return push;
    }

private:
    struct Cell {
        Point middle;
        double half;
        Point centre{}; ///< first the sum of mass·place, then the centre of mass
        double mass = 0;
        Point only{}; ///< of a leaf
        std::array<std::int32_t, 4> children{};
        [[nodiscard]] bool is_leaf() const { return (children[0] | children[1] | children[2] | children[3]) == 0; }
    };

    std::size_t child_of(std::size_t at, Point p) {
        const std::size_t quarter = (p.x > cells_[at].middle.x ? 1U : 0U) + (p.y > cells_[at].middle.y ? 2U : 0U);
        if (cells_[at].children[quarter] == 0) {
            cells_[at].children[quarter] = static_cast<std::int32_t>(cells_.size());
            const double half = cells_[at].half / 2;
            const Point middle = cells_[at].middle;
            cells_.push_back({{middle.x + (quarter % 2 == 1 ? half : -half), middle.y + (quarter > 1 ? half : -half)}, half});
        }
        return static_cast<std::size_t>(cells_[at].children[quarter]);
    }

    void add(std::size_t at, Point p, double mass) {
        cells_[at].centre.x += p.x * mass, cells_[at].centre.y += p.y * mass;
        cells_[at].mass += mass;
    }

    void insert(Point p, double mass) {
        std::size_t at = 0;
        for (int depth = 0;; ++depth) {
            const bool was_empty = cells_[at].mass == 0;
            const bool was_leaf = cells_[at].is_leaf();
            const double old_mass = cells_[at].mass;
            add(at, p, mass);
            if (was_empty) {
                cells_[at].only = p;
                return;
            }
            if (depth == deepest - 2) return;
            if (was_leaf) {
                const Point old = cells_[at].only;
                const std::size_t child = child_of(at, old);
                add(child, old, old_mass);
                cells_[child].only = old;
            }
            at = child_of(at, p);
        }
    }

    std::vector<Cell> cells_;
};

void settle(std::vector<Point>& places, const std::vector<double>& masses, const std::vector<Link>& links, std::size_t rounds,
            double step) {
    double last_energy = 0;
    int gains = 0;
    std::vector<Point> forces(places.size());
    for (std::size_t round = 0; round < rounds && step > 1e-3; ++round) {
        const QuadTree tree(places, masses);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const Point push = tree.push_on(places[i]);
            forces[i] = {repulsion * masses[i] * push.x, repulsion * masses[i] * push.y};
        }
        for (const Link& link : links) {
            const double dx = places[link.to].x - places[link.from].x;
            const double dy = places[link.to].y - places[link.from].y;
            const double pull = link.strength;
            forces[link.from].x += dx * pull, forces[link.from].y += dy * pull;
            forces[link.to].x -= dx * pull, forces[link.to].y -= dy * pull;
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            forces[i].x -= gravity * masses[i] * places[i].x, forces[i].y -= gravity * masses[i] * places[i].y;
        }
        double energy = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double length = std::hypot(forces[i].x, forces[i].y);
            energy += length * length / masses[i];
            if (length < 1e-12) continue;
            const double move = std::min(step, length / masses[i]) / length;
            places[i].x += forces[i].x * move, places[i].y += forces[i].y * move;
        }
        // Hu's adaptive cooling: longer steps after five gains in a row, shorter ones after a loss.
        if (round > 0 && energy < last_energy) {
            if (++gains >= 5) gains = 0, step /= 0.9;
        } else {
            gains = 0, step *= 0.9;
        }
        last_energy = energy;
    }
}

std::vector<Point> circle(std::size_t count) {
    std::vector<Point> places(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
        const double radius = std::sqrt(static_cast<double>(count));
        places[i] = {radius * std::cos(angle), radius * std::sin(angle)};
    }
    return places;
}

/// Each vertex near its group's place; the golden angle spreads those of one group evenly and without chance.
std::vector<Point> unfolded(const std::vector<Point>& groups, const std::vector<std::uint32_t>& parents, double growth) {
    const double golden_angle = std::numbers::pi * (3 - std::sqrt(5.0));
    std::vector<std::size_t> met(groups.size());
    std::vector<Point> places(parents.size());
    for (std::size_t v = 0; v < parents.size(); ++v) {
        const auto nth = static_cast<double>(met[parents[v]]++);
        const double angle = golden_angle * (nth + static_cast<double>(parents[v]));
        const double radius = 0.3 * std::sqrt(nth);
        places[v] = {growth * groups[parents[v]].x + radius * std::cos(angle), growth * groups[parents[v]].y + radius * std::sin(angle)};
    }
    return places;
}

/// Turned so that the axis along which the places spread most lies flat: pages and screens are wider than high.
void lie_flat(std::vector<Point>& places) {
    Point middle;
    for (const Point& p : places) middle.x += p.x, middle.y += p.y;
    middle = {middle.x / static_cast<double>(places.size()), middle.y / static_cast<double>(places.size())};
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (Point& p : places) {
        p = {p.x - middle.x, p.y - middle.y};
        xx += p.x * p.x, yy += p.y * p.y, xy += p.x * p.y;
    }
    const double angle = -std::atan2(2 * xy, xx - yy) / 2;
    for (Point& p : places) p = {p.x * std::cos(angle) - p.y * std::sin(angle), p.x * std::sin(angle) + p.y * std::cos(angle)};
}

double spread_of(const std::vector<Point>& places) {
    double squares = 0;
    for (const Point& p : places) squares += p.x * p.x + p.y * p.y;
    return std::sqrt(squares / static_cast<double>(places.size()));
}

std::size_t rounds_for(std::size_t count) { return std::clamp<std::size_t>(600'000 / count, 20, 250); }

} // namespace

std::vector<Point> force_layout(std::size_t count, const std::vector<Link>& links) {
    if (count <= 1) return std::vector<Point>(count);
    std::vector<Level> levels(1);
    levels[0].masses.assign(count, 1);
    levels[0].links = links;
    for (const Link& link : links) ++levels[0].masses[link.from], ++levels[0].masses[link.to];
    for (Link& link : levels[0].links) link.strength /= std::sqrt(std::min(levels[0].masses[link.from], levels[0].masses[link.to]));
    while (levels.back().masses.size() > coarsest) {
        Level next = coarsened(levels.back().masses, levels.back().links);
        if (next.masses.size() == levels.back().masses.size()) break;
        levels.push_back(std::move(next));
    }

    std::vector<Point> places = circle(levels.back().masses.size());
    const double mass = std::accumulate(levels[0].masses.begin(), levels[0].masses.end(), 0.0);
    settle(places, levels.back().masses, levels.back().links, 300, std::sqrt(mass) / 10);
    for (std::size_t i = levels.size() - 1; i > 0; --i) {
        const double growth = 1.1;
        places = unfolded(places, levels[i].parents, growth);
        settle(places, levels[i - 1].masses, levels[i - 1].links, rounds_for(places.size()), 0.04 * spread_of(places));
    }
    lie_flat(places);
    return places;
}

} // namespace entente
