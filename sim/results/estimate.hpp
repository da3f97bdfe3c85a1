#pragma once
// A quantity over worlds, with the two intervals that must never be mixed up (docs/comparison.md).
#include <cstddef>
#include <limits>

namespace samverkan {

inline constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

struct Estimate {
    std::size_t replicates = 0;
    double mean = not_known;
    double low90 = not_known, high90 = not_known;  ///< range over worlds: central 90 %; not known below 5 replicates
    double simulation_error = not_known;           ///< standard error of the mean; not known below 5 replicates

    [[nodiscard]] bool has_value() const { return mean == mean; }
    [[nodiscard]] bool has_intervals() const { return simulation_error == simulation_error; }
};

}  // namespace samverkan
