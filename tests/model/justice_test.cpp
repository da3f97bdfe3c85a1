// Arrest, time away in places that bind, positions of those removed, release and label.
#include <gtest/gtest.h>

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
    serve_arrest(county.world, county.lives, row);
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
    serve_arrest(county.world, county.lives, row);
    EXPECT_FALSE(county.is_away(row));
    EXPECT_EQ(county.lives.log.count[static_cast<std::size_t>(EventKind::arrest)], 1u);
    EXPECT_EQ(county.lives.log.count[static_cast<std::size_t>(EventKind::taken_away)], 0u);
}

TEST(Arrest, OfSomebodyUnknownDetectsARecruitOnce) {
    JusticeParameters rules = made_justice();
    rules.removed_share.fill(0);
    Justice county(rules);
    const std::uint32_t row = county.member(20);
    serve_arrest(county.world, county.lives, row);
    serve_arrest(county.world, county.lives, row);
    std::vector<std::uint8_t> details;
    for (const Event& event : county.lives.log.events)
        if (event.kind == EventKind::arrest) details.push_back(event.detail);
    EXPECT_EQ(details, (std::vector<std::uint8_t>{1, 0}));
}

TEST(Arrest, LeadsToAWardBelowTheAgeOfResponsibilityAndToPrisonFromEighteen) {
    Justice county;
    serve_arrest(county.world, county.lives, county.member(14));
    EXPECT_EQ(county.institution(Institution::ward).in_use, 1);
    serve_arrest(county.world, county.lives, county.member(16));
    EXPECT_EQ(county.institution(Institution::youth_custody).in_use, 1) << "no share in wards was made";
    serve_arrest(county.world, county.lives, county.member(18));
    EXPECT_EQ(county.institution(Institution::prison).in_use, 1);
}

TEST(Removal, ClosesAPositionThatReopensWithinWeeksOrNever) {
    for (const double refill : {0.0, 1.0}) {
        JusticeParameters rules = made_justice();
        rules.vacancy_refill_removed = {refill, refill, refill};
        Justice county(rules);
        const std::int32_t before = county.open_and_closed(0);
        serve_arrest(county.world, county.lives, county.member(20));
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
    serve_arrest(county.world, county.lives, row);
    EXPECT_EQ(county.lives.gangs.core[0], 0);
    county.pass_weeks(shortest_weeks + 1);
    EXPECT_EQ(county.lives.gangs.core[0], 1);
}

TEST(Places, BindAndWhoFindsNoneWaitsAtLarge) {
    JusticeParameters rules = made_justice();
    Justice county(rules);
    county.institution(Institution::prison).places = 1;
    const std::uint32_t first = county.member(20), second = county.member(21);
    serve_arrest(county.world, county.lives, first);
    serve_arrest(county.world, county.lives, second);
    EXPECT_TRUE(county.is_away(first));
    EXPECT_FALSE(county.is_away(second));
    EXPECT_EQ(county.institution(Institution::prison).waiting.size(), 1u);
    county.pass_weeks(shortest_weeks + 1);
    EXPECT_FALSE(county.is_away(first));
    EXPECT_TRUE(county.is_away(second)) << "the place is free";
    EXPECT_LE(county.institution(Institution::prison).in_use, 1);
}

TEST(Places, OfATwiceDecidedStayAreTakenOnce) {
    Justice county;
    const std::uint32_t row = county.member(20);
    decide_stay(county.world, county.lives, {row, 10, Institution::prison});
    decide_stay(county.world, county.lives, {row, 10, Institution::ward});
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
    serve_arrest(county.world, county.lives, row);
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
    decide_stay(county.world, county.lives, {row, 10, Institution::ward});
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
    decide_stay(county.world, county.lives, {row, 200, Institution::prison});
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
    serve_arrest(county.world, county.lives, row);
    const auto factor = [&] {
        return service_factor(county.world, county.lives.youths, county.lives.involved, county.lives.strata, row,
                              reentry_variables);
    };
    EXPECT_NEAR(factor(), 1.5, 1e-12);
    county.pass_weeks(104);
    EXPECT_NEAR(factor(), 1.2247448713915890, 1e-9) << "the root of 1.5";
    serve_arrest(county.world, county.lives, row);
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
    serve_arrest(county.world, county.lives, child);
    const ConcernedYouth& record = county.lives.involved.concerned[county.lives.youths.concerned[child]];
    EXPECT_EQ(record.effects.count, 0);
}

TEST(Label, AfterAWardActsOnDriftToo) {
    JusticeParameters rules = made_justice();
    rules.ward_peer_effect = 1.2;
    Justice county(rules);
    const std::uint32_t row = county.resident(14);
    decide_stay(county.world, county.lives, {row, 4, Institution::ward});
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
    EXPECT_FALSE(county.is_away(here) || county.is_away(there)) << "no gang was chosen";
    chosen[1] = true;
    sweep(county.world, county.lives, chosen, 7, 1);
    EXPECT_TRUE(county.is_away(there));
    EXPECT_FALSE(county.is_away(here));
}

TEST(Sweep, LeavesChildrenToSocialServices) {
    Justice county;
    const std::uint32_t child = county.member(14);
    sweep(county.world, county.lives, std::vector<bool>(county.world.gangs.count(), true), 7, 0);
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
    const double weeks_per_year = 1461.0 / 28;
    EXPECT_NEAR(closing - births(rules), .25 * .1 * tiny_county().parameters.gang.involved_under_25 / weeks_per_year,
                1e-12);
}

}  // namespace
}  // namespace samverkan
