#include "cli/progress.hpp"

#include <iostream>
#include <unistd.h>

namespace entente {

Progress::Progress(bool wanted) : active_(wanted && ::isatty(STDERR_FILENO) != 0), next_(Clock::now() + std::chrono::seconds(1)) {}

void Progress::show(std::size_t articles) {
    if (!active_ || Clock::now() < next_) return;
    std::cerr << "\rentente: " << articles << (articles == 1 ? " article read" : " articles read") << std::flush;
    shown_ = true;
    next_ = Clock::now() + std::chrono::milliseconds(200);
}

void Progress::clear() {
    if (shown_) std::cerr << "\r\033[K" << std::flush;
    shown_ = false;
}

} // namespace entente
