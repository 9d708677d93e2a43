#pragma once

#include "cli/output_targets.hpp"
#include "cli/reading_options.hpp"
#include "cli/view_options.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// The command line of `entente build`, checked.
struct BuildOptions {
    bool help = false;
    ReadingOptions reading;
    std::vector<OutputTarget> outputs;
    std::string per_document; ///< folder, empty: none
    const OutputFormat* per_document_format = nullptr;
    std::optional<float> min_confidence; ///< empty: the thresholds of the model
    OutputOptions output;
    ViewRequest view;
};

/// Throws UsageError.
[[nodiscard]] BuildOptions parse_build_options(std::span<const std::string> arguments);

[[nodiscard]] std::string build_help();

} // namespace entente
