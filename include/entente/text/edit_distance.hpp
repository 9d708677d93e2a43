#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

/// How many slips of the keyboard lie between two words: insertions, deletions, exchanges of a byte or of two neighbours
/// (optimal string alignment, Damerau 1964). "buidl" and "build" are one apart. Time and memory grow with the product of the lengths.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

} // namespace entente
