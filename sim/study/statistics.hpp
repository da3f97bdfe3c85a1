#pragma once
// Two intervals of a quantity over worlds, never one word (docs/comparison.md).
#include <span>

#include "results/estimate.hpp"

namespace samverkan {

inline constexpr std::size_t least_replicates_for_intervals = 5;
inline constexpr std::size_t least_replicates_for_quantiles = 100;

/// Mean; range over worlds: its central 90 %, from the empirical quantiles of 100 replicates or more, else where
/// the next world would fall by Student's distribution, mean +- t s sqrt(1 + 1/n); simulation error s / sqrt(n), and
/// as an interval of the mean +- t s / sqrt(n). Values that are not known (NaN) are left out. Fewer than 5 values: no
/// interval.
[[nodiscard]] Estimate estimate(std::span<const double> values);

/// Empirical quantile by linear interpolation of order statistics (Hyndman and Fan 1996, type 7); `sorted` is not
/// empty and ascending.
[[nodiscard]] double quantile(std::span<const double> sorted, double probability);

/// Share of values above zero; its simulation error is binomial, its interval exact (Clopper and Pearson 1934). One
/// world says yes or no: there is no range over worlds.
[[nodiscard]] Estimate share_above_zero(std::span<const double> values);

/// Ratio of the means of paired values; simulation error by the delta method, interval after Fieller (1954). Not
/// known unless the denominators' mean differs from zero (fewer than 5 pairs: unless it is positive; no interval).
[[nodiscard]] Estimate ratio_of_means(std::span<const double> numerators, std::span<const double> denominators);

/// Replicates after which the simulation error would be `wanted`, were the spread as found; not known without
/// intervals.
[[nodiscard]] double replicates_for_error(const Estimate& found, double wanted);

/// Replicates after which the 90 % interval of the mean would leave out zero, were mean and spread as found; not
/// known without intervals or if the mean is zero.
[[nodiscard]] double replicates_for_sign(const Estimate& found);

}  // namespace samverkan
