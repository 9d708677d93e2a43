#pragma once

#include "cli/view_options.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// The command line of `entente show`, checked.
struct ShowOptions {
    bool help = false;
    bool quiet = false;
    bool json = false;
    std::vector<std::string> inputs;
    std::size_t limit = 25;
    std::optional<std::size_t> evidence;
    ViewRequest view;
    std::string date;      ///< ISO day or empty
    std::string aliases;   ///< file of corrections, empty: none
    std::string resources; ///< as given, may be empty
    std::size_t threads = 1;
};

/// Throws UsageError.
[[nodiscard]] ShowOptions parse_show_options(std::span<const std::string> arguments);

[[nodiscard]] std::string show_help();

} // namespace entente
