#pragma once

#include <filesystem>
#include <string>

namespace entente {

/// The folder of models, knowledge and tables: `given` (--resources), else ENTENTE_RESOURCES, else where installation or the build
/// put it, beside the program. Throws std::runtime_error naming the folders looked at if none holds resources.
[[nodiscard]] std::filesystem::path find_resources(const std::string& given);

} // namespace entente
