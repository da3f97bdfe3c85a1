// The question of joint action: which arms ask it, and c* by hand.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "study/joint_question.hpp"

namespace samverkan {
namespace {

constexpr double none = std::numeric_limits<double>::infinity();
const std::vector<double> levels{.3, .45, .6, .75, .9};

TEST(ThresholdOfWorld, IsTheLowestLevelWhereJointActionIsAsGoodThere) {
    EXPECT_EQ(threshold_of_world(levels, {0, -5, -5, -5, -5}), .3);
    EXPECT_EQ(threshold_of_world(levels, {4, 5, 6, 7, 8}), .3);
}

TEST(ThresholdOfWorld, LiesBetweenLevelsByInterpolation) {
    EXPECT_NEAR(threshold_of_world(levels, {-30, -20, -10, 10, 20}), .675, 1e-12);
    EXPECT_NEAR(threshold_of_world(levels, {-30, -20, -10, -9, 1}), .75 + .15 * .9, 1e-12);
}

TEST(ThresholdOfWorld, IsTheFirstOfSeveral) {
    EXPECT_NEAR(threshold_of_world(levels, {-10, 10, -10, 10, 10}), .375, 1e-12);
}

TEST(ThresholdOfWorld, IsInfiniteWhereNoLevelReachesIt) {
    EXPECT_EQ(threshold_of_world(levels, {-5, -4, -3, -2, -1}), none);
}

TEST(CoordinationThreshold, CountsWorldsWithoutOneAsAboveEveryLevel) {
    const CoordinationThreshold found = coordination_threshold({.3, .5, .6, none, none, .7, .8, none, .4, .45, .55});
    EXPECT_EQ(found.worlds, 11u);
    EXPECT_EQ(found.median, .6);
    EXPECT_EQ(found.low90, .4) << "order statistic .05 x 10, rounded";
    EXPECT_NE(found.high90, found.high90) << "at no level run";
    EXPECT_NEAR(found.share_none, 3 / 11., 1e-12);
}

TEST(CoordinationThreshold, IsNotToldOfFewerThanFiveWorlds) {
    const CoordinationThreshold found = coordination_threshold({.3, .5, .6, .7});
    EXPECT_NE(found.median, found.median);
    EXPECT_NE(found.share_none, found.share_none);
}

Scenario funding(std::vector<std::string> ids, double target) {
    Scenario scenario;
    if (target >= 0) ids.push_back("coordination");
    for (const std::string& id : ids) {
        Programme programme;
        programme.id = id;
        Deployment deployment;
        deployment.programme = ProgrammeId{scenario.programmes.size()};
        scenario.programmes.push_back(programme);
        scenario.deployments.push_back(deployment);
    }
    if (target >= 0) scenario.coordination = Coordination{ids.size() - 1, target};
    return scenario;
}

TEST(JointQuestion, IsAskedByTheSameProgrammesWithAndWithoutCoordination) {
    Study study;
    study.scenarios = {{"baseline", funding({}, -1)},
                       {"high", funding({"fft", "great"}, .9)},
                       {"other", funding({"fft"}, -1)},
                       {"apart", funding({"fft", "great"}, -1)},
                       {"low", funding({"fft", "great"}, .3)}};
    const auto found = find_joint_question(study);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->apart, 3u);
    EXPECT_EQ(found->joint, 1u);
    EXPECT_EQ(found->levels, (std::vector<std::size_t>{4, 1}));
}

TEST(JointQuestion, IsNotAskedByOtherProgrammes) {
    Study study;
    study.scenarios = {{"baseline", funding({}, -1)},
                       {"high", funding({"fft", "great"}, .9)},
                       {"apart", funding({"great", "fft"}, -1)}};
    EXPECT_FALSE(find_joint_question(study));
}

ReplicateTally world_of(double filled, std::uint32_t apart, std::uint32_t joint, std::vector<std::uint64_t> arrests,
                        std::uint64_t arrests_joint) {
    ReplicateTally tally;
    tally.live.resize(3);
    const std::uint32_t recruits[] = {1000, apart, joint};
    for (std::size_t s = 0; s < 3; ++s) {
        tally.live[s].recruits = {recruits[s]};
        for (const std::uint64_t year : arrests) {
            tally.live[s].events.emplace_back();
            tally.live[s].events.back()[static_cast<std::size_t>(EventKind::arrest)] = year;
        }
    }
    tally.live[2].events.back()[static_cast<std::size_t>(EventKind::arrest)] = arrests_joint;
    tally.live.front().fill_probability = filled;
    return tally;
}

TEST(MoreByFilling, SplitsWorldsAtTheMiddleOne) {
    StudyTally worlds;
    for (int i = 0; i < 10; ++i) worlds.push_back(world_of(.4 + .02 * i, 900, i < 5 ? 890 : 910, {100, 110}, 95));
    const MoreByFilling found = more_by_filling(worlds, {1, 2, {2}});
    EXPECT_EQ(found.less_often.mean, 10);
    EXPECT_EQ(found.more_often.mean, -10);
}

TEST(OfficialStatistics, SeeArrestsAgainstTheirChangeFromYearToYear) {
    StudyTally worlds(6, world_of(.5, 900, 890, {100, 110, 104}, 99));
    const OfficialView view = official_view(worlds, 2);
    EXPECT_EQ(view.arrests_averted.mean, 5);
    EXPECT_NEAR(view.year_to_year_sd, std::sqrt((100 + 36) / 2.), 1e-12);
}

}  // namespace
}  // namespace samverkan
