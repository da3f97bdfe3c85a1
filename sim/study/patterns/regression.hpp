#pragma once
// The few regressions that measures are defined by, fitted by Newton's method on their (concave) likelihoods.
#include <cstdint>
#include <optional>
#include <vector>

namespace samverkan {

/// Counts with explanatory values; every row has as many.
struct CountCell {
    std::uint32_t person = 0;
    double exposure = 1;
    double count = 0;
    std::vector<double> values;
};

/// A yes or no with explanatory values.
struct Outcome {
    bool happened = false;
    std::vector<double> values;
};

// Each returns the coefficient of the last value (a log ratio), the others adjusted for; nothing if it is not
// determined: without variation, or where one value separates all outcomes.

/// log E(count) = log(exposure) + intercept + values x coefficients.
[[nodiscard]] std::optional<double> poisson_coefficient(const std::vector<CountCell>& cells);

/// The same with an intercept of its own for each person, conditioned on the person's sum (Chamberlain 1980; Hausman,
/// Hall and Griliches 1984): persons without a count say nothing. Cells of a person stand together.
[[nodiscard]] std::optional<double> within_person_coefficient(const std::vector<CountCell>& cells);

/// logit P(happened) = intercept + values x coefficients.
[[nodiscard]] std::optional<double> logistic_coefficient(const std::vector<Outcome>& outcomes);

}  // namespace samverkan
