#include "entente/extraction/pair_geometry.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t most_between = 7;
constexpr std::size_t near_before = 6;
constexpr std::size_t near_after = 8;
constexpr std::size_t regions_a_direction = 7;
constexpr std::size_t earlier_sentences = 14;
constexpr std::size_t later_sentences = 15;

} // namespace

std::uint8_t distance_bucket(std::ptrdiff_t distance) {
    constexpr std::array<std::ptrdiff_t, 10> bounds{1, 2, 3, 5, 8, 12, 18, 28, 45, 80};
    const std::ptrdiff_t size = distance < 0 ? -distance : distance;
    const auto bucket = std::ranges::lower_bound(bounds, size) - bounds.begin();
    return static_cast<std::uint8_t>(bucket + (distance < 0 ? 11 : 0));
}

void set_geometry(ScorerPair& pair, PieceRange first, PieceRange second, std::span<const Place> places, PieceRange sentence,
                  std::size_t length) {
    const auto signed_of = [](std::size_t n) { return static_cast<std::ptrdiff_t>(n); };
    const bool in_order = first.begin <= second.begin;
    const PieceRange earlier = in_order ? first : second;
    const PieceRange later = in_order ? second : first;
    const std::ptrdiff_t gap = signed_of(later.begin) - signed_of(earlier.end) + 1;
    pair.distance = distance_bucket(in_order ? gap : -gap - 1);

    const std::size_t low = std::min(first.end, second.end);
    const auto lies_between = [&](const Place& place) { return place.pieces.begin >= low && place.pieces.end <= later.begin; };
    pair.between = static_cast<std::uint8_t>(
        std::min<std::size_t>(most_between, static_cast<std::size_t>(std::ranges::count_if(places, lies_between))));

    const std::size_t direction = in_order ? 0 : regions_a_direction;
    const std::array<std::size_t, 7> ends{earlier.begin - std::min(earlier.begin, near_before),
                                          earlier.begin,
                                          std::min(earlier.end, later.begin),
                                          later.begin,
                                          later.end,
                                          later.end + near_after,
                                          length};
    pair.regions = {};
    pair.regions.add(sentence.begin, earlier_sentences);
    for (std::size_t region = 0; region < ends.size(); ++region) {
        const std::size_t end = std::min(ends[region], sentence.end);
        if (end > sentence.begin) pair.regions.add(end, region + direction);
    }
    pair.regions.add(length, later_sentences);
}

} // namespace entente
