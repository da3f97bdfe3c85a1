#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "model/fire_clocks.hpp"
#include "model/group_clocks.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

constexpr double float_error = 4e-7;  // of a target of a few units, stored as float

double made_up(std::uint32_t stream, std::uint32_t number, double low, double high) {
    return low + (high - low) * KeyedDraws(3, 0).uniform(Process::test_process, entity_key(stream), number);
}

GroupProcess process_of(YouthClock clock) {
    if (clock == YouthClock::involvement) return GroupProcess::drift;
    return clock == YouthClock::notice ? GroupProcess::notice : recruit_group(channel_of(clock));
}

/// Group clocks of `places`, each process and group with readings and factors of its own.
GroupClocks made_up_clocks(std::size_t places) {
    GroupClocks clocks = make_group_clocks(places * sex_count * age_count);
    for (std::uint32_t process = 0; process < group_process_count; ++process)
        for (std::uint32_t group = 0; group < clocks.factor.value[process].size(); ++group) {
            clocks.now.value[process][group] = clocks.before.value[process][group] = made_up(process, group, 1, 5);
            clocks.factor.value[process][group] = made_up(process, group + 50'000, .01, .05);
        }
    return clocks;
}

Youths made_up_youths(std::size_t rows) {
    Youths youths;
    youths.state.resize(rows);
    for (std::uint32_t clock = 0; clock < youth_clock_count; ++clock) {
        youths.clock[clock].resize(rows, clock_off);
        for (std::uint32_t row = 0; row < rows; ++row)
            if (row % 7 != 0) youths.clock[clock].set(row, static_cast<float>(made_up(100 + clock, row, 5, 9)));
    }
    return youths;
}

constexpr std::uint32_t row_count = 300;
constexpr BirthdayBlock thirteenth_birthdays{1, 13, 40, 200, 0};

TEST(Birthday, RunningTargetsKeepTheirRemainingExposure) {
    const GroupClocks clocks = made_up_clocks(1);
    const Youths before = made_up_youths(row_count);
    Youths after = before;
    move_birthday_block(after, clocks, thirteenth_birthdays);
    for (std::size_t k = 0; k < youth_clock_count; ++k) {
        const auto clock = static_cast<YouthClock>(k);
        const double from = clocks.now.at(process_of(clock), group_index(1, 12));
        const double to = clocks.now.at(process_of(clock), group_index(1, 13));
        ASSERT_GT(std::abs(to - from), 1e-3);
        for (std::uint32_t row = 40; row < 200; ++row) {
            if (before.clock[k][row] == clock_off) {
                EXPECT_EQ(after.clock[k][row], clock_off);
                continue;
            }
            EXPECT_NEAR(remaining_exposure(after.clock[k][row], to, .8),
                        remaining_exposure(before.clock[k][row], from, .8), float_error);
        }
    }
}

TEST(Birthday, MovesNobodyElse) {
    const Youths before = made_up_youths(row_count);
    Youths after = before;
    move_birthday_block(after, made_up_clocks(1), thirteenth_birthdays);
    for (std::size_t k = 0; k < youth_clock_count; ++k)
        for (std::uint32_t row = 0; row < row_count; ++row)
            EXPECT_EQ(before.clock[k][row] == after.clock[k][row],
                      row < 40 || row >= 200 || before.clock[k][row] == clock_off);
}

TEST(Birthday, PausedTargetsKeepEveryBitAndNegatedOnesMoveWithTheFringeExit) {
    const GroupClocks clocks = made_up_clocks(1);
    Youths youths = made_up_youths(row_count);
    for (ClockColumn& column : youths.clock)
        for (std::uint32_t row = 0; row < row_count; ++row) column.set(row, -6.25f);
    move_birthday_block(youths, clocks, thirteenth_birthdays);
    const double shift = clocks.now.at(GroupProcess::fringe_exit, group_index(1, 13)) -
                         clocks.now.at(GroupProcess::fringe_exit, group_index(1, 12));
    for (std::uint32_t row = 40; row < 200; ++row) {
        EXPECT_EQ(youths.column(YouthClock::involvement)[row], static_cast<float>(-6.25 - shift));
        for (std::size_t k = 1; k < youth_clock_count; ++k) EXPECT_EQ(youths.clock[k][row], -6.25f);
    }
}

TEST(Birthday, EntrantsComeFromClocksAtZero) {
    const GroupClocks clocks = made_up_clocks(1);
    const Youths before = made_up_youths(row_count);
    Youths after = before;
    move_birthday_block(after, clocks, {1, entry_age_years, 41, 45, 10});
    const double notice = clocks.now.at(GroupProcess::notice, group_index(1, entry_age_years));
    for (std::uint32_t row = 43; row < 45; ++row)
        EXPECT_NEAR(static_cast<double>(after.column(YouthClock::notice)[row]) - notice,
                    static_cast<double>(before.column(YouthClock::notice)[row]), 2 * float_error);
}

TEST(Birthday, EachYouthMovesWithTheClocksOfItsStratum) {
    GroupClocks clocks = made_up_clocks(1);
    for (int s = 0; s < 2; ++s) clocks.strata.push_back({clocks.now, clocks.before, 1, 1});
    for (std::size_t group = 0; group < clocks.now.value[0].size(); ++group)
        clocks.strata[1].now.of(GroupProcess::recruit_online)[group] *= .5;
    const Youths before = made_up_youths(row_count);
    Youths after = before;
    for (std::uint32_t row = 0; row < row_count; ++row) after.state[row].stratum = StratumId{(row / 5) % 3};
    move_birthday_block(after, clocks, thirteenth_birthdays);
    for (std::uint32_t row = 40; row < 200; ++row) {
        const float old_target = before.column(YouthClock::recruit_online)[row];
        if (old_target == clock_off) continue;
        const GroupTable& own = clocks.now_of(after.state[row].stratum);
        const double shift = own.at(GroupProcess::recruit_online, group_index(1, 13)) -
                             own.at(GroupProcess::recruit_online, group_index(1, 12));
        EXPECT_EQ(after.column(YouthClock::recruit_online)[row],
                  static_cast<float>(static_cast<double>(old_target) + shift));
    }
}

TEST(Strata, AFactorOfOneGivesTheBitsOfTheGroupClock) {
    GroupClocks clocks = made_up_clocks(2);
    clocks.strata.push_back({clocks.now, clocks.before});
    for (int week = 0; week < 500; ++week) advance_group_clocks(clocks);
    EXPECT_EQ(clocks.strata[0].now.value, clocks.now.value);
    EXPECT_EQ(clocks.strata[0].before.value, clocks.before.value);
    EXPECT_NE(clocks.now.value, clocks.before.value);
}

TEST(Strata, FactorsScaleRecruitmentAndDriftAndNothingElse) {
    GroupClocks clocks = made_up_clocks(1);
    StratumFactors factor = constant_factors(1);
    for (std::size_t k = 0; k < group_process_count; ++k)
        if (const auto process = static_cast<GroupProcess>(k);
            process != GroupProcess::fringe_exit && process != GroupProcess::notice)
            factor[k].fill(process == GroupProcess::drift ? .25 : .5);
    clocks.strata.push_back({clocks.now, clocks.before, factor});
    const GroupTable start = clocks.now;
    advance_group_clocks(clocks);
    for (std::size_t k = 0; k < group_process_count; ++k) {
        const auto process = static_cast<GroupProcess>(k);
        const bool untouched = process == GroupProcess::fringe_exit || process == GroupProcess::notice;
        const double expected = untouched ? 1 : (process == GroupProcess::drift ? .25 : .5);
        EXPECT_NEAR(clocks.strata[0].now.at(process, 4) - start.at(process, 4), expected * clocks.factor.at(process, 4),
                    1e-15);
    }
}

TEST(Strata, FactorsAreByAge) {
    GroupClocks clocks = made_up_clocks(1);
    StratumFactors factors{};
    for (auto& of_process : factors)
        for (std::size_t age = 0; age < age_count; ++age) of_process[age] = .1 * static_cast<double>(age + 1);
    clocks.strata.push_back({clocks.now, clocks.before, factors});
    const GroupTable start = clocks.now;
    advance_group_clocks(clocks);
    for (std::size_t k = 0; k < group_process_count; ++k)
        for (std::size_t group = 0; group < clocks.now.value[k].size(); ++group)
            EXPECT_NEAR(clocks.strata[0].now.value[k][group] - start.value[k][group],
                        .1 * static_cast<double>(group % age_count + 1) * clocks.factor.value[k][group], 1e-15);
}

constexpr Horizon four_years{2798, 2798 + 208};

const World& small_world() {
    static const County county = test::tiny_county();
    static const World world = build_world(county, {.scale = .5}, four_years);
    return world;
}

/// Youths of a population that stays as it is.
Youths youths_of(Population population) { return make_youths(population); }

/// Time of the first crossing of a youth's clock, in weeks and fractions of weeks.
using CrossingTimes = std::map<std::pair<std::uint32_t, CrossingKind>, double>;

enum class Factors { by_age, same_at_all_ages };

/// All clocks of everybody at multiplier 1 against constant group factors; each fires once.
struct Watch {
    const World& world = small_world();
    GroupClocks clocks = make_group_clocks(world.group_count());
    Youths youths = youths_of(world.population);
    AgeWindows windows = make_age_windows(world.population, four_years.first_week);
    std::vector<std::vector<double>> threshold{youth_clock_count};
    CrossingTimes times;
    int week = 0;

    explicit Watch(Factors factors) {
        const GroupClocks made_up = made_up_clocks(world.county->places.size());
        for (std::size_t k = 0; k < group_process_count; ++k)
            for (std::size_t group = 0; group < world.group_count(); ++group)
                clocks.factor.value[k][group] =
                    made_up.factor.value[k][factors == Factors::by_age ? group : group - group % age_count];
        for (std::uint32_t k = 0; k < youth_clock_count; ++k)
            for (std::uint32_t row = 0; row < world.population.size(); ++row) {
                threshold[k].push_back(KeyedDraws(k, 1).threshold(Process::test_process, entity_key(row), 0));
                youths.clock[k].set(row, start_clock(0, threshold[k].back(), 1));
            }
    }
    /// From now on every second youth is in a stratum with these factors.
    void start_stratum(double recruit_factor, double drift_factor) {
        Stratum stratum{clocks.now, clocks.before};
        for (std::size_t c = 0; c < channel_count; ++c)
            stratum.factor[static_cast<std::size_t>(recruit_group(static_cast<Channel>(c)))].fill(recruit_factor);
        stratum.factor[static_cast<std::size_t>(GroupProcess::drift)].fill(drift_factor);
        clocks.strata.push_back(std::move(stratum));
        for (std::uint32_t row = 0; row < youths.state.size(); row += 2) youths.state[row].stratum = StratumId{1};
    }
    void run_until(int end) {
        ClockOutboxes outboxes;
        Crossings crossings;
        for (; week < end; ++week) {
            if (week > 0) celebrate_birthdays();
            advance_group_clocks(clocks);
            fire_clocks(world, windows, youths, clocks, for_each_area_serially, outboxes, crossings);
            for (const auto* list : {&crossings.involvement, &crossings.notice})
                for (const Crossing& crossing : *list) {
                    times.emplace(std::pair{crossing.row, crossing.kind},
                                  week + static_cast<double>(crossing.fraction));
                    youths.column(static_cast<YouthClock>(crossing.kind)).set(crossing.row, clock_off);
                }
        }
    }
    void celebrate_birthdays() {
        std::vector<BirthdayBlock> birthdays;
        advance_birthdays(windows, world.population, birthdays);
        for (const BirthdayBlock& block : birthdays) move_birthday_block(youths, clocks, block);
    }
};

TEST(GroupClocks, CrossingsComeWhenTheFactorsOfOnesAgesAddUpToTheThreshold) {
    constexpr int weeks = 200;
    Watch watch(Factors::by_age);
    const World& world = watch.world;
    watch.run_until(weeks);
    std::size_t crossed_after_birthday = 0;
    for (std::uint32_t k = 0; k < youth_clock_count; ++k)
        for (std::uint32_t row = 0; row < world.population.size(); ++row) {
            const auto& factor = watch.clocks.factor.of(process_of(static_cast<YouthClock>(k)));
            double expected = -1, sum = 0;
            for (int week = 0; week < weeks && expected < 0; ++week) {
                const int age = completed_age(world.population.birth_week[row], four_years.first_week + week);
                if (age < entry_age_years || age >= leaving_age_years) continue;
                const double step = factor[group_of_row(world.population, row, four_years.first_week + week)];
                if (sum + step >= watch.threshold[k][row]) expected = week + (watch.threshold[k][row] - sum) / step;
                sum += step;
            }
            const auto found = watch.times.find({row, static_cast<CrossingKind>(k)});
            const double crossed = found == watch.times.end() ? -1 : found->second;
            if (std::abs(expected - weeks) > 1e-3) {
                ASSERT_NEAR(crossed, expected, 1e-3) << "row " << row << " clock " << k;
            }
            crossed_after_birthday += crossed > 60;
        }
    EXPECT_GT(crossed_after_birthday, 10'000u);
}

TEST(Strata, MembersOfAStratumWithFactorOneCrossAtTheVeryTimesTheyWouldHave) {
    Watch alone(Factors::by_age), in_stratum(Factors::by_age);
    alone.run_until(80);
    in_stratum.run_until(20);
    in_stratum.start_stratum(1, 1);
    in_stratum.run_until(80);
    EXPECT_EQ(in_stratum.times, alone.times);
    EXPECT_GT(alone.times.size(), 10'000u);
}

/// Crossings of members after the stratum's start come 1 / factor times as late; nobody else's move.
void expect_times_by_factor(double recruit_factor, double drift_factor) {
    constexpr int start = 10, weeks = 60;
    Watch alone(Factors::same_at_all_ages), in_stratum(Factors::same_at_all_ages);
    alone.run_until(weeks);
    in_stratum.run_until(start);
    in_stratum.start_stratum(recruit_factor, drift_factor);
    in_stratum.run_until(weeks);
    std::size_t members = 0;
    for (const auto& [who, time] : in_stratum.times) {
        const auto [row, kind] = who;
        const int birth_week = in_stratum.world.population.birth_week[row];
        const bool enters_later = birth_week + age_in_weeks(entry_age_years) > four_years.first_week + start;
        const bool leaves_before_end = birth_week + age_in_weeks(leaving_age_years) <= four_years.first_week + weeks;
        if (enters_later || leaves_before_end) continue;
        const auto found = alone.times.find(who);
        const bool slowed = row % 2 == 0 && kind != CrossingKind::notice && time > start;
        if (!slowed) {
            ASSERT_TRUE(found != alone.times.end() && found->second == time) << row;
            continue;
        }
        const double factor = kind == CrossingKind::involvement ? drift_factor : recruit_factor;
        if (found == alone.times.end()) {
            ASSERT_GT(start + (time - start) * factor, weeks - 1e-3) << row;
            continue;
        }
        ASSERT_NEAR(time, start + (found->second - start) / factor, 1e-3) << row;
        ++members;
    }
    EXPECT_GT(members, 3000u);
}

TEST(Strata, AFactorOfOneHalfDoublesTheTimeToACrossing) { expect_times_by_factor(.5, .5); }
TEST(Strata, RecruitmentAndDriftAreSlowedApart) { expect_times_by_factor(.8, .6); }
TEST(Strata, AHarmfulFactorBringsCrossingsForward) { expect_times_by_factor(1.6, 1.3); }

}  // namespace
}  // namespace samverkan
