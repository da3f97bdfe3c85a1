#pragma once
// The closed model solved: its map, the spread of a finite population around the map, and its continuous limit.
// Derivations: docs/methods/closed-model.md.
#include <cmath>

#include "model/closed_model.hpp"

namespace samverkan::test {

/// Shares of persons in the gang and absent; the others are susceptible.
struct Shares {
    double gang, absent;
    [[nodiscard]] double susceptible() const { return 1 - gang - absent; }
};

/// Covariance of the two shares, times the number of persons.
struct Spread {
    double gang = 0, both = 0, absent = 0;
};

/// Chances of one person over one step, given the gang's share at its start.
struct StepChances {
    double join, leave, release, removed_of_leavers, rejoin;

    StepChances(const ClosedRates& rates, double gang, double step)
        : join(1 - std::exp(-rates.join_hazard * gang * step)),
          leave(1 - std::exp(-(rates.return_hazard + rates.removal_hazard) * step)),
          release(1 - std::exp(-rates.release_hazard * step)),
          removed_of_leavers(rates.removal_hazard / (rates.return_hazard + rates.removal_hazard)),
          rejoin(rates.rejoin_share) {}
};

/// The map: one step of an infinite population.
inline Shares next_shares(const ClosedRates& rates, const Shares& now, double step) {
    const StepChances chance(rates, now.gang, step);
    const double joins = now.susceptible() * chance.join;
    const double leavers = now.gang * chance.leave;
    const double released = now.absent * chance.release;
    return {now.gang + joins - leavers + chance.rejoin * released,
            now.absent + leavers * chance.removed_of_leavers - released};
}

/// One step of the spread: carried on by the map's derivative, plus what this step's chances add.
inline Spread next_spread(const ClosedRates& rates, const Shares& now, const Spread& spread, double step) {
    const StepChances chance(rates, now.gang, step);
    const double s = now.susceptible(), g = now.gang, p = now.absent, q = chance.rejoin;
    const double join = chance.join, leave = chance.leave, release = chance.release;
    const double away = leave * chance.removed_of_leavers;
    const double gang_gang = 1 - join + s * rates.join_hazard * step * (1 - join) - leave;
    const double gang_absent = -join + q * release;
    const double absent_gang = away, absent_absent = 1 - release;
    const double added_gang = s * join * (1 - join) + g * leave * (1 - leave) + p * q * release * (1 - q * release);
    const double added_absent = g * away * (1 - away) + p * release * (1 - release);
    const double added_both = -g * away * (1 - leave) - p * q * release * (1 - release);
    return {gang_gang * gang_gang * spread.gang + 2 * gang_gang * gang_absent * spread.both +
                gang_absent * gang_absent * spread.absent + added_gang,
            gang_gang * absent_gang * spread.gang +
                (gang_gang * absent_absent + gang_absent * absent_gang) * spread.both +
                gang_absent * absent_absent * spread.absent + added_both,
            absent_gang * absent_gang * spread.gang + 2 * absent_gang * absent_absent * spread.both +
                absent_absent * absent_absent * spread.absent + added_absent};
}

/// Expected shares after `steps`, and their spread.
struct Solution {
    Shares shares;
    Spread spread;
};
inline Solution solve(const ClosedRates& rates, Shares start, double step, int steps) {
    Solution now{start, {}};
    for (int i = 0; i < steps; ++i)
        now = {next_shares(rates, now.shares, step), next_spread(rates, now.shares, now.spread, step)};
    return now;
}

/// Continuous limit without absence: dg/dt = b g (1 - g) - c g.
inline double logistic(const ClosedRates& rates, double gang_at_start, double months) {
    const double level = 1 - rates.return_hazard / rates.join_hazard;
    const double growth = rates.join_hazard - rates.return_hazard;
    return level / (1 + (level / gang_at_start - 1) * std::exp(-growth * months));
}

/// New members that one member brings in a population of susceptibles, continuous limit.
inline double reproduction_number(const ClosedRates& rates) {
    return rates.join_hazard / (rates.return_hazard + rates.removal_hazard * (1 - rates.rejoin_share));
}

/// Fixed point of the continuous limit.
inline Shares fixed_point(const ClosedRates& rates) {
    const double absent_per_member = rates.removal_hazard / rates.release_hazard;
    const double gang = (1 - 1 / reproduction_number(rates)) / (1 + absent_per_member);
    return {gang, absent_per_member * gang};
}

}  // namespace samverkan::test
