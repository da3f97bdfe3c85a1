#pragma once
// Whether numbers relate as a check claims.
#include <span>
#include <string>
#include <vector>

#include "checks/runner.hpp"

namespace samverkan::checks {

/// One arm against its reference, paired by replicate.
struct Comparison {
    std::string arm, reference;
    double reference_mean = 0;
    double mean = 0;            ///< of the differences, arm less reference
    double standard_error = 0;  ///< of that mean
    double bound = 0;           ///< one-sided confidence bound of the mean, on the side that could break the claim
    std::size_t wrong = 0;      ///< exact relations: replicates in which it does not hold
    bool holds = false;

    [[nodiscard]] double z() const;
};

struct Verdict {
    std::vector<Comparison> comparisons;
    [[nodiscard]] bool holds() const;
    [[nodiscard]] const Comparison& weakest() const;  ///< the first that does not hold, else the least sure one
};

/// Of the claim as it stands.
[[nodiscard]] Verdict judge(const Check& check, const Observed& observed);

/// Of the claim with its opposite planted: arms in reverse, or the planted arm instead of the last. Must not hold.
[[nodiscard]] Verdict judge_planted(const Check& check, const Observed& observed);

/// By pairs of values. `reference` is the mean that a tolerance is a share of.
[[nodiscard]] Comparison compare(Relation relation, std::span<const double> reference, std::span<const double> arm,
                                 double tolerance, double confidence);

}  // namespace samverkan::checks
