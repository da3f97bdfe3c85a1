#pragma once
// Ties: a change of involvement is pushed to friends, siblings and the class count when it happens.
#include <vector>

#include "model/youths.hpp"

namespace samverkan {

/// One count per school class: pupils who are fringe or above.
struct ClassCounts {
    std::vector<std::uint8_t> active;  ///< by class id
};

/// Sets the involvement of `row` and pushes the change to everyone tied to it.
void set_involvement(const Population& population, Youths& youths, ClassCounts& classes, std::uint32_t row,
                     Involvement state);

/// Start of a school year: classes change, some ties are replaced; counts follow.
void apply_school_year(const Population& population, const SchoolYearChange& change, Youths& youths,
                       ClassCounts& classes);

}  // namespace samverkan
