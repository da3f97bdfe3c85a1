#include "scenario/coordination_reader.hpp"

#include <algorithm>
#include <numeric>

#include "core/iso_week.hpp"
#include "scenario/budget_reader.hpp"
#include "scenario/place_names.hpp"

namespace samverkan {
namespace {

constexpr std::string_view programme_id = "coordination";

/// Share of the money that is left to programmes.
double left_share(const CoordinationEntry& entry) { return entry.per_year ? 1 : 1 - entry.overhead_share.value; }

void scale(std::optional<double>& amount, double share) {
    if (amount) *amount *= share;
}

/// SEK a year that coordination costs each payer, or nothing, after a report, where it cannot be told.
std::optional<PayerSek> cost_of(const CoordinationEntry& entry, const Scenario& scenario) {
    PayerSek cost{};
    if (entry.per_year) {
        cost[static_cast<std::size_t>(Payer::state)] = entry.per_year.value / 2;
        cost[static_cast<std::size_t>(Payer::municipality)] = entry.per_year.value / 2;
        return cost;
    }
    const double share = entry.overhead_share.value;
    if (scenario.budget && !scenario.budget->years.empty()) {
        for (std::size_t payer = 0; payer < payer_count; ++payer)
            cost[payer] = share * scenario.budget->years.front()[payer];
        return cost;
    }
    const PlannedCost planned = planned_cost(scenario);
    if (planned.open > 0 && share > 0) {
        report(
            entry.target, Code::missing_key,
            "what coordination costs cannot be told (a programme states neither money nor places, so that a share of "
            "it is no sum)",
            "costs what", "state `per_year` in `coordination`, or money of every programme, or a `budget`");
        return std::nullopt;
    }
    // Programmes have been left 1 - share of the whole.
    for (std::size_t payer = 0; payer < payer_count; ++payer)
        cost[payer] = share < 1 ? share / (1 - share) * planned.payers[payer] : 0;
    return cost;
}

/// The catalogue's programme with this scenario's price and payers: one unit is a year of coordination.
Programme priced(Programme programme, const PayerSek& cost) {
    const double sum = std::accumulate(cost.begin(), cost.end(), 0.0);
    programme.start_up_weeks = 0;  // the ramp of the level holds it
    programme.cost_sek_per_unit = sum;
    programme.effects.clear();
    if (!(sum > 0)) return programme;
    programme.payers.clear();
    for (std::size_t payer = 0; payer < payer_count; ++payer)
        if (cost[payer] > 0) programme.payers.push_back({static_cast<Payer>(payer), cost[payer] / sum});
    return programme;
}

std::vector<AreaId> areas_of(const CoordinationEntry& entry, const County& county) {
    std::vector<AreaId> areas;
    if (county.areas.empty()) return areas;
    for (const Given<std::string>& given : entry.areas.value) {
        const std::optional<AreaId> id = find_area(county, given.value);
        if (!id)
            report(given, Code::unknown_area,
                   "unknown area `" + shown(given.value) + "` (" + county.name + " has no such area)", "not an area",
                   nearest_area_hint(county, given.value));
        else
            areas.push_back(*id);
    }
    std::sort(areas.begin(), areas.end());
    areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
    return areas;
}

void check_weeks(const CoordinationEntry& entry, const Scenario& scenario, const Deployment& deployment) {
    if (entry.from && deployment.from_week < scenario.start_week)
        report(entry.from, Code::wrong_time,
               "coordination is funded before the start (the weeks before are shared by all scenarios)",
               "before the start", "the start is " + to_string(iso_week(scenario.start_week)));
    if (entry.to && deployment.to_week <= deployment.from_week)
        report(entry.to, Code::wrong_time, "coordination ends before it begins (no week would be funded)",
               "before it begins");
}

}  // namespace

void share_money_with_coordination(const ScenarioFile& file, Scenario& scenario) {
    const double left = left_share(file.coordination.value);
    for (Deployment& deployment : scenario.deployments) {
        const bool stated = deployment.cost_sek_per_year || deployment.places || deployment.units_per_year;
        scale(deployment.cost_sek_per_year, left);
        scale(deployment.places, left);
        scale(deployment.units_per_year, left);
        scale(deployment.hold_share, left);
        if (!stated && !deployment.hold_share) deployment.coverage *= left;
    }
}

void add_coordination(const ScenarioFile& file, Scenario& scenario, const CoordinationContext& context, int end_week) {
    const CoordinationEntry& entry = file.coordination.value;
    const std::optional<std::size_t> index = context.catalogue.index_of(programme_id);
    if (!entry.target || !index || scenario.deployments.size() != context.entries) return;
    const std::optional<PayerSek> cost = cost_of(entry, scenario);
    if (!cost) return;
    Deployment deployment;
    deployment.programme = ProgrammeId{scenario.programmes.size()};
    deployment.from_week = entry.from ? entry.from.value.number : scenario.start_week;
    deployment.to_week = entry.to ? entry.to.value.number + 1 : end_week;
    deployment.units_per_year = 1;
    deployment.cost_sek_per_year = std::accumulate(cost->begin(), cost->end(), 0.0);
    deployment.areas = areas_of(entry, context.county);
    check_weeks(entry, scenario, deployment);
    scenario.programmes.push_back(priced(context.catalogue.programmes[*index], *cost));
    scenario.coordination = Coordination{scenario.deployments.size(), entry.target.value};
    scenario.deployments.push_back(std::move(deployment));
}

}  // namespace samverkan
