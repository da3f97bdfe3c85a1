// The kernel against a model that can be solved (docs/methods/closed-model.md).
#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "analytic/closed_solution.hpp"
#include "model/closed_model.hpp"

namespace samverkan {
namespace {

using test::Shares;
using test::Solution;

constexpr ClosedRates with_absence{.06, .015, .012, 1.0 / 18, .5};
constexpr ClosedRates without_absence{.06, .02, 0, 1.0 / 18, .5};
constexpr Shares few{.01, 0};
constexpr int months = 120;
constexpr double sigmas = 4;
constexpr double seven_digits = .5e-7;

ClosedRates with_joins(ClosedRates rates, double factor) {
    rates.join_hazard *= factor;
    return rates;
}

/// A study of the stochastic kernel: so many populations of so many persons.
struct Trial {
    ClosedRates rates = with_absence;
    Shares start = few;
    int steps_per_month = 1;
    std::uint32_t persons = 400'000;
    std::uint32_t seeds = 2;

    [[nodiscard]] double step() const { return 1.0 / steps_per_month; }
    [[nodiscard]] Solution expected() const { return test::solve(rates, start, step(), months * steps_per_month); }
};

ClosedModel model_of(const Trial& trial, std::uint32_t seed) {
    return make_closed_model({trial.step(), {{trial.persons, trial.start.gang, trial.start.absent, trial.rates}}, {}},
                             KeyedDraws(2025, seed));
}

ClosedModel run(ClosedModel model, int steps) {
    for (int i = 0; i < steps; ++i) step_closed_model(model);
    return model;
}

/// The targets of all clocks.
std::array<std::vector<float>, closed_clock_count> targets_of(const ClosedModel& model) {
    std::array<std::vector<float>, closed_clock_count> targets;
    for (std::size_t clock = 0; clock < closed_clock_count; ++clock)
        targets[clock].assign(model.target[clock].data(), model.target[clock].data() + model.target[clock].size());
    return targets;
}

/// Shares after ten years, one population per seed.
std::vector<Shares> shares_by_seed(const Trial& trial) {
    std::vector<Shares> shares;
    for (std::uint32_t seed = 0; seed < trial.seeds; ++seed) {
        const ClosedModel model = run(model_of(trial, seed), months * trial.steps_per_month);
        shares.push_back({model.share(0, ClosedState::gang), model.share(0, ClosedState::absent)});
    }
    return shares;
}

/// Distance of the seeds' mean from an expectation, in standard errors of that mean.
struct Distance {
    double gang, absent;
};
Distance distance(const Trial& trial, const Shares& expected) {
    Distance sum{0, 0};
    const test::Spread spread = trial.expected().spread;
    const double populations = trial.seeds;
    for (const Shares& shares : shares_by_seed(trial)) {
        sum.gang += (shares.gang - expected.gang) / populations;
        sum.absent += (shares.absent - expected.absent) / populations;
    }
    const double all_persons = populations * trial.persons;
    return {sum.gang / std::sqrt(spread.gang / all_persons),
            spread.absent > 0 ? sum.absent / std::sqrt(spread.absent / all_persons) : sum.absent};
}

TEST(ClosedMap, GivesTheKnownSharesAfterTenYears) {
    EXPECT_NEAR(test::solve(with_absence, few, 1, months).shares.gang, .3200453, seven_digits);
    EXPECT_NEAR(test::solve(without_absence, few, 1, months).shares.gang, .4236701, seven_digits);
}

TEST(ClosedMap, ErrorOfAStepIsLinearInItsLength) {
    const double limit = test::logistic(without_absence, few.gang, months);
    EXPECT_NEAR(limit, .4327824, seven_digits);
    const auto error = [&](int steps_per_month) {
        return test::solve(without_absence, few, 1.0 / steps_per_month, months * steps_per_month).shares.gang - limit;
    };
    EXPECT_LT(error(1), -.009);
    for (int steps = 2; steps <= 256; steps *= 2)
        EXPECT_NEAR(error(steps / 2) / error(steps), 2, .02 / steps) << steps << " steps a month";
}

TEST(ClosedMap, StaysAtTheFixedPointOfTheContinuousLimitButForAnErrorLinearInTheStep) {
    const Shares limit = test::fixed_point(with_absence);
    EXPECT_NEAR(test::reproduction_number(with_absence), 2.857143, .5e-6);
    EXPECT_NEAR(limit.gang, .5345395, seven_digits);
    EXPECT_NEAR(limit.absent, .1154605, seven_digits);
    const auto settled = [](int steps_per_month) {
        return test::solve(with_absence, few, 1.0 / steps_per_month, 3000 * steps_per_month).shares;
    };
    Shares coarse = settled(1);
    EXPECT_GT(std::abs(coarse.gang - limit.gang), .002);
    for (int steps = 2; steps <= 64; steps *= 2) {
        const Shares fine = settled(steps);
        EXPECT_NEAR((coarse.gang - limit.gang) / (fine.gang - limit.gang), 2, .04 / steps);
        EXPECT_NEAR((coarse.absent - limit.absent) / (fine.absent - limit.absent), 2, .04 / steps);
        coarse = fine;
    }
}

TEST(ClosedModel, LandsOnTheMapAndNoticesTenPercentMoreJoins) {
    for (const Trial& trial : {Trial{}, Trial{.rates = without_absence}, Trial{.steps_per_month = 2}}) {
        const Shares expected = trial.expected().shares;
        const Distance true_rates = distance(trial, expected);
        EXPECT_LT(std::abs(true_rates.gang), sigmas);
        EXPECT_LT(std::abs(true_rates.absent), sigmas);
        for (const double factor : {.9, 1.1}) {
            Trial wrong = trial;
            wrong.seeds = 1;
            wrong.rates = with_joins(trial.rates, factor);
            EXPECT_GT(std::abs(distance(wrong, expected).gang), 2 * sigmas) << "joins x " << factor;
        }
    }
}

TEST(ClosedModel, HasTheSpreadOfTheMapsChances) {
    const Trial trial{.persons = 20'000, .seeds = 200};
    const auto [mean, spread] = trial.expected();
    double gang = 0, both = 0, absent = 0;
    for (const Shares& shares : shares_by_seed(trial)) {
        gang += (shares.gang - mean.gang) * (shares.gang - mean.gang);
        both += (shares.gang - mean.gang) * (shares.absent - mean.absent);
        absent += (shares.absent - mean.absent) * (shares.absent - mean.absent);
    }
    const double scale = static_cast<double>(trial.persons) / trial.seeds;
    const double correlation = spread.both / std::sqrt(spread.gang * spread.absent);
    const double tolerance = sigmas * std::sqrt(2.0 / trial.seeds);
    EXPECT_NEAR(gang * scale / spread.gang, 1, tolerance);
    EXPECT_NEAR(absent * scale / spread.absent, 1, tolerance);
    EXPECT_NEAR(both / std::sqrt(gang * absent), correlation,
                sigmas * (1 - correlation * correlation) / std::sqrt(200.0));
}

TEST(ClosedModel, StaysAtTheFixedPointAndLeavesItWithTenPercentMoreJoins) {
    const Shares fixed = test::fixed_point(with_absence);
    Trial trial{.start = fixed, .steps_per_month = 4, .seeds = 1};
    const Distance stays = distance(trial, fixed);
    EXPECT_LT(std::abs(stays.gang), sigmas);
    EXPECT_LT(std::abs(stays.absent), sigmas);
    trial.rates = with_joins(with_absence, 1.1);
    EXPECT_GT(std::abs(distance(trial, fixed).gang), 2 * sigmas);
}

/// Share in the gang after ten years by seed. The same persons draw the same thresholds whatever the step, so
/// that what another step changes stands out from the chances of the seeds.
std::vector<double> gang_by_seed(int steps_per_month) {
    std::vector<double> gang;
    for (const Shares& shares :
         shares_by_seed({.rates = without_absence, .steps_per_month = steps_per_month, .seeds = 4}))
        gang.push_back(shares.gang);
    return gang;
}

TEST(ClosedModel, ComesToTheContinuousLimitWithAnErrorLinearInTheStep) {
    const auto step_error = [](const std::vector<double>& coarse, const std::vector<double>& fine) {
        double sum = 0;
        for (std::size_t seed = 0; seed < fine.size(); ++seed) sum += coarse[seed] - fine[seed];
        return sum / static_cast<double>(fine.size());
    };
    const auto one = gang_by_seed(1), two = gang_by_seed(2), four = gang_by_seed(4);
    const double halving = step_error(one, two), halving_again = step_error(two, four);
    EXPECT_NEAR(halving, .4236701 - .4282067, .0004);
    EXPECT_NEAR(halving / halving_again, 2, .3);
    const double limit = test::logistic(without_absence, few.gang, months);
    const Trial finest{.rates = without_absence, .steps_per_month = 8};
    EXPECT_LT(std::abs(distance(finest, {limit, 0}).gang), sigmas);
}

TEST(ClosedModel, LosesAndInventsNobodyInAnyStep) {
    ClosedModel model = model_of({.start = {.3, .1}, .persons = 5000}, 3);
    for (int step = 0; step < months; ++step) {
        step_closed_model(model);
        const ClosedEvents& events = model.events;
        const auto [susceptible, gang, absent] = model.count[0];
        ASSERT_EQ(susceptible + gang + absent, 5000u);
        ASSERT_EQ(gang, 1500 + events.joined + events.rejoined - events.returned - events.removed);
        ASSERT_EQ(absent, 500 + events.removed - events.rejoined - events.released_free);
        std::array<std::uint32_t, closed_state_count> counted{};
        for (const ClosedState state : model.state) ++counted[static_cast<std::size_t>(state)];
        ASSERT_EQ(counted, model.count[0]);
    }
    for (const std::uint64_t kind : {model.events.joined, model.events.returned, model.events.removed,
                                     model.events.rejoined, model.events.released_free})
        EXPECT_GT(kind, 0u);
}

TEST(ClosedModel, RunsExactlyTheClockOfTheStateAPersonIsIn) {
    const ClosedModel model = run(model_of({.start = {.3, .1}, .persons = 5000}, 4), 60);
    for (std::uint32_t row = 0; row < model.state.size(); ++row)
        for (std::size_t clock = 0; clock < closed_clock_count; ++clock)
            ASSERT_EQ(model.target[clock][row] >= 0, clock == static_cast<std::size_t>(model.state[row]));
}

TEST(ClosedModel, PausedClocksKeepTheirExposureToTheBit) {
    ClosedModel model = model_of({.start = {.3, .1}, .persons = 5000}, 5);
    int compared = 0;
    for (int step = 0; step < 24; ++step) {
        const auto before = targets_of(model);
        step_closed_model(model);
        for (std::uint32_t row = 0; row < model.state.size(); ++row)
            for (std::size_t clock = 0; clock < closed_clock_count; ++clock)
                if (before[clock][row] < 0 && model.target[clock][row] < 0) {
                    ASSERT_EQ(before[clock][row], model.target[clock][row]);
                    ++compared;
                }
    }
    EXPECT_GT(compared, 24 * 5000);
}

TEST(ClosedModel, TouchingPersonsWhoseStateIsTheSameMovesNoBit) {
    ClosedModel model = run(model_of({.persons = 5000}, 6), 60);
    const auto targets = targets_of(model);
    for (std::uint32_t row = 0; row < 5000; ++row) model.dirty.push_back(row);
    touch_closed_model(model);
    EXPECT_EQ(targets_of(model), targets);
    EXPECT_TRUE(model.dirty.empty());
}

TEST(ClosedModel, ADistrictWithoutContactLivesTheSameLifeWhateverTheOtherDoes) {
    const auto both = [](double gang_elsewhere, double contact) {
        return run(make_closed_model(
                       {1, {{3000, .05, 0, with_absence}, {2000, gang_elsewhere, 0, with_absence}}, {1, contact, 0, 1}},
                       KeyedDraws(2025, 0)),
                   months);
    };
    const auto first_district = [](const ClosedModel& model) {
        return std::vector<ClosedState>(model.state.begin(), model.state.begin() + 3000);
    };
    EXPECT_EQ(first_district(both(.01, 0)), first_district(both(.5, 0)));
    EXPECT_NE(first_district(both(.01, 0)), first_district(both(.5, .1)));
}

TEST(ClosedModel, TwoDistrictsThatMeetAsOneGrowAsOne) {
    const Trial pooled{};
    const ClosedModel model =
        run(make_closed_model({1, {{200'000, .02, 0, with_absence}, {200'000, 0, 0, with_absence}}, {.5, .5, .5, .5}},
                              KeyedDraws(2025, 1)),
            months);
    const auto [expected, spread] = pooled.expected();
    const double gang = (model.share(0, ClosedState::gang) + model.share(1, ClosedState::gang)) / 2;
    EXPECT_NEAR(gang, expected.gang, sigmas * std::sqrt(spread.gang / 400'000));
}

TEST(ClosedModel, RefusesASetupThatMeansNothing) {
    const KeyedDraws draws(1, 0);
    EXPECT_THROW(make_closed_model({1, {}, {}}, draws), ContractViolation);
    EXPECT_THROW(make_closed_model({0, {{10, 0, 0, with_absence}}, {}}, draws), ContractViolation);
    EXPECT_THROW(make_closed_model({1, {{10, .6, .6, with_absence}}, {}}, draws), ContractViolation);
    EXPECT_THROW(make_closed_model({1, {{10, 0, 0, with_absence}, {10, 0, 0, with_absence}}, {1, 0, 0}}, draws),
                 ContractViolation);
    EXPECT_THROW(make_closed_model({1, {{10, 0, 0, with_joins(with_absence, -1)}}, {}}, draws), ContractViolation);
}

}  // namespace
}  // namespace samverkan
