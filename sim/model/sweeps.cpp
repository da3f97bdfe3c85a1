// Police sweeps: funding adds removals, at random among the members of the gangs chosen.
#include <limits>

#include "core/iso_week.hpp"
#include "model/programme_parts.hpp"

namespace samverkan {

void run_sweeps(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        const Programme& programme = programme_of(scenario, number);
        DeploymentState& state = programmes.deployments[number];
        if (programme.basis != EffectBasis::event || !state.funding.delivers) continue;
        const std::uint32_t key = programme_key(programme);
        if (state.sweeps.remaining == 0) state.sweeps = start_rate_clock(Process::sweep, key, world.draws.events);
        std::vector<bool> gangs(world.gangs.count());
        for (std::size_t gang = 0; gang < gangs.size(); ++gang)
            gangs[gang] = is_at_home(world, gang, state.place_chosen);
        const double removals = scenario.transport * state.units_per_year / weeks_per_year *
                                ramp_share(scenario.deployments[number], state.funding, lives.week) *
                                state.funding.paid_share;
        const std::uint32_t before = state.sweeps.occurrence;
        const int fired = fire_rate_clock(state.sweeps, removals, std::numeric_limits<int>::max(), Process::sweep, key,
                                          world.draws.events);
        for (int k = 0; k < fired; ++k) sweep(world, lives, gangs, key, before + static_cast<std::uint32_t>(k));
    }
}

}  // namespace samverkan
