// The question of joint action: which arms ask it, and what its answer hangs on.
#include <cmath>

#include <gtest/gtest.h>

#include "support/joint_study.hpp"

namespace samverkan {
namespace {

using namespace test;

TEST(JointQuestion, IsAskedByTheSameProgrammesWithAndWithoutCoordination) {
    Study study;
    study.scenarios = {{"baseline", Scenario{}},
                       {"high", funding({"fft", "great"}, .9)},
                       {"other", funding({"fft"}, -1)},
                       {"apart", funding({"fft", "great"}, -1)},
                       {"low", funding({"fft", "great"}, .3)}};
    const auto found = find_joint_questions(study);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].apart, 3u);
    EXPECT_EQ(found[0].joint, 1u);
    EXPECT_EQ(found[0].levels, (std::vector<std::size_t>{4, 1}));
}

TEST(JointQuestion, IsNotAskedByOtherProgrammes) {
    Study study;
    study.scenarios = {
        {"baseline", Scenario{}}, {"high", funding({"fft", "great"}, .9)}, {"apart", funding({"great", "fft"}, -1)}};
    EXPECT_TRUE(find_joint_questions(study).empty());
}

TEST(JointQuestion, IsNotAskedOfAControlWithoutEffect) {
    Study study;
    study.scenarios = {{"baseline", Scenario{}}, {"high", funding({"fft"}, .9)}, {"control", funding({"fft"}, -1)}};
    study.scenarios[2].content.transport = 0;
    EXPECT_TRUE(find_joint_questions(study).empty());
}

TEST(JointQuestion, TakesMoneyApartAtTheSameBudget) {
    Study study;
    study.scenarios = {{"baseline", Scenario{}},
                       {"dear", funding({"fft"}, -1)},
                       {"joint", funding({"fft"}, .9)},
                       {"apart", funding({"fft"}, -1)}};
    *study.scenarios[1].content.deployments[0].cost_sek_per_year *= 2;
    ASSERT_EQ(find_joint_questions(study).size(), 1u);
    EXPECT_EQ(find_joint_questions(study)[0].apart, 3u);
    study.scenarios.pop_back();
    EXPECT_EQ(find_joint_questions(study)[0].apart, 1u) << "where there is no other";
}

TEST(JointQuestion, IsOneForEachOtherWayToFund) {
    Study study;
    study.scenarios = {{"baseline", Scenario{}},
                       {"apart", funding({"fft"}, -1)},
                       {"joint", funding({"fft"}, .9)},
                       {"later", funding({"fft"}, .9)},
                       {"low", funding({"fft"}, .3)}};
    study.scenarios[3].content.deployments[0].from_week += 20;
    const auto found = find_joint_questions(study);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].levels, (std::vector<std::size_t>{4, 2})) << "levels of what differs by nothing else";
    EXPECT_EQ(found[1].levels, (std::vector<std::size_t>{3}));
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
