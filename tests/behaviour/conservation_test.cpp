// People, cases and places are conserved, and the event log tells the same story as states, stocks and the record.
#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "support/lives.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

using namespace test;

Scenario both_programmes(int burn_in_weeks, int weeks) {
    Scenario scenario = funded(programme("great"), burn_in_weeks, weeks);
    scenario.programmes.push_back(programme("fft"));
    scenario.deployments.push_back(scenario.deployments[0]);
    scenario.deployments[1].programme = ProgrammeId{1};
    return scenario;
}

TEST(Conservation, HoldsEveryWeekOfTwoFundedYearsInATinyCounty) {
    const Scenario scenario = both_programmes(4, 104);
    const BranchPoint branch = branch_point(tiny_county(), {.seed = 21}, scenario);
    CountyState state = branch.state;
    fund(branch.world, scenario, state);
    while (state.lives.week < branch.world.horizon.end_week) {
        run_weeks(branch.world, scenario, {}, state, state.lives.week + 1);
        ASSERT_EQ(broken_conservation(branch.world, state), "") << "week " << state.lives.week - scenario.start_week;
    }
    EXPECT_GT(count_of(state, EventKind::programme_start), 0u);
    EXPECT_GT(count_of(state, EventKind::cohort_delivery), 0u);
}

/// What an event makes of an involvement; false if it cannot happen there.
bool apply(EventKind kind, Involvement& state) {
    const auto step = [&state](std::initializer_list<Involvement> from, Involvement to) {
        const bool possible = std::find(from.begin(), from.end(), state) != from.end();
        state = to;
        return possible;
    };
    using enum Involvement;
    switch (kind) {
    case EventKind::drift:
        return step({none}, fringe);
    case EventKind::fringe_exit:
        return step({fringe}, none);
    case EventKind::first_recruitment:
        return step({none, fringe}, involved);
    case EventKind::renewed_recruitment:
        return step({none, fringe, former}, involved);
    case EventKind::exit:
    case EventKind::aged_out:
        return step({involved, core}, former);
    case EventKind::promotion:
        return step({involved}, core);
    default:
        return true;
    }
}

TEST(EventLog, RetellsWhatEveryResidentBecame) {
    const Scenario scenario = both_programmes(13, 91);
    const BranchPoint branch = branch_point(stockholm(), {.seed = 21, .scale = 0.02}, scenario);
    const CountyState end = run_arm(branch, scenario);
    std::vector<Involvement> told;
    for (const YouthState& youth : branch.state.lives.youths.state) told.push_back(youth.involvement);
    const auto& events = end.lives.log.events;
    for (std::size_t i = branch.state.lives.log.events.size(); i < events.size(); ++i)
        ASSERT_TRUE(apply(events[i].kind, told[events[i].row]))
            << "event kind " << static_cast<int>(events[i].kind) << " of row " << events[i].row;
    const AgeWindows& windows = end.lives.windows;
    for (std::size_t segment = 0; segment < windows.edge.size(); ++segment)
        for (std::uint32_t row = windows.first_resident(segment); row < windows.end_of_residents(segment); ++row)
            ASSERT_EQ(told[row], end.lives.youths.state[row].involvement) << "row " << row;
}

TEST(Record, AddsUpToResidentsAndStocksOfEveryWeek) {
    const Scenario scenario = both_programmes(13, 104);
    const BranchPoint branch = branch_point(stockholm(), {.seed = 22, .scale = 0.02}, scenario);
    CountyState state = branch.state;
    fund(branch.world, scenario, state);
    std::uint64_t person_weeks = 0;
    std::size_t samples_seen = state.record.samples.size();
    while (state.lives.week < branch.world.horizon.end_week) {
        run_weeks(branch.world, scenario, {}, state, state.lives.week + 1);
        person_weeks += state.lives.windows.residents();
        if (state.record.samples.size() == samples_seen) continue;
        samples_seen = state.record.samples.size();
        const StockSample& sample = state.record.samples.back();
        std::array<std::uint32_t, involvement_count> counted{};
        const AgeWindows& windows = state.lives.windows;
        for (std::size_t segment = 0; segment < windows.edge.size(); ++segment)
            for (std::uint32_t row = windows.first_resident(segment); row < windows.end_of_residents(segment); ++row)
                ++counted[static_cast<std::size_t>(state.lives.youths.state[row].involvement)];
        ASSERT_EQ(sample.by_involvement, counted);
        ASSERT_EQ(sample.residents, state.lives.windows.residents());
    }
    const Record& record = state.record;
    const auto sum = [](const std::vector<std::uint64_t>& values) {
        return std::accumulate(values.begin(), values.end(), std::uint64_t{0});
    };
    EXPECT_EQ(sum(record.person_weeks), person_weeks);
    std::uint64_t sampled = 0;
    for (const StockSample& sample : record.samples)
        if (record.year_of(sample.week) >= 0) sampled += sample.residents;
    EXPECT_EQ(sum(record.stock), sampled);
}

}  // namespace
}  // namespace samverkan
