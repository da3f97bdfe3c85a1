#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "core/contract.hpp"
#include "study/discounting.hpp"

namespace samverkan {
namespace {

constexpr double weeks_per_year = 365.25 / 7;

TEST(Discounting, AYearAheadIsDividedByOnePlusTheRate) {
    const Discounting discounting(.035);
    EXPECT_DOUBLE_EQ(discounting.factor(0), 1);
    EXPECT_NEAR(discounting.factor(weeks_per_year), 1 / 1.035, 1e-15);
    EXPECT_NEAR(discounting.factor(10 * weeks_per_year), std::pow(1.035, -10), 1e-15);
}

TEST(Discounting, ARateOfZeroCountsEveryWeekInFull) {
    const Discounting none(0);
    const std::vector<double> amounts{1, 2, 3};
    EXPECT_EQ(none.sum(amounts), 6);
    EXPECT_EQ(none.annuity(260), 260);
}

TEST(Discounting, WeeksAreCountedAtTheirMiddle) {
    const Discounting discounting(.035);
    const std::vector<double> amounts{0, 0, 5};
    EXPECT_DOUBLE_EQ(discounting.sum(amounts), 5 * discounting.factor(2.5));
}

TEST(Discounting, OneUnitAWeekAddsUpToTheAnnuity) {
    for (const double rate : {.01, .035, .2}) {
        const Discounting discounting(rate);
        const std::vector<double> amounts(520, 1.0);
        EXPECT_NEAR(discounting.sum(amounts) / discounting.annuity(520), 1, 1e-6) << rate;
    }
}

TEST(Discounting, SumsAddUpWhereverASeriesIsCut) {
    const Discounting discounting(.05);
    std::vector<double> amounts, first, rest;
    for (int week = 0; week < 200; ++week) {
        const double amount = week % 7 + .3 * week;
        amounts.push_back(amount);
        (week < 77 ? first : rest).push_back(amount);
    }
    EXPECT_NEAR(discounting.sum(amounts), discounting.sum(first) + discounting.factor(77) * discounting.sum(rest),
                1e-9);
}

TEST(Discounting, ARateThatMeansNothingIsRefused) { EXPECT_THROW(Discounting(-1), ContractViolation); }

}  // namespace
}  // namespace samverkan
