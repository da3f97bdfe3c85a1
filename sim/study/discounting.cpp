#include "study/discounting.hpp"

#include <cmath>

#include "core/contract.hpp"
#include "core/iso_week.hpp"

namespace samverkan {

Discounting::Discounting(double rate_per_year) : log_rate_per_week_(std::log1p(rate_per_year) / weeks_per_year) {
    expect(rate_per_year > -1, "a discount rate is above -100 % a year");
}

double Discounting::factor(double weeks) const { return std::exp(-log_rate_per_week_ * weeks); }

double Discounting::sum(std::span<const double> by_week) const {
    double value = 0;
    for (std::size_t week = 0; week < by_week.size(); ++week)
        value += by_week[week] * factor(static_cast<double>(week) + .5);
    return value;
}

double Discounting::annuity(double weeks) const {
    if (log_rate_per_week_ == 0) return weeks;
    return -std::expm1(-log_rate_per_week_ * weeks) / log_rate_per_week_;
}

}  // namespace samverkan
