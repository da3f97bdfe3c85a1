#pragma once
// The county starts warm: involvement, tenure, tier and open positions from the stationary tables, allocated
// by risk with keyed draws, each person for itself.
#include "model/lives.hpp"
#include "model/world.hpp"

namespace samverkan {

/// Lives as of the start of the horizon's first week, clocks started. Takes over the ties of the population.
Lives start_lives(World& world);

}  // namespace samverkan
