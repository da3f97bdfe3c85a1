// Personal multipliers from state, and clocks that start, restart and move by them.
#include <gtest/gtest.h>

#include "model/touch.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives;

constexpr double float_rounding = 1e-6;

/// A youth with ten ties whose counts the test sets.
struct OneYouth : QuietLives {
    std::uint32_t row = resident(15);
    YouthState& youth = state(row);

    OneYouth() { youth.degree = 10; }
    [[nodiscard]] Multipliers now() const {
        return multipliers_of(world, lives.youths, lives.involved, lives.strata, row);
    }
    [[nodiscard]] double level(LogLevel log_level) const { return world.level_factor[log_level]; }
    [[nodiscard]] double recruit_level() const { return level(world.person[row].recruit_level); }
    void touch() {
        mark_dirty(lives.youths, row);
        touch_dirty(world, lives.youths, lives.involved, lives.clocks, lives.strata, lives.week);
    }
};

TEST(DriftMultiplier, GrowsWithTheShareOfTiesFringeOrAbove) {
    OneYouth one;
    const double alone = one.level(one.youth.drift_level);
    EXPECT_NEAR(one.now().involvement / alone, 1, float_rounding);
    one.youth.fringe_ties = 4;
    EXPECT_NEAR(one.now().involvement / alone, 1 + 1.5 * .4, float_rounding);
    one.youth.involved_ties = 2;
    EXPECT_NEAR(one.now().involvement / alone, 1 + 1.5 * .4, float_rounding) << "involved ties are among them";
    one.youth.degree = one.youth.fringe_ties = 0;
    EXPECT_NEAR(one.now().involvement / alone, 1, float_rounding);
}

TEST(DriftMultiplier, IsForThoseOutsideTheFringeOnly) {
    OneYouth one;
    one.youth.involvement = Involvement::fringe;
    EXPECT_EQ(one.now().involvement, 1) << "leaving the fringe has no personal factor";
    for (const Involvement state : {Involvement::involved, Involvement::core, Involvement::former}) {
        one.youth.involvement = state;
        EXPECT_EQ(one.now().involvement, 0);
        EXPECT_EQ(one.now().recruit, 0);
    }
}

TEST(RecruitMultiplier, CountsUpToFourInvolvedTies) {
    OneYouth one;
    for (const int ties : {0, 1, 3, 4, 5, 9}) {
        one.youth.involved_ties = static_cast<std::uint8_t>(ties);
        EXPECT_NEAR(one.now().recruit / one.recruit_level(), 1 + .5 * std::min(ties, 4), float_rounding) << ties;
    }
}

TEST(RecruitMultiplier, DoublesOnceForInvolvedSiblingsAndIsEightTimesInTheFringe) {
    OneYouth one;
    for (const int siblings : {1, 3}) {
        one.youth.involved_siblings = static_cast<std::uint8_t>(siblings);
        EXPECT_NEAR(one.now().recruit / one.recruit_level(), 2, float_rounding) << siblings;
    }
    one.youth.involvement = Involvement::fringe;
    EXPECT_NEAR(one.now().recruit / one.recruit_level(), 16, 16 * float_rounding);
}

TEST(NoticeMultiplier, AddsAHazardFromTheFringeOn) {
    OneYouth one;
    const double background = .20 * 28 / 1461 * one.level(one.world.person[one.row].report_level);
    const auto expect_added = [&](Involvement state, double added) {
        one.youth.involvement = state;
        EXPECT_NEAR(one.now().notice, background + added, float_rounding * (background + added));
    };
    expect_added(Involvement::none, 0);
    expect_added(Involvement::former, 0);
    for (const Involvement state : {Involvement::fringe, Involvement::involved, Involvement::core})
        expect_added(state, .0126);
}

TEST(Restart, DrawsTheNextThresholdUnderTheClocksOwnProcess) {
    OneYouth one;
    const std::size_t group = one.group_of(one.row);
    const std::array processes{Process::recruit_street, Process::recruit_school, Process::recruit_family_friends,
                               Process::recruit_online, Process::notice};
    one.lives.youths.recruit_multiplier[one.row] = .5F;
    one.lives.youths.notice_multiplier[one.row] = .25F;
    for (std::size_t clock = 1; clock < youth_clock_count; ++clock)
        for (std::uint32_t occurrence = 1; occurrence <= 3; ++occurrence) {
            const auto which = static_cast<YouthClock>(clock);
            advance_group_clocks(one.lives.clocks);
            restart_clock(one.world, one.lives.youths, one.lives.clocks, one.row, which, group);
            const double threshold =
                one.world.draws.events.threshold(processes[clock - 1], one.key(one.row), occurrence);
            const double multiplier = which == YouthClock::notice ? .25 : .5;
            const double now = one.lives.clocks.now.value[clock + 1][group];
            EXPECT_EQ(one.lives.youths.column(which)[one.row], start_clock(now, threshold, multiplier));
        }
}

TEST(InvolvementClock, DrawsDriftAndFringeExitUnderOneCounterAndEachItsProcess) {
    OneYouth one;
    const std::size_t group = one.group_of(one.row);
    advance_group_clocks(one.lives.clocks);
    one.lives.clocks.now.of(GroupProcess::fringe_exit)[group] = 3;
    const auto start = [&](Involvement state) {
        one.youth.involvement = state;
        start_involvement_clock(one.world, one.lives.youths, one.lives.involved, one.lives.clocks, one.lives.strata,
                                one.row, one.lives.week);
        return one.lives.youths.column(YouthClock::involvement)[one.row];
    };
    const auto threshold = [&](Process process, std::uint32_t occurrence) {
        return one.world.draws.events.threshold(process, one.key(one.row), occurrence);
    };
    const double drift_now = one.lives.clocks.now.at(GroupProcess::drift, group);
    EXPECT_EQ(start(Involvement::fringe), -start_clock(3, threshold(Process::fringe_exit, 1), 1));
    const float target = start(Involvement::none);
    EXPECT_EQ(target, start_clock(drift_now, threshold(Process::drift, 2), double{one.youth.involvement_multiplier}));
    EXPECT_EQ(start(Involvement::fringe), -start_clock(3, threshold(Process::fringe_exit, 3), 1));
    EXPECT_EQ(start(Involvement::involved), clock_off);
}

TEST(Touch, PreservesExposureThroughEveryChangeOfMultiplier) {
    OneYouth one;
    Youths& youths = one.lives.youths;
    start_all_clocks(one.world, youths, one.lives.involved, one.lives.strata);
    std::array<double, channel_count> left{};
    for (std::size_t c = 0; c < channel_count; ++c)
        left[c] = one.world.draws.events.threshold(recruit_process(static_cast<Channel>(c)), one.key(one.row), 0);
    double notice_left = one.world.draws.events.threshold(Process::notice, one.key(one.row), 0);
    for (const int ties : {1, 3, 3, 0, 2}) {
        for (int week = 0; week < 5; ++week) advance_group_clocks(one.lives.clocks);
        for (double& exposure : left) exposure -= 5 * QuietLives::group_factor * one.now().recruit;
        notice_left -= 5 * QuietLives::group_factor * one.now().notice;
        one.youth.involved_ties = static_cast<std::uint8_t>(ties);
        one.touch();
        EXPECT_EQ(youths.recruit_multiplier[one.row], one.now().recruit);
    }
    const std::size_t group = one.group_of(one.row);
    for (std::size_t c = 0; c < channel_count; ++c) {
        const auto channel = static_cast<Channel>(c);
        const double clock = one.lives.clocks.now.at(recruit_group(channel), group);
        EXPECT_NEAR(remaining_exposure(youths.column(recruit_clock(channel))[one.row], clock, one.now().recruit),
                    std::max(0.0, left[c]), 1e-5);
    }
    EXPECT_NEAR(remaining_exposure(youths.column(YouthClock::notice)[one.row],
                                   one.lives.clocks.now.at(GroupProcess::notice, group), one.now().notice),
                notice_left, 1e-5);
}

TEST(Touch, KeepsTheShareOfTiesInsideOfMembers) {
    OneYouth one;
    std::uint32_t n = 0;
    while (one.ties(one.resident(17, n)).empty()) ++n;
    const std::uint32_t row = one.resident(17, n);
    Member member;
    member.row = row;
    member.gang = GangId{0};
    add_member(one.lives.youths, one.lives.involved, member);
    set_involvement(one.world.population, one.lives.youths, one.lives.classes, row, Involvement::involved);
    const std::uint32_t other = one.ties(row).front();
    member.row = other;
    add_member(one.lives.youths, one.lives.involved, member);
    set_involvement(one.world.population, one.lives.youths, one.lives.classes, other, Involvement::involved);
    touch_dirty(one.world, one.lives.youths, one.lives.involved, one.lives.clocks, one.lives.strata, one.lives.week);
    EXPECT_FLOAT_EQ(one.member(row).ties_inside, 1.0F / static_cast<float>(one.ties(row).size()));
}

}  // namespace
}  // namespace samverkan
