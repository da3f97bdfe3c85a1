// Groups of youths at risk harm those in them where few adults are with them (Dishion, McCord and Poulin 1999): a
// programme that works in groups is the host, and the catalogue's modifier says how much.
#include <algorithm>

#include "model/programme_parts.hpp"

namespace samverkan {
namespace {

bool is_at_risk(const World& world, const Lives& lives, std::uint32_t row) {
    return is_fringe_or_above(lives.youths.involvement(row)) || (world.person[row].traits & trait::conduct) != 0;
}

/// By area: whether youths at risk are too many among those in the entry's groups there.
std::vector<bool> harmful_areas(const World& world, const Lives& lives, const DeploymentState& state) {
    const std::size_t areas = world.county->areas.size();
    std::vector<std::uint32_t> present(areas, 0), at_risk(areas, 0);
    for (const GroupMember& member : state.group) {
        ++present[member.area];
        at_risk[member.area] += is_at_risk(world, lives, member.row);
    }
    std::vector<bool> harmful(areas, false);
    for (std::size_t area = 0; area < areas; ++area)
        harmful[area] = at_risk[area] > world.parameters().group_harm.risk_share * present[area];
    return harmful;
}

}  // namespace

bool has_low_supervision(const World& world, const Programme& programme, const Deployment& deployment) {
    double youths = programme.youths_per_adult;
    if (deployment.variant > 0) youths = programme.variants[deployment.variant - 1u].youths_per_adult.value_or(youths);
    if (programme.youths_per_adult > 0) youths = deployment.youths_per_adult.value_or(youths);
    return youths > world.parameters().group_harm.youths_per_adult;
}

void enter_group(const World& world, DeploymentState& state, std::uint32_t row) {
    if (!state.low_supervision) return;
    const std::size_t place = place_of_segment(segment_of_row(world.population, row));
    state.group.push_back({row, static_cast<std::uint32_t>(world.county->places[place].area.index()), false});
}

void leave_groups(const Scenario& scenario, ProgrammeState& programmes, const Lives& lives,
                  const std::vector<Placement>& ended) {
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        DeploymentState& state = programmes.deployments[number];
        if (state.group.empty()) continue;
        std::vector<std::uint32_t> rows;
        for (const Placement& placement : ended)
            if (placement.deployment == number) rows.push_back(placement.row);
        std::sort(rows.begin(), rows.end());
        const int step = scenario.group_harm ? fade_step_weeks(scenario.group_harm->half_life_weeks) : 0;
        const auto source = static_cast<std::uint16_t>(first_group_harm + number);
        std::erase_if(state.group, [&](const GroupMember& member) {
            const bool leaves = std::binary_search(rows.begin(), rows.end(), member.row);
            if (leaves && member.harmed && step > 0)
                programmes.fades.add(lives.week + step, {FadeOf::person, member.row, source});
            return leaves;
        });
    }
}

void harm_in_groups(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    if (!scenario.group_harm) return;
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        DeploymentState& state = programmes.deployments[number];
        if (state.group.empty()) continue;
        const std::vector<bool> harmful = harmful_areas(world, lives, state);
        const ActiveEffect harm{programmes.group_harm_log_effect, scenario.group_harm->effects.front().variable, 0,
                                static_cast<std::uint16_t>(first_group_harm + number)};
        for (GroupMember& member : state.group)
            if (harmful[member.area] && !member.harmed) {
                member.harmed = true;
                add_personal_effects(world, programmes, lives, member.row, {harm});
            }
    }
}

}  // namespace samverkan
