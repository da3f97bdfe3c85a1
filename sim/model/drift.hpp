#pragma once
// Drift none -> fringe and back. The hazard is set in group_rates (group) and touch (person).
#include "model/lives.hpp"
#include "model/world.hpp"

namespace samverkan {

/// Serves a crossing of the involvement clock: none -> fringe or fringe -> none; draws the next threshold.
void serve_drift(const World& world, Lives& lives, std::uint32_t row);

}  // namespace samverkan
