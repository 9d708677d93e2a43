#pragma once

#include "cli/reading_options.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// The command line of `entente explain`, checked.
struct ExplainOptions {
    bool help = false;
    ReadingOptions reading;
    std::string actor;
};

/// Throws UsageError.
[[nodiscard]] ExplainOptions parse_explain_options(std::span<const std::string> arguments);

[[nodiscard]] std::string explain_help();

} // namespace entente
