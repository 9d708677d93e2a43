#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>

namespace entente {

/// Words that keep the hyphen before them where a line end comes between: `hyphen_words.tsv` explains them.
struct HyphenWords {
    using Words = std::set<std::string, std::less<>>;

    Words always;       ///< "short- and long-range"
    Words behind_names; ///< "Iran-backed"

    /// Reads `hyphen_words.tsv` of the folder of resources. Throws std::runtime_error naming file and line.
    [[nodiscard]] static HyphenWords load(const std::filesystem::path& resources);
};

} // namespace entente
