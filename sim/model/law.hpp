#pragma once
// The law of a week: the county's parameters, changed by its timeline and by law levers.
#include "model/county.hpp"

namespace samverkan {

/// A law lever moves a parameter from the law in force towards a value: all the way at share 1.
struct LawLever {
    double value = 0, share = 0;
};
struct LawLevers {
    LawLever age_of_criminal_responsibility, sentence_length_factor;
};

/// The law in force.
struct Law {
    int age_of_criminal_responsibility;  ///< completed years
    double sentence_length_factor;
};

/// The law of `week`; an age is rounded to whole years.
Law law_of(const County& county, const LawLevers& levers, int week);

}  // namespace samverkan
