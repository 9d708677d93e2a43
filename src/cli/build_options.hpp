#pragma once

#include "cli/output_targets.hpp"
#include "cli/view_options.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// The command line of `entente build`, checked.
struct BuildOptions {
    bool help = false;
    bool quiet = false;
    std::vector<std::string> inputs;
    std::vector<OutputTarget> outputs;
    std::string per_document; ///< folder, empty: none
    const OutputFormat* per_document_format = nullptr;
    std::string date; ///< ISO day or empty
    double min_confidence = 0;
    std::size_t threads = 1;
    OutputOptions output;
    ViewRequest view;
    std::string resources; ///< as given, may be empty
    std::string aliases;   ///< file of corrections, empty: none
};

/// Throws UsageError.
[[nodiscard]] BuildOptions parse_build_options(std::span<const std::string> arguments);

[[nodiscard]] std::string build_help();

} // namespace entente
