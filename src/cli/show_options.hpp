#pragma once

#include "cli/reading_options.hpp"
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
    ReadingOptions reading;
    bool json = false;
    std::size_t limit = 25;
    std::optional<std::size_t> evidence;
    ViewRequest view;
};

/// Throws UsageError.
[[nodiscard]] ShowOptions parse_show_options(std::span<const std::string> arguments);

[[nodiscard]] std::string show_help();

} // namespace entente
