#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "core/clock.hpp"
#include "core/clock_column.hpp"
#include "core/clock_scan.hpp"
#include "core/keyed_draws.hpp"

namespace samverkan {
namespace {

/// A stream of keyed numbers for made-up data.
class Numbers {
public:
    explicit Numbers(std::uint32_t number) : stream_(number) {}
    std::uint32_t below(std::uint32_t limit) { return next() % limit; }
    double between(double low, double high) { return low + (high - low) * elementary::unit_uniform(next()); }

private:
    std::uint32_t next() { return KeyedDraws(5, 0).words(Process::test_process, entity_key(stream_), count_++)[0]; }
    std::uint32_t stream_, count_ = 0;
};

/// Targets of all kinds: running, paused or negated, off, and on the edges that the ranges below use.
std::vector<float> some_targets(Numbers& numbers, std::size_t rows) {
    std::vector<float> targets(rows);
    for (float& target : targets) {
        switch (numbers.below(8)) {
        case 0:
            target = clock_off;
            break;
        case 1:
            target = 0.0f;
            break;
        case 2:
            target = 2.0f;
            break;
        case 3:
            target = -1.0f;
            break;
        default:
            target = static_cast<float>(numbers.between(-3, 12));
        }
    }
    return targets;
}

std::vector<float> padded(std::vector<float> targets, float padding) {
    targets.resize(targets.size() + scan_padding, padding);
    return targets;
}

std::vector<std::uint32_t> naive_scan(const std::vector<float>& targets, const std::vector<ScanRange>& ranges) {
    std::vector<std::uint32_t> fired;
    for (const ScanRange& range : ranges)
        for (std::uint32_t row = range.begin; row < range.end; ++row)
            if (targets[row] >= range.low && targets[row] <= range.high) fired.push_back(row);
    return fired;
}

std::vector<std::uint32_t> scan(const std::vector<float>& targets, const std::vector<ScanRange>& ranges) {
    std::vector<std::uint32_t> fired;
    scan_clocks(targets.data(), ranges, fired);
    return fired;
}

TEST(ClockScan, EqualsANaiveLoopOnAnyDataAndRanges) {
    for (std::uint32_t trial = 0; trial < 3000; ++trial) {
        Numbers numbers(trial);
        const std::uint32_t rows = 1 + numbers.below(400);
        const auto targets = padded(some_targets(numbers, rows), 0.5f);
        std::vector<ScanRange> ranges;
        for (std::uint32_t begin = 0; begin < rows;) {
            const std::uint32_t end = std::min(rows, begin + numbers.below(140));
            const float lows[] = {0.0f, -1.0f, -2.5f, 1.0f}, highs[] = {0.0f, 2.0f, 3.7f, -2.0f};
            ranges.push_back({begin, end, lows[numbers.below(4)], highs[numbers.below(4)]});
            begin = std::max(end, begin + numbers.below(3));
        }
        ASSERT_EQ(scan(targets, ranges), naive_scan(targets, ranges)) << "trial " << trial;
    }
}

TEST(ClockScan, TakesEveryLengthAndStartAsItIs) {
    Numbers numbers(1);
    const auto targets = padded(some_targets(numbers, 400), 0.5f);
    for (std::uint32_t begin = 0; begin < 70; ++begin)
        for (std::uint32_t end = begin; end <= begin + 200; ++end)
            ASSERT_EQ(scan(targets, {{begin, end, 0, 5}}), naive_scan(targets, {{begin, end, 0, 5}}));
}

TEST(ClockScan, NeverReportsPaddingOrNeighbouringRows) {
    for (std::uint32_t rows = 0; rows < 200; ++rows) {
        const auto targets = padded(std::vector<float>(rows + 10, clock_off), 1.0f);
        EXPECT_TRUE(scan(targets, {{3, rows + 3, 0, 2}}).empty());
        const auto all_fire = std::vector<float>(rows + 10 + scan_padding, 1.0f);
        EXPECT_EQ(scan(all_fire, {{3, rows + 3, 0, 2}}).size(), rows);
    }
}

TEST(ClockScan, BothEdgesOfAWindowFire) {
    const float below = std::nextafter(-1.5f, -9.0f), above = std::nextafter(2.25f, 9.0f);
    const auto targets = padded({-1.5f, 2.25f, below, above, 0.0f, -0.0f, clock_off, -clock_off}, 0.5f);
    EXPECT_EQ(scan(targets, {{0, 8, -1.5f, 2.25f}}), (std::vector<std::uint32_t>{0, 1, 4, 5}));
}

TEST(ClockScan, AWindowBelowZeroTakesNegatedTargetsAndAWindowFromZeroLeavesThem) {
    const auto targets = padded({-4.0f, -3.0f, -1.0f, 1.0f}, 0.5f);
    EXPECT_EQ(scan(targets, {{0, 4, -3.0f, 0.5f}}), (std::vector<std::uint32_t>{1, 2}));
    EXPECT_EQ(scan(targets, {{0, 4, 0.0f, 1.0f}}), (std::vector<std::uint32_t>{3}));
}

TEST(ClockScan, AppendsToWhatHasFiredBefore) {
    std::vector<std::uint32_t> fired{77};
    const std::vector<ScanRange> ranges{{2, 3, 0, 1}, {0, 1, 0, 1}};
    scan_clocks(padded({1.0f, 1.0f, 1.0f}, 1.0f).data(), ranges, fired);
    EXPECT_EQ(fired, (std::vector<std::uint32_t>{77, 2, 0}));
}

/// All rows of `range` that fire, by way of the bounds.
std::vector<std::uint32_t> fire(ClockColumn& column, const ScanRange& range, RowSpan owned) {
    std::vector<std::uint32_t> fired;
    column.find_hot(range, [&](const ScanRange& part) { column.fire(part, owned, fired); });
    return fired;
}

TEST(ClockColumn, FiresATargetThatIsExactlyReached) {
    for (const float target : {2.25f, -1.5f}) {
        ClockColumn column;
        column.resize(200, clock_off);
        column.set(100, target);
        column.refresh_bounds();
        EXPECT_EQ(fire(column, {0, 200, -1.5f, 2.25f}, {0, 200}), std::vector<std::uint32_t>{100});
    }
}

/// A column and a plain copy of it, driven by the same made-up weeks.
TEST(ClockColumn, FiresWhatAPlainScanOfAllRowsFiresHoweverTargetsMove) {
    for (std::uint32_t trial = 0; trial < 60; ++trial) {
        Numbers numbers(trial);
        const std::uint32_t rows = 1 + numbers.below(700);
        std::vector<float> plain = padded(some_targets(numbers, rows), clock_off);
        ClockColumn column;
        column.resize(rows, clock_off);
        for (std::uint32_t row = 0; row < rows; ++row) column.set(row, plain[row]);
        if (trial % 2 == 0) column.refresh_bounds();
        double up = 0, down = 0;
        for (int week = 0; week < 60; ++week) {
            up += .1;
            down += .07;
            const std::uint32_t begin = numbers.below(rows), end = begin + numbers.below(rows - begin + 1);
            const ScanRange range{begin, end, trial % 3 == 0 ? 0.0f : static_cast<float>(-down),
                                  static_cast<float>(up)};
            const auto fired = fire(column, range, week % 4 == 0 ? RowSpan{begin, end} : RowSpan{0, rows});
            ASSERT_EQ(fired, naive_scan(plain, {range})) << "trial " << trial << " week " << week;
            for (const std::uint32_t row : fired) {
                plain[row] = static_cast<float>(numbers.between(-5, 9));
                column.set(row, plain[row]);
            }
            const ClockShift running{numbers.between(-.05, .3), up}, negated{numbers.between(-.05, .3), down};
            const std::uint32_t first = numbers.below(rows), count = numbers.below(rows - first + 1);
            column.shift(first, count, running, negated);
            for (std::uint32_t row = first; row < first + count; ++row) {
                const double value = static_cast<double>(plain[row]);
                plain[row] = static_cast<float>(value >= 0 ? std::max(value + running.difference, running.clock)
                                                           : std::min(value - negated.difference, -negated.clock));
            }
            for (std::uint32_t row = 0; row < rows; ++row) ASSERT_EQ(column[row], plain[row]);
        }
    }
}

TEST(ClockColumn, MovesAnOverdueTargetToTheNewClockNeverBeforeIt) {
    ClockColumn column;
    column.resize(3, clock_off);
    column.set(0, 7.9f);   // overdue at an old clock of 8
    column.set(1, -4.9f);  // overdue at an old second clock of 5
    column.set(2, 8.5f);
    column.shift(0, 3, {-8.0, 0.0}, {-4.5, 0.5});
    EXPECT_EQ(column[0], 0.0f);  // without the bound it would turn negative: a target of the second clock
    EXPECT_EQ(column[1], -0.5f);
    EXPECT_EQ(column[2], 0.5f);
}

TEST(ClockColumn, SharesABlockBetweenTwoOwnersWithoutLosingACrossing) {
    ClockColumn column;
    column.resize(100, clock_off);
    column.set(70, 3.0f);
    column.set(71, 1.0f);
    EXPECT_EQ(fire(column, {0, 71, 0.0f, 5.0f}, {0, 71}), std::vector<std::uint32_t>{70});
    EXPECT_EQ(fire(column, {71, 100, 0.0f, 5.0f}, {71, 100}), std::vector<std::uint32_t>{71});
}

TEST(ClockColumn, PassesOverBlocksInWhichNothingCanFire) {
    ClockColumn column;
    column.resize(640, 9.0f);
    column.set(200, 3.0f);
    column.set(500, -1.0f);
    column.refresh_bounds();
    std::vector<std::uint32_t> looked_at;
    const auto look = [&](const ScanRange& part) { looked_at.push_back(part.begin / ClockColumn::block_rows); };
    column.find_hot({10, 630, -2.0f, 5.0f}, look);
    EXPECT_EQ(looked_at, (std::vector<std::uint32_t>{3, 7}));
    looked_at.clear();
    column.find_hot({10, 630, 0.0f, 2.0f}, look);
    EXPECT_TRUE(looked_at.empty());
}

}  // namespace
}  // namespace samverkan
