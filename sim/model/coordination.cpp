#include "model/coordination.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "model/programme_parts.hpp"

namespace samverkan {
namespace {

/// The logistic reaches .95 at the end of the ramp before it is stretched to 1.
double steepness(const CoordinationParameters& parameters) {
    constexpr double log_19 = 2.9444389791664403;
    return log_19 / (parameters.ramp_end_weeks - parameters.ramp_midpoint_weeks);
}

double logistic(double x) { return 1 / (1 + elementary::exp(-x)); }

/// Weeks of funding after which the ramp stands at `reached`.
double weeks_of_ramp(const CoordinationParameters& parameters, double reached) {
    if (reached <= 0) return 0;
    if (reached >= 1) return parameters.ramp_end_weeks;
    const double k = steepness(parameters);
    const double low = logistic(-k * parameters.ramp_midpoint_weeks);
    const double high = logistic(k * (parameters.ramp_end_weeks - parameters.ramp_midpoint_weeks));
    const double share = low + reached * (high - low);
    return parameters.ramp_midpoint_weeks + elementary::log(share / (1 - share)) / k;
}

/// What each area could reach: the level paid for, and what levers that bring its agencies together add.
std::vector<double> attainable(const World& world, const Scenario& scenario, const ProgrammeState& programmes) {
    std::vector<double> raised(world.county->areas.size(), 0.0);
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        const double raises = programme_of(scenario, number).raises_coordination;
        const DeploymentState& state = programmes.deployments[number];
        for (std::size_t place = 0; raises > 0 && place < state.place_chosen.size(); ++place)
            if (state.place_chosen[place]) {
                double& here = raised[world.county->places[place].area.index()];
                here = std::max(here, raises * state.lever.strength);
            }
    }
    for (double& level : raised) level = std::min(1.0, scenario.coordination->target + level);
    return raised;
}

std::vector<bool> chosen_areas(const World& world, const std::vector<bool>& place_chosen) {
    std::vector<bool> chosen(world.county->areas.size(), false);
    for (std::size_t place = 0; place < place_chosen.size(); ++place)
        if (place_chosen[place]) chosen[world.county->places[place].area.index()] = true;
    return chosen;
}

}  // namespace

CoordinationFactors coordination_factors(const CoordinationParameters& parameters, double level) {
    const auto on_line = [](double at_none, double at_full, double at) { return at_none + at * (at_full - at_none); };
    const auto factor = [&](double at_none, double at_full) {
        const double today = on_line(at_none, at_full, parameters.baseline);
        return today > 0 ? on_line(at_none, at_full, level) / today : 1.0;
    };
    const auto rest = [&](double at_none, double at_full, double at) { return 1 - on_line(at_none, at_full, at); };
    CoordinationFactors factors;
    factors.handover_loss = factor(parameters.loss_at_none, parameters.loss_at_full);
    factors.handover_delay = factor(parameters.delay_weeks_at_none, parameters.delay_weeks_at_full);
    factors.right_match = factor(parameters.right_match_at_none, parameters.right_match_at_full);
    factors.targeting = factor(parameters.targeting_at_none, parameters.targeting_at_full);
    // A share K known means a hazard of -log(1 - K) over the time at risk.
    const double unknown_today =
        rest(parameters.known_share_at_none, parameters.known_share_at_full, parameters.baseline);
    const double unknown = rest(parameters.known_share_at_none, parameters.known_share_at_full, level);
    if (unknown != unknown_today && unknown > 0 && unknown_today > 0 && unknown_today < 1)
        factors.known = elementary::log(unknown) / elementary::log(unknown_today);
    // Served once instead of twice: the same capacity reaches more.
    const double single_today =
        rest(parameters.duplication_at_none, parameters.duplication_at_full, parameters.baseline);
    const double single = rest(parameters.duplication_at_none, parameters.duplication_at_full, level);
    factors.spared_share = single > single_today ? 1 - single_today / single : 0;
    return factors;
}

double ramp_of_coordination(const CoordinationParameters& parameters, double weeks) {
    if (weeks <= 0) return 0;
    if (weeks >= parameters.ramp_end_weeks) return 1;
    const double k = steepness(parameters);
    const double low = logistic(-k * parameters.ramp_midpoint_weeks);
    const double high = logistic(k * (parameters.ramp_end_weeks - parameters.ramp_midpoint_weeks));
    return (logistic(k * (weeks - parameters.ramp_midpoint_weeks)) - low) / (high - low);
}

void advance_coordination(const World& world, const Scenario& scenario, ProgrammeState& programmes, int week) {
    CoordinationState& coordination = programmes.coordination;
    coordination.moved = false;
    if (!scenario.coordination || week % weeks_between_intakes != 0) return;
    const CoordinationParameters& parameters = world.parameters().coordination;
    const std::size_t areas = world.county->areas.size();
    if (coordination.level.empty()) {
        coordination.level.assign(areas, parameters.baseline);
        coordination.reached.assign(areas, 0);
        coordination.known.assign(areas, 1);
    }
    const DeploymentState& paid = programmes.deployments[scenario.coordination->deployment];
    const std::vector<bool> chosen = chosen_areas(world, paid.place_chosen);
    const std::vector<double> goal = attainable(world, scenario, programmes);
    const double kept = elementary::exp(-weeks_between_intakes * 0.6931471805599453 / parameters.half_life_weeks);
    for (std::size_t area = 0; area < areas; ++area) {
        double& reached = coordination.reached[area];
        reached = paid.funding.delivers && chosen[area]
                      ? ramp_of_coordination(parameters, weeks_of_ramp(parameters, reached) +
                                                             weeks_between_intakes * paid.funding.paid_share)
                      : reached * kept;
        const double level = parameters.baseline + reached * (goal[area] - parameters.baseline);
        coordination.moved = coordination.moved || level != coordination.level[area];
        coordination.level[area] = level;
    }
}

CoordinationFactors coordination_in(const World& world, const CoordinationState& coordination, std::size_t area) {
    if (coordination.level.empty()) return {};
    return coordination_factors(world.parameters().coordination, coordination.level[area]);
}

double targeting_over(const World& world, const CoordinationState& coordination,
                      const std::vector<bool>& place_chosen) {
    if (coordination.level.empty()) return 1;
    double sum = 0;
    double count = 0;
    for (std::size_t place = 0; place < place_chosen.size(); ++place)
        if (place_chosen[place]) {
            sum += coordination_in(world, coordination, world.county->places[place].area.index()).targeting;
            ++count;
        }
    return count > 0 ? sum / count : 1;
}

bool tells_youths_at_risk(const CoordinationState& coordination, int week) {
    constexpr int weeks_between = 3 * weeks_between_intakes;
    return !coordination.level.empty() && week % weeks_between == 0;
}

void tell_youths_at_risk(const World& world, CoordinationState& coordination, const std::vector<double>& noticed,
                         Lives& lives) {
    std::vector<bool> changed(coordination.known.size(), false);
    bool any = false;
    for (std::size_t area = 0; area < changed.size(); ++area) {
        const double factor = coordination_in(world, coordination, area).known;
        const double better = noticed[area] > 1 ? std::max(1.0, factor / noticed[area]) : factor;
        changed[area] = better != coordination.known[area];
        coordination.known[area] = better;
        any = any || changed[area];
    }
    if (!any) return;
    Youths& youths = lives.youths;
    youths.notice_at_risk_factor.resize(world.county->places.size(), 1.0);
    for (std::size_t place = 0; place < world.county->places.size(); ++place)
        youths.notice_at_risk_factor[place] = coordination.known[world.county->places[place].area.index()];
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment) {
        if (!changed[world.county->places[place_of_segment(segment)].area.index()]) continue;
        for (std::uint32_t row = lives.windows.begin(segment, leaving_age_years - 1);
             row < lives.windows.end(segment, entry_age_years); ++row)
            if (is_fringe_or_above(youths.state[row].involvement)) mark_dirty(youths, row, mark::all_factors);
    }
}

bool is_spared(const KeyedDraws& draws, EntityKey key, std::uint32_t occurrence, double spared_share) {
    return spared_share > 0 && draws.uniform(Process::spared_start, key, occurrence) < spared_share;
}

}  // namespace samverkan
