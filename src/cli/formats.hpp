#pragma once

#include <span>
#include <string>

namespace entente {

/// `entente formats`: lists the formats that graphs can be written in (docs/commands/formats.md). Returns the exit code.
int run_formats(std::span<const std::string> arguments);

} // namespace entente
