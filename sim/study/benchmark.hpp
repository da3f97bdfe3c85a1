#pragma once
// What one run of the county costs, by phase of the week, beside the load it carried.
#include <string_view>
#include <vector>

#include "study/study.hpp"

namespace samverkan {

/// Load of the reported weeks, per year of 52 weeks.
struct YearlyLoad {
    double drift_flips = 0;  ///< into and out of fringe together
    double reports = 0, service_starts = 0, first_recruits_under_18 = 0, exits = 0, recruits = 0;
};

struct BenchmarkRun {
    double build_seconds = 0, start_seconds = 0;  ///< CPU time of the world, and of the warm start
    double loop_seconds = 0;                      ///< CPU time of all weeks
    std::vector<double> phase_seconds;            ///< by phase_names(); with rest_seconds they add up
    double rest_seconds = 0;                      ///< between the phases
    int weeks = 0;
    std::uint64_t youth_weeks = 0;        ///< living residents x weeks
    std::size_t residents = 0, rows = 0;  ///< at the end; all who are resident at some time
    std::size_t youth_bytes = 0;          ///< containers by row, ties and clocks included
    YearlyLoad load;
};

/// Runs the baseline of `study` once, replicate 0, on this thread.
[[nodiscard]] BenchmarkRun run_benchmark(const Study& study);

struct Spread {
    double median = 0, least = 0, most = 0;
};
/// Of at least one value.
[[nodiscard]] Spread spread_of(std::vector<double> values);

}  // namespace samverkan
