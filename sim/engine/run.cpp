#include "engine/run.hpp"

#include "model/warm_start.hpp"

namespace samverkan {

Horizon horizon_of(const Scenario& scenario) {
    return {scenario.start_week - scenario.burn_in_weeks, scenario.start_week + scenario.weeks};
}

CountyState start_county(World& world, const Scenario& scenario) {
    CountyState state;
    state.lives = start_lives(world);
    state.help = make_help(world);
    warm_up_help(world, state.help, state.lives.youths, world.horizon.first_week);
    // About 7.9 events a week and 1,000 residents of the full county: room once instead of ever more copies.
    state.lives.log.events.reserve(
        static_cast<std::size_t>(static_cast<double>(state.lives.windows.residents()) * 0.0082 *
                                 (world.horizon.end_week - world.horizon.first_week)));
    state.record = make_record(world.group_count(), scenario.start_week, scenario.weeks);
    state.record.hops.push_back(state.help.hops);
    return state;
}

void fund(const World& world, const Scenario& scenario, CountyState& state) {
    state.programmes = make_programmes(world, scenario);
}

void run_weeks(const World& world, const Scenario& scenario, const RunOptions& options, CountyState& state,
               int end_week) {
    WeekScratch scratch;
    Run run{world, scenario, options, state, scratch};
    if (options.record_to != nullptr) options.record_to->first_week = state.lives.week;
    for (; state.lives.week < end_week; ++state.lives.week) step(run);
}

}  // namespace samverkan
