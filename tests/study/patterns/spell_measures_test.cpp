#include <gtest/gtest.h>

#include "study/patterns/survival.hpp"
#include "support/made_chronicle.hpp"

namespace samverkan::test {
namespace {

/// Ended after 10, 20, 52, 60 and 100 weeks, followed for 30 and 40.
MadeChronicle spells_of_a_year() {
    MadeChronicle made(260);
    made.member_for(10, -100, 14);
    const PersonId short_break = made.member_for(20, 0, 14);  // 60 weeks in all
    made.returns(short_break, 24);
    made.leaves(short_break, 60);
    made.happens(made.member_for(-1, 0, 15), LifeEventKind::death, 30);
    made.happens(made.member_for(52, 5, 15), LifeEventKind::custody_start, 8);
    made.member_for(-1, 220, 11);
    made.member_for(100, 0, 13);
    const PersonId long_break = made.member_for(20, 0, 14);  // a second spell after 5 weeks
    made.returns(long_break, 25);
    made.leaves(long_break, 26);
    made.member_for(3, 0, 18);
    made.returns(made.person(15), 2);
    made.leaves(made.person(15, Involvement::involved), 3);
    return made;
}

MadeChronicle spells_of_four_years() {
    MadeChronicle made(520);
    for (const int weeks : {10, 207, 208, 300}) made.member_for(weeks, 0, 14);
    made.happens(made.member_for(-1, 0, 14), LifeEventKind::death, 100);
    return made;
}

MadeChronicle spells_of_two_years() {
    MadeChronicle made(260);
    made.member_for(50, 0, 20);
    made.member_for(104, 0, 15);
    made.member_for(105, 0, 15);
    made.happens(made.member_for(-1, 0, 23), LifeEventKind::turned_25, 60);
    return made;
}

/// First half-years: 13 + 26 + 26 weeks, and 6 of a spell that began in the burn-in. Third years: 26 + 52.
MadeChronicle hazards() {
    MadeChronicle made(260);
    made.member_for(13, 0, 14);
    made.member_for(130, 0, 14);
    made.member_for(-1, 0, 14);
    made.leaves(made.person(15, Involvement::involved), 10);
    made.member_for(30, -20, 14);
    return made;
}

MadeChronicle leavers() {
    MadeChronicle made(260);
    made.returns(made.member_for(10, 0, 15), 114);
    made.returns(made.member_for(10, 0, 15), 115);
    made.member_for(10, 0, 15);
    made.member_for(100, 100, 15);  // followed for 60 weeks
    made.member_for(10, 0, 24);     // turns 25
    made.returns(made.member_for(10, -15, 15), 4);
    return made;
}

MadeChronicle embedded() {
    MadeChronicle made(260);
    const auto member = [&](double share, int leaves_at) {
        const PersonId who = made.person(16, Involvement::involved);
        if (leaves_at >= 0) made.leaves(who, leaves_at);
        made.log.ties_inside.push_back({who, share});
    };
    for (const int week : {10, 20, 30}) member(0, week);
    for (const int week : {1, 2, 3}) member(.5, week);
    for (const int week : {40, 100, -1}) member(.9, week);
    return made;
}

}  // namespace

std::vector<HandMadeCase> spell_cases() {
    return {{"first_spells_up_to_1y", 11 / 21.0, spells_of_a_year},
            {"first_spells_at_least_4y", 8 / 15.0, spells_of_four_years},
            {"spell_survival_2y", .375, spells_of_two_years},
            {"exit_hazard_tenure_ratio", 78 / 71.0, hazards},
            {"reentry_within_2y", 1 / 3.0, leavers},
            {"remaining_stay_ratio_embeddedness", 5, embedded}};
}

TEST(Survival, CountsWhoEndsInAWeekBeforeWhoIsFollowedToIt) {
    const Survival survival({{10, true}, {10, false}, {20, true}});
    EXPECT_NEAR(survival.beyond(9), 1, 1e-12);
    EXPECT_NEAR(survival.beyond(10), 2 / 3.0, 1e-12);
    EXPECT_NEAR(survival.at_least(10), 1, 1e-12);
    EXPECT_EQ(survival.median(), 20);
}

TEST(Survival, IsNotKnownBeyondTheLongestFollowed) {
    const Survival survival({{10, true}, {20, false}});
    EXPECT_NEAR(survival.beyond(20), .5, 1e-12);
    EXPECT_NE(survival.beyond(21), survival.beyond(21));
    EXPECT_EQ(Survival({{10, true}}).beyond(30), 0) << "nobody is left";
}

TEST(RemainingStay, EqualSharesStayTogetherInATercile) {
    MadeChronicle made(260);
    for (const int week : {10, 20, 30, 40, 50}) {
        const PersonId who = made.person(16, Involvement::involved);
        made.leaves(who, week);
        made.log.ties_inside.push_back({who, week < 50 ? 0.0 : 1.0});
    }
    EXPECT_NEAR(measured("remaining_stay_ratio_embeddedness", made.log).value, 50 / 20.0, 1e-12);
}

}  // namespace samverkan::test
