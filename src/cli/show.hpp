#pragma once

#include <span>
#include <string>

namespace entente {

/// `entente show`: articles or a graph in, a table for the terminal or one JSON document out (docs/commands/show.md). Returns the exit
/// code; throws UsageError for a wrong command line and std::runtime_error for failed work.
int run_show(std::span<const std::string> arguments);

} // namespace entente
