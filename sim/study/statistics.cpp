#include "study/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

namespace samverkan {
namespace {

constexpr double lower_tail = 0.05, upper_tail = 0.95;

std::vector<double> known_values(std::span<const double> values) {
    std::vector<double> known;
    std::copy_if(values.begin(), values.end(), std::back_inserter(known), [](double value) { return value == value; });
    return known;
}

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double standard_deviation(const std::vector<double>& values, double mean) {
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

}  // namespace

double quantile(std::span<const double> sorted, double probability) {
    const double position = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Estimate estimate(std::span<const double> values) {
    std::vector<double> known = known_values(values);
    Estimate result;
    result.replicates = known.size();
    if (known.empty()) return result;
    result.mean = mean_of(known);
    if (known.size() < least_replicates_for_intervals) return result;
    const auto n = static_cast<double>(known.size());
    const double deviation = standard_deviation(known, result.mean);
    result.simulation_error = deviation / std::sqrt(n);
    if (known.size() >= least_replicates_for_quantiles) {
        std::sort(known.begin(), known.end());
        result.low90 = quantile(known, lower_tail);
        result.high90 = quantile(known, upper_tail);
    } else {
        const double t = boost::math::quantile(boost::math::students_t(n - 1), upper_tail);
        const double reach = t * deviation * std::sqrt(1 + 1 / n);
        result.low90 = result.mean - reach;
        result.high90 = result.mean + reach;
    }
    return result;
}

Estimate share_above_zero(std::span<const double> values) {
    const std::vector<double> known = known_values(values);
    Estimate result;
    result.replicates = known.size();
    if (known.empty()) return result;
    const auto n = static_cast<double>(known.size());
    const auto above = std::count_if(known.begin(), known.end(), [](double value) { return value > 0; });
    result.mean = static_cast<double>(above) / n;
    if (known.size() >= least_replicates_for_intervals)
        result.simulation_error = std::sqrt(result.mean * (1 - result.mean) / n);
    return result;
}

}  // namespace samverkan
