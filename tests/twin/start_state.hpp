#pragma once
// What the twin is given: everything fixed at the build, and the state at the start. Format: tests/twin/README.md.
#include <nlohmann/json.hpp>

#include "engine/run.hpp"

namespace samverkan::twin {

/// The start state of a county that start_county has just made; nothing that follows from it by a rule of the week.
nlohmann::ordered_json start_state(const World& world, const CountyState& state);

}  // namespace samverkan::twin
