#pragma once
// Time away: into an institution while it has places, out of it when the time is over, and the label that remains.
#include "model/lives.hpp"
#include "model/world.hpp"

namespace samverkan {

/// Stays that end this week.
void release_due(const World& world, Lives& lives);

/// Those who wait go in by their order: while there are places, or all who are before the limits given.
PlaceLimits admit_waiting(const World& world, Lives& lives, const PlaceLimits* replayed = nullptr);

/// Positions whose time to reopen has come.
void reopen_positions(Lives& lives);

/// Where a stay is spent that begins at `age`; `u` in (0, 1) divides the young between wards and custody.
Institution institution_of(const JusticeParameters& rules, const Law& law, int age, double u);

enum class Processing : std::uint8_t { court, ward };

/// The label after processing; after a ward its peers too. A later processing starts the fading anew.
void add_label(const World& world, Lives& lives, std::uint32_t row, Processing processing);

void fade_labels(const World& world, Lives& lives);

}  // namespace samverkan
