#pragma once
// The law of a week: the county's parameters, changed by its timeline and by law levers.
#include "model/county.hpp"

namespace samverkan {

/// What law levers make of the law: ratios, 1 while none is funded.
struct LawLevers {
    double age_of_criminal_responsibility = 1, sentence_length_factor = 1;
};

/// The law in force.
struct Law {
    int age_of_criminal_responsibility;  ///< completed years
    double sentence_length_factor;
};

/// The law of `week`; an age is rounded to whole years.
Law law_of(const County& county, const LawLevers& levers, int week);

}  // namespace samverkan
