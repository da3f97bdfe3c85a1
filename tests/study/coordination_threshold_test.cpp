// c* by hand, and the arms that tell it.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "study/coordination_threshold.hpp"
#include "support/joint_study.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr double none = std::numeric_limits<double>::infinity();
const std::vector<double> levels{.3, .45, .6, .75, .9};

TEST(ThresholdOfWorld, IsTheLowestLevelWhereJointActionIsAsGoodThere) {
    EXPECT_EQ(threshold_of_world(levels, {0, -5, -5, -5, -5}), .3);
    EXPECT_EQ(threshold_of_world(levels, {4, 5, 6, 7, 8}), .3);
}

TEST(ThresholdOfWorld, LiesBetweenLevelsByInterpolation) {
    EXPECT_NEAR(threshold_of_world(levels, {-30, -20, -10, 10, 20}), .675, 1e-12);
    EXPECT_NEAR(threshold_of_world(levels, {-30, -20, -10, -9, 1}), .75 + .15 * .9, 1e-12);
    EXPECT_NEAR(threshold_of_world(levels, {-30, -20, -10, -9, 0}), .9, 1e-12);
}

TEST(ThresholdOfWorld, IsTheFirstOfSeveral) {
    EXPECT_NEAR(threshold_of_world(levels, {-10, 10, -10, 10, 10}), .375, 1e-12);
}

TEST(ThresholdOfWorld, IsInfiniteWhereNoLevelReachesIt) {
    EXPECT_EQ(threshold_of_world(levels, {-5, -4, -3, -2, -1}), none);
}

TEST(CoordinationThreshold, CountsWorldsWithoutOneAsAboveEveryLevel) {
    const CoordinationThreshold found = coordination_threshold({.3, .5, .6, none, none, .7, .8, none, .4, .45, .55});
    EXPECT_EQ(found.median, .6);
    EXPECT_EQ(found.low90, .4) << "order statistic .05 x 10, rounded";
    EXPECT_NE(found.high90, found.high90) << "at no level run";
    EXPECT_NEAR(found.share_none.mean, 3 / 11., 1e-12);
    EXPECT_NEAR(found.share_none.mean_low90, .0788, .0005);
    EXPECT_NEAR(found.share_none.mean_high90, .5644, .0005);
}

TEST(CoordinationThreshold, KnowsItsMedianAsWellAsTheBinomialAllows) {
    // Of 11 worlds at most 2 lie below the median in 67 of 2048 samples (3.3 %), at most 3 in 11 %.
    const CoordinationThreshold found = coordination_threshold({.3, .31, .32, .33, .34, .35, .36, .37, .38, .39, .4});
    EXPECT_EQ(found.median_low90, .32);
    EXPECT_EQ(found.median_high90, .38);
    const CoordinationThreshold five = coordination_threshold({.3, .31, .32, .33, none});
    EXPECT_EQ(five.median_low90, .3);
    EXPECT_NE(five.median_high90, five.median_high90);
}

TEST(CoordinationThreshold, IsAboveAllWhereMostWorldsHaveNone) {
    const CoordinationThreshold found = coordination_threshold({none, .5, none, none, .6});
    EXPECT_NE(found.median, found.median);
    EXPECT_EQ(found.low90, .5);
    EXPECT_EQ(found.share_none.mean, .6);
}

TEST(CoordinationThreshold, IsNotToldOfFewerThanFiveWorlds) {
    const CoordinationThreshold found = coordination_threshold({.3, .5, .6, none});
    EXPECT_NE(found.median, found.median);
    EXPECT_EQ(found.share_none.mean, .25);
    EXPECT_FALSE(found.share_none.has_intervals());
}

TEST(ThresholdByWorld, IsReadOffTheArmsInTheOrderOfTheirLevels) {
    // By how many more than apart (900): world 0 -10 at .3, 10 at .9; world 1 -1 and -1.
    JointStudy made({{"apart", -1, {900, 900}}, {"high", .9, {890, 901}}, {"low", .3, {910, 901}}});
    const auto questions = find_joint_questions(made.study);
    ASSERT_EQ(questions.size(), 1u);
    const std::vector<double> found = thresholds_by_world(made.study, made.worlds, questions.front());
    ASSERT_EQ(found.size(), 2u);
    EXPECT_NEAR(found[0], .6, 1e-12);
    EXPECT_EQ(found[1], none);
    // Means: -5.5 at .3, 4.5 at .9.
    EXPECT_NEAR(threshold_of_means(made.study, made.worlds, questions.front()), .3 + .6 * .55, 1e-12);
}

TEST(ArmsAtLevels, ChangeTheLevelAlone) {
    JointStudy made({{"apart", -1, {}}, {"joint", .9, {}}});
    const auto arms = arms_at_levels(made.study, find_joint_questions(made.study).front());
    ASSERT_EQ(arms.size(), 4u);
    const std::vector<std::string> slugs{"joint_c030", "joint_c045", "joint_c060", "joint_c075"};
    for (std::size_t i = 0; i < arms.size(); ++i) {
        EXPECT_EQ(arms[i].slug, slugs[i]);
        EXPECT_EQ(arms[i].content.coordination->target, threshold_levels[i]);
        Scenario back = arms[i].content;
        back.coordination->target = .9;
        EXPECT_EQ(canonical_text(back), canonical_text(made.study.scenarios[2].content));
        made.study.scenarios.push_back(arms[i]);
    }
    EXPECT_EQ(arms[1].content.name_en, "joint, coordination 0.45");
    EXPECT_EQ(arms[1].content.name_sv, "joint, samordning 0,45");
    const auto whole = find_joint_questions(made.study);
    ASSERT_EQ(whole.size(), 1u);
    EXPECT_EQ(whole.front().levels, (std::vector<std::size_t>{3, 4, 5, 6, 2}));
    EXPECT_TRUE(arms_at_levels(made.study, whole.front()).empty()) << "all are there";
}

TEST(ArmsAtLevels, StayBelowWhatTheJointArmPaysFor) {
    const JointStudy made({{"apart", -1, {}}, {"joint", .5, {}}});
    EXPECT_EQ(arms_at_levels(made.study, find_joint_questions(made.study).front()).size(), 2u);
}

}  // namespace
}  // namespace samverkan
