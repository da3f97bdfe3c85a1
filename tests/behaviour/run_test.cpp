// A run conserves what it must, and its bits depend on nothing but its inputs.
#include <thread>

#include <gtest/gtest.h>

#include "support/lives.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr WorldOptions small{.seed = 11, .scale = 0.03};

Scenario both_programmes(int burn_in_weeks, int weeks) {
    Scenario scenario = funded(programme("great"), burn_in_weeks, weeks);
    scenario.programmes.push_back(programme("fft"));
    scenario.deployments.push_back(scenario.deployments[0]);
    scenario.deployments[1].programme = ProgrammeId{1};
    return scenario;
}

ForEachArea over_threads(std::size_t threads) {
    return [threads](std::size_t areas, const std::function<void(std::size_t)>& task) {
        std::vector<std::thread> pool;
        for (std::size_t t = 0; t < threads; ++t)
            pool.emplace_back([&, t] {
                for (std::size_t area = t; area < areas; area += threads) task(area);
            });
        for (std::thread& thread : pool) thread.join();
    };
}

TEST(Run, ConservesPeopleCasesPlacesAndCountsEveryWeek) {
    const Scenario scenario = both_programmes(8, 96);
    const BranchPoint branch = branch_point(stockholm(), small, scenario);
    CountyState state = branch.state;
    fund(branch.world, scenario, state);
    for (int week = scenario.start_week; week < branch.world.horizon.end_week; ++week) {
        run_weeks(branch.world, scenario, {}, state, week + 1);
        ASSERT_EQ(broken_conservation(branch.world, state), "") << "week " << week - scenario.start_week;
    }
}

TEST(Run, EventsAddUpToStocks) {
    const Scenario scenario = both_programmes(8, 96);
    const County county = stockholm();
    World world = build_world(county, small, horizon_of(scenario));
    CountyState state = start_county(world, scenario);
    const std::size_t members_at_start = state.lives.involved.members.size();
    fund(world, scenario, state);
    run_weeks(world, scenario, {}, state, world.horizon.end_week);
    const auto joined = count_of(state, EventKind::first_recruitment) + count_of(state, EventKind::renewed_recruitment);
    std::uint64_t gone = count_of(state, EventKind::exit) + count_of(state, EventKind::aged_out);
    for (const Event& event : state.lives.log.events) gone += event.kind == EventKind::killed && event.detail == 1;
    EXPECT_GT(joined, 0u);
    EXPECT_EQ(members_at_start + joined, state.lives.involved.members.size() + gone);
    EXPECT_EQ(joined, state.lives.log.recruitments.size());
    std::array<std::uint64_t, event_kind_count> recount{};
    for (const Event& event : state.lives.log.events) ++recount[static_cast<std::size_t>(event.kind)];
    EXPECT_EQ(recount, state.lives.log.count);
}

TEST(Run, HasTheSameBitsOverAnyNumberOfThreads) {
    const Scenario scenario = both_programmes(8, 60);
    const BranchPoint branch = branch_point(stockholm(), small, scenario);
    const std::uint64_t serial = signature_of(branch.world, run_arm(branch, scenario));
    for (const std::size_t threads : {2, 3, 8}) {
        RunOptions options;
        options.for_each_area = over_threads(threads);
        EXPECT_EQ(serial, signature_of(branch.world, run_arm(branch, scenario, options))) << threads;
    }
}

TEST(Run, ContinuesFromAnyWeekAsIfNeverStopped) {
    const Scenario scenario = both_programmes(8, 60);
    const BranchPoint branch = branch_point(stockholm(), small, scenario);
    const std::uint64_t whole = signature_of(branch.world, run_arm(branch, scenario));
    CountyState state = branch.state;
    fund(branch.world, scenario, state);
    run_weeks(branch.world, scenario, {}, state, scenario.start_week + 17);
    CountyState copy = state;
    run_weeks(branch.world, scenario, {}, copy, branch.world.horizon.end_week);
    EXPECT_EQ(whole, signature_of(branch.world, copy));
}

TEST(Run, WithALowerHazardRecruitsFewer) {
    const Scenario scenario = unfunded(both_programmes(8, 104));
    const BranchPoint branch = branch_point(stockholm(), {.seed = 11, .scale = 0.1}, scenario);
    RunOptions lower;
    lower.recruit_hazard_factor = 0.5;
    EXPECT_LT(run_arm(branch, scenario, lower).lives.log.recruitments.size(),
              run_arm(branch, scenario).lives.log.recruitments.size());
}

TEST(SecondStart, OfAWorldIsRefused) {
    const Scenario scenario = unfunded(both_programmes(4, 8));
    const County county = stockholm();
    World world = build_world(county, {.seed = 1, .scale = 0.01}, horizon_of(scenario));
    start_county(world, scenario);
    EXPECT_THROW(start_county(world, scenario), ContractViolation);
}

}  // namespace
}  // namespace samverkan
