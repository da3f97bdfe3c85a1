// What a recruiter's removal does to its own youngers.
#include <gtest/gtest.h>

#include "model/custody.hpp"
#include "model/membership.hpp"
#include "model/recruiter_windows.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives, test::tiny_county;

County county_with_windows() {
    County county = tiny_county();
    JusticeParameters& rules = county.parameters.justice;
    rules.prison_places = rules.ward_places = rules.youth_custody_places = 50;
    rules.recruiter_window_exit = {2, 2, 2};
    rules.reattach_delay_weeks = {6, 6, 6};
    rules.vacancy_refill_weeks = 8;
    rules.label_effect = rules.ward_peer_effect = 1;
    rules.label_half_life_weeks = 104;
    rules.age_of_criminal_responsibility = 15;
    rules.sentence_length_factor = 1;
    return county;
}

/// A recruiter of 18 with one own younger of 14, in gang 0.
struct Window : QuietLives {
    std::uint32_t recruiter, younger;
    Window() : QuietLives(county_with_windows()) {
        lives.justice = make_justice(world);
        recruiter = join(18, 0, no_record);
        younger = join(14, 0, recruiter);
    }
    std::uint32_t join(int age, std::uint32_t n, std::uint32_t by) {
        const std::uint32_t row = resident(age, n);
        join_gang(world, lives, {row, GangId{0}, by, Channel::street, 0, 60});
        return row;
    }
    void take_away(std::uint32_t row, std::uint16_t weeks) {
        decide_stay(lives, {row, weeks, Institution::prison, 0, lives.week});
        admit_waiting(world, lives);
    }
    void pass_weeks(int weeks) {
        for (int k = 0; k < weeks; ++k) ++lives.week, run_justice(world, lives);
    }
    Member& of(std::uint32_t row) { return *find_member(lives.youths, lives.involved, row); }
};

TEST(RecruiterWindow, OpensForOwnYoungersAndClosesAtTheReturn) {
    Window gang;
    const std::uint32_t other = gang.join(14, 1, no_record);
    EXPECT_EQ(window_exit_factor(gang.world, gang.of(gang.younger)), 1);
    gang.take_away(gang.recruiter, 4);
    EXPECT_EQ(window_exit_factor(gang.world, gang.of(gang.younger)), 2);
    EXPECT_EQ(window_exit_factor(gang.world, gang.of(other)), 1) << "it has another recruiter, or none";
    gang.pass_weeks(4);
    EXPECT_EQ(window_exit_factor(gang.world, gang.of(gang.younger)), 1);
    EXPECT_EQ(gang.of(gang.younger).recruiter, gang.recruiter);
}

TEST(RecruiterWindow, RaisesTheHazardOfLeaving) {
    Window gang;
    const auto exposure = [&] {
        Member& member = gang.of(gang.younger);
        member.exit_remaining = 1e6;
        std::vector<Crossing> crossings;
        fire_membership_clocks(gang.world, gang.lives, 1, crossings);
        return 1e6 - member.exit_remaining;
    };
    const double before = exposure();
    gang.take_away(gang.recruiter, 50);
    EXPECT_NEAR(exposure(), 2 * before, 1e-8);
}

TEST(RecruiterWindow, EndsWhenAnotherTakesOverAfterTheDelay) {
    Window gang;
    const std::uint32_t taker = gang.join(17, 0, no_record);
    gang.take_away(gang.recruiter, 50);
    gang.pass_weeks(5);
    EXPECT_EQ(gang.of(gang.younger).contact, RecruiterContact::broken);
    gang.pass_weeks(2);  // a delay of 6 weeks is 6 or 7
    EXPECT_EQ(gang.of(gang.younger).contact, RecruiterContact::kept);
    EXPECT_EQ(gang.of(gang.younger).recruiter, taker);
    EXPECT_EQ(gang.of(taker).own_youngers, 1);
    EXPECT_EQ(gang.of(gang.recruiter).own_youngers, 0);
}

TEST(RecruiterWindow, StaysOpenWhileNobodyCanTakeOver) {
    Window gang;
    gang.take_away(gang.recruiter, 50);
    gang.pass_weeks(20);
    EXPECT_EQ(gang.of(gang.younger).contact, RecruiterContact::broken) << "the only recruiter is away";
    const std::uint32_t taker = gang.join(17, 0, no_record);
    gang.pass_weeks(1);
    EXPECT_EQ(gang.of(gang.younger).recruiter, taker);
}

TEST(RecruiterWindow, OfServicesCountsWhereItIsBetter) {
    Window gang;
    gang.take_away(gang.recruiter, 50);
    gang.of(gang.younger).window_factor = 1.5F;
    EXPECT_EQ(window_exit_factor(gang.world, gang.of(gang.younger)), 2);
    gang.of(gang.younger).window_factor = 2.5F;
    EXPECT_EQ(window_exit_factor(gang.world, gang.of(gang.younger)), 2.5);
}

TEST(RecruiterWindow, IsNotOpenedTwiceWithoutAClosing) {
    Window gang;
    gang.take_away(gang.recruiter, 50);
    open_windows(gang.world, gang.lives, gang.recruiter);
    EXPECT_EQ(gang.of(gang.younger).windows, 1);
}

}  // namespace
}  // namespace samverkan
