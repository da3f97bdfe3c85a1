#include "model/programme.hpp"

#include <algorithm>

namespace samverkan {

bool Programme::has_participants() const {
    return delivery == Delivery::places ||
           std::any_of(effects.begin(), effects.end(),
                       [](const ProgrammeEffect& effect) { return effect.reach == EffectReach::participants; });
}

bool Deployment::funded_in(int week) const {
    if (week >= from_week && week < to_week) return true;
    return std::any_of(repeats.begin(), repeats.end(), [week](const WeekWindow& window) { return window.holds(week); });
}

bool Deployment::has_capacity() const {
    if (coverage <= 0 || hold_share == 0.0) return false;
    return cost_sek_per_year != 0.0 && places != 0.0 && units_per_year != 0.0;
}

std::vector<bool> chosen_places(const County& county, const Deployment& deployment) {
    std::vector<bool> chosen(county.places.size());
    const bool all = deployment.areas.empty() && deployment.places_chosen.empty();
    for (std::size_t place = 0; place < chosen.size(); ++place) {
        const Place& here = county.places[place];
        const auto is_area = [&](AreaId area) { return area == here.area; };
        const auto is_place = [&](PlaceId id) { return id.index() == place; };
        const bool named = all || std::any_of(deployment.areas.begin(), deployment.areas.end(), is_area) ||
                           std::any_of(deployment.places_chosen.begin(), deployment.places_chosen.end(), is_place);
        const bool of_class = deployment.place_classes == 0 ||
                              (deployment.place_classes >> static_cast<unsigned>(here.vulnerable_class) & 1u) != 0;
        chosen[place] = named && of_class;
    }
    return chosen;
}

}  // namespace samverkan
