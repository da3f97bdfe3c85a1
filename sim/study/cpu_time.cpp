#include "study/cpu_time.hpp"

#include <sys/resource.h>
#include <time.h>

namespace samverkan {
namespace {

double seconds_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

double cpu_seconds(CpuClock clock) {
    return seconds_of(clock == CpuClock::of_thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_PROCESS_CPUTIME_ID);
}

double elapsed_seconds() { return seconds_of(CLOCK_MONOTONIC); }

std::size_t peak_rss_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

}  // namespace samverkan
