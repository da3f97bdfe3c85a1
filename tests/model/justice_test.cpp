// Arrest, time away in places that bind, positions of those removed, release and label.
#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "model/custody.hpp"
#include "model/membership.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives, test::tiny_county;

constexpr int shortest_weeks = 8;

JusticeParameters made_justice() {
    JusticeParameters rules{};
    rules.removed_share.fill(1);
    rules.away_weeks.fill(shortest_weeks);  // every stay has the shortest length
    rules.least_away_weeks = shortest_weeks;
    rules.ward_places = rules.youth_custody_places = rules.prison_places = 50;
    rules.ward_leak = .3;
    rules.custody_leak = .15;
    rules.label_effect = rules.ward_peer_effect = 1;
    rules.label_half_life_weeks = 104;
    rules.supervision_weeks = 52;
    rules.vacancy_refill_removed = {1, 1, 1};
    rules.vacancy_refill_weeks = 8;
    rules.recruiter_window_exit = {2, 2, 2};
    rules.reattach_delay_weeks = {6, 6, 6};
    rules.age_of_criminal_responsibility = 15;
    rules.sentence_length_factor = 1;
    return rules;
}

County county_with(const JusticeParameters& rules) {
    County county = tiny_county();
    county.parameters.justice = rules;
    return county;
}

struct Justice : QuietLives {
    explicit Justice(const JusticeParameters& rules = made_justice()) : QuietLives(county_with(rules)) {
        lives.justice = make_justice(world);
    }
    std::uint32_t member(int age, std::uint32_t n = 0, std::size_t gang = 0) {
        const std::uint32_t row = resident(age, n);
        join_gang(world, lives, {row, GangId{gang}, no_record, Channel::street, 0, 30});
        return row;
    }
    void arrest(std::uint32_t row) {
        serve_arrest(world, lives, row);
        admit_waiting(world, lives);
    }
    void send_away(std::uint32_t row, std::uint16_t weeks, Institution where) {
        decide_stay(lives, {row, weeks, where, 0, lives.week});
        admit_waiting(world, lives);
    }
    void pass_weeks(int weeks) {
        for (int k = 0; k < weeks; ++k) {
            ++lives.week;
            run_justice(world, lives);
            lives.justice.noted.clear();
        }
    }
    [[nodiscard]] bool is_away(std::uint32_t row) const { return lives.youths.has_mark(row, mark::away); }
    [[nodiscard]] std::int32_t open_and_closed(std::size_t gang) const { return lives.gangs.positions[gang]; }
    [[nodiscard]] InstitutionState& institution(Institution which) {
        return lives.justice.institution[static_cast<std::size_t>(which)];
    }
};

TEST(Arrest, TakesTheMemberAwayForItsWeeksAndBack) {
    Justice county;
    const std::uint32_t row = county.member(20);
    ASSERT_EQ(county.lives.gangs.active[0], 1);
    county.arrest(row);
    EXPECT_TRUE(county.is_away(row));
    EXPECT_EQ(county.lives.gangs.active[0], 0);
    EXPECT_TRUE(is_member(county.state(row).involvement)) << "custody is membership";
    county.pass_weeks(shortest_weeks);
    EXPECT_TRUE(county.is_away(row));
    county.pass_weeks(1);
    EXPECT_FALSE(county.is_away(row));
    EXPECT_EQ(county.lives.gangs.active[0], 1);
}

TEST(Arrest, WithoutAStayLeavesTheMemberAtLarge) {
    JusticeParameters rules = made_justice();
    rules.removed_share.fill(0);
    Justice county(rules);
    const std::uint32_t row = county.member(20);
    county.arrest(row);
    EXPECT_FALSE(county.is_away(row));
    EXPECT_EQ(county.lives.log.count[static_cast<std::size_t>(EventKind::arrest)], 1u);
    EXPECT_EQ(county.lives.log.count[static_cast<std::size_t>(EventKind::taken_away)], 0u);
}

TEST(Arrest, OfSomebodyUnknownDetectsARecruitOnce) {
    JusticeParameters rules = made_justice();
    rules.removed_share.fill(0);
    Justice county(rules);
    const std::uint32_t row = county.member(20);
    county.arrest(row);
    county.arrest(row);
    std::vector<std::uint8_t> details;
    for (const Event& event : county.lives.log.events)
        if (event.kind == EventKind::arrest) details.push_back(event.detail);
    EXPECT_EQ(details, (std::vector<std::uint8_t>{1, 0}));
}

TEST(Arrest, LeadsToAWardBelowTheAgeOfResponsibilityAndToPrisonFromEighteen) {
    Justice county;
    county.arrest(county.member(14));
    EXPECT_EQ(county.institution(Institution::ward).in_use, 1);
    county.arrest(county.member(16));
    EXPECT_EQ(county.institution(Institution::youth_custody).in_use, 1) << "no share in wards was made";
    county.arrest(county.member(18));
    EXPECT_EQ(county.institution(Institution::prison).in_use, 1);
}

TEST(Removal, ClosesAPositionThatReopensWithinWeeksOrNever) {
    for (const double refill : {0.0, 1.0}) {
        JusticeParameters rules = made_justice();
        rules.vacancy_refill_removed = {refill, refill, refill};
        Justice county(rules);
        const std::int32_t before = county.open_and_closed(0);
        county.arrest(county.member(20));
        EXPECT_EQ(county.open_and_closed(0), before - 1) << refill;
        county.pass_weeks(8);
        EXPECT_EQ(county.open_and_closed(0), refill > 0 ? before : before - 1) << refill;
        county.pass_weeks(60);
        EXPECT_EQ(county.open_and_closed(0), refill > 0 ? before : before - 1) << "who comes back opens none";
    }
}

TEST(Removal, OfCoreFreesACorePostUntilTheReturn) {
    Justice county;
    const std::uint32_t row = county.member(20);
    promote(county.world, county.lives, nullptr, row);
    ASSERT_EQ(county.lives.gangs.core[0], 1);
    county.arrest(row);
    EXPECT_EQ(county.lives.gangs.core[0], 0);
    county.pass_weeks(shortest_weeks + 1);
    EXPECT_EQ(county.lives.gangs.core[0], 1);
}

TEST(Places, BindAndWhoFindsNoneWaitsAtLarge) {
    JusticeParameters rules = made_justice();
    Justice county(rules);
    county.institution(Institution::prison).places = 1;
    const std::uint32_t first = county.member(20), second = county.member(21);
    county.arrest(first);
    county.arrest(second);
    EXPECT_TRUE(county.is_away(first));
    EXPECT_FALSE(county.is_away(second));
    EXPECT_EQ(county.institution(Institution::prison).waiting.size(), 1u);
    county.pass_weeks(shortest_weeks + 1);
    EXPECT_FALSE(county.is_away(first));
    EXPECT_TRUE(county.is_away(second)) << "the place is free";
    EXPECT_LE(county.institution(Institution::prison).in_use, 1);
}

TEST(Places, GoByWeekOfTheDecisionThenLottery) {
    Justice county;
    county.institution(Institution::ward).places = 2;
    const std::array<std::uint32_t, 3> rows{county.resident(14, 0), county.resident(14, 1), county.resident(14, 2)};
    decide_stay(county.lives, {rows[0], 9, Institution::ward, 30, county.lives.week});
    decide_stay(county.lives, {rows[1], 9, Institution::ward, 10, county.lives.week});
    decide_stay(county.lives, {rows[2], 9, Institution::ward, 20, county.lives.week});
    const PlaceLimits limits = admit_waiting(county.world, county.lives);
    EXPECT_FALSE(county.is_away(rows[0])) << "the last by lottery, though decided first";
    EXPECT_TRUE(county.is_away(rows[1]) && county.is_away(rows[2]));
    EXPECT_EQ(limits[0], (StayOrder{county.lives.week, 30, rows[0]}));
    EXPECT_EQ(limits[1], beyond_everybody);
}

TEST(Places, ReplayedAreNoOnesAtTheCostOfAnother) {
    Justice county;
    county.institution(Institution::ward).places = 0;
    const std::uint32_t before = county.resident(14, 0), after = county.resident(14, 1);
    decide_stay(county.lives, {before, 9, Institution::ward, 10, county.lives.week});
    decide_stay(county.lives, {after, 9, Institution::ward, 30, county.lives.week});
    const PlaceLimits given{StayOrder{county.lives.week, 20, 0}, beyond_everybody, beyond_everybody};
    admit_waiting(county.world, county.lives, &given);
    EXPECT_TRUE(county.is_away(before)) << "whatever places there are";
    EXPECT_FALSE(county.is_away(after));
}

TEST(Places, OfATwiceDecidedStayAreTakenOnce) {
    Justice county;
    const std::uint32_t row = county.member(20);
    county.send_away(row, 10, Institution::prison);
    county.send_away(row, 10, Institution::ward);
    EXPECT_EQ(county.institution(Institution::ward).in_use, 0);
    EXPECT_EQ(county.lives.justice.stays.lapsed, 1u);
}

TEST(Away, AllClocksOfMembershipStand) {
    JusticeParameters rules = made_justice();
    rules.arrest_hazard.fill(1e9);
    Justice county(rules);
    const std::uint32_t row = county.member(20);
    std::vector<Crossing> crossings;
    fire_membership_clocks(county.world, county.lives, 1, crossings);
    EXPECT_FALSE(crossings.empty()) << "at large it is arrested at once";
    county.arrest(row);
    find_member(county.lives.youths, county.lives.involved, row)->exit_remaining = 1e-12;
    crossings.clear();
    fire_membership_clocks(county.world, county.lives, 1, crossings);
    EXPECT_TRUE(crossings.empty());
}

TEST(Away, AYouthPlacedKeepsAShareOfContactAndIsNotReported) {
    Justice county;
    const std::uint32_t row = county.resident(15);
    const auto multipliers = [&] {
        return multipliers_of(county.world, county.lives.youths, county.lives.involved, county.lives.strata, row);
    };
    const Multipliers before = multipliers();
    county.send_away(row, 10, Institution::ward);
    const Multipliers placed = multipliers();
    EXPECT_NEAR(placed.recruit, .3 * before.recruit, 1e-6 * before.recruit);
    EXPECT_NEAR(placed.involvement, .3 * before.involvement, 1e-6 * before.involvement);
    EXPECT_GT(before.notice, 0);
    EXPECT_EQ(placed.notice, 0);
    county.pass_weeks(11);
    EXPECT_EQ(multipliers(), before);
}

TEST(Away, WhoTurns25KeepsThePlaceToTheEndAndLeavesTheGangAsItIs) {
    Justice county;
    const std::uint32_t row = county.member(24);
    county.send_away(row, 200, Institution::prison);
    ASSERT_EQ(county.lives.gangs.active[0], 0);
    age_out(county.world, county.lives, row);
    EXPECT_EQ(county.lives.gangs.active[0], 0) << "not counted off twice";
    EXPECT_EQ(county.institution(Institution::prison).in_use, 1);
    county.lives.week += 150;
    county.pass_weeks(50);
    EXPECT_EQ(county.institution(Institution::prison).in_use, 0);
    EXPECT_EQ(county.lives.gangs.active[0], 0);
}

TEST(Label, RaisesTheReturnOfAFormerMemberAndHalvesInItsHalfLife) {
    JusticeParameters rules = made_justice();
    rules.removed_share.fill(0);
    rules.label_effect = 1.5;
    Justice county(rules);
    const std::uint32_t row = county.member(20);
    county.arrest(row);
    const auto factor = [&] {
        return service_factor(county.world, county.lives.youths, county.lives.involved, county.lives.strata, row,
                              reentry_variables);
    };
    EXPECT_NEAR(factor(), 1.5, 1e-12);
    county.pass_weeks(104);
    EXPECT_NEAR(factor(), 1.2247448713915890, 1e-9) << "the root of 1.5";
    county.arrest(row);
    EXPECT_NEAR(factor(), 1.5, 1e-12) << "renewed, not added";
    county.pass_weeks(26);
    EXPECT_NEAR(factor(), 1.4062, 1e-3) << "the fading of the first has ended with it";
}

TEST(Label, NeedsTheAgeOfCriminalResponsibility) {
    JusticeParameters rules = made_justice();
    rules.removed_share.fill(0);
    rules.label_effect = 1.5;
    Justice county(rules);
    const std::uint32_t child = county.member(14);
    county.arrest(child);
    const ConcernedYouth& record = county.lives.involved.concerned[county.lives.youths.concerned[child]];
    EXPECT_EQ(record.effects.count, 0);
}

TEST(Label, AfterAWardActsOnDriftToo) {
    JusticeParameters rules = made_justice();
    rules.ward_peer_effect = 1.2;
    Justice county(rules);
    const std::uint32_t row = county.resident(14);
    county.send_away(row, 4, Institution::ward);
    county.pass_weeks(4);
    EXPECT_NEAR(service_factor(county.world, county.lives.youths, county.lives.involved, county.lives.strata, row,
                               ModelVariable::drift_multiplier),
                1.2, 1e-12);
}

TEST(Sweep, TakesOneOfTheChosenGangsAlone) {
    Justice county;
    const std::uint32_t here = county.member(20, 0, 0), there = county.member(20, 1, 1);
    std::vector<bool> chosen(county.world.gangs.count(), false);
    sweep(county.world, county.lives, chosen, 7, 0);
    admit_waiting(county.world, county.lives);
    EXPECT_FALSE(county.is_away(here) || county.is_away(there)) << "no gang was chosen";
    chosen[1] = true;
    sweep(county.world, county.lives, chosen, 7, 1);
    admit_waiting(county.world, county.lives);
    EXPECT_TRUE(county.is_away(there));
    EXPECT_FALSE(county.is_away(here));
}

TEST(Sweep, LeavesChildrenToSocialServices) {
    Justice county;
    const std::uint32_t child = county.member(14);
    sweep(county.world, county.lives, std::vector<bool>(county.world.gangs.count(), true), 7, 0);
    admit_waiting(county.world, county.lives);
    EXPECT_FALSE(county.is_away(child));
}

TEST(PositionBirths, MakeUpForWhatRemovalsClose) {
    JusticeParameters rules = made_justice();
    rules.removals_per_involved_year = .1;
    rules.vacancy_refill_removed = {.75, .75, .75};
    const auto births = [](const JusticeParameters& with) {
        const Justice county(with);
        double sum = 0;
        for (const double rate : county.world.gangs.position_births) sum += rate;
        return sum;
    };
    const double closing = births(rules);
    rules.vacancy_refill_removed = {1, 1, 1};
    EXPECT_NEAR(closing - births(rules), .25 * .1 * tiny_county().parameters.gang.involved_under_25 / weeks_per_year,
                1e-12);
}

}  // namespace
}  // namespace samverkan
