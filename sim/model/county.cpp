#include "model/county.hpp"

#include <algorithm>

namespace samverkan {
namespace {

double youths_of(const County& county) {
    double sum = 0;
    for (const Place& place : county.places)
        for (const double youths : place.youths_by_age) sum += youths;
    return sum;
}

AreaId new_id(const std::vector<AreaId>& kept, AreaId area) {
    const auto found = std::find(kept.begin(), kept.end(), area);
    return found == kept.end() ? AreaId{} : AreaId{static_cast<std::size_t>(found - kept.begin())};
}

}  // namespace

County county_of_areas(const County& county, const std::vector<AreaId>& kept) {
    County part = county;
    part.areas.clear();
    part.places.clear();
    part.distance_km.clear();
    part.neighbours.clear();
    part.services.clinic_of_area.clear();
    for (const AreaId area : kept) {
        part.areas.push_back(county.areas[area.index()]);
        for (const Place& place : county.places)
            if (place.area == area) {
                part.places.push_back(place);
                part.places.back().area = new_id(kept, area);
            }
        for (const AreaId other : kept) part.distance_km.push_back(county.distance(area, other));
        if (!county.services.clinics.empty())
            part.services.clinic_of_area.push_back(county.services.clinic_of_area[area.index()]);
        part.neighbours.emplace_back();
        for (const AreaId other : county.neighbours[area.index()])
            if (new_id(kept, other).exists()) part.neighbours.back().push_back(new_id(kept, other));
        std::sort(part.neighbours.back().begin(), part.neighbours.back().end());
    }
    const double share = youths_of(part) / youths_of(county);
    part.parameters.gang.involved_under_25 *= share;
    part.parameters.senior_core.senior_core *= share;
    part.parameters.senior_core.senior_entry_per_year *= share;
    part.parameters.justice.ward_places *= share;
    part.parameters.justice.youth_custody_places *= share;
    part.parameters.justice.prison_places *= share;
    return part;
}

}  // namespace samverkan
