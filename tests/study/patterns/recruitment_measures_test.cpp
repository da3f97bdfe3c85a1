#include <gtest/gtest.h>

#include "support/made_chronicle.hpp"

namespace samverkan::test {
namespace {

constexpr double year = 1461.0 / 28.0;  // weeks

/// Two recruits in 130 weeks lived in the vulnerable place, two in 390 elsewhere; one moves half-way.
MadeChronicle recruits_by_area() {
    MadeChronicle made;
    const auto live = [&](PlaceId place) { return made.person(13, Involvement::none, Sex::male, place); };
    made.joins(live(vulnerable), 3);
    const PersonId returning = live(vulnerable);
    made.returns(returning, 5);
    made.joins(live(beside_it), 7);
    live(beside_it);
    live(next_area), live(next_area);
    made.joins(live(far_away), 9);
    made.joins(live(far_away), -5);  // before the window
    live(far_away);
    made.joins(made.person(18, Involvement::none, Sex::male, vulnerable), 5);
    const PersonId mover = live(far_away);
    made.log.residences.back().to_week = made_report_week + 26;
    made.log.residences.push_back({mover, vulnerable, made_report_week + 26, made_report_week + 500});
    made.joins(mover, 40);
    return made;
}

/// Rates 1/52, 0 and 1/104 a week, weights 52, 52 and 104.
MadeChronicle recruits_for_gini() {
    MadeChronicle made;
    made.joins(made.person(14, Involvement::none, Sex::male, vulnerable), 1);
    made.person(14, Involvement::none, Sex::male, next_area);
    made.joins(made.person(14), 1);
    made.person(14);
    return made;
}

MadeChronicle channels() {
    MadeChronicle made;
    const auto join = [&](Channel channel, int count) {
        for (int i = 0; i < count; ++i) made.joins(made.person(12 + i), i, channel);
    };
    join(Channel::street, 4);
    join(Channel::school, 3);
    join(Channel::online, 2);
    join(Channel::family_friends, 1);
    made.returns(made.person(14), 3);
    made.joins(made.person(18), 3, Channel::online);
    made.joins(made.person(14), 60, Channel::online);  // after the window
    return made;
}

/// 13 and 14 twice each: the lower.
MadeChronicle first_ages() {
    MadeChronicle made;
    for (const int age : {13, 14, 14, 13, 15, 18, 18, 18}) made.joins(made.person(age), 2);
    for (int i = 0; i < 3; ++i) made.returns(made.person(15), 2);
    return made;
}

MadeChronicle recruiters() {
    MadeChronicle made;
    const PersonId aged_17 = made.person(17), aged_20 = made.person(20);
    made.joins(made.person(13), 4, Channel::school, aged_17);
    made.returns(made.person(15), 4, aged_17);
    made.joins(made.person(16), 4, Channel::street, aged_20);
    made.joins(made.person(12), 4, Channel::online);
    return made;
}

/// Half of the residents, two years: three first and one renewed.
MadeChronicle two_years_of_recruits() {
    MadeChronicle made(104);
    made.log.scale = .5;
    for (const int age : {10, 15, 24}) made.joins(made.person(age), 2);
    made.returns(made.person(16), 100);
    made.joins(made.person(9), 2);
    made.joins(made.person(15), -1);
    return made;
}

MadeChronicle recruits_under_18() {
    MadeChronicle made;
    for (const int age : {9, 15, 17, 18}) made.joins(made.person(age), 2);
    made.returns(made.person(16), 3);
    return made;
}

/// 2026-W24 is week 42 of the window, W33 its last one.
MadeChronicle summer() {
    MadeChronicle made;
    made.joins(made.person(14), 42);
    made.joins(made.person(15), 51);
    made.returns(made.person(16), 47);
    for (const int week : {0, 10, 20, 30, 40, 41}) made.joins(made.person(14), week);
    return made;
}

}  // namespace

std::vector<HandMadeCase> recruitment_cases() {
    const double two_years = 104 / year * .5, one_year = 52 / year;
    return {{"area_recruitment_ratio", 3, recruits_by_area, {{"worst_tenth_of_areas", 3 * 286 / 234.0}}},
            {"gini_recruitment_areas", .375, recruits_for_gini},
            {"channel_share_street", .4, channels},
            {"channel_share_school", .3, channels},
            {"channel_share_online", .2, channels},
            {"modal_first_recruitment_age", 13, first_ages},
            {"recruiter_recruit_age_gap", 3, recruiters},
            {"recruits_per_year",
             4 / two_years,
             two_years_of_recruits,
             {{"first", 3 / two_years}, {"renewed", 1 / two_years}}},
            {"recruits_per_year_under18", 3 / one_year, recruits_under_18},
            {"summer_recruitment_ratio", (3 / 10.0) / (6 / 42.0), summer}};
}

TEST(ModalAge, IsOfAllReplicatesTogether) {
    EXPECT_EQ(pattern_measure::modal_age({0, 3, 2}), 1);
    EXPECT_EQ(pattern_measure::modal_age({0, 3, 4}), 2);
    EXPECT_EQ(pattern_measure::modal_age({0, 4, 4}), 1) << "ties: the lower";
}

}  // namespace samverkan::test
