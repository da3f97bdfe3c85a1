// What must not change a life does not change one bit of it.
#include <gtest/gtest.h>

#include "support/lives.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr WorldOptions small{.seed = 7, .scale = 0.03};

/// Peers, classmates and siblings without influence: nothing but gangs carries an effect to others.
County without_ties(County county) {
    ModelParameters& parameters = county.parameters;
    parameters.drift.peer_drift_effect = 0;
    parameters.drift.class_drift_effect = 0;
    parameters.recruitment.peer_recruit_effect = 0;
    parameters.recruitment.sibling_involved_effect = 1;
    parameters.membership.embed_ties_share = 0;
    return county;
}

class EachProgramme : public testing::TestWithParam<const char*> {};

TEST_P(EachProgramme, WithoutEffectChangesNoLifeThoughItsMachineryRuns) {
    Programme inert = programme(GetParam());
    for (ProgrammeEffect& effect : inert.effects) effect.rate_ratio = {1, 1, 1};
    const Scenario scenario = funded(inert, 26, 156);
    const BranchPoint branch = branch_point(stockholm(), small, scenario);
    const CountyState baseline = run_arm(branch, unfunded(scenario));
    const CountyState arm = run_arm(branch, scenario);
    EXPECT_GT(count_of(arm, EventKind::programme_start) + count_of(arm, EventKind::cohort_delivery), 0u);
    EXPECT_TRUE(lives_of(branch.world, baseline) == lives_of(branch.world, arm));
}

TEST_P(EachProgramme, WithTransportZeroChangesNoLifeThoughItsMachineryRuns) {
    Scenario scenario = funded(programme(GetParam()), 26, 156);
    scenario.transport = 0;
    const BranchPoint branch = branch_point(stockholm(), small, scenario);
    const CountyState arm = run_arm(branch, scenario);
    EXPECT_GT(count_of(arm, EventKind::programme_start) + count_of(arm, EventKind::cohort_delivery), 0u);
    EXPECT_TRUE(lives_of(branch.world, run_arm(branch, unfunded(scenario))) == lives_of(branch.world, arm));
}

TEST_P(EachProgramme, WithoutCoverageOrBeforeItStartsChangesNoLife) {
    Scenario nobody = funded(programme(GetParam()), 26, 104);
    nobody.deployments[0].coverage = 0;
    Scenario later = funded(programme(GetParam()), 26, 104);
    later.deployments[0].from_week = later.start_week + later.weeks;
    const BranchPoint branch = branch_point(stockholm(), small, nobody);
    const LivesByIdentity baseline = lives_of(branch.world, run_arm(branch, unfunded(nobody)));
    EXPECT_TRUE(baseline == lives_of(branch.world, run_arm(branch, nobody)));
    EXPECT_TRUE(baseline == lives_of(branch.world, run_arm(branch, later)));
}

TEST_P(EachProgramme, ThatActsChangesLives) {
    Programme strong = programme(GetParam());
    for (ProgrammeEffect& effect : strong.effects) effect.rate_ratio = {.3, .3, .3};
    const Scenario scenario = funded(strong, 26, 156);
    const BranchPoint branch = branch_point(stockholm(), small, scenario);
    EXPECT_FALSE(lives_of(branch.world, run_arm(branch, unfunded(scenario))) ==
                 lives_of(branch.world, run_arm(branch, scenario)));
}

TEST_P(EachProgramme, ReplayedWithoutTiesReachesOnlyThoseItTreats) {
    Programme strong = programme(GetParam());
    for (ProgrammeEffect& effect : strong.effects) effect.rate_ratio = {.4, .4, .4};
    const Scenario scenario = funded(strong, 26, 156);
    const BranchPoint branch = branch_point(without_ties(stockholm()), small, scenario);
    FeedbackTrace trace;
    RunOptions record;
    record.record_to = &trace;
    run_arm(branch, unfunded(scenario), record);
    RunOptions replay;
    replay.feedback = Feedback::replayed;
    replay.replay = &trace;
    const CountyState arm = run_arm(branch, scenario, replay);
    const LivesByIdentity with = lives_of(branch.world, arm);
    const LivesByIdentity without = lives_of(branch.world, run_arm(branch, unfunded(scenario), replay));
    std::set<std::uint64_t> treated;
    for (const Event& event : arm.lives.log.events)
        if (event.kind == EventKind::programme_start || event.kind == EventKind::cohort_delivery)
            treated.insert(key_of_row(branch.world, event.row).packed());
    std::size_t changed = 0;
    std::size_t changed_untreated = 0;
    for (const auto& [identity, life] : without) {
        if (with.at(identity) == life) continue;
        ++changed;
        if (!treated.contains(identity)) ++changed_untreated;
    }
    EXPECT_GT(changed, 0u);
    EXPECT_EQ(changed_untreated, 0u);
}

INSTANTIATE_TEST_SUITE_P(Shipped, EachProgramme, testing::Values("great", "fft", "parent_indicated"));

TEST(Identity, OneMoreIsolatedResidentChangesNobodyElsesLife) {
    const Scenario scenario = unfunded(funded(programme("fft"), 26, 104));
    const County county = tiny_county();
    const BranchPoint few = branch_point(county, {.seed = 3}, scenario);
    const BranchPoint more = branch_point(county, {.seed = 3, .extra_isolated_residents = 3}, scenario);
    const LivesByIdentity without = lives_of(few.world, run_arm(few, scenario));
    const LivesByIdentity with = lives_of(more.world, run_arm(more, scenario));
    EXPECT_EQ(with.size(), without.size() + 3);
    std::size_t changed = 0;
    for (const auto& [identity, life] : without) changed += with.at(identity) != life;
    EXPECT_EQ(changed, 0u);
}

TEST(Identity, AnotherEventStreamIsAnotherHistoryOfTheSameWorld) {
    const Scenario scenario = unfunded(funded(programme("fft"), 26, 52));
    const County county = tiny_county();
    const BranchPoint one = branch_point(county, {.seed = 3}, scenario);
    const BranchPoint other = branch_point(county, {.seed = 3, .event_stream = 1}, scenario);
    EXPECT_EQ(one.world.population.birth_week, other.world.population.birth_week);
    EXPECT_EQ(one.world.gangs.size_share, other.world.gangs.size_share);
    EXPECT_FALSE(lives_of(one.world, one.state) == lives_of(other.world, other.state));
}

}  // namespace
}  // namespace samverkan
