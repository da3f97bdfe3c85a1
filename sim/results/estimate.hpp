#pragma once
// A quantity over worlds, with the two intervals that must never be mixed up (docs/comparison.md).
#include <cstddef>
#include <limits>

namespace samverkan {

inline constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

struct Estimate {
    std::size_t replicates = 0;
    double mean = not_known;
    // All of these are not known below 5 replicates.
    double low90 = not_known, high90 = not_known;            ///< range over worlds: central 90 %
    double simulation_error = not_known;                     ///< standard error of the mean
    double mean_low90 = not_known, mean_high90 = not_known;  ///< simulation error as a 90 % interval of the mean

    [[nodiscard]] bool has_value() const { return mean == mean; }
    [[nodiscard]] bool has_intervals() const { return simulation_error == simulation_error; }
    /// Whether the mean can be told from zero, and on which side it lies.
    [[nodiscard]] bool is_above_zero() const { return mean_low90 > 0; }
    [[nodiscard]] bool is_below_zero() const { return mean_high90 < 0; }
    [[nodiscard]] bool differs_from_zero() const { return is_above_zero() || is_below_zero(); }
};

}  // namespace samverkan
