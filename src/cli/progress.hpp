#pragma once

#include <chrono>
#include <cstddef>

namespace entente {

/// A line on standard error that says how far the work is: only on a terminal, and only after a second.
class Progress {
public:
    explicit Progress(bool wanted);

    /// `articles` are done.
    void show(std::size_t articles);
    /// Takes the line away, before a message or the end.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    bool active_;
    bool shown_ = false;
    Clock::time_point next_;
};

} // namespace entente
