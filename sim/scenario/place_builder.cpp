#include "scenario/place_builder.hpp"

#include <algorithm>
#include <numeric>

namespace samverkan {

std::array<double, age_count> single_years(const AgeBands& bands) {
    std::array<double, age_count> youths{};
    for (std::size_t i = 0; i < age_count; ++i) {
        const int age = entry_age_years + static_cast<int>(i);
        youths[i] = age <= 12   ? bands.aged_7_12 / 6
                    : age <= 15 ? bands.aged_13_15 / 3
                    : age <= 19 ? bands.aged_16_19 / 4
                                : bands.aged_20_24 / 5;
    }
    return youths;
}

std::vector<Place> places_of(const AreaFigures& area, const std::vector<NeighbourhoodFigures>& neighbourhoods,
                             const LowIncomeRule& rule) {
    const double youths = std::accumulate(area.youths_by_age.begin(), area.youths_by_age.end(), 0.0);
    Place rest{area.name,         area.area, VulnerableClass::none, area.residents, area.low_income_percent,
               area.youths_by_age};
    double added = 0;  // residents x percentage points
    const auto points = [&](const NeighbourhoodFigures& n) {
        return n.vulnerable_class == VulnerableClass::specially_vulnerable ? rule.specially_vulnerable_points
                                                                           : rule.vulnerable_points;
    };
    for (const NeighbourhoodFigures& neighbourhood : neighbourhoods) {
        rest.residents -= neighbourhood.residents;
        added += neighbourhood.residents * points(neighbourhood);
    }
    const double floor = std::min(rule.least_percent, area.low_income_percent);
    const double most_added = rest.residents * (area.low_income_percent - floor);
    const double kept = added > most_added ? most_added / added : 1.0;

    std::vector<Place> places{rest};
    for (const NeighbourhoodFigures& neighbourhood : neighbourhoods) {
        Place place{neighbourhood.name,
                    area.area,
                    neighbourhood.vulnerable_class,
                    neighbourhood.residents,
                    area.low_income_percent + kept * points(neighbourhood),
                    {}};
        for (std::size_t i = 0; i < age_count; ++i) {
            place.youths_by_age[i] = area.youths_by_age[i] * neighbourhood.aged_6_24 / youths;
            places.front().youths_by_age[i] -= place.youths_by_age[i];
        }
        places.push_back(std::move(place));
    }
    if (!neighbourhoods.empty()) places.front().low_income_percent -= kept * added / rest.residents;
    return places;
}

}  // namespace samverkan
