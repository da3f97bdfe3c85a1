// The solution of several districts, against that of one (tests/analytic/closed_solution.hpp) and by hand.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analytic/closed_solution.hpp"
#include "study/closed_solution.hpp"

namespace samverkan {
namespace {

constexpr ClosedRates rates{.06, .015, .012, 1.0 / 18, .5};

ClosedSetup one_district(const ClosedRates& of = rates, double step = 1) {
    return {step, {{100'000, .01, .002, of}}, {1}};
}

/// The same district cut into two that meet as one.
ClosedSetup cut_in_two(double step = 1) {
    return {step, {{25'000, .01, .002, rates}, {75'000, .01, .002, rates}}, {.25, .75, .25, .75}};
}

TEST(ClosedSolution, TheMapOfOneDistrictIsThatOfTheTests) {
    const ClosedSetup setup = one_district();
    ClosedPoint now = start_of(setup);
    test::Shares expected{.01, .002};
    for (int month = 0; month < 240; ++month) {
        now = next_point(setup, now);
        expected = test::next_shares(rates, expected, 1);
        ASSERT_NEAR(now[0].gang, expected.gang, 1e-14);
        ASSERT_NEAR(now[0].absent, expected.absent, 1e-14);
    }
}

TEST(ClosedSolution, DistrictsThatMeetAsOneAreOne) {
    ClosedPoint one = start_of(one_district()), two = start_of(cut_in_two());
    for (int month = 0; month < 120; ++month) {
        one = next_point(one_district(), one);
        two = next_point(cut_in_two(), two);
    }
    EXPECT_NEAR(two[0].gang, one[0].gang, 1e-13);
    EXPECT_NEAR(two[1].absent, one[0].absent, 1e-13);
    EXPECT_NEAR(*spectral_radius(*next_generation_matrix(cut_in_two())), test::reproduction_number(rates), 1e-9);
}

TEST(ClosedSolution, TheLimitIsTheLogisticCurveWithoutAbsence) {
    const ClosedRates logistic{.06, .02, 0, 1, 0};
    const ClosedPoint start{{.01, 0}};
    for (const double months : {1.0, 40.0, 120.0, 500.0})
        EXPECT_NEAR(limit_after(one_district(logistic), start, months)[0].gang, test::logistic(logistic, .01, months),
                    1e-10);
    EXPECT_EQ(limit_after(one_district(logistic), start, 0)[0].gang, .01);
}

TEST(ClosedSolution, TheMapComesToTheLimitWithAnErrorLinearInTheStep) {
    const double limit = limit_after(cut_in_two(), start_of(cut_in_two()), 60)[0].gang;
    const auto error = [&](int steps_per_month) {
        const ClosedSetup setup = cut_in_two(1.0 / steps_per_month);
        ClosedPoint now = start_of(setup);
        for (int step = 0; step < 60 * steps_per_month; ++step) now = next_point(setup, now);
        return now[0].gang - limit;
    };
    EXPECT_NEAR(error(8) / error(16), 2, .01);
}

TEST(ClosedSolution, SteadyStatesStayWhereTheyAre) {
    ClosedSetup setup = cut_in_two();
    setup.contact = {.9, .1, .3, .7};
    setup.districts[1].rates.join_hazard = .02;
    const ClosedPoint by_steps = *steady_state(setup, Stepping::by_steps);
    const ClosedPoint next = next_point(setup, by_steps);
    const ClosedPoint continuous = *steady_state(setup, Stepping::continuous);
    const ClosedPoint later = limit_after(setup, continuous, 50);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_GT(by_steps[i].gang, .05);
        EXPECT_NEAR(next[i].gang, by_steps[i].gang, 1e-10);
        EXPECT_NEAR(next[i].absent, by_steps[i].absent, 1e-10);
        EXPECT_NEAR(later[i].gang, continuous[i].gang, 1e-9);
        EXPECT_NE(continuous[i].gang, by_steps[i].gang);
    }
    const test::Shares one = test::fixed_point(rates);
    EXPECT_NEAR((*steady_state(one_district(), Stepping::continuous))[0].gang, one.gang, 1e-10);
    EXPECT_NEAR((*steady_state(one_district(), Stepping::continuous))[0].absent, one.absent, 1e-10);
}

TEST(ClosedSolution, BelowOneNobodyIsLeft) {
    ClosedRates few = rates;
    few.join_hazard = .015;
    EXPECT_LT(*spectral_radius(*next_generation_matrix(one_district(few))), 1);
    EXPECT_NEAR((*steady_state(one_district(few), Stepping::continuous))[0].gang, 0, 1e-9);
}

TEST(ClosedSolution, SaysWhereThereIsNoAnswer) {
    ClosedRates for_ever{.06, 0, 0, 0, 0}, never_released = rates, only_cycle{0, 0, .03, .1, 1};
    never_released.release_hazard = 0;
    EXPECT_FALSE(next_generation_matrix(one_district(for_ever)));
    EXPECT_FALSE(steady_state(one_district(never_released), Stepping::continuous));
    EXPECT_FALSE(steady_state(one_district(only_cycle), Stepping::by_steps)) << "as many as there were";
}

TEST(SpectralRadius, IsTheLargestEigenvalue) {
    EXPECT_NEAR(*spectral_radius({2, 1, 1, 2}), 3, 1e-9);
    EXPECT_NEAR(*spectral_radius({0, 4, 1, 0}), 2, 1e-9) << "its partner is -2";
    EXPECT_NEAR(*spectral_radius({.5, 0, 0, .2}), .5, 1e-9);
    EXPECT_NEAR(*spectral_radius({0, 1, 0, 0}), 0, 1e-4);
    EXPECT_EQ(*spectral_radius({0}), 0);
}

}  // namespace
}  // namespace samverkan
