#pragma once

#include <span>
#include <string>

namespace entente {

/// `entente export`: our own lossless files in, any format out (docs/commands/export.md). Returns the exit code; throws UsageError for a
/// wrong command line and std::runtime_error for failed work.
int run_export(std::span<const std::string> arguments);

} // namespace entente
