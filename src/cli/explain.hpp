#pragma once

#include <span>
#include <string>

namespace entente {

/// `entente explain`: why names are one node (docs/commands/explain.md). Returns the exit code; throws UsageError for a wrong command line
/// and std::runtime_error for failed work.
int run_explain(std::span<const std::string> arguments);

} // namespace entente
