// When programmes pay and deliver, and how much their capacity allows.
#include <algorithm>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/programme_parts.hpp"

namespace samverkan {
namespace {

/// Residents at the ages, sexes and places meant, as configured: the full county.
double people_meant(const County& county, const TargetProgram& who, std::size_t place) {
    double people = 0;
    for (int age = entry_age_years; age < leaving_age_years; ++age)
        for (const Sex sex : {Sex::male, Sex::female}) {
            const auto value = [&](Attribute attribute) {
                return value_of_group(county, PlaceId{place}, sex, age, attribute);
            };
            const double share = sex == Sex::male ? county.parameters.male_share : 1 - county.parameters.male_share;
            if (holds(who, value))
                people += share * county.places[place].youths_by_age[static_cast<std::size_t>(age - entry_age_years)];
        }
    return people;
}

/// Leaves of the chosen places those whose area is covered: areas in order of keyed rank, passing over those that do
/// not fit in what is left of the units, so that the order does not depend on who is paid for.
void cover_areas(const World& world, const Programme& programme, double coverage, double units,
                 DeploymentState& state) {
    const County& county = *world.county;
    std::vector<double> people(county.areas.size(), 0.0);
    std::vector<bool> chosen(county.areas.size(), false);
    for (std::size_t place = 0; place < county.places.size(); ++place)
        if (state.place_chosen[place]) {
            people[county.places[place].area.index()] += people_meant(county, state.who, place);
            chosen[county.places[place].area.index()] = true;
        }
    std::vector<std::pair<std::uint32_t, std::size_t>> ranked;
    for (std::size_t area = 0; area < chosen.size(); ++area)
        if (chosen[area])
            ranked.push_back(
                {world.draws.structure.words(
                     Process::area_rank, entity_key(static_cast<std::uint32_t>(area), programme_key(programme)), 0)[0],
                 area});
    std::sort(ranked.begin(), ranked.end());
    auto most = static_cast<std::size_t>(coverage * static_cast<double>(ranked.size()) + .999999);
    std::vector<bool> covered(county.areas.size(), false);
    double used = 0;
    for (const auto& [rank, area] : ranked) {
        if (most == 0) break;
        if (used + people[area] > units) continue;
        used += people[area];
        covered[area] = true;
        --most;
    }
    for (std::size_t place = 0; place < county.places.size(); ++place)
        if (!covered[county.places[place].area.index()]) state.place_chosen[place] = false;
    state.units_per_year = used * world.options.scale;
    state.lever.share = used > 0 ? 1 : 0;
}

std::ptrdiff_t areas_chosen(const World& world, const DeploymentState& state) {
    std::vector<bool> areas(world.county->areas.size(), false);
    for (std::size_t place = 0; place < state.place_chosen.size(); ++place)
        if (state.place_chosen[place]) areas[world.county->places[place].area.index()] = true;
    return std::count(areas.begin(), areas.end(), true);
}

double lever_share(const World& world, const Programme& programme, const Deployment& deployment,
                   const DeploymentState& state) {
    if (programme.dose_per_capacity_unit <= 0) return deployment.coverage;
    const auto places = programme.delivery >= Delivery::gangs
                            ? areas_chosen(world, state)
                            : std::count(state.place_chosen.begin(), state.place_chosen.end(), true);
    if (places == 0) return 0;
    const double capacity = state.units_per_year / world.options.scale / programme.units_per_capacity_year;
    const double covered =
        capacity * programme.dose_per_capacity_unit / (programme.dose_of_county ? 1.0 : static_cast<double>(places));
    return std::min({1.0, covered, deployment.coverage});
}

/// Youths of the chosen places by area, as configured.
std::vector<double> youths_by_area(const World& world, const DeploymentState& state) {
    const County& county = *world.county;
    std::vector<double> youths(county.areas.size(), 0.0);
    for (std::size_t place = 0; place < county.places.size(); ++place)
        if (state.place_chosen[place])
            for (const double of_age : county.places[place].youths_by_age)
                youths[county.places[place].area.index()] += of_age;
    return youths;
}

/// What the trigger looks at, now.
double measured(const World& world, const Trigger& trigger, const DeploymentState& state, const HelpState& help) {
    if (trigger.quantity != TriggerQuantity::waiting_cases) return state.funding.reports;
    std::vector<bool> areas(world.county->areas.size(), false);
    for (std::size_t place = 0; place < state.place_chosen.size(); ++place)
        if (state.place_chosen[place]) areas[world.county->places[place].area.index()] = true;
    std::size_t waiting = 0;
    for (std::size_t area = 0; area < areas.size(); ++area)
        if (areas[area]) waiting += waiting_cases(help, area);
    return static_cast<double>(waiting);
}

/// Whether the deployment pays this week; a trigger may fire.
bool is_funded(const World& world, const Deployment& deployment, DeploymentState& state, const HelpState& help,
               int week) {
    if (!deployment.funded_in(week)) return false;
    if (!deployment.trigger) return true;
    FundingState& funding = state.funding;
    const Trigger& trigger = *deployment.trigger;
    if (week % weeks_between_intakes == 0) {
        const bool idle = week >= funding.triggered_until && week >= funding.ready_week;
        if (idle && measured(world, trigger, state, help) >= trigger.at_least * world.options.scale) {
            funding.triggered_until = week + trigger.runs_weeks;
            funding.ready_week = funding.triggered_until + trigger.cool_down_weeks;
        }
        funding.reports = 0;
    }
    return week < funding.triggered_until;
}

}  // namespace

double children_born(const World& world, const DeploymentState& state) {
    const County& county = *world.county;
    double born = 0;
    for (std::size_t place = 0; place < county.places.size(); ++place)
        if (state.place_chosen[place])
            for (const Sex sex : {Sex::male, Sex::female}) {
                const auto value = [&](Attribute attribute) {
                    return value_of_group(county, PlaceId{place}, sex, entry_age_years, attribute);
                };
                const double share = sex == Sex::male ? county.parameters.male_share : 1 - county.parameters.male_share;
                if (holds(state.who, value))
                    born += share * county.places[place].youths_by_age[0] * world.options.scale;
            }
    return born;
}

Payment payment_of(const Scenario& scenario, const DeploymentState& state, std::size_t number, double units, int week,
                   PaidFrom from) {
    return {number, programme_of(scenario, number).payers, units * state.cost_sek_per_unit, week, from};
}

void set_capacity(const World& world, const Programme& programme, const Deployment& deployment,
                  DeploymentState& state) {
    const double scale = world.options.scale;
    state.cost_sek_per_unit = deployment.cost_sek_per_unit.value_or(programme.cost_sek_per_unit);
    state.accept_share =
        deployment.accept_share.value_or(programme.accept_share.value_or(world.parameters().help.accept_share));
    const double years_held = programme.season ? 1 : weeks_held(programme) / weeks_per_year;
    const bool one_by_one = programme.delivery == Delivery::places;
    double units = no_limit;
    if (deployment.cost_sek_per_year && state.cost_sek_per_unit > 0)
        units = std::min(units, *deployment.cost_sek_per_year / state.cost_sek_per_unit);
    if (deployment.cost_sek_per_year == 0.0) units = 0;
    if (deployment.places)
        units = std::min(units, one_by_one ? *deployment.places / years_held * programme.units_per_start
                                           : *deployment.places * programme.units_per_capacity_year);
    if (deployment.units_per_year) units = std::min(units, *deployment.units_per_year);
    if (!deployment.has_capacity()) units = 0;
    state.units_per_year = units * scale;
    state.places_exact = units * scale * years_held / programme.units_per_start;
    state.rounding =
        world.draws.structure.uniform(Process::scale_rounding, entity_key(programme_key(programme), 0xFFFFFFFFu), 0);
    if (programme.delivery == Delivery::birth)
        state.units_per_year = std::min(state.units_per_year, children_born(world, state) * deployment.coverage);
    if (!programme.paid_by_the_week()) return;
    state.area_youths = youths_by_area(world, state);
    if (!programme.is_lever()) return;
    const bool by_area = programme.delivery == Delivery::residents && programme.dose_per_capacity_unit <= 0 &&
                         programme.kind != ProgrammeKind::law_lever && !programme.one_off;
    if (by_area)
        cover_areas(world, programme, deployment.coverage, units, state);
    else
        state.lever.share = units > 0 ? lever_share(world, programme, deployment, state) : 0;
    if (by_area) state.area_youths = youths_by_area(world, state);
    if (state.units_per_year == no_limit) state.units_per_year = 0;  // a rule or a standing lever: nothing is counted
}

double ramp_share(const Deployment& deployment, const FundingState& funding, int week) {
    if (deployment.ramp_weeks <= 0) return 1;
    // In steps of an intake, so that levers change every four weeks.
    const int gone = (week - funding.delivers_since) / weeks_between_intakes * weeks_between_intakes;
    return std::min(1.0, static_cast<double>(gone + weeks_between_intakes) / deployment.ramp_weeks);
}

void advance_funding(const World& world, const Scenario& scenario, ProgrammeState& programmes, const Lives& lives,
                     const HelpState& help) {
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        const Deployment& deployment = scenario.deployments[number];
        DeploymentState& state = programmes.deployments[number];
        FundingState& funding = state.funding;
        const bool was_funded = funding.funded, delivered = funding.delivers;
        funding.funded = is_funded(world, deployment, state, help, lives.week);
        // Staff is found once; where a trigger lets everything rest between, each time.
        const bool starts_up =
            funding.funded && !was_funded && (deployment.trigger || funding.delivers_from == never_week);
        if (starts_up) funding.delivers_from = lives.week + programme_of(scenario, number).start_up_weeks;
        funding.delivers = funding.funded && lives.week >= funding.delivers_from;
        if (funding.delivers && !delivered && (deployment.trigger || funding.delivers_since == never_week))
            funding.delivers_since = lives.week;
    }
}

}  // namespace samverkan
