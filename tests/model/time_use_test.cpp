// What youths do with their time: shares, persistence, and that nothing else is asked.
#include <cmath>

#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "model/programme_parts.hpp"
#include "model/time_use.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using namespace test;

/// Share of residents of an age for whom `holds`, and four standard errors of `expected`.
template <class Holds>
void expect_share(const QuietLives& quiet, int age, double expected, const Holds& holds) {
    double yes = 0, all = 0;
    for (std::uint32_t n = 0; quiet.resident(age, n) != no_record; ++n) {
        yes += holds(quiet.resident(age, n));
        all += 1;
    }
    ASSERT_GT(all, 400);
    EXPECT_NEAR(yes / all, expected, 4 * std::sqrt(expected * (1 - expected) / all)) << age;
}

TEST(TimeUse, FollowsTheSharesOfTheAge) {
    const QuietLives quiet;
    const World& world = quiet.world;
    const int week = quiet.lives.week;
    const TimeUseParameters& shares = world.parameters().time_use;
    for (const int age : {8, 11, 14, 16, 18, 22}) {
        const auto at = static_cast<std::size_t>(age);
        expect_share(quiet, age, shares.centre_share[at], [&](auto row) { return visits_centre(world, row, week); });
        expect_share(quiet, age, shares.job_share[at], [&](auto row) { return has_job(world, row, week); });
        expect_share(quiet, age, shares.with_parent_share[at],
                     [&](auto row) { return lives_with_parent(world, row, week); });
    }
}

TEST(TimeUse, HasLessSportInVulnerablePlaces) {
    const QuietLives quiet;
    std::array<double, 2> yes{}, all{};
    for (const int age : {7, 8, 9, 10, 11})
        for (std::uint32_t n = 0; quiet.resident(age, n) != no_record; ++n) {
            const std::uint32_t row = quiet.resident(age, n);
            const bool vulnerable = quiet.county.places[quiet.place_of(row)].vulnerable_class != VulnerableClass::none;
            yes[vulnerable] += is_in_sport(quiet.world, row, quiet.lives.week);
            all[vulnerable] += 1;
        }
    EXPECT_NEAR(yes[0] / all[0], .60, 4 * std::sqrt(.24 / all[0]));
    EXPECT_NEAR(yes[1] / all[1], .36, 4 * std::sqrt(.24 / all[1]));
}

TEST(Absence, IsOfPupilsLikelierForTheFringeAndLikelierStillForTheInvolved) {
    QuietLives quiet;
    const int week = week_number(IsoWeek{2023, 40});
    const auto absent = [&](std::uint32_t row) { return is_absent(quiet.world, quiet.lives.youths, row, week); };
    expect_share(quiet, 14, .20, absent);
    std::vector<std::uint32_t> of_none;
    for (std::uint32_t n = 0; quiet.resident(14, n) != no_record; ++n) {
        if (absent(quiet.resident(14, n))) of_none.push_back(quiet.resident(14, n));
        quiet.state(quiet.resident(14, n)).involvement = Involvement::fringe;
    }
    expect_share(quiet, 14, 1 - std::pow(.8, 3), absent);
    for (const std::uint32_t row : of_none) EXPECT_TRUE(absent(row)) << "the same draw";
    for (std::uint32_t n = 0; quiet.resident(14, n) != no_record; ++n)
        quiet.state(quiet.resident(14, n)).involvement = Involvement::involved;
    expect_share(quiet, 14, 1 - std::pow(.8, 6.67), absent);
    quiet.lives.youths.class_of[of_none.front()] = ClassId{};
    EXPECT_FALSE(absent(of_none.front())) << "in no class";
}

TEST(Absence, IsDrawnOnceATermAndAnewInTheNext) {
    const QuietLives quiet;
    const auto absent = [&](int year, int week) {
        std::vector<bool> all;
        for (std::uint32_t n = 0; quiet.resident(13, n) != no_record; ++n)
            all.push_back(
                is_absent(quiet.world, quiet.lives.youths, quiet.resident(13, n), week_number(IsoWeek{year, week})));
        return all;
    };
    EXPECT_EQ(absent(2023, 36), absent(2023, 50));
    EXPECT_NE(absent(2023, 36), absent(2024, 3));
    EXPECT_EQ(absent(2024, 3), absent(2024, 22));
    EXPECT_EQ(school_term(week_number(IsoWeek{2023, 52})) + 1, school_term(week_number(IsoWeek{2024, 1})));
    EXPECT_EQ(school_term(week_number(IsoWeek{2024, 33})) + 1, school_term(week_number(IsoWeek{2024, 34})));
}

TEST(TimeUse, WhoStopsAtAnAgeOfSmallerShareIsAmongThoseWhoWentThere) {
    const QuietLives quiet;
    constexpr int weeks_of_three_years = 157;
    for (std::uint32_t n = 0; quiet.resident(15, n) != no_record; ++n) {
        const std::uint32_t row = quiet.resident(15, n);
        if (visits_centre(quiet.world, row, quiet.lives.week + weeks_of_three_years)) {
            EXPECT_TRUE(visits_centre(quiet.world, row, quiet.lives.week)) << "share .13 after .20";
        }
    }
}

TEST(Conditions, AskForTimeUse) {
    QuietLives quiet;
    const HelpState help = make_help(quiet.world);
    for (std::uint32_t n = 0; quiet.resident(16, n) != no_record; n += 7) {
        const std::uint32_t row = quiet.resident(16, n);
        const YouthValues values{quiet.world, quiet.lives, help, row};
        const int week = quiet.lives.week;
        EXPECT_EQ(values(Attribute::absent) == 1, is_absent(quiet.world, quiet.lives.youths, row, week));
        EXPECT_EQ(values(Attribute::visits_centre) == 1, visits_centre(quiet.world, row, week));
        EXPECT_EQ(values(Attribute::in_sport) == 1, is_in_sport(quiet.world, row, week));
        EXPECT_EQ(values(Attribute::has_job) == 1, has_job(quiet.world, row, week));
        EXPECT_EQ(values(Attribute::with_parent) == 1, lives_with_parent(quiet.world, row, week));
    }
}

}  // namespace
}  // namespace samverkan
