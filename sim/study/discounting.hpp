#pragma once
// What later costs and gains are worth today.
#include <span>

namespace samverkan {

/// Discounting at a yearly rate: a unit `weeks` from now is worth (1 + rate)^(-weeks / weeks per year), a year being
/// 365.25 days. Swedish appraisal of public investments uses 0.035 (ASEK); 0 discounts nothing.
class Discounting {
public:
    /// `rate_per_year` > -1; 0.035 for 3.5 %.
    explicit Discounting(double rate_per_year);

    [[nodiscard]] double factor(double weeks) const;
    /// Value today of amounts week by week from now, each at the middle of its week.
    [[nodiscard]] double sum(std::span<const double> by_week) const;
    /// Value today of one unit a week, paid evenly over `weeks` from now: the integral of factor().
    [[nodiscard]] double annuity(double weeks) const;

private:
    double log_rate_per_week_;
};

}  // namespace samverkan
