#pragma once
// Touch: the multipliers of a youth are recomputed from state and its clocks moved. Nothing is drawn; a touch
// with the same multipliers does nothing.
#include "model/group_clocks.hpp"
#include "model/members.hpp"
#include "model/world.hpp"

namespace samverkan {

/// Effects of cohort programmes by stratum (index StratumId), this week.
using StratumEffects = std::vector<EffectList>;

/// Personal multipliers of `row` as its state is now.
Multipliers multipliers_of(const World& world, const Youths& youths, const Involved& involved,
                           const StratumEffects& strata, std::uint32_t row);

/// Combined rate ratio of the youth's own services on what `variables` act on, beside its stratum's; 1 without any.
double service_factor(const World& world, const Youths& youths, const Involved& involved, const StratumEffects& strata,
                      std::uint32_t row, VariableSet variables);

/// What acts on a former member's return.
inline constexpr VariableSet reentry_variables{ModelVariable::recruit_multiplier, ModelVariable::reentry_hazard};

/// Starts the involvement clock of `row` in its present state (none or fringe) with a new threshold, or
/// switches it off.
void start_involvement_clock(const World& world, Youths& youths, const Involved& involved, const GroupClocks& clocks,
                             const StratumEffects& strata, std::uint32_t row, int week);

/// Draws the next threshold of a recruitment or notice clock that has fired.
void restart_clock(const World& world, Youths& youths, const GroupClocks& clocks, std::uint32_t row, YouthClock clock,
                   std::size_t group);

/// Touches every dirty row once with the clocks as they stand at the end of `week`.
void touch_dirty(const World& world, Youths& youths, Involved& involved, const GroupClocks& clocks,
                 const StratumEffects& strata, int week);

/// Starts all clocks of everyone at group time zero (start of the run).
void start_all_clocks(const World& world, Youths& youths, const Involved& involved, const StratumEffects& strata);

}  // namespace samverkan
