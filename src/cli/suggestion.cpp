#include "cli/suggestion.hpp"

#include "entente/text/edit_distance.hpp"

#include <algorithm>
#include <cstddef>

namespace entente {
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
    std::size_t fewest = std::min<std::size_t>(3, word.size());
    std::string best;
    for (const std::string& candidate : candidates) {
        const std::size_t count = edit_distance(word, candidate);
        if (count < fewest) {
            fewest = count;
            best = candidate;
        }
    }
    return best.empty() ? "" : "; did you mean \"" + best + "\"?";
}

} // namespace entente
