#pragma once
// Runs of the closed model with one district, for the book.
#include <cmath>
#include <cstdint>

#include "analytic/book.hpp"
#include "analytic/closed_solution.hpp"
#include "model/closed_model.hpp"

namespace samverkan::test {

inline ClosedRates with_joins(ClosedRates rates, double factor) {
    rates.join_hazard *= factor;
    return rates;
}

/// Populations of one district.
struct ClosedTrial {
    ClosedRates rates;
    Shares start{};
    std::uint32_t persons = 0;
    int months = 120;
    int steps_per_month = 1;

    [[nodiscard]] double step() const { return 1.0 / steps_per_month; }
    [[nodiscard]] Solution expected() const { return solve(rates, start, step(), months * steps_per_month); }
    [[nodiscard]] ClosedModel make(std::uint32_t replicate) const {
        return make_closed_model({step(), {{persons, start.gang, start.absent, rates}}, {}},
                                 KeyedDraws(2025, replicate));
    }
    /// Shares after the months; look(month, shares) is called at the start and after each month.
    template <class Look>
    Shares run(std::uint32_t replicate, Look&& look) const {
        ClosedModel model = make(replicate);
        const auto shares = [&] {
            return Shares{model.share(0, ClosedState::gang), model.share(0, ClosedState::absent)};
        };
        look(0, shares());
        for (int month = 1; month <= months; ++month) {
            for (int i = 0; i < steps_per_month; ++i) step_closed_model(model);
            look(month, shares());
        }
        return shares();
    }
    [[nodiscard]] Shares run(std::uint32_t replicate) const {
        return run(replicate, [](int, const Shares&) {});
    }
};

/// Mean shares of so many populations, with the standard errors of the map's spread.
struct MeanShares {
    Measured gang, absent;
};
inline MeanShares mean_shares(const ClosedTrial& trial, std::uint32_t populations) {
    const Spread spread = trial.expected().spread;
    const double persons = static_cast<double>(trial.persons) * populations;
    MeanShares mean{{0, std::sqrt(spread.gang / persons)}, {0, std::sqrt(spread.absent / persons)}};
    for (std::uint32_t replicate = 0; replicate < populations; ++replicate) {
        const Shares shares = trial.run(replicate);
        mean.gang.value += shares.gang / populations;
        mean.absent.value += shares.absent / populations;
    }
    return mean;
}

}  // namespace samverkan::test
