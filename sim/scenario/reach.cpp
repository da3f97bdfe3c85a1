#include "scenario/reach.hpp"

#include <algorithm>

namespace samverkan {

bool has_effect(const Programme& programme) {
    return std::any_of(programme.effects.begin(), programme.effects.end(), [](const ProgrammeEffect& effect) {
        return effect.rate_ratio.low != 1 || effect.rate_ratio.mode != 1 || effect.rate_ratio.high != 1;
    });
}

double eligible_residents(const County& county, const Programme& programme, std::span<const AreaId> areas) {
    double residents = 0;
    for (const Place& place : county.places) {
        if (!areas.empty() && std::find(areas.begin(), areas.end(), place.area) == areas.end()) continue;
        for (int age = programme.eligibility.least_age; age <= programme.eligibility.most_age; ++age)
            residents += place.youths_by_age[static_cast<std::size_t>(age - entry_age_years)];
    }
    return residents;
}

}  // namespace samverkan
