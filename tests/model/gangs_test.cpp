#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "model/gangs.hpp"

namespace samverkan {
namespace {

constexpr double sigmas = 4;
constexpr int unlimited = std::numeric_limits<int>::max();
const KeyedDraws draws(2025, 0);

/// Counts of one clock per gang over `weeks`, with this exposure in week w.
template <class Exposure>
std::vector<int> counts_of(std::uint32_t gangs, int weeks, Exposure exposure) {
    std::vector<int> counts;
    for (std::uint32_t gang = 0; gang < gangs; ++gang) {
        RateClock clock = start_rate_clock(Process::test_process, gang, draws);
        int fired = 0;
        for (int week = 0; week < weeks; ++week)
            fired += fire_rate_clock(clock, exposure(week), unlimited, Process::test_process, gang, draws);
        counts.push_back(fired);
    }
    return counts;
}

/// Mean and variance of a Poisson count; its fourth central moment is mean + 3 mean^2.
void expect_poisson(const std::vector<int>& counts, double mean) {
    const double n = static_cast<double>(counts.size());
    double found = 0, variance = 0;
    for (const int count : counts) found += count / n;
    for (const int count : counts) variance += (count - found) * (count - found) / (n - 1);
    EXPECT_NEAR(found, mean, sigmas * std::sqrt(mean / n));
    EXPECT_NEAR(variance, mean, sigmas * std::sqrt((mean + 2 * mean * mean) / n));
}

TEST(RateClock, CountsArePoissonAtAnyRate) {
    expect_poisson(counts_of(20'000, 1, [](int) { return .05; }), .05);
    expect_poisson(counts_of(20'000, 52, [](int) { return .07; }), 52 * .07);
    expect_poisson(counts_of(20'000, 3, [](int) { return 4.5; }), 13.5);
}

TEST(RateClock, CountsArePoissonWhileTheRateChanges) {
    expect_poisson(counts_of(20'000, 60, [](int week) { return week % 3 == 0 ? 0 : .01 * week; }),
                   .01 * (60 * 59 / 2 - 570));
}

TEST(RateClock, SplittingAWeekChangesNoCount) {
    EXPECT_EQ(counts_of(2000, 10, [](int) { return 1.0; }), counts_of(2000, 80, [](int) { return .125; }));
}

TEST(RateClock, WeeksAreIndependent) {
    constexpr std::uint32_t gangs = 20'000;
    double product = 0;
    for (std::uint32_t gang = 0; gang < gangs; ++gang) {
        RateClock clock = start_rate_clock(Process::test_process, gang, draws);
        const int first = fire_rate_clock(clock, .8, unlimited, Process::test_process, gang, draws);
        const int second = fire_rate_clock(clock, .8, unlimited, Process::test_process, gang, draws);
        product += (first - .8) * (second - .8);
    }
    EXPECT_NEAR(product / gangs, 0, sigmas * .8 / std::sqrt(double{gangs}));
}

TEST(RateClock, FiresAtMostAsOftenAsAllowedAndForgetsFurtherExposure) {
    for (std::uint32_t gang = 0; gang < 500; ++gang) {
        RateClock clock = start_rate_clock(Process::test_process, gang, draws);
        const RateClock start = clock;
        EXPECT_EQ(fire_rate_clock(clock, 50, 0, Process::test_process, gang, draws), 0);
        EXPECT_EQ(clock.remaining, start.remaining) << "who has nothing to lose is not exposed";
        EXPECT_EQ(fire_rate_clock(clock, 500, 3, Process::test_process, gang, draws), 3);
        EXPECT_EQ(clock.remaining, draws.threshold(Process::test_process, entity_key(gang), 3));
        EXPECT_EQ(fire_rate_clock(clock, 0, 3, Process::test_process, gang, draws), 0);
    }
}

struct Positions {
    GangStructure structure;
    Gangs gangs;

    Positions(std::uint32_t count, double births, double expiry_hazard, int positions, int active) {
        structure.size_share.assign(count, 1.0 / count);
        structure.position_births.assign(count, births);
        structure.constants.vacancy_expiry_hazard = expiry_hazard;
        gangs.positions.assign(count, positions);
        gangs.active.assign(count, active);
        for (std::uint32_t gang = 0; gang < count; ++gang) {
            gangs.birth.push_back(start_rate_clock(Process::position_birth, gang, draws));
            gangs.expiry.push_back(start_rate_clock(Process::position_expiry, gang, draws));
        }
    }
    [[nodiscard]] std::int64_t sum() const {
        return std::accumulate(gangs.positions.begin(), gangs.positions.end(), std::int64_t{0});
    }
};

TEST(Positions, AreNeverNegativeAndNoMoreExpireThanAreOpen) {
    for (const double hazard : {.06, .9, 5.0}) {
        Positions county(300, .2, hazard, 4, 3);
        for (std::uint32_t week = 0; week < 200; ++week) {
            const Gangs before = county.gangs;
            run_position_clocks(county.gangs, county.structure, draws);
            for (std::uint32_t gang = 0; gang < 300; ++gang) {
                ASSERT_GE(county.gangs.positions[gang], 0);
                ASSERT_GE(county.gangs.positions[gang], before.positions[gang] - before.open(gang));
                const auto move = draws.words(Process::test_process, entity_key(gang, 1), week)[0] % 8;
                if (move == 0 && county.gangs.active[gang] > 0) --county.gangs.active[gang];
                if (move == 1) ++county.gangs.active[gang];  // may exceed the positions: back from custody
            }
        }
    }
}

TEST(Positions, ChangeOnlyByCountedBirthsAndExpiries) {
    Positions county(200, .3, .06, 10, 8);
    const std::int64_t start = county.sum();
    for (int week = 0; week < 100; ++week) {
        run_position_clocks(county.gangs, county.structure, draws);
        ASSERT_EQ(county.sum(), start + static_cast<std::int64_t>(county.gangs.counters.born) -
                                    static_cast<std::int64_t>(county.gangs.counters.expired));
    }
    EXPECT_GT(county.gangs.counters.born, 0u);
    EXPECT_GT(county.gangs.counters.expired, 0u);
}

TEST(Positions, WithoutAnyOpenNoneExpires) {
    Positions county(200, 0, .5, 6, 9);
    for (int week = 0; week < 100; ++week) run_position_clocks(county.gangs, county.structure, draws);
    EXPECT_EQ(county.gangs.counters.expired, 0u);
    EXPECT_EQ(county.gangs.positions, std::vector<std::int32_t>(200, 6));
}

TEST(Positions, OpenOnesSettleWhereBirthsEqualExpiries) {
    constexpr double births = .6, hazard = .06, mean = births / hazard;
    constexpr std::uint32_t gangs = 4000;
    Positions county(gangs, births, hazard, 30, 20);
    for (int week = 0; week < 150; ++week) run_position_clocks(county.gangs, county.structure, draws);
    double open = 0;
    for (std::uint32_t gang = 0; gang < gangs; ++gang) open += county.gangs.open(gang);
    // Linear noise: v = (1 - hazard)^2 v + births + hazard mean.
    const double variance = 2 * births / (1 - (1 - hazard) * (1 - hazard));
    EXPECT_NEAR(open / gangs, mean, sigmas * std::sqrt(variance / gangs));
}

TEST(SeniorCore, IsNeverNegativeAndSettlesWhereEntriesEqualExits) {
    constexpr std::uint32_t count = 4000;
    Positions county(count, 0, 0, 0, 0);
    county.structure.senior_entry = 400;
    county.gangs.senior.assign(count, 1);
    for (std::uint32_t gang = 0; gang < count; ++gang) {
        county.gangs.senior_exit.push_back(start_rate_clock(Process::senior_exit, gang, draws));
        county.gangs.senior_entry.push_back(start_rate_clock(Process::senior_entry, gang, draws));
    }
    const SeniorCoreParameters parameters{.senior_core = 0, .senior_entry_per_year = 0, .senior_exit_hazard = .02};
    for (int week = 0; week < 400; ++week) {
        run_senior_core(county.gangs, county.structure, parameters, draws);
        for (const std::int32_t seniors : county.gangs.senior) ASSERT_GE(seniors, 0);
    }
    const double mean = std::accumulate(county.gangs.senior.begin(), county.gangs.senior.end(), 0.0) / count;
    EXPECT_NEAR(mean, .1 / .02, sigmas * std::sqrt(2 * .1 / (1 - .98 * .98) / count));
}

}  // namespace
}  // namespace samverkan
