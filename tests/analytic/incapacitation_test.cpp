// Book: how many members are away at a time.
#include <cmath>
#include <vector>

#include "analytic/closed_trial.hpp"

namespace samverkan {
namespace {

using namespace test;

// Nobody joins from outside and nobody returns: members are removed and all come back.
constexpr ClosedRates rates{0, 0, .03, 1.0 / 12, 1};
constexpr std::uint32_t persons = 100'000;
constexpr int months = 100;

ClosedRates with_removal(double factor) {
    ClosedRates changed = rates;
    changed.removal_hazard *= factor;
    return changed;
}

/// Share away when as many are removed as come back: by steps, and in the continuous limit.
double steady_share(double step) {
    const double removed = 1 - std::exp(-rates.removal_hazard * step);
    const double released = 1 - std::exp(-rates.release_hazard * step);
    return removed / (removed + released);
}

BookPlot plot() {
    BookSeries theory{BookSeries::Kind::theory, "p* (1 - (1 - a - r)^t)", {}, {}};
    BookSeries found{BookSeries::Kind::found, "20,000 members", {}, {}};
    BookSeries wrong{BookSeries::Kind::in_error, "removal hazard x 1.1", {}, {}};
    const double stays = std::exp(-rates.removal_hazard) + std::exp(-rates.release_hazard) - 1;
    const ClosedTrial shown{rates, {1, 0}, 20'000, 60}, more{with_removal(planted), {1, 0}, 20'000, 60};
    shown.run(3, [&](int month, const Shares& shares) {
        const double expected = steady_share(1) * (1 - std::pow(stays, month));
        theory.x.push_back(month);
        theory.y.push_back(expected);
        theory.band.push_back(sigmas * std::sqrt(expected * (1 - expected) / shown.persons));
        if (month % 3 != 0) return;
        found.x.push_back(month);
        found.y.push_back(shares.absent);
    });
    more.run(3, [&](int month, const Shares& shares) {
        if (month % 3 != 0) return;
        wrong.x.push_back(month);
        wrong.y.push_back(shares.absent);
    });
    return {"months", "share of members away", {theory, found, wrong}};
}

TEST(Book, RemovalsAndReleasesComeToTheirSteadyState) {
    const double expected = steady_share(1);
    const auto away = [](double factor, int steps_per_month, double share) {
        const ClosedTrial trial{with_removal(factor), {1, 0}, persons, months, steps_per_month};
        return measured_share(trial.run(0).absent * persons, persons, share);
    };
    const double limit = rates.removal_hazard / (rates.removal_hazard + rates.release_hazard);
    std::vector<double> steps, errors;
    for (double step = 1; step > .1; step /= 2) {
        steps.push_back(step);
        errors.push_back(std::abs(steady_share(step) - limit));
    }
    conclude({.id = "incapacitation",
              .title = "Incapacitation, steady state",
              .setting = "100,000 members, removed at k = 0.03 and released at d = 1/12 per month, all of whom rejoin; "
                         "100 months",
              .formula = "share away p* = a / (a + r), a = 1 - exp(-k dt), r = 1 - exp(-d dt); limit k / (k + d)",
              .source = "two-state renewal; Avi-Itzhak and Shinnar, J. Criminal Justice 1 (1973) 185",
              .error = "derived: members are independent, so the number away is binomial",
              .code = {"sim/model/closed_model.cpp", "sim/core/clock.hpp"},
              .rows = {{"share away, monthly steps", "", expected, away(1, 1, expected), "removal hazard x 1.1",
                        away(planted, 1, expected)},
                       {"share away, 16 steps a month, against the limit", "", limit, away(1, 16, limit),
                        "removal hazard x 1.1", away(planted, 16, limit)}},
              .plots = {plot()}});
    EXPECT_NEAR(order_of(steps, errors, 1e9).value, 1, .02);
}

}  // namespace
}  // namespace samverkan
