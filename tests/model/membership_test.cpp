// Joining, embedding, promotion, leaving and the way back.
#include <cmath>

#include <gtest/gtest.h>

#include "model/membership.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives, test::tiny_county;

constexpr double rounding = 1e-12;

struct Gang : QuietLives {
    using QuietLives::QuietLives;

    const Member& join(std::uint32_t row, std::uint16_t spell = 0, int tenure_weeks = 0,
                       std::uint32_t recruiter = no_record, std::size_t gang = 0) {
        return join_gang(world, lives, {row, GangId{gang}, recruiter, Channel::street, spell, tenure_weeks});
    }
    Member& record(std::uint32_t row) { return *find_member(lives.youths, lives.involved, row); }
    [[nodiscard]] std::vector<Crossing> crossings() {
        std::vector<Crossing> found;
        fire_membership_clocks(world, lives, 1, found);
        return found;
    }
    [[nodiscard]] const Former& former(std::uint32_t row) const {
        return lives.involved.formers[lives.involved.concerned[lives.youths.concerned[row]].former];
    }
};

bool has(const std::vector<Crossing>& crossings, CrossingKind kind) {
    return std::any_of(crossings.begin(), crossings.end(), [&](const Crossing& one) { return one.kind == kind; });
}

County with_unequal_halves() {
    County county = tiny_county();
    county.parameters.membership.embed_ties_share = .3;
    return county;
}

TEST(Embeddedness, GrowsWithTenureTowardsWhatIsDrawnAndTheShareOfTiesInside) {
    const Gang gang(with_unequal_halves());
    Member member;
    member.drawn_embedding = .8F;
    member.ties_inside = .2F;
    const double most = .7 * double{.8F} + .3 * double{.2F};
    EXPECT_EQ(embeddedness(gang.world, member, 0), 0);
    for (const int weeks : {1, 8, 26, 200})
        EXPECT_NEAR(embeddedness(gang.world, member, weeks), most * (1 - std::exp(-weeks / 26.0)), rounding) << weeks;
}

TEST(Embeddedness, OfAPersonIsDrawnFromItsBetaLaw) {
    const MembershipParameters parameters = test::tiny_membership();
    constexpr std::uint32_t persons = 20'000;
    double sum = 0, squares = 0;
    for (std::uint32_t person = 0; person < persons; ++person) {
        const double drawn = draw_embedding(parameters, KeyedDraws(5, 0), entity_key(person), 0);
        sum += drawn;
        squares += drawn * drawn;
    }
    const double mean = 3 / 4.6, variance = 3 * 1.6 / (4.6 * 4.6 * 5.6);
    EXPECT_NEAR(sum / persons, mean, 4 * std::sqrt(variance / persons));
    EXPECT_NEAR(squares / persons - sum / persons * (sum / persons), variance, .02 * variance);
}

TEST(Exit, HazardFallsWithEmbeddednessAndForCore) {
    const Gang gang;
    Member member;
    member.drawn_embedding = .6F;
    member.ties_inside = .4F;
    const double embedded = embeddedness(gang.world, member, 40);
    EXPECT_NEAR(exit_hazard(gang.world, member, 40), .061 * std::exp(-4.5 * embedded), rounding);
    EXPECT_NEAR(exit_hazard(gang.world, member, 0), .061, rounding);
    member.tier = Involvement::core;
    EXPECT_NEAR(exit_hazard(gang.world, member, 40), .8 * .061 * std::exp(-4.5 * embedded), rounding);
}

TEST(Exit, ComesInTheWeekAndAtTheFractionInWhichTheExposureIsUsedUp) {
    Gang gang;
    const std::uint32_t row = gang.resident(16);
    gang.join(row);
    const double hazard = exit_hazard(gang.world, gang.record(row), 0);
    gang.record(row).exit_remaining = 1.25 * hazard;
    EXPECT_TRUE(gang.crossings().empty());
    EXPECT_NEAR(gang.record(row).exit_remaining, .25 * hazard, rounding);
    const std::vector<Crossing> crossings = gang.crossings();
    ASSERT_EQ(crossings.size(), 1u);
    EXPECT_EQ(crossings[0].kind, CrossingKind::exit);
    EXPECT_EQ(crossings[0].row, row);
    EXPECT_NEAR(crossings[0].fraction, .25, 1e-6);
    EXPECT_TRUE(has(gang.crossings(), CrossingKind::exit)) << "kept until it is served";
}

TEST(Exit, IsMovedByServicesAndByLeversOnTheGang) {
    for (const bool lever : {false, true}) {
        Gang gang;
        const std::uint32_t row = gang.resident(16);
        gang.join(row);
        gang.record(row).exit_remaining = 10;
        gang.record(row).exit_factor = 2;
        if (lever) gang.lives.gangs.exit_lever.assign(gang.world.gangs.count() * age_count, 1.5);
        EXPECT_TRUE(gang.crossings().empty());
        EXPECT_NEAR(gang.record(row).exit_remaining, 10 - (lever ? 3 : 2) * .061, rounding);
    }
}

TEST(Reentry, HazardHalvesEveryHalfLifeAndEndsAfterTwenty) {
    const Gang gang;
    Former former;
    former.left_week = 1000;
    EXPECT_NEAR(reentry_hazard(gang.world, former, 1000), .006, rounding);
    EXPECT_NEAR(reentry_hazard(gang.world, former, 1026), .003, rounding);
    EXPECT_NEAR(reentry_hazard(gang.world, former, 1065), .006 * std::pow(2, -2.5), rounding);
    former.service_factor = .5F;
    EXPECT_NEAR(reentry_hazard(gang.world, former, 1052), .00075, rounding);
    EXPECT_GT(reentry_hazard(gang.world, former, 1000 + 20 * 26), 0);
    EXPECT_EQ(reentry_hazard(gang.world, former, 1001 + 20 * 26), 0);
    EXPECT_EQ(reentry_hazard(gang.world, former, 3000), 0);
}

TEST(Joining, StartsTheClocksOfTheSpellUnderKeysOfTheirOwn) {
    for (const std::uint16_t spell : {0, 1, 2}) {
        Gang gang;
        const std::uint32_t row = gang.resident(15);
        const EntityKey key = gang.key(row);
        const KeyedDraws& events = gang.world.draws.events;
        const Member member = gang.join(row, spell, 8);
        EXPECT_EQ(member.exit_remaining, events.threshold(Process::exit, key, spell));
        EXPECT_EQ(member.promotion_remaining, events.threshold(Process::promotion, key, spell));
        EXPECT_EQ(member.drawn_embedding,
                  static_cast<float>(draw_embedding(gang.county.parameters.membership, events, key, spell)));
        EXPECT_EQ(member.tenure_start_week, gang.lives.week - 8) << "time in an earlier spell is credited";
        EXPECT_EQ(gang.state(row).involvement, Involvement::involved);
        EXPECT_EQ(gang.lives.gangs.active[0], 1);
        EXPECT_TRUE(gang.lives.youths.has_mark(row, mark::was_member));
        EXPECT_EQ(gang.lives.youths.column(YouthClock::involvement)[row], clock_off);
    }
}

TEST(OwnYoungers, AreTheRecruitsOfAPersonWhoAreStillInvolved) {
    Gang gang;
    const std::uint32_t recruiter = gang.resident(18);
    gang.join(recruiter);
    for (const std::uint32_t n : {0, 1, 2}) gang.join(gang.resident(14, n), 0, 0, recruiter);
    EXPECT_EQ(gang.member(recruiter).own_youngers, 3);
    leave_gang(gang.world, gang.lives, gang.resident(14, 1));
    EXPECT_EQ(gang.member(recruiter).own_youngers, 2);
    gang.record(gang.resident(14, 0)).tier = Involvement::core;
    age_out(gang.world, gang.lives, gang.resident(14, 0));
    EXPECT_EQ(gang.member(recruiter).own_youngers, 1);
    leave_gang(gang.world, gang.lives, recruiter);
    leave_gang(gang.world, gang.lives, gang.resident(14, 2));
    EXPECT_EQ(gang.lives.gangs.active[0], 0);
}

TEST(Leaving, StartsTheClockOfReturnUnderTheSpellsSoFar) {
    for (const std::uint16_t spell : {0, 1, 2}) {
        Gang gang;
        const std::uint32_t row = gang.resident(17);
        gang.join(row, spell);
        leave_gang(gang.world, gang.lives, row);
        const auto spells = static_cast<std::uint32_t>(spell) + 1;
        EXPECT_EQ(gang.former(row).spells, spells);
        EXPECT_EQ(gang.former(row).left_week, gang.lives.week);
        EXPECT_EQ(gang.former(row).remaining,
                  gang.world.draws.events.threshold(Process::reentry, gang.key(row), spells << 16));
        EXPECT_EQ(gang.state(row).involvement, Involvement::former);
        EXPECT_EQ(gang.lives.gangs.active[0], 0);
        EXPECT_EQ(find_member(gang.lives.youths, gang.lives.involved, row), nullptr);
    }
}

TEST(Leaving, OfACoreMemberFreesItsPost) {
    Gang gang;
    const std::uint32_t row = gang.resident(19);
    gang.join(row);
    promote(gang.world, gang.lives, nullptr, row);
    EXPECT_EQ(gang.lives.gangs.core[0], 1);
    leave_gang(gang.world, gang.lives, row);
    EXPECT_EQ(gang.lives.gangs.core[0], 0);
    EXPECT_EQ(gang.lives.gangs.senior[0], 0);
}

TEST(AtTwentyFive, CoreJoinsTheSeniorCoreAndNobodyElseDoes) {
    Gang gang;
    const std::uint32_t core = gang.resident(24, 0), involved = gang.resident(24, 1), former = gang.resident(24, 2);
    for (const std::uint32_t row : {core, involved, former}) gang.join(row);
    promote(gang.world, gang.lives, nullptr, core);
    leave_gang(gang.world, gang.lives, former);
    for (const std::uint32_t row : {core, involved, former}) age_out(gang.world, gang.lives, row);
    EXPECT_EQ(gang.lives.gangs.senior[0], 1);
    EXPECT_EQ(gang.lives.gangs.active[0], 0);
    EXPECT_EQ(gang.lives.gangs.core[0], 0);
    EXPECT_TRUE(gang.lives.involved.members.empty());
    EXPECT_TRUE(gang.lives.involved.formers.empty());
    EXPECT_EQ(gang.lives.log.count[static_cast<std::size_t>(EventKind::aged_out)], 2u);
}

TEST(AtTwentyFive, FringeLetsGoOfItsTies) {
    Gang gang;
    std::uint32_t n = 0;
    while (gang.ties(gang.resident(24, n)).empty()) ++n;
    const std::uint32_t row = gang.resident(24, n), other = gang.ties(row).front();
    set_involvement(gang.world.population, gang.lives.youths, gang.lives.classes, row, Involvement::fringe);
    EXPECT_EQ(gang.state(other).fringe_ties, 1);
    age_out(gang.world, gang.lives, row);
    EXPECT_EQ(gang.state(other).fringe_ties, 0);
    EXPECT_EQ(gang.state(row).involvement, Involvement::none);
}

TEST(Promotion, NeedsAYearOfTenure) {
    Gang gang;
    const std::uint32_t row = gang.resident(18);
    gang.join(row);
    gang.record(row).exit_remaining = 100;
    gang.record(row).promotion_remaining = 1e-9;
    gang.lives.week += 51;
    EXPECT_FALSE(has(gang.crossings(), CrossingKind::promotion));
    gang.lives.week += 1;
    EXPECT_TRUE(has(gang.crossings(), CrossingKind::promotion));
}

TEST(Promotion, NeedsFourteenYears) {
    Gang gang;
    const std::uint32_t row = gang.resident(12);
    gang.join(row, 0, 60);
    gang.record(row).exit_remaining = 100;
    gang.record(row).promotion_remaining = 1e-9;
    gang.lives.week = gang.world.population.birth_week[row] + age_in_weeks(14) - 1;
    EXPECT_FALSE(has(gang.crossings(), CrossingKind::promotion));
    gang.lives.week += 1;
    EXPECT_TRUE(has(gang.crossings(), CrossingKind::promotion));
}

TEST(Promotion, FillsCorePostsAndNoMore) {
    Gang gang;
    const std::int32_t posts = core_posts(gang.lives.gangs, gang.world.gangs, gang.county.parameters.membership, 0);
    ASSERT_GT(posts, 2);
    for (std::int32_t n = 0; n < posts + 3; ++n) {
        const std::uint32_t row = gang.resident(19, static_cast<std::uint32_t>(n));
        gang.join(row);
        promote(gang.world, gang.lives, nullptr, row);
        EXPECT_EQ(gang.state(row).involvement, n < posts ? Involvement::core : Involvement::involved);
        EXPECT_EQ(gang.member(row).tier, gang.state(row).involvement);
    }
    EXPECT_EQ(gang.lives.gangs.core[0], posts);
}

TEST(Promotion, FollowsThePostsOfTheBaselineWithFeedbackOff) {
    Gang gang;
    const std::uint32_t first = gang.resident(19, 0), second = gang.resident(19, 1);
    for (const std::uint32_t row : {first, second}) gang.join(row);
    std::vector<GangDoors> doors(gang.world.gangs.count());
    promote(gang.world, gang.lives, &doors, first);
    EXPECT_EQ(gang.state(first).involvement, Involvement::involved);
    doors[0].core_post = true;
    promote(gang.world, gang.lives, &doors, second);
    EXPECT_EQ(gang.state(second).involvement, Involvement::core);
}

}  // namespace
}  // namespace samverkan
