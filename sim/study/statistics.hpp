#pragma once
// Two intervals of a quantity over worlds, never one word (docs/comparison.md).
#include <span>

#include "results/estimate.hpp"

namespace samverkan {

inline constexpr std::size_t least_replicates_for_intervals = 5;
inline constexpr std::size_t least_replicates_for_quantiles = 100;

/// Mean; range over worlds: its central 90 %, from the empirical quantiles of 100 replicates or more, else where
/// the next world would fall by Student's distribution, mean +- t s sqrt(1 + 1/n); simulation error s / sqrt(n).
/// Values that are not known (NaN) are left out. Fewer than 5 values: no interval.
[[nodiscard]] Estimate estimate(std::span<const double> values);

/// Empirical quantile by linear interpolation of order statistics (Hyndman and Fan 1996, type 7); `sorted` is not
/// empty and ascending.
[[nodiscard]] double quantile(std::span<const double> sorted, double probability);

/// Share of values above zero, as an estimate; its simulation error is binomial.
[[nodiscard]] Estimate share_above_zero(std::span<const double> values);

}  // namespace samverkan
