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

/// Sums in fixed point, so that the order of rows does not matter.
GroupMeasures measure_groups(const World& world, const AgeWindows& windows, const Youths& youths,
                             const ClassCounts& classes);

/// Susceptible mass x base hazard x season by place and channel: recruits a week at pressure 1.
PlaceChannelTable yield_of_effort(const World& world, const GroupMeasures& measures, int week);

/// Drift: hazard x sex x unstructured time x class share. Fringe exit: hazard by age. Notice: 1 at the ages
/// with reports. Recruitment: base hazard x season x pressure.
void set_group_rates(const World& world, const std::vector<double>& class_share, const PlaceChannelTable& pressure,
                     int week, GroupTable& factor);

}  // namespace samverkan
