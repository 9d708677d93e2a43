#pragma once

#include <ctime>

/// Seconds that the processor has worked for this process, or for the calling thread with CLOCK_THREAD_CPUTIME_ID.
inline double processor_seconds(clockid_t clock = CLOCK_PROCESS_CPUTIME_ID) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}
