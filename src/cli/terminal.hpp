#pragma once

#include <cstddef>

namespace entente {

/// What standard output can show.
struct Terminal {
    std::size_t width = 80; ///< columns, at least 40
    bool colors = false;    ///< a terminal, and the user did not ask for none (NO_COLOR, TERM=dumb)
};

/// Looks at standard output and at COLUMNS, NO_COLOR and TERM. What is no terminal and has no COLUMNS is 80 columns wide.
[[nodiscard]] Terminal terminal_of_output();

} // namespace entente
