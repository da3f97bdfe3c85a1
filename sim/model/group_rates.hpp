#pragma once
// The group factor c_g(w) of every process, and what is measured in groups every four weeks.
#include "model/gangs.hpp"
#include "model/group_clocks.hpp"
#include "model/ties.hpp"
#include "model/world.hpp"

namespace samverkan {

inline constexpr int weeks_between_measures = 4;

/// Measured every four weeks from the residents of each group.
struct GroupMeasures {
    std::vector<double> class_share;  ///< pupils' classmates who are fringe or above, mean
    std::vector<double> susceptible;  ///< sum of recruit multipliers of those at risk
};

/// What area, system and law levers make of the group factors, by group process; empty while none is funded.
struct GroupLevers {
    std::array<std::vector<double>, group_process_count> factor;
    [[nodiscard]] bool funded() const { return !factor.front().empty(); }
};

/// Multiplies the group factors of the week.
void apply_group_levers(const GroupLevers& levers, GroupTable& factor);

/// Sums in fixed point, so that the order of rows does not matter.
GroupMeasures measure_groups(const World& world, const AgeWindows& windows, const Youths& youths,
                             const ClassCounts& classes);

/// Susceptible mass x base hazard x season by place and channel: recruits a week at pressure 1.
/// Levers on recruitment are in it: where they lower it, effort moves away.
PlaceChannelTable yield_of_effort(const World& world, const GroupMeasures& measures, int week,
                                  const GroupLevers& levers = {});

/// Drift: hazard x sex x unstructured time x class share. Fringe exit: hazard by age. Notice: 1 at the ages
/// with reports. Recruitment: base hazard x season x pressure.
void set_group_rates(const World& world, const std::vector<double>& class_share, const PlaceChannelTable& pressure,
                     int week, GroupTable& factor);

}  // namespace samverkan
