#pragma once
// Lives to compare: everything that is a person's life, by identity, without service records or money.
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "engine/run.hpp"
#include "scenario/county_reader.hpp"
#include "scenario/programme_reader.hpp"

namespace samverkan::test {

using Life = std::vector<std::uint64_t>;
using LivesByIdentity = std::map<std::uint64_t, Life>;

inline bool is_of_a_life(EventKind kind) {
    return (kind <= EventKind::aged_out && kind != EventKind::not_taken) || kind >= EventKind::violent_offence;
}

/// Dates of every change of involvement, the gang joined, the final state and the bits of all clocks.
inline LivesByIdentity lives_of(const World& world, const CountyState& state) {
    LivesByIdentity lives;
    const auto identity = [&](std::uint32_t row) { return key_of_row(world, row).packed(); };
    const Youths& youths = state.lives.youths;
    for (std::uint32_t row = 0; row < youths.state.size(); ++row) {
        Life& life = lives[identity(row)];
        life.push_back(static_cast<std::uint64_t>(youths.state[row].involvement));
        for (std::size_t clock = 0; clock + 1 < youth_clock_count; ++clock)
            life.push_back(__builtin_bit_cast(std::uint32_t, youths.clock[clock][row]));
    }
    for (const Event& event : state.lives.log.events)
        if (is_of_a_life(event.kind))
            lives[identity(event.row)].push_back(std::uint64_t{event.week} << 8 |
                                                 static_cast<std::uint64_t>(event.kind));
    for (const Recruitment& recruitment : state.lives.log.recruitments)
        lives[identity(recruitment.row)].push_back(recruitment.gang.value);
    return lives;
}

inline County stockholm() { return *read_county(SAMVERKAN_SOURCE_DIR "/configs/stockholm").value; }

inline Programme programme(const char* id) {
    const auto catalogue = read_catalogue(SAMVERKAN_SOURCE_DIR "/configs/programmes");
    return catalogue.value->programmes[catalogue.value->index_of(id).value()];
}

/// One programme, funded with 60 MSEK a year from the first reported week.
inline Scenario funded(const Programme& programme, int burn_in_weeks, int weeks) {
    Scenario scenario;
    scenario.start_week = 2902;  // 2025-W34
    scenario.burn_in_weeks = burn_in_weeks;
    scenario.weeks = weeks;
    scenario.programmes = {programme};
    Deployment deployment;
    deployment.programme = ProgrammeId{0};
    deployment.from_week = scenario.start_week;
    deployment.to_week = scenario.start_week + weeks;
    deployment.cost_sek_per_year = 60e6;
    scenario.deployments = {deployment};
    return scenario;
}

/// A world at the branch point, to run arms from.
struct BranchPoint {
    std::unique_ptr<County> county;
    World world;
    CountyState state;
};

inline BranchPoint branch_point(const County& county, const WorldOptions& options, const Scenario& scenario) {
    auto owned = std::make_unique<County>(county);
    World world = build_world(*owned, options, horizon_of(scenario));
    BranchPoint branch{std::move(owned), std::move(world), {}};
    branch.state = start_county(branch.world, scenario);
    run_weeks(branch.world, scenario, {}, branch.state, scenario.start_week);
    return branch;
}

/// Runs an arm to the end of the horizon from a copy of the branch point.
inline CountyState run_arm(const BranchPoint& branch, const Scenario& scenario, const RunOptions& options = {}) {
    CountyState state = branch.state;
    fund(branch.world, scenario, state);
    run_weeks(branch.world, scenario, options, state, branch.world.horizon.end_week);
    return state;
}

inline std::uint64_t count_of(const CountyState& state, EventKind kind) {
    return state.lives.log.count[static_cast<std::size_t>(kind)];
}

inline Scenario unfunded(Scenario scenario) {
    scenario.deployments.clear();
    return scenario;
}

}  // namespace samverkan::test
