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
std::vector<std::uint32_t> fire(ClockColumn& column, const ScanRange& range, std::uint32_t earlier_begin,
                                RowSpan owned) {
    std::vector<std::uint32_t> fired;
    column.find_hot(range, [&](const ScanRange& part) { column.fire(part, earlier_begin, owned, fired); });
    return fired;
}

TEST(ClockColumn, FiresATargetThatIsExactlyReached) {
    for (const float target : {2.25f, -1.5f}) {
        ClockColumn column;
        column.resize(200, clock_off);
        column.set(100, target);
        column.refresh_bounds();
        EXPECT_EQ(fire(column, {0, 200, -1.5f, 2.25f}, 0, {0, 200}), std::vector<std::uint32_t>{100});
    }
}

/// A column whose groups slide along its rows, each with clocks of its own, beside a plain copy of its targets.
class SlidingGroups {
public:
    explicit SlidingGroups(std::uint32_t trial)
        : numbers_(trial), rows_(1 + numbers_.below(900)), plain_(padded(some_targets(numbers_, rows_), clock_off)) {
        column_.resize(rows_, clock_off);
        for (std::uint32_t row = 0; row < rows_; ++row) column_.set(row, plain_[row]);
        if (trial % 2 == 0) column_.refresh_bounds();
        const std::uint32_t groups = 1 + numbers_.below(8);
        for (std::uint32_t k = 0; k <= groups; ++k) edge_.push_back(numbers_.below(rows_ + 1));
        std::sort(edge_.begin(), edge_.end());
        up_.assign(groups, 0);
        down_.assign(groups, 0);
        for (double& clock : up_) clock = numbers_.between(0, 3);
        owned_ = trial % 3 == 0 ? RowSpan{edge_.front(), edge_.back()} : RowSpan{0, rows_};
    }

    /// Fires all groups; what fired gets another target, or is kept for the next week.
    void week() {
        for (std::size_t group = 0; group < up_.size(); ++group) {
            up_[group] += numbers_.below(3) == 0 ? 0.0 : .1;
            down_[group] += numbers_.below(3) == 0 ? 0.0 : .07;
            const ScanRange range{edge_[group], edge_[group + 1], static_cast<float>(-down_[group]),
                                  static_cast<float>(up_[group])};
            const auto fired = fire(column_, range, group > 0 ? edge_[group - 1] : 0, owned_);
            ASSERT_EQ(fired, naive_scan(plain_, {range}));
            found_ += fired.size();
            for (const std::uint32_t row : fired)
                if (numbers_.below(3) == 0)
                    column_.keep_hot(row);
                else
                    set(row, numbers_.between(-5, 9));
        }
        for (int k = 0; k < 3; ++k) set(numbers_.below(rows_), numbers_.between(-5, 9));
    }

    /// First rows of each group join the one before, oldest group first; those of the first one leave.
    void birthdays() {
        for (std::size_t group = 0; group < edge_.size(); ++group) {
            const std::uint32_t begin = edge_[group];
            const std::uint32_t end = begin + numbers_.below(9);
            const std::uint32_t most = group + 1 < edge_.size() ? edge_[group + 1] : rows_;
            edge_[group] = std::min(end, most);
            if (begin == edge_[group]) continue;
            if (group == 0)
                column_.retire({begin, edge_[0]});
            else
                join(group - 1, {begin, edge_[group]});
        }
    }
    [[nodiscard]] std::size_t found() const { return found_; }

private:
    void set(std::uint32_t row, double target) {
        plain_[row] = static_cast<float>(target);
        column_.set(row, plain_[row]);
    }
    void join(std::size_t group, RowSpan rows) {
        const bool stand = numbers_.below(3) == 0;
        const ClockShift running{stand ? 0 : numbers_.between(-.5, .3), up_[group]};
        const ClockShift negated{stand ? 0 : numbers_.between(-.5, .3), down_[group]};
        column_.shift(rows, edge_[group], running, negated);
        for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
            const double value = static_cast<double>(plain_[row]);
            if (!stand)
                plain_[row] = static_cast<float>(value >= 0 ? std::max(value + running.difference, running.clock)
                                                            : std::min(value - negated.difference, -negated.clock));
            ASSERT_EQ(column_[row], plain_[row]);
        }
    }

    Numbers numbers_;
    std::uint32_t rows_;
    std::vector<float> plain_;
    ClockColumn column_;
    std::vector<std::uint32_t> edge_;  ///< first rows of the groups, and the end of the last
    std::vector<double> up_, down_;
    RowSpan owned_{};
    std::size_t found_ = 0;
};

TEST(ClockColumn, FiresWhatAPlainScanOfAllRowsFiresHoweverTargetsAndGroupsMove) {
    std::size_t found = 0;
    for (std::uint32_t trial = 0; trial < 200; ++trial) {
        SCOPED_TRACE(trial);
        SlidingGroups county(trial);
        for (int week = 0; week < 60; ++week) {
            ASSERT_NO_FATAL_FAILURE(county.week());
            ASSERT_NO_FATAL_FAILURE(county.birthdays());
        }
        found += county.found();
    }
    EXPECT_GT(found, 10'000u);
}

TEST(ClockColumn, PassesOverABlockWhoseTwoGroupsAreBothQuiet) {
    ClockColumn column;
    column.resize(64, clock_off);
    for (std::uint32_t row = 0; row < 64; ++row) column.set(row, row < 30 ? 9.0f : 2.0f);
    const ScanRange older{0, 30, 0.0f, 8.0f}, younger{30, 64, 0.0f, 1.0f};
    fire(column, older, 0, {0, 64});
    fire(column, younger, 0, {0, 64});
    int looked_at = 0;
    for (const ScanRange& range : {older, younger}) column.find_hot(range, [&](const ScanRange&) { ++looked_at; });
    EXPECT_EQ(looked_at, 0);
}

TEST(ClockColumn, MovesAnOverdueTargetToTheNewClockNeverBeforeIt) {
    ClockColumn column;
    column.resize(3, clock_off);
    column.set(0, 7.9f);   // overdue at an old clock of 8
    column.set(1, -4.9f);  // overdue at an old second clock of 5
    column.set(2, 8.5f);
    column.shift({0, 3}, 0, {-8.0, 0.0}, {-4.5, 0.5});
    EXPECT_EQ(column[0], 0.0f);  // without the bound it would turn negative: a target of the second clock
    EXPECT_EQ(column[1], -0.5f);
    EXPECT_EQ(column[2], 0.5f);
}

TEST(ClockColumn, SharesABlockBetweenTwoOwnersWithoutLosingACrossing) {
    ClockColumn column;
    column.resize(100, clock_off);
    column.set(70, 3.0f);
    column.set(71, 1.0f);
    EXPECT_EQ(fire(column, {0, 71, 0.0f, 5.0f}, 0, {0, 71}), std::vector<std::uint32_t>{70});
    EXPECT_EQ(fire(column, {71, 100, 0.0f, 5.0f}, 71, {71, 100}), std::vector<std::uint32_t>{71});
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
