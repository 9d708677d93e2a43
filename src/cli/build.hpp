#pragma once

#include <span>
#include <string>

namespace entente {

/// `entente build`: articles in, graph out (docs/commands/build.md). Returns the exit code; throws UsageError for a wrong command line and
/// std::runtime_error for failed work.
int run_build(std::span<const std::string> arguments);

} // namespace entente
