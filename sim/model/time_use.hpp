#pragma once
// What a youth does with its time, drawn by key whenever it is asked: no state is kept, and nobody else's is needed.
#include <cstdint>

#include "model/world.hpp"
#include "model/youths.hpp"

namespace samverkan {

inline constexpr int autumn_term_week = 34;  ///< ISO week in which a school year begins

/// Number of the school term that `week` lies in, or of the last one before it: from W34 and from W01.
[[nodiscard]] int school_term(int week);

/// Whether a pupil is away from more than 15 % of this school term: likelier for those fringe or above.
[[nodiscard]] bool is_absent(const World& world, const Youths& youths, std::uint32_t row, int week);

// One draw a person and kind: who stops does so for good, who starts goes on while the share of the age allows.
[[nodiscard]] bool visits_centre(const World& world, std::uint32_t row, int week);
[[nodiscard]] bool is_in_sport(const World& world, std::uint32_t row, int week);
[[nodiscard]] bool has_job(const World& world, std::uint32_t row, int week);
[[nodiscard]] bool lives_with_parent(const World& world, std::uint32_t row, int week);

}  // namespace samverkan
