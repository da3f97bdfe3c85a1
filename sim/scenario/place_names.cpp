#include "scenario/place_names.hpp"

#include <algorithm>
#include <vector>

#include "scenario/area_tables.hpp"
#include "scenario/nearest_name.hpp"

namespace samverkan {

std::optional<AreaId> find_area(const County& county, std::string_view text) {
    if (const auto by_code = area_by_code(county, text)) return by_code;
    const auto found =
        std::find_if(county.areas.begin(), county.areas.end(), [&](const Area& area) { return area.name == text; });
    if (found == county.areas.end()) return std::nullopt;
    return AreaId{static_cast<std::size_t>(found - county.areas.begin())};
}

std::optional<PlaceId> find_neighbourhood(const County& county, std::string_view name) {
    for (std::size_t place = 0; place < county.places.size(); ++place)
        if (county.places[place].vulnerable_class != VulnerableClass::none && county.places[place].name == name)
            return PlaceId{place};
    return std::nullopt;
}

std::string nearest_area_hint(const County& county, std::string_view name) {
    std::vector<std::string_view> names;
    for (const Area& one : county.areas) names.insert(names.end(), {one.code, one.name});
    return did_you_mean(name, names, "areas.csv of the county lists them all");
}

std::string nearest_neighbourhood_hint(const County& county, std::string_view name) {
    std::vector<std::string_view> names;
    for (const Place& one : county.places)
        if (one.vulnerable_class != VulnerableClass::none) names.push_back(one.name);
    return did_you_mean(name, names, "places.csv of the county lists them all");
}

}  // namespace samverkan
