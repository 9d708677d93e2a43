#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// "; did you mean \"build\"?" for the candidate that is at most two slips of the keyboard (insertion, deletion, exchange of a
/// letter or of two neighbours) from `word`, and empty if none is.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

} // namespace entente
