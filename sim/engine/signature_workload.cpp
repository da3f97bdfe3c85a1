#include "engine/signature_workload.hpp"

#include "core/iso_week.hpp"

namespace samverkan {
namespace {

constexpr std::size_t workload_areas = 12;
constexpr double workload_scale = 0.1;
constexpr int weeks_before_funding = 52;
constexpr int funded_weeks = 104;

/// Every third area, so that city districts, suburbs and vulnerable places are all there.
std::vector<AreaId> spread_areas(const County& county) {
    const std::size_t stride = county.areas.size() / workload_areas;
    std::vector<AreaId> areas;
    for (std::size_t i = 0; i < workload_areas; ++i) areas.push_back(AreaId{i * stride});
    return areas;
}

Scenario workload_scenario(const std::vector<Programme>& programmes) {
    Scenario scenario;
    scenario.start_week = week_number(IsoWeek{2025, 34});
    scenario.burn_in_weeks = weeks_before_funding;
    scenario.weeks = funded_weeks;
    scenario.programmes = programmes;
    for (std::size_t i = 0; i < programmes.size(); ++i) {
        Deployment deployment;
        deployment.programme = ProgrammeId{i};
        deployment.from_week = scenario.start_week;
        deployment.to_week = scenario.start_week + funded_weeks;
        deployment.cost_sek_per_year = 40e6;
        scenario.deployments.push_back(deployment);
    }
    return scenario;
}

}  // namespace

SignatureResult run_signature_workload(const County& county, const std::vector<Programme>& programmes,
                                       const ForEachArea& for_each_area) {
    const County part = county_of_areas(county, spread_areas(county));
    const Scenario scenario = workload_scenario(programmes);
    World world = build_world(part, {.seed = 2025, .scale = workload_scale}, horizon_of(scenario));
    CountyState state = start_county(world, scenario);
    RunOptions options;
    options.for_each_area = for_each_area;
    run_weeks(world, scenario, options, state, scenario.start_week);
    fund(world, scenario, state);
    run_weeks(world, scenario, options, state, world.horizon.end_week);
    return {signature_of(world, state), state.lives.log.count};
}

}  // namespace samverkan
