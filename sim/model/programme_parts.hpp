#pragma once
// The parts of programmes.hpp: one file each, used by programmes.cpp alone and by tests.
#include <algorithm>
#include <array>

#include "model/programmes.hpp"

namespace samverkan {

inline const Programme& programme_of(const Scenario& scenario, std::size_t deployment) {
    return scenario.programmes[scenario.deployments[deployment].programme.index()];
}

/// Weeks from acceptance to the start.
inline int weeks_to_start(const Programme& programme) {
    return programme.wait_in_queue ? 1 : std::max(1, programme.wait_weeks);
}

/// Weeks for which a place is held: from the offer on, since its wait counts as time it cannot serve others.
inline int weeks_held(const Programme& programme) {
    return std::max(1, programme.duration_weeks) + weeks_to_start(programme);
}

/// Whether a place offered in `week` would begin its service in season.
bool starts_in_season(const Programme& programme, int week);

/// The group processes and the variables that act on each.
struct GroupVariables {
    GroupProcess process;
    VariableSet variables;
};
inline constexpr std::array<GroupVariables, group_process_count> group_variables{
    GroupVariables{GroupProcess::drift, {ModelVariable::drift_multiplier, ModelVariable::unstructured_time}},
    GroupVariables{GroupProcess::fringe_exit, ModelVariable::fringe_exit_hazard},
    GroupVariables{GroupProcess::recruit_street, {ModelVariable::recruit_multiplier, ModelVariable::recruit_street}},
    GroupVariables{GroupProcess::recruit_school, {ModelVariable::recruit_multiplier, ModelVariable::recruit_school}},
    GroupVariables{GroupProcess::recruit_family_friends,
                   {ModelVariable::recruit_multiplier, ModelVariable::recruit_family_friends}},
    GroupVariables{GroupProcess::recruit_online, {ModelVariable::recruit_multiplier, ModelVariable::recruit_online}},
    GroupVariables{GroupProcess::notice, {ModelVariable::notice_hazard, ModelVariable::police_trust}}};

/// What a condition asks of a youth, as agencies know it this week.
struct YouthValues {
    const World& world;
    const Lives& lives;
    const HelpState& help;
    std::uint32_t row;
    [[nodiscard]] double operator()(Attribute attribute) const;
};

// funding.cpp
/// Units a year and places at once that a deployment's capacity allows, and the share a lever has of its full strength.
void set_capacity(const World& world, const Programme& programme, const Deployment& deployment, DeploymentState& state);
/// Children born a year in the chosen places who are meant, at this scale: the six-year-olds of the configuration.
double children_born(const World& world, const DeploymentState& state);
/// Which deployments pay and deliver this week; triggers are looked at in intake weeks.
void advance_funding(const World& world, const Scenario& scenario, ProgrammeState& programmes, const Lives& lives,
                     const HelpState& help);
/// Share of the capacity that the ramp has reached.
double ramp_share(const Deployment& deployment, const FundingState& funding, int week);

/// What `units` of a deployment cost, to be paid in `week`.
Payment payment_of(const Scenario& scenario, const DeploymentState& state, std::size_t number, double units, int week,
                   PaidFrom from);

// placements.cpp
void take_in(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives, HelpState& help,
             std::uint16_t number);
void push_candidate(const World& world, const Programme& programme, DeploymentState& state, std::uint32_t row,
                    int week);
void start_placements(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives);
void begin_personal_effects(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                            const HelpState& help);
void end_placements(const Scenario& scenario, ProgrammeState& programmes, Lives& lives);
/// Gives `row` the effects of a source and lets those that wait for an age wait.
void add_personal_effects(const World& world, ProgrammeState& programmes, Lives& lives, std::uint32_t row,
                          const std::vector<ActiveEffect>& effects);

// group_harm.cpp
/// Whether a deployment works in groups with fewer adults than keep them from harm.
bool has_low_supervision(const World& world, const Programme& programme, const Deployment& deployment);
void enter_group(const World& world, DeploymentState& state, std::uint32_t row);
/// Takes those out whose service ends, and lets the harm they had fade from now on.
void leave_groups(const Scenario& scenario, ProgrammeState& programmes, const Lives& lives,
                  const std::vector<Placement>& ended);
/// In intake weeks: groups of one area in which youths at risk are in the majority harm all who are in them.
void harm_in_groups(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives);

// cohort_programmes.cpp
void deliver_cohorts(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                     const HelpState& help);

// levers.cpp
/// Whether a gang has a home in one of the places.
bool is_at_home(const World& world, std::size_t gang, const std::vector<bool>& places);
/// Chosen places that have residents who are meant, as far as `coverage`, in the order in which a one-off comes to them.
std::vector<std::uint32_t> places_by_rank(const World& world, const Programme& programme, const DeploymentState& state,
                                          double coverage);
LeverPatterns make_lever_patterns(const World& world, const Scenario& scenario,
                                  const std::vector<DeploymentState>& deployments);
/// Strengths of this week; where one has changed, the factors of groups, gangs and pipeline.
void run_levers(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                HelpState& help);

}  // namespace samverkan
