#include "model/population.hpp"

#include "core/contract.hpp"
#include "model/households.hpp"
#include "model/risk.hpp"
#include "model/school_years.hpp"

namespace samverkan {
namespace {

/// Households and traits of everyone, place by place; returns the circles of siblings.
std::vector<std::uint32_t> draw_persons(PopulationDraft& draft) {
    Population& population = draft.population;
    const std::size_t rows = population.size();
    std::vector<std::uint32_t> next_sibling(rows);
    population.drift_level.resize(rows);
    population.recruit_level.resize(rows);
    population.report_level.resize(rows);
    draft.place_of.resize(rows);
    draft.risk_score.resize(rows);
    HouseholdBuilder households{draft.county, draft.structure, draft.cohorts, population, next_sibling};
    const RiskModel risk{draft.county, draft.structure};
    for (std::size_t i = 0; i < draft.county.places.size(); ++i) {
        const PlaceId place{i};
        const RowRange of_place = draft.cohorts.rows_of_place(place);
        for (std::uint32_t row = of_place.begin; row < of_place.end; ++row) draft.place_of[row] = place;
        risk.draw(place, of_place, households.form(place), population, draft.risk_score);
    }
    return next_sibling;
}

}  // namespace

Population build_population(const County& county, const KeyedDraws& structure, Horizon horizon, double scale,
                            int extra_isolated) {
    expect(scale > 0 && scale <= 1, "the scale of a population is in (0, 1]");
    Population population;
    population.horizon = horizon;
    const Cohorts cohorts = lay_out_cohorts(county, structure, scale, extra_isolated, population);
    PopulationDraft draft{county, structure, scale, population, cohorts, {}, {}};
    FriendQuotas quotas = open_tie_slots(draft, draw_persons(draft));
    SchoolYears{draft, quotas}.build();
    return population;
}

}  // namespace samverkan
