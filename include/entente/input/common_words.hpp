#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace entente {

/// What tells an English text from others: `common_words.tsv` explains it.
struct CommonWords {
    std::set<std::string, std::less<>> words;
    std::size_t fewest = 0; ///< a text of fewer words that count may be any
    double share = 0;       ///< of an English text's words at least so many are these

    /// Reads `en/lexicons/common_words.tsv` of the folder of resources. Throws std::runtime_error naming file and line.
    [[nodiscard]] static CommonWords load(const std::filesystem::path& resources);

    /// Whether the text may be English; a word is a stretch of letters, and one with a capital counts only if it is one of these: names
    /// tell no language.
    [[nodiscard]] bool may_be_english(std::string_view text) const;
};

} // namespace entente
