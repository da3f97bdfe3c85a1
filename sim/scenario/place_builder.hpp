#pragma once
// From areas and their vulnerable neighbourhoods to the places of the model.
#include <array>
#include <string>
#include <vector>

#include "model/county.hpp"

namespace samverkan {

/// Residents by age band, as statistics give them.
struct AgeBands {
    double aged_7_12 = 0, aged_13_15 = 0, aged_16_19 = 0, aged_20_24 = 0;
};

/// Residents of completed age 6..24: bands split uniformly over single years, age 6 = a sixth of 7-12.
/// An assumption.
[[nodiscard]] std::array<double, age_count> single_years(const AgeBands& bands);

/// An area with what its places are made of.
struct AreaFigures {
    AreaId area;
    std::string name;
    double residents = 0;
    double low_income_percent = 0;
    std::array<double, age_count> youths_by_age{};
};

struct NeighbourhoodFigures {
    std::string name;
    VulnerableClass vulnerable_class = VulnerableClass::vulnerable;
    double residents = 0;
    double aged_6_24 = 0;
};

/// Low income in neighbourhoods: the area's share plus these points; an assumption.
struct LowIncomeRule {
    double vulnerable_points = 0, specially_vulnerable_points = 0, least_percent = 0;
};

/// The area's rest first, then its neighbourhoods. Youths of a neighbourhood have the area's age mix. Low
/// income: the rest is lowered so that the residents' mean is the area's share; if it would fall below
/// least_percent, it stays there and all neighbourhoods get fewer points in proportion.
/// Expects the neighbourhoods to hold fewer residents and youths than the area.
[[nodiscard]] std::vector<Place>
places_of(const AreaFigures& area, const std::vector<NeighbourhoodFigures>& neighbourhoods, const LowIncomeRule& rule);

}  // namespace samverkan
