#pragma once
// How many friends everyone will have and from where, and the slots for them.
#include <cstdint>
#include <span>
#include <vector>

#include "model/population_draft.hpp"

namespace samverkan {

/// Friends still to be found by row: among classmates, in the own place, in the own and an adjacent area.
struct FriendQuotas {
    std::vector<std::uint8_t> of_class, of_place, of_adjacent;
    std::vector<std::uint8_t> class_slots;  ///< leading friend slots that are for classmates
};

/// Sets tie_begin and sibling_count, writes siblings and leaves as many empty slots as the youth will have
/// friends: least + binomial(most - least, (mean - least) / (most - least)), by one keyed draw.
/// Pools of two areas pair half of their members within one of the two, so the adjacent quota is twice
/// `adjacent_share` and the place quota is less by as much.
FriendQuotas open_tie_slots(PopulationDraft& draft, std::span<const std::uint32_t> next_sibling);

}  // namespace samverkan
