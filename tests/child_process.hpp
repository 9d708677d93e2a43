#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <sys/wait.h>
#include <unistd.h>

namespace entente {

/// Runs something in a process of its own, which ends with 0 unless it ends before: its status, as waitpid gives it.
inline int status_of_child(const std::function<void()>& run) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        run();
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return status;
}

} // namespace entente
