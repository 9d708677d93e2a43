#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// The command line of `entente explain`, checked.
struct ExplainOptions {
    bool help = false;
    bool quiet = false;
    std::string actor;
    std::vector<std::string> inputs;
    std::string date;      ///< ISO day or empty
    std::string aliases;   ///< file of corrections, empty: none
    std::string resources; ///< as given, may be empty
    std::size_t threads = 1;
};

/// Throws UsageError.
[[nodiscard]] ExplainOptions parse_explain_options(std::span<const std::string> arguments);

[[nodiscard]] std::string explain_help();

} // namespace entente
