// Conflicts between gangs: who may be in one, how often, who acts, who is hit, and what a death does.
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "model/violence_parts.hpp"
#include "support/lives.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

using namespace test;

County violent_county() {
    County county = tiny_county();
    county.parameters.violence = lively_violence();
    county.parameters.gang.networks = 12;
    return county;
}

Scenario three_years() {
    Scenario scenario;
    scenario.start_week = 2902;
    scenario.burn_in_weeks = 4;
    scenario.weeks = 156;
    return scenario;
}

/// Three years of a violent county.
struct Violent {
    BranchPoint branch;
    CountyState state;

    template <class Change>
    explicit Violent(Change&& change, std::uint64_t seed = 7)
        : branch([&] {
              County county = violent_county();
              change(county);
              return branch_point(county, {.seed = seed}, three_years());
          }()),
          state(run_arm(branch, three_years())) {}
    Violent() : Violent([](County&) {}) {}

    [[nodiscard]] const std::vector<AttackEvent>& attacks() const { return state.lives.violence.attacks; }
    [[nodiscard]] double count(AttackKind kind, bool between_gangs = true) const {
        double sum = 0;
        for (const AttackEvent& one : attacks()) sum += one.kind == kind && one.by.exists() == between_gangs;
        return sum;
    }
};

TEST(ConflictPairs, AreOfNearGangsAndAtMostThreeForEach) {
    const Violent violent;
    const World& world = violent.branch.world;
    std::map<std::uint16_t, int> count;
    std::set<std::pair<std::uint16_t, std::uint16_t>> seen;
    for (const ConflictPair& pair : world.gangs.pairs) {
        EXPECT_LT(pair.one.value, pair.other.value);
        EXPECT_TRUE(seen.emplace(pair.one.value, pair.other.value).second) << "once";
        ++count[pair.one.value];
        ++count[pair.other.value];
    }
    for (const auto& [gang, pairs] : count) EXPECT_LE(pairs, 3) << gang;
    EXPECT_GE(world.gangs.pairs.size(), 15u) << "of 12 gangs with three neighbours each";
}

TEST(Shootings, AreAsManyAsBackgroundAndRetaliationsMake) {
    double found = 0, expected = 0, explosions = 0, expected_explosions = 0, outside = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        // Nobody dies, so that the strength of gangs is that of the start; it is measured at the end.
        const Violent violent([](County& county) { county.parameters.violence.fatal_share = 0; }, seed);
        const World& world = violent.branch.world;
        double strength = 0;
        for (const ConflictPair& pair : world.gangs.pairs)
            for (const GangId gang : {pair.one, pair.other})
                strength += (strength_of(world, violent.branch.state.lives.gangs, gang.index()) +
                             strength_of(world, violent.state.lives.gangs, gang.index())) /
                            4;
        expected += strength * 160 * .5 / (1 - .3);
        expected_explosions += strength * 160 * .1;
        found += violent.count(AttackKind::shooting);
        explosions += violent.count(AttackKind::explosion);
        outside += violent.count(AttackKind::shooting, false);
    }
    // Clusters spread wider than a Poisson number, by 1 / (1 - branching)^2; 3 % for strength between its two ends.
    EXPECT_NEAR(found, expected, 4 * std::sqrt(expected) / (1 - .3) + .03 * expected);
    EXPECT_NEAR(explosions, expected_explosions, 4 * std::sqrt(expected_explosions) + .03 * expected_explosions);
    EXPECT_NEAR(outside, 4 * 160 * 26 / 52.18, 4 * std::sqrt(4 * 160 * 26 / 52.18));
}

TEST(Retaliations, TurnOnWhoeverActedAfterSixWeeksOnAverage) {
    const Violent violent;
    double answers = 0, days = 0, causes = 0;
    for (const AttackEvent& one : violent.attacks()) {
        causes += one.kind == AttackKind::shooting && one.by.exists() && one.week < 100;
        if (one.answers == answers_none) continue;
        const AttackEvent& cause = violent.attacks()[one.answers];
        EXPECT_EQ(cause.kind, AttackKind::shooting);
        EXPECT_EQ(one.by, cause.on);
        EXPECT_EQ(one.on, cause.by);
        const int lag = (one.week - cause.week) * 7 + one.weekday - cause.weekday;
        EXPECT_GE(lag, 0);
        if (cause.week >= 100) continue;
        ++answers;
        days += lag;
    }
    EXPECT_NEAR(answers, .3 * causes, 4 * std::sqrt(.3 * causes));
    EXPECT_NEAR(days / answers, 42, 4 * 42 / std::sqrt(answers));
}

TEST(Retaliations, AreThinnedAndNeverOthers) {
    const Violent all, none([](County&county) { county.parameters.violence.branching = 0; });
    const auto answers = [](const Violent& violent) {
        double sum = 0;
        for (const AttackEvent& one : violent.attacks()) sum += one.answers != answers_none;
        return sum;
    };
    EXPECT_GT(answers(all), 100);
    EXPECT_EQ(answers(none), 0);
}

TEST(Executors, AreAtLargeOfTheGangAndTwoDifferentOnes) {
    const Violent violent;
    double seniors = 0, executors = 0;
    for (const AttackEvent& one : violent.attacks()) {
        if (!one.by.exists()) continue;
        EXPECT_LE(one.executors, 2);
        for (std::size_t i = 0; i < one.executors; ++i) {
            ++executors;
            seniors += one.executor[i].age == ExecutorAge::senior;
            EXPECT_EQ(one.executor[i].row == nobody_named, one.executor[i].age == ExecutorAge::senior);
        }
        if (one.executors == 2 && one.executor[0].row != nobody_named) {
            EXPECT_NE(one.executor[0].row, one.executor[1].row);
        }
        if (one.kind == AttackKind::foiled_plot)
            for (std::size_t i = 0; i < one.executors; ++i) EXPECT_NE(one.executor[i].age, ExecutorAge::senior);
    }
    EXPECT_GT(seniors, .05 * executors);
    EXPECT_LT(seniors, .6 * executors);
    double offences = 0;
    for (const Event& event : violent.state.lives.log.events) offences += event.kind == EventKind::violent_offence;
    EXPECT_EQ(offences, executors - seniors) << "every part is a person's event";
}

/// Share of executors, seniors apart, below 15.
double under_15(const Violent& violent) {
    double young = 0, all = 0;
    for (const AttackEvent& one : violent.attacks())
        for (std::size_t i = 0; one.by.exists() && i < one.executors; ++i) {
            all += one.executor[i].age != ExecutorAge::senior;
            young += one.executor[i].age == ExecutorAge::under_15;
        }
    return young / all;
}

TEST(Delegation, TurnsToTheYoungestAsTheyAreLeastPunished) {
    const auto with_sentences_of = [](double factor) {
        return [factor](County& county) {
            county.parameters.justice = stockholm().parameters.justice;
            county.parameters.justice.sentence_length_factor = factor;
        };
    };
    EXPECT_GT(under_15(Violent(with_sentences_of(9))), 1.3 * under_15(Violent(with_sentences_of(1))));
}

TEST(Deaths, StopEveryClockAndCloseThePosition) {
    Violent violent;
    World& world = violent.branch.world;
    Lives& lives = violent.state.lives;
    const Member victim = lives.involved.members.front();
    ASSERT_EQ(victim.whereabouts, Whereabouts::at_large);
    const std::size_t gang = victim.gang.index();
    const std::int32_t positions = lives.gangs.positions[gang], active = lives.gangs.active[gang];
    die(world, lives, victim.row, EntityKey{1, 2});
    EXPECT_EQ(lives.gangs.positions[gang], positions - 1);
    EXPECT_EQ(lives.gangs.active[gang], active - 1);
    EXPECT_EQ(find_member(lives.youths, lives.involved, victim.row), nullptr);
    touch_dirty(world, lives.youths, lives.involved, lives.clocks, lives.strata, lives.week);
    EXPECT_EQ(multipliers_of(world, lives.youths, lives.involved, lives.strata, victim.row), Multipliers{});
    EXPECT_EQ(lives.youths.recruit_multiplier[victim.row], 0);
    EXPECT_EQ(lives.youths.notice_multiplier[victim.row], 0);
    EXPECT_EQ(broken_conservation(world, violent.state), "");
}

TEST(Deaths, AreConservedThroughYearsOfThem) {
    const Violent violent;
    EXPECT_EQ(broken_conservation(violent.branch.world, violent.state), "");
    double killed = 0, named = 0, injured = 0;
    for (const AttackEvent& one : violent.attacks()) {
        killed += one.harm == Harm::killed;
        injured += one.harm == Harm::injured;
        named += one.harm == Harm::killed && one.victim != nobody_named;
    }
    const double shootings = violent.count(AttackKind::shooting) + violent.count(AttackKind::shooting, false);
    EXPECT_NEAR(killed, .165 * shootings, 5 * std::sqrt(.165 * shootings));
    EXPECT_NEAR(injured, .21 * shootings, 5 * std::sqrt(.21 * shootings));
    EXPECT_GT(named, 0);
    EXPECT_LE(static_cast<double>(count_of(violent.state, EventKind::killed)), named) << "nobody dies twice";
    for (std::uint32_t row = 0; row < violent.state.lives.youths.state.size(); ++row)
        if (violent.state.lives.youths.has_mark(row, mark::dead)) {
            EXPECT_EQ(violent.state.lives.youths.state[row].involvement, Involvement::none);
        }
}

TEST(Conflict, IsShootingsOfLateAgainstWhatIsUsual) {
    double sum = 0, gangs = 0, found = 0, expected = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const Violent violent([](County& county) { county.parameters.violence.fatal_share = 0; }, seed);
        for (const AttackEvent& one : violent.attacks())
            found += one.kind == AttackKind::shooting && one.by.exists() && one.week >= 110;
        expected += 50 * .5 / (1 - .3) * static_cast<double>(violent.branch.world.gangs.pairs.size());
        for (const double conflict : violent.state.lives.gangs.conflict) {
            EXPECT_GE(conflict, 0);
            sum += conflict;
            ++gangs;
        }
    }
    EXPECT_NEAR(sum / gangs, found / expected, .15) << "what has been usual of late, against what is usual";
}

TEST(ReplayedViolence, IsTheBaselinesOfThoseStillMembers) {
    const BranchPoint branch = branch_point(violent_county(), {.seed = 3}, three_years());
    FeedbackTrace trace;
    RunOptions record, replay;
    record.record_to = &trace;
    const CountyState baseline = run_arm(branch, three_years(), record);
    replay.feedback = Feedback::replayed;
    replay.replay = &trace;
    const CountyState again = run_arm(branch, three_years(), replay);
    EXPECT_TRUE(lives_of(branch.world, baseline) == lives_of(branch.world, again));
    EXPECT_EQ(baseline.lives.violence.attacks.size(), again.lives.violence.attacks.size());
}

}  // namespace
}  // namespace samverkan
