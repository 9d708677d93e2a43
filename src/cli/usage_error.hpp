#pragma once

#include <stdexcept>

namespace entente {

/// A wrong command line: exit code 2.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace entente
