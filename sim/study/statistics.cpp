#include "study/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "core/contract.hpp"

namespace samverkan {
namespace {

constexpr double lower_tail = 0.05, upper_tail = 0.95;
constexpr double most_to_count = 1e9;  ///< replicates beyond which the normal distribution will do

std::vector<double> known_values(std::span<const double> values) {
    std::vector<double> known;
    std::copy_if(values.begin(), values.end(), std::back_inserter(known), [](double value) { return value == value; });
    return known;
}

/// The mean of equal values is that value, so that they have no spread.
double mean_of(const std::vector<double>& values) {
    if (std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>{}) == values.end()) return values.front();
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double standard_deviation(const std::vector<double>& values, double mean) {
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// Upper 95 % point of Student's distribution of the mean of n values.
double students_t(double n) { return boost::math::quantile(boost::math::students_t(n - 1), upper_tail); }

/// Means of pairs and the variances and covariance of these means.
struct PairedMeans {
    double a = 0, b = 0, variance_a = 0, variance_b = 0, covariance = 0;
};

PairedMeans paired_means(const std::vector<double>& a, const std::vector<double>& b) {
    PairedMeans means{mean_of(a), mean_of(b)};
    const auto n = static_cast<double>(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double from_a = a[i] - means.a, from_b = b[i] - means.b;
        means.variance_a += from_a * from_a / (n * (n - 1));
        means.variance_b += from_b * from_b / (n * (n - 1));
        means.covariance += from_a * from_b / (n * (n - 1));
    }
    return means;
}

/// Where the ratio may lie: the roots of (b^2 - t^2 vb) r^2 - 2 (ab - t^2 c) r + (a^2 - t^2 va) = 0.
void add_fieller_interval(const PairedMeans& means, double t, Estimate& ratio) {
    const double square = means.b * means.b - t * t * means.variance_b;
    const double half = means.a * means.b - t * t * means.covariance;
    const double constant = means.a * means.a - t * t * means.variance_a;
    const double root = std::sqrt(std::fmax(half * half - square * constant, 0));
    ratio.mean_low90 = (half - root) / square;
    ratio.mean_high90 = (half + root) / square;
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
    const double t = students_t(n);
    result.mean_low90 = result.mean - t * result.simulation_error;
    result.mean_high90 = result.mean + t * result.simulation_error;
    if (known.size() >= least_replicates_for_quantiles) {
        std::sort(known.begin(), known.end());
        result.low90 = quantile(known, lower_tail);
        result.high90 = quantile(known, upper_tail);
    } else {
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
    if (known.size() < least_replicates_for_intervals) return result;
    result.simulation_error = std::sqrt(result.mean * (1 - result.mean) / n);
    using Binomial = boost::math::binomial_distribution<double>;
    const auto successes = static_cast<double>(above);
    result.mean_low90 = Binomial::find_lower_bound_on_p(n, successes, lower_tail);
    result.mean_high90 = Binomial::find_upper_bound_on_p(n, successes, lower_tail);
    return result;
}

Estimate ratio_of_means(std::span<const double> numerators, std::span<const double> denominators) {
    expect(numerators.size() == denominators.size(), "a ratio is of paired values");
    std::vector<double> a, b;
    for (std::size_t i = 0; i < numerators.size(); ++i) {
        if (numerators[i] != numerators[i] || denominators[i] != denominators[i]) continue;
        a.push_back(numerators[i]);
        b.push_back(denominators[i]);
    }
    Estimate ratio;
    ratio.replicates = a.size();
    const Estimate below = estimate(b);
    if (below.has_intervals() ? !below.differs_from_zero() : !(below.mean > 0)) return ratio;
    if (!below.has_intervals()) {
        ratio.mean = mean_of(a) / below.mean;
        return ratio;
    }
    const PairedMeans means = paired_means(a, b);
    ratio.mean = means.a / means.b;
    const double variance =
        means.variance_a - 2 * ratio.mean * means.covariance + ratio.mean * ratio.mean * means.variance_b;
    ratio.simulation_error = std::sqrt(std::fmax(variance, 0)) / std::fabs(means.b);
    add_fieller_interval(means, students_t(static_cast<double>(a.size())), ratio);
    return ratio;
}

double replicates_for_error(const Estimate& found, double wanted) {
    if (!found.has_intervals() || !(wanted > 0)) return not_known;
    const double times = found.simulation_error / wanted;
    return std::ceil(static_cast<double>(found.replicates) * times * times);
}

double replicates_for_sign(const Estimate& found) {
    if (!found.has_intervals() || found.mean == 0) return not_known;
    const double deviation = found.simulation_error * std::sqrt(static_cast<double>(found.replicates));
    const double distance = std::fabs(found.mean) / deviation;
    if (!std::isfinite(distance)) return least_replicates_for_intervals;
    const double by_normal = boost::math::quantile(boost::math::normal(), upper_tail) / distance;
    double n = std::fmax(least_replicates_for_intervals, std::ceil(by_normal * by_normal));
    if (n > most_to_count) return n;
    while (students_t(n) >= distance * std::sqrt(n)) ++n;  // a few steps: Student's point is near the normal one
    return n;
}

}  // namespace samverkan
