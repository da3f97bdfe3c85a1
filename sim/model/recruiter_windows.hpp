#pragma once
// A recruiter taken away leaves its own youngers a window: they leave more easily until another takes them over.
#include "model/lives.hpp"
#include "model/world.hpp"

namespace samverkan {

/// Opens a window for the own youngers of `recruiter`, who was just taken away.
void open_windows(const World& world, Lives& lives, std::uint32_t recruiter);

/// Closes the windows of the own youngers of `recruiter`, who is back.
void close_windows(Lives& lives, std::uint32_t recruiter);

/// Takes over the youngers whose delay is over, by the race that chooses recruiters; without one they wait a week more.
void reattach(const World& world, Lives& lives);

/// Factor on leaving: 1, or in a window the world's, or that of services where it is better.
double window_exit_factor(const World& world, const Member& member);

}  // namespace samverkan
