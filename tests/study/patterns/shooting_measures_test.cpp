#include <gtest/gtest.h>

#include "support/made_chronicle.hpp"

namespace samverkan::test {
namespace {

constexpr double year = 1461.0 / 28.0;  // weeks

MadeChronicle shootings() {
    MadeChronicle made;
    made.log.scale = .5;
    made.attack(0);
    made.attack(3, AttackKind::shooting, vulnerable, 0);
    made.attack(51);
    made.attack(10, AttackKind::explosion);
    made.attack(11, AttackKind::foiled_plot);
    made.attack(-1);
    made.attack(52);
    return made;
}

MadeChronicle deaths() {
    MadeChronicle made;
    made.fatal(1).victims.push_back({PersonId{}, Harm::killed});
    made.fatal(2).victims.push_back({made.person(17), Harm::injured});
    made.fatal(3, AttackKind::explosion);
    made.attack(4);
    return made;
}

/// The first area has 1,000 of 10,000 residents, with the second it would be half.
MadeChronicle by_area() {
    MadeChronicle made;
    for (const PlaceId place : {vulnerable, beside_it, next_area, far_away, far_away})
        made.attack(5, AttackKind::shooting, place);
    made.attack(5, AttackKind::explosion, vulnerable);
    return made;
}

/// Of six pairs three are near in space, three in time (28 days is near), one in both: 1 against 9 / 6.
MadeChronicle near_repeats() {
    MadeChronicle made;
    const auto shot = [&](int day, PlaceId place, AttackKind kind = AttackKind::shooting) {
        made.attack(day / 7, kind, place).weekday = day % 7;
    };
    shot(0, vulnerable);
    shot(28, next_area);
    shot(10, far_away);
    shot(100, beside_it);
    shot(100, beside_it, AttackKind::explosion);
    return made;
}

/// Of five shootings followed for a year four are answered, after 2, 3, 3 and 155 weeks.
MadeChronicle answers() {
    MadeChronicle made(208);
    made.attack(0);                                       // 0
    made.attack(2, AttackKind::shooting, far_away, 0);    // 1
    made.attack(3, AttackKind::shooting, far_away, 0);    // 2
    made.attack(5, AttackKind::shooting, far_away, 1);    // 3
    made.attack(6, AttackKind::explosion, far_away, 1);   // 4: none
    made.attack(8, AttackKind::shooting, far_away, 4);    // 5: answers none
    made.attack(160, AttackKind::shooting, far_away, 3);  // 6: not followed itself
    made.attack(170, AttackKind::shooting, far_away, 6);
    return made;
}

}  // namespace

std::vector<HandMadeCase> shooting_cases() {
    return {{"shootings_per_year", 3 / (52 / year * .5), shootings},
            {"deaths_per_year", 3 / (52 / year), deaths},
            {"shooting_area_rate_ratio", (2 / 1000.0) / (3 / 9000.0), by_area},
            {"near_repeat_ratio", 1 / 1.5, near_repeats},
            {"retaliation_branching_ratio", .8, answers},
            {"retaliation_mean_lag_days", 7 * (2 + 3 + 3 + 155) / 4.0, answers}};
}

TEST(NearRepeat, DaysNotKnownAreDrawnWithinTheirWeekAndTheSameAgain) {
    const auto value = [](int weeks_apart, std::uint64_t seed) {
        MadeChronicle made;
        made.log.seed = seed;
        made.attack(0, AttackKind::shooting, vulnerable);
        made.attack(weeks_apart, AttackKind::shooting, vulnerable);
        made.attack(20, AttackKind::shooting, far_away);
        return measured("near_repeat_ratio", made.log).value;
    };
    int near = 0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        EXPECT_EQ(value(3, seed), 3) << "at most 27 days apart";
        EXPECT_NE(value(5, seed), value(5, seed)) << "at least 29 days apart: none near in time, not known";
        near += value(4, seed) == 3 && value(4, seed) == 3;
    }
    EXPECT_GT(near, 15) << "28 of 49 pairs of days are near";
    EXPECT_LT(near, 42);
}

TEST(Retaliation, LagIsInDaysWhereTheyAreKnown) {
    MadeChronicle made(104);
    made.attack(0).weekday = 1;
    made.attack(1, AttackKind::shooting, far_away, 0).weekday = 4;
    EXPECT_EQ(measured("retaliation_mean_lag_days", made.log).value, 10);
}

}  // namespace samverkan::test
