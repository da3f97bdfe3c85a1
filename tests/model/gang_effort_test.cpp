// Where gangs look for recruits, and what youths feel of it.
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "model/gangs.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives, test::tiny_county;

constexpr double rounding = 1e-9;
constexpr std::size_t online = static_cast<std::size_t>(Channel::online);

struct Effort : QuietLives {
    double scale;

    explicit Effort(double of_scale = 1) : QuietLives(tiny_county(), {.scale = of_scale}), scale(of_scale) {
        for (std::size_t i = 0; i < lives.gangs.expected_yield.value.size(); ++i)
            lives.gangs.expected_yield.value[i] = 1 + static_cast<double>(i * 7 % 5);
        for (std::size_t gang = 0; gang < world.gangs.count(); ++gang)
            lives.gangs.active[gang] = static_cast<std::int32_t>(20 + 4 * gang);  // the last one has no room
    }
    [[nodiscard]] GangSignals decide() const {
        return decide_effort(lives.gangs, world.gangs, world.reference, county.parameters.gang, scale);
    }
    [[nodiscard]] double access(std::size_t gang, std::size_t place, std::size_t channel) const {
        return channel == online ? world.reference.online_access : world.gangs.access(gang, place);
    }
};

TEST(ExpectedYield, MovesAnEighthOfTheWayAWeek) {
    Effort effort;
    const PlaceChannelTable before = effort.lives.gangs.expected_yield;
    PlaceChannelTable now = before;
    for (double& value : now.value) value += 4;
    update_expected_yield(effort.lives.gangs, now, 8);
    for (std::size_t i = 0; i < before.value.size(); ++i)
        EXPECT_NEAR(effort.lives.gangs.expected_yield.value[i], before.value[i] + .5, rounding);
}

TEST(Open, IsWhatIsLeftOfThePositionsAndNeverLessThanNone) {
    Gangs gangs;
    gangs.positions = {5, 5, 5};
    gangs.active = {3, 5, 9};
    EXPECT_EQ(gangs.open(0), 2);
    EXPECT_EQ(gangs.open(1), 0);
    EXPECT_EQ(gangs.open(2), 0);
}

TEST(Effort, SpendsAllOpenPositionsOfAGangInProportionToAccessTimesYield) {
    const Effort effort;
    const GangSignals signals = effort.decide();
    const PlaceChannelTable& yield = effort.lives.gangs.expected_yield;
    for (std::size_t gang = 0; gang < effort.world.gangs.count(); ++gang) {
        double spent = 0;
        for (std::size_t place = 0; place < yield.places(); ++place)
            for (std::size_t c = 0; c < channel_count; ++c)
                spent += signals.offer[gang] * effort.access(gang, place, c) * yield.at(place, c);
        EXPECT_NEAR(spent, effort.lives.gangs.open(gang), rounding);
    }
    EXPECT_EQ(signals.offer.back(), 0) << "who has no position open seeks nobody";
}

TEST(Effort, MakesThePressureOfAPlaceAndChannelOverItsReferenceAtAnyScale) {
    for (const double scale : {1.0, .5}) {
        const Effort effort(scale);
        const GangSignals signals = effort.decide();
        const PlaceChannelTable& yield = effort.lives.gangs.expected_yield;
        for (std::size_t place = 0; place < yield.places(); ++place)
            for (std::size_t c = 0; c < channel_count; ++c) {
                double spent = 0;
                for (std::size_t gang = 0; gang < effort.world.gangs.count(); ++gang)
                    spent += signals.offer[gang] * effort.access(gang, place, c) * yield.at(place, c);
                EXPECT_NEAR(signals.pressure.at(place, c),
                            spent / (effort.world.reference.pressure.at(place, c) * scale), rounding);
            }
    }
}

TEST(CorePosts, AreTheirShareOfThePositionsRoundedByTheGangsOwnNumber) {
    Effort effort;
    GangStructure structure = effort.world.gangs;
    const MembershipParameters& rules = effort.county.parameters.membership;  // a quarter of the positions
    structure.core_post_rounding = {.2, .2, .8, .8};
    effort.lives.gangs.positions = {10, 11, 10, 13};  // 2.5, 2.75, 2.5, 3.25
    EXPECT_EQ(core_posts(effort.lives.gangs, structure, rules, 0), 2);
    EXPECT_EQ(core_posts(effort.lives.gangs, structure, rules, 1), 2);
    EXPECT_EQ(core_posts(effort.lives.gangs, structure, rules, 2), 3);
    EXPECT_EQ(core_posts(effort.lives.gangs, structure, rules, 3), 4);
}

TEST(Doors, AreOpenWherePositionsAndCorePostsAreLeft) {
    Effort effort;
    effort.lives.gangs.core = {0, 7, 8, 30};  // of seven or eight posts
    const std::vector<GangDoors> doors =
        doors_now(effort.lives.gangs, effort.world.gangs, effort.county.parameters.membership);
    for (std::size_t gang = 0; gang < 4; ++gang) {
        const std::int32_t posts =
            core_posts(effort.lives.gangs, effort.world.gangs, effort.county.parameters.membership, gang);
        EXPECT_EQ(doors[gang].core_post, effort.lives.gangs.core[gang] < posts) << gang;
        EXPECT_EQ(doors[gang].position, gang < 3) << "the last one has no room";
    }
    EXPECT_TRUE(doors[0].core_post);
    EXPECT_FALSE(doors[3].core_post);
}

TEST(SeniorCore, EntersBySize) {
    GangStructure structure;
    structure.size_share = {.7, .2, .1};
    structure.senior_entry = 20;
    const KeyedDraws draws(3, 0);
    Gangs gangs;
    gangs.senior = {0, 0, 0};
    for (std::uint32_t gang = 0; gang < 3; ++gang) {
        gangs.senior_exit.push_back(start_rate_clock(Process::senior_exit, gang, draws));
        gangs.senior_entry.push_back(start_rate_clock(Process::senior_entry, gang, draws));
    }
    const SeniorCoreParameters nobody_leaves{.senior_core = 0, .senior_entry_per_year = 0, .senior_exit_hazard = 0};
    for (int week = 0; week < 100; ++week) run_senior_core(gangs, structure, nobody_leaves, draws);
    for (std::size_t gang = 0; gang < 3; ++gang) {
        const double mean = 2000 * structure.size_share[gang];
        EXPECT_NEAR(gangs.senior[gang], mean, 4 * std::sqrt(mean));
    }
}

}  // namespace
}  // namespace samverkan
