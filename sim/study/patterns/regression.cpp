#include "study/patterns/regression.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace samverkan {
namespace {

/// A log-likelihood at some coefficients with gradient and information (its negative second derivatives).
struct Likelihood {
    explicit Likelihood(std::size_t count)
        : gradient(count, 0.0), information(count * count, 0.0), squares(count, 0.0) {}

    double value = 0;
    std::vector<double> gradient, information;
    std::vector<double> squares;  ///< what the information would be if values did not explain each other

    void add_product(const std::vector<double>& values, double weight) {
        const std::size_t count = gradient.size();
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = 0; j < count; ++j) information[i * count + j] += weight * values[i] * values[j];
        for (std::size_t i = 0; i < count && weight > 0; ++i) squares[i] += weight * values[i] * values[i];
    }
    void add_slope(const std::vector<double>& values, double weight) {
        for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] += weight * values[i];
    }
};

constexpr double singular = 1e-9;  ///< what is left of a value's squares, if those before explain it

/// Solves information x step = gradient by elimination. Values that those before explain get no step; nothing if the
/// last one is such.
std::optional<std::vector<double>> newton_step(const Likelihood& at) {
    const std::size_t count = at.gradient.size();
    std::vector<double> matrix = at.information, right = at.gradient, step(count, 0.0);
    std::vector<bool> explained(count, false);
    for (std::size_t pivot = 0; pivot < count; ++pivot) {
        const double size = matrix[pivot * count + pivot];
        explained[pivot] = !(size > singular * at.squares[pivot]);
        if (explained[pivot]) continue;
        for (std::size_t row = pivot + 1; row < count; ++row) {
            const double factor = matrix[row * count + pivot] / size;
            for (std::size_t column = pivot; column < count; ++column)
                matrix[row * count + column] -= factor * matrix[pivot * count + column];
            right[row] -= factor * right[pivot];
        }
    }
    if (explained[count - 1]) return std::nullopt;
    for (std::size_t row = count; row-- > 0;) {
        if (explained[row]) continue;
        double rest = right[row];
        for (std::size_t column = row + 1; column < count; ++column)
            rest -= matrix[row * count + column] * step[column];
        step[row] = rest / matrix[row * count + row];
    }
    return step;
}

/// The last of `count` coefficients where the likelihood is largest.
std::optional<double> last_coefficient(std::size_t count,
                                       const std::function<Likelihood(const std::vector<double>&)>& likelihood) {
    constexpr int most_steps = 200;
    constexpr double near_enough = 1e-10, runs_away = 20;
    std::vector<double> coefficients(count, 0.0);
    Likelihood now = likelihood(coefficients);
    for (int steps = 0; steps < most_steps; ++steps) {
        const auto step = newton_step(now);
        if (!step) return std::nullopt;
        double part = 1, longest = 0;
        std::vector<double> next(count);
        for (;; part /= 2) {
            for (std::size_t i = 0; i < count; ++i) next[i] = coefficients[i] + part * (*step)[i];
            Likelihood there = likelihood(next);
            if (there.value >= now.value - near_enough || part < near_enough) {
                now = std::move(there);
                break;
            }
        }
        for (std::size_t i = 0; i < count; ++i) longest = std::max(longest, std::fabs(next[i] - coefficients[i]));
        coefficients = next;
        if (std::fabs(coefficients.back()) > runs_away) return std::nullopt;
        if (longest < near_enough) return coefficients.back();
    }
    return std::nullopt;
}

double product(const std::vector<double>& values, const std::vector<double>& coefficients) {
    double sum = 0;
    for (std::size_t i = 0; i < coefficients.size(); ++i) sum += values[i] * coefficients[i];
    return sum;
}

std::vector<double> with_intercept(const std::vector<double>& values) {
    std::vector<double> all{1.0};
    all.insert(all.end(), values.begin(), values.end());
    return all;
}

/// A person's cells: shares of the person's sum over cells, exposure x exp(values x coefficients) each.
void add_person(const CountCell* first, const CountCell* last, const std::vector<double>& coefficients,
                Likelihood& likelihood) {
    double sum = 0, weight = 0;
    for (const CountCell* cell = first; cell != last; ++cell) {
        sum += cell->count;
        weight += cell->exposure * std::exp(product(cell->values, coefficients));
    }
    if (sum == 0) return;
    std::vector<double> mean(coefficients.size(), 0.0);
    for (const CountCell* cell = first; cell != last; ++cell) {
        const double share = cell->exposure * std::exp(product(cell->values, coefficients)) / weight;
        if (cell->count > 0) likelihood.value += cell->count * std::log(share);
        likelihood.add_slope(cell->values, cell->count - sum * share);
        likelihood.add_product(cell->values, sum * share);
        for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += share * cell->values[i];
    }
    likelihood.add_product(mean, -sum);
}

}  // namespace

std::optional<double> poisson_coefficient(const std::vector<CountCell>& cells) {
    if (cells.empty()) return std::nullopt;
    return last_coefficient(cells.front().values.size() + 1, [&](const std::vector<double>& coefficients) {
        Likelihood likelihood(coefficients.size());
        for (const CountCell& cell : cells) {
            if (!(cell.exposure > 0)) continue;
            const std::vector<double> values = with_intercept(cell.values);
            const double log_rate = product(values, coefficients);
            const double expected = cell.exposure * std::exp(log_rate);
            likelihood.value += cell.count * log_rate - expected;
            likelihood.add_slope(values, cell.count - expected);
            likelihood.add_product(values, expected);
        }
        return likelihood;
    });
}

std::optional<double> within_person_coefficient(const std::vector<CountCell>& cells) {
    if (cells.empty()) return std::nullopt;
    return last_coefficient(cells.front().values.size(), [&](const std::vector<double>& coefficients) {
        Likelihood likelihood(coefficients.size());
        const CountCell* const end = cells.data() + cells.size();
        for (const CountCell* first = cells.data(); first != end;) {
            const CountCell* last = first;
            while (last != end && last->person == first->person) ++last;
            add_person(first, last, coefficients, likelihood);
            first = last;
        }
        return likelihood;
    });
}

std::optional<double> logistic_coefficient(const std::vector<Outcome>& outcomes) {
    if (outcomes.empty()) return std::nullopt;
    return last_coefficient(outcomes.front().values.size() + 1, [&](const std::vector<double>& coefficients) {
        Likelihood likelihood(coefficients.size());
        for (const Outcome& outcome : outcomes) {
            const std::vector<double> values = with_intercept(outcome.values);
            const double log_odds = product(values, coefficients);
            const double share = 1 / (1 + std::exp(-log_odds));
            likelihood.value -= std::log1p(std::exp(outcome.happened ? -log_odds : log_odds));
            likelihood.add_slope(values, (outcome.happened ? 1 : 0) - share);
            likelihood.add_product(values, share * (1 - share));
        }
        return likelihood;
    });
}

}  // namespace samverkan
