#pragma once

#include <cstddef>
#include <string>

namespace entente {

/// "1 edge", "2 edges".
inline std::string counted(std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

} // namespace entente
