#pragma once
// What work costs: CPU time, elapsed time, memory.
#include <cstddef>

namespace samverkan {

enum class CpuClock { of_thread, of_process };

[[nodiscard]] double cpu_seconds(CpuClock clock);
[[nodiscard]] double elapsed_seconds();      ///< since some moment in the past; never runs backwards
[[nodiscard]] std::size_t peak_rss_bytes();  ///< largest resident memory of this process so far

}  // namespace samverkan
