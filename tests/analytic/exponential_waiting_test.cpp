// Waiting times of the kernel's clock: start, scan, restart, move, pause.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "core/clock.hpp"
#include "core/clock_scan.hpp"
#include "core/keyed_draws.hpp"
#include "model/touch.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

constexpr std::uint32_t persons = 100'000;
constexpr double sigmas = 4;
/// Kolmogorov's distribution: sqrt(n) D lies above this as rarely as a normal variate beyond 4 sigma (6.3e-5).
const double four_sigma_kolmogorov = std::sqrt(std::log(2 / 6.334e-5) / 2);

double threshold_of(std::uint32_t person, std::uint32_t occurrence) {
    return KeyedDraws(2025, 0).threshold(Process::test_process, entity_key(person), occurrence);
}

/// Greatest distance between the sample's distribution and the exponential of mean 1, times sqrt(n).
double kolmogorov_distance(std::vector<double> sample) {
    std::sort(sample.begin(), sample.end());
    const double n = static_cast<double>(sample.size());
    double greatest = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double below = 1 - std::exp(-sample[i]);
        const double rank = static_cast<double>(i);
        greatest = std::max({greatest, below - rank / n, (rank + 1) / n - below});
    }
    return greatest * std::sqrt(n);
}

/// Mean, variance and shape of a sample that should be unit exponential; its fourth central moment is 9.
void expect_unit_exponential(const std::vector<double>& sample) {
    const double n = static_cast<double>(sample.size());
    double mean = 0, variance = 0;
    for (const double value : sample) mean += value / n;
    for (const double value : sample) variance += (value - mean) * (value - mean) / (n - 1);
    EXPECT_NEAR(mean, 1, sigmas / std::sqrt(n));
    EXPECT_NEAR(variance, 1, sigmas * std::sqrt((9 - 1) / n));
    EXPECT_LT(kolmogorov_distance(sample), four_sigma_kolmogorov);
}

/// People with one clock each against one group clock.
struct Clocks {
    std::vector<float> target = std::vector<float>(persons + scan_padding, clock_off);
    std::vector<std::uint32_t> occurrence = std::vector<std::uint32_t>(persons, 0);
    double before = 0, now = 0;

    explicit Clocks(double multiplier) {
        for (std::uint32_t i = 0; i < persons; ++i) target[i] = start_clock(0, threshold_of(i, 0), multiplier);
    }
    /// One week: who fires.
    std::vector<std::uint32_t> advance(double group_factor) {
        before = now;
        now += group_factor;
        const ScanRange range{0, persons, 0.0f, static_cast<float>(now)};
        std::vector<std::uint32_t> fired;
        scan_clocks(target.data(), {&range, 1}, fired);
        return fired;
    }
    void restart(std::uint32_t person, double multiplier) {
        target[person] = start_clock(now, threshold_of(person, ++occurrence[person]), multiplier);
    }
};

double count_deviation(double trials, double probability) {
    return std::sqrt(trials * probability * (1 - probability));
}

TEST(ExponentialWaiting, FirstWaitsAreExponentialInTimeAtAConstantHazard) {
    constexpr double hazard = .05, multiplier = 2.5;
    Clocks clocks(multiplier);
    std::vector<double> waited;
    for (int week = 0; waited.size() < persons && week < 1000; ++week)
        for (const std::uint32_t person : clocks.advance(hazard / multiplier)) {
            waited.push_back(hazard * (week + crossing_fraction(clocks.target[person], clocks.before, clocks.now)));
            clocks.target[person] = clock_off;
        }
    ASSERT_EQ(waited.size(), persons);
    expect_unit_exponential(waited);
}

TEST(ExponentialWaiting, LaterWaitsAreExponentialInExposureWhileTheGroupFactorChanges) {
    constexpr double multiplier = .7;
    Clocks clocks(multiplier);
    std::vector<double> start(persons, 0), exposures;
    for (int week = 0; week < 800; ++week)
        for (const std::uint32_t person : clocks.advance(.02 + .06 * (week % 52 < 26))) {
            if (clocks.occurrence[person] == 3)
                exposures.push_back((static_cast<double>(clocks.target[person]) - start[person]) * multiplier);
            clocks.restart(person, multiplier);
            start[person] = clocks.now;
        }
    ASSERT_EQ(exposures.size(), persons);
    expect_unit_exponential(exposures);
}

TEST(ExponentialWaiting, WeeksUntilACrossingAreGeometricWithTheExactWeeklyProbability) {
    for (const double hazard : {.004, .1, 1.5}) {
        Clocks clocks(1);
        double waiting = persons;
        const double probability = 1 - std::exp(-hazard);
        for (int week = 0; week < 12; ++week) {
            const auto fired = clocks.advance(hazard);
            const auto crossings = static_cast<double>(fired.size());
            EXPECT_NEAR(crossings, waiting * probability, sigmas * count_deviation(waiting, probability) + 1e-9)
                << hazard;
            for (const std::uint32_t person : fired) clocks.target[person] = clock_off;
            waiting -= crossings;
        }
    }
}

TEST(ExponentialWaiting, ACrossingWeekIsThatOfTheThresholdForEverybody) {
    constexpr double hazard = .37;
    Clocks clocks(1);
    for (int week = 0; week < 20; ++week)
        for (const std::uint32_t person : clocks.advance(hazard)) {
            const double threshold = threshold_of(person, 0);
            ASSERT_GT(threshold, clocks.before - 1e-6);
            ASSERT_LE(threshold, clocks.now + 1e-6);
            clocks.target[person] = clock_off;
        }
}

TEST(ExponentialWaiting, RestartedClocksCrossAsOftenInEveryWeekAsFreshOnes) {
    constexpr double hazard = .1;
    const double probability = 1 - std::exp(-hazard);
    ASSERT_GT(persons * (hazard - probability), sigmas * count_deviation(persons, probability));
    Clocks clocks(1);
    double crossings = 0;
    constexpr int weeks = 100;
    for (int week = 0; week < weeks; ++week) {
        const auto fired = clocks.advance(hazard);
        crossings += static_cast<double>(fired.size());
        EXPECT_NEAR(static_cast<double>(fired.size()), persons * probability,
                    sigmas * count_deviation(persons, probability));
        for (const std::uint32_t person : fired) clocks.restart(person, 1);
    }
    EXPECT_NEAR(crossings, weeks * persons * probability, sigmas * count_deviation(weeks * persons, probability));
}

/// Everybody's multiplier changes by keyed draws (0 pauses) and the group changes on the way; exposure until each
/// crossing, added up week by week outside the kernel.
std::vector<double> exposures_on_a_changing_way(const std::vector<double>& multipliers) {
    const KeyedDraws draws(7, 0);
    std::vector<float> target(persons + scan_padding, clock_off);
    std::vector<double> multiplier(persons, 1), exposure(persons, 0), at_crossing;
    std::vector<std::uint8_t> group(persons, 0), crossed(persons, 0);
    double now[2] = {0, 0};
    for (std::uint32_t i = 0; i < persons; ++i) target[i] = start_clock(0, threshold_of(i, 0), 1);
    for (std::uint32_t week = 0; week < 800; ++week) {
        const double factor[2] = {.08, .03 + .05 * (week % 10 == 0)};
        const double before[2] = {now[0], now[1]};
        for (int g = 0; g < 2; ++g) now[g] += factor[g];
        for (std::uint32_t i = 0; i < persons; ++i) {
            if (crossed[i]) continue;
            const int g = group[i];
            const bool fires = target[i] >= 0 && target[i] <= static_cast<float>(now[g]);
            if (fires) {
                const double fraction = crossing_fraction(target[i], before[g], now[g]);
                at_crossing.push_back(exposure[i] + multiplier[i] * factor[g] * fraction);
                crossed[i] = 1;
                continue;
            }
            exposure[i] += multiplier[i] * factor[g];
            const Words word = draws.words(Process::test_process, entity_key(i, 1), week);
            if (word[0] % 5 != 0) continue;
            const double next = multipliers[word[1] % multipliers.size()];
            const std::uint8_t next_group = word[2] % 2;
            target[i] = move_clock(target[i], now[g], multiplier[i], now[next_group], next);
            multiplier[i] = next;
            group[i] = next_group;
        }
    }
    return at_crossing;
}

TEST(MovedClock, MultipliersAndGroupsThatChangeOnTheWayPreserveTotalExposure) {
    const auto exposures = exposures_on_a_changing_way({.25, .5, 1, 3});
    ASSERT_EQ(exposures.size(), persons);
    expect_unit_exponential(exposures);
    double threshold_sum = 0, exposure_sum = 0;
    for (std::uint32_t i = 0; i < persons; ++i) {
        threshold_sum += threshold_of(i, 0);
        exposure_sum += exposures[i];
    }
    EXPECT_NEAR(exposure_sum / threshold_sum, 1, 1e-6);
}

TEST(MovedClock, PausesOnTheWayPreserveTotalExposureToo) {
    const auto exposures = exposures_on_a_changing_way({0, 0, 1, 3});
    ASSERT_EQ(exposures.size(), persons);
    expect_unit_exponential(exposures);
}

TEST(MovedClock, PausingAndResumingAnyNumberOfTimesLosesNothing) {
    for (std::uint32_t person = 0; person < 1000; ++person) {
        const double threshold = threshold_of(person, 0);
        const float paused = start_clock(3, threshold, 0);
        EXPECT_LT(paused, 0);
        float target = paused;
        for (int times = 0; times < 10; ++times) {
            target = move_clock(target, 3, 0, 0, 1);
            EXPECT_GE(target, 0);
            target = move_clock(target, 0, 1, 3 + times, 0);
        }
        EXPECT_EQ(target, paused);
    }
}

TEST(MovedClock, APausedClockStaysPausedHoweverFarItsGroupRuns) {
    Clocks clocks(0);
    EXPECT_TRUE(clocks.advance(1e6).empty());
}

TEST(MovedClock, WhoStandsAtTheThresholdKeepsStandingThereThroughAPause) {
    const float overdue = 2.0f;
    const float paused = move_clock(overdue, 2.5, 1, 2.5, 0);
    EXPECT_LT(paused, 0);
    EXPECT_EQ(move_clock(paused, 7, 0, 7, 4), 7.0f);
}

TEST(MovedClock, AClockThatIsOffStaysOff) {
    EXPECT_EQ(move_clock(clock_off, 3, 1, 9, 2.5), clock_off);
    EXPECT_EQ(remaining_exposure(clock_off, 3, 1), std::numeric_limits<double>::infinity());
    EXPECT_EQ(move_clock(move_clock(clock_off, 3, 1, 3, 0), 3, 0, 5, 1), clock_off);
}

TEST(Touch, AMoveToTheSameMultiplierIsNotTheIdentityForWhoHasCrossedAndSoMustNotBeMade) {
    EXPECT_EQ(move_clock(2.0f, 2.5, .7, 2.5, .7), 2.5f);
}

TEST(Touch, AYouthWhoseStateIsTheSameKeepsEveryBitOfEveryTarget) {
    const County county = test::tiny_county();
    World world = build_world(county, {.scale = .2}, {2798, 2798 + 52});
    Youths youths = make_youths(world.population);
    Involved involved;
    const StratumEffects strata(1);
    start_all_clocks(world, youths, involved, strata);
    GroupClocks clocks = make_group_clocks(world.group_count());
    for (auto& column : clocks.factor.value) std::fill(column.begin(), column.end(), 1.37);
    const auto targets = [&] {
        std::vector<std::vector<float>> all;
        for (const auto& column : youths.clock) all.emplace_back(column.data(), column.data() + column.size());
        return all;
    };
    const auto at_start = targets();
    for (int week = 2798; week < 2798 + 20; ++week) {
        advance_group_clocks(clocks);
        for (std::uint32_t row = 0; row < world.population.size(); ++row) mark_dirty(youths, row);
        touch_dirty(world, youths, involved, clocks, strata, week);
    }
    const double now = clocks.now.at(GroupProcess::drift, 0);
    EXPECT_GT(std::count_if(at_start[0].begin(), at_start[0].end(), [now](float t) { return t < now; }), 100);
    EXPECT_EQ(targets(), at_start);
    EXPECT_TRUE(youths.dirty.empty());
}

}  // namespace
}  // namespace samverkan
