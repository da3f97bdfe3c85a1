// Book: with short steps and nobody absent the closed model grows as the logistic curve.
#include <cmath>
#include <vector>

#include "analytic/closed_trial.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr ClosedRates rates{.06, .02, 0, 1.0 / 18, .5};
constexpr double start = .05;
constexpr int months = 72;

ClosedTrial trial_of(int steps_per_month, std::uint32_t persons) {
    return {rates, {start, 0}, persons, months, steps_per_month};
}

struct StepErrors {
    std::vector<double> step, error;
    Measured order;
};

/// Error of steps of a month, a half and a quarter. Thresholds are keyed, so populations of one replicate have the same
/// chances whatever the step; the error of the step is what is left between them. With e(h) = a h^order, differences of
/// successive halvings stand as 2^order.
StepErrors errors_of_steps() {
    constexpr std::uint32_t replicates = 12;
    Sample first, second, order;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        double gang[3];
        for (int halvings = 0; halvings < 3; ++halvings)
            gang[halvings] = trial_of(1 << halvings, 200'000).run(replicate).gang;
        first.add(gang[0] - gang[1]);
        second.add(gang[1] - gang[2]);
    }
    const auto relative = [](const Sample& s) { return s.measured_mean().standard_error / s.mean(); };
    const double ratio = first.mean() / second.mean();
    return {{1, .5},
            {-first.mean(), -second.mean()},
            {std::log2(ratio), std::hypot(relative(first), relative(second)) / std::log(2)}};
}

BookPlot curve() {
    const ClosedTrial shown = trial_of(8, 50'000);
    BookSeries limit{BookSeries::Kind::limit, "logistic curve", {}, {}};
    BookSeries found{BookSeries::Kind::found, "50,000 persons, 8 steps a month", {}, {}};
    BookSeries wrong{BookSeries::Kind::in_error, "join hazard x 1.1", {}, {}};
    ClosedTrial more = shown;
    more.rates = with_joins(rates, planted);
    shown.run(5, [&](int month, const Shares& shares) {
        limit.x.push_back(month);
        limit.y.push_back(logistic(rates, start, month));
        limit.band.push_back(sigmas * std::sqrt(solve(rates, {start, 0}, 1.0 / 8, month * 8).spread.gang / 50'000));
        if (month % 4 != 0) return;
        found.x.push_back(month);
        found.y.push_back(shares.gang);
    });
    more.run(5, [&](int month, const Shares& shares) {
        if (month % 4 != 0) return;
        wrong.x.push_back(month);
        wrong.y.push_back(shares.gang);
    });
    return {"months", "share in the gang", {limit, found, wrong}};
}

BookPlot halvings(const StepErrors& errors) {
    BookSeries theory{BookSeries::Kind::theory, "map", {}, {}},
        found{BookSeries::Kind::found, "found", errors.step, errors.error};
    for (const int steps : {1, 2, 4, 8}) {
        theory.x.push_back(1.0 / steps);
        theory.y.push_back(trial_of(2 * steps, 1).expected().shares.gang - trial_of(steps, 1).expected().shares.gang);
    }
    return {"step (months)", "change of the share when the step is halved", {theory, found}, true, true};
}

TEST(Book, WithShortStepsTheClosedModelGrowsAsTheLogisticCurve) {
    const ClosedTrial trial = trial_of(16, 100'000);
    ClosedTrial wrong = trial;
    wrong.rates = with_joins(rates, planted);
    const double limit = logistic(rates, start, months);
    ASSERT_LT(std::abs(trial.expected().shares.gang - limit), .3 * std::sqrt(trial.expected().spread.gang / 200'000));
    const StepErrors errors = errors_of_steps();
    conclude(
        {.id = "logistic_limit",
         .title = "Logistic limit",
         .setting = "two populations of 100,000, 5 % in the gang at the start, join hazard 0.06 x share of the "
                    "gang, return hazard 0.02 per month, nobody removed; 72 months in steps of 1/16 month",
         .formula = "g(t) = G / (1 + (G / g(0) - 1) exp(-(b - c) t)), G = 1 - c / b",
         .source = "Verhulst (1838); docs/methods/closed-model.md",
         .error = "derived: spread of the map; order from 12 populations of 200,000 with the same keys at each step",
         .code = {"sim/model/closed_model.cpp", "sim/core/clock_column.cpp"},
         .rows = {{"share in the gang after 72 months", "", limit, mean_shares(trial, 2).gang, "join hazard x 1.1",
                   mean_shares(wrong, 1).gang}},
         .orders = {{"error of the step", "step", 1, errors.order}},
         .plots = {curve(), halvings(errors)}});
}

}  // namespace
}  // namespace samverkan
