#pragma once
// Fifty small counties in which plenty happens, to compare the kernel with a twin written from the documents alone.
#include "engine/run.hpp"

namespace samverkan::twin {

inline constexpr int county_count = 50;

/// A county, how its world is drawn, and the weeks it is followed.
struct SmallCounty {
    County county;
    WorldOptions options;
    Scenario scenario;  ///< no programmes, no burn-in
};

/// County `number` of 0 .. county_count - 1: 200 to 2,000 residents, 1 to 4 areas, 1 to 6 gangs, 104 to 156 weeks.
SmallCounty small_county(int number);

}  // namespace samverkan::twin
