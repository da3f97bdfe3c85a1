#pragma once
// The phases of a week: each calls the rules of sim/model on the parts of the state it may touch.
#include <array>
#include <span>

#include "engine/run.hpp"

namespace samverkan {

void advance_calendar(Run& run);
void decide_gangs(Run& run);
void set_rates(Run& run);
void fire_youth_clocks(Run& run);
void apply_membership(Run& run);
void run_conflicts(Run& run);
void run_police_and_justice(Run& run);
void move_help(Run& run);
void touch_youths(Run& run);
void record_week(Run& run);

}  // namespace samverkan
