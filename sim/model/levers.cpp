// Area, system and law levers: how strongly they act now, and what that makes of group factors, gangs and pipeline.
#include <algorithm>
#include <map>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/coordination.hpp"
#include "model/programme_parts.hpp"

namespace samverkan {
namespace {

bool acts_on_groups(const Programme& programme, const ProgrammeEffect& effect) {
    return programme.is_lever() && programme.kind != ProgrammeKind::system_lever &&
           programme.delivery != Delivery::gangs && effect.reach == EffectReach::by_delivery &&
           info_of(effect.variable).subject == VariableSubject::youth;
}

/// The part of the strength that is left of a lever that has ended.
double faded(double half_life_weeks, const LeverStrength& lever, int week) {
    const int step = fade_step_weeks(half_life_weeks);
    if (lever.ended_week == never_week || step == 0) return lever.strength_at_end;
    const int steps = (week - lever.ended_week) / step;
    return steps >= most_fade_steps ? 0.0 : lever.strength_at_end * elementary::exp(-steps * 0.17328679513998632);
}

/// `running`: the strength of a lever that delivers; none: it does not.
double strength_now(std::optional<double> running, double half_life_weeks, LeverStrength& lever, int week) {
    if (!running) {
        if (lever.strength > 0 && lever.ended_week == never_week) {
            lever.strength_at_end = lever.strength;
            lever.ended_week = week;
        }
        return faded(half_life_weeks, lever, week);
    }
    const double left = faded(half_life_weeks, lever, week);
    if (*running >= left) lever.ended_week = never_week, lever.strength_at_end = 0;
    return std::max(*running, left);
}

/// `targeting`: how well the places are chosen, against today; who acts everywhere cannot choose better.
std::optional<double> running_strength(const Programme& programme, const Deployment& deployment,
                                       const DeploymentState& state, double targeting, int week) {
    const LeverState& lever = state.lever;
    if (!state.funding.delivers) return std::nullopt;
    double built = 1;
    if (programme.build_up_weeks > 0) {  // in steps of an intake, as the ramp
        const int gone = (week - state.funding.delivers_since) / weeks_between_intakes * weeks_between_intakes;
        built = std::min(1.0, static_cast<double>(gone + weeks_between_intakes) / programme.build_up_weeks);
    }
    const double share = targeting == 1 ? lever.share : std::min(std::max(1.0, lever.share), lever.share * targeting);
    return share * built * ramp_share(deployment, state.funding, week) * state.funding.paid_share;
}

/// Brings the strength of the lever and of those of its effects that fade at their own pace up to `week`; true if any
/// has changed.
bool move_strength(const World& world, const Scenario& scenario, ProgrammeState& programmes, std::size_t number,
                   int week) {
    const Programme& programme = programme_of(scenario, number);
    DeploymentState& state = programmes.deployments[number];
    const double targeting = programme.kind == ProgrammeKind::area_lever
                                 ? targeting_over(world, programmes.coordination, state.place_chosen)
                                 : 1.0;
    const std::optional<double> running =
        running_strength(programme, scenario.deployments[number], state, targeting, week);
    LeverState& lever = state.lever;
    bool changed = false;
    const auto move = [&](LeverStrength& moved, double half_life_weeks) {
        const double strength = strength_now(running, half_life_weeks, moved, week);
        changed = changed || strength != moved.strength;
        moved.strength = strength;
    };
    move(lever, programme.half_life_weeks);
    const auto own_pace = [](const ProgrammeEffect& effect) { return effect.half_life_weeks.has_value(); };
    if (std::any_of(programme.effects.begin(), programme.effects.end(), own_pace))
        lever.of_effect.resize(programme.effects.size());
    for (std::size_t i = 0; i < lever.of_effect.size(); ++i)
        move(lever.of_effect[i], programme.effects[i].half_life_weeks.value_or(programme.half_life_weeks));
    return changed;
}

/// What an investment gives in a place: built evenly by intakes over its length, then it fades.
double strength_of_works(const Programme& programme, int works_from, int week) {
    if (works_from == never_week || week < works_from) return 0;
    const int built = (week - works_from) / weeks_between_intakes * weeks_between_intakes + weeks_between_intakes;
    if (built < programme.duration_weeks) return static_cast<double>(built) / programme.duration_weeks;
    return faded(programme.half_life_weeks, {1, 1, works_from + programme.duration_weeks},
                 std::max(week, works_from + programme.duration_weeks));
}

/// Works begin place by place, each when the money for it has come in, and are paid once. True if a strength has changed.
bool move_works(const World& world, const Scenario& scenario, Money& money, DeploymentState& state, std::size_t number,
                int week) {
    const Programme& programme = programme_of(scenario, number);
    LeverState& lever = state.lever;
    lever.works_from.resize(world.county->places.size(), never_week);
    lever.strength_of_place.resize(world.county->places.size(), 0.0);
    if (state.funding.delivers && lever.share > 0) {
        const double years = static_cast<double>(++lever.weeks) / weeks_per_year;
        const double allowed = state.units_per_year > 0 ? years * state.units_per_year / world.options.scale
                                                        : static_cast<double>(lever.place_order.size());
        std::size_t begun = 0;
        for (const std::uint32_t place : lever.place_order) {
            if (static_cast<double>(++begun) > allowed) break;
            if (lever.works_from[place] != never_week) continue;
            const Payment works = payment_of(scenario, state, number, world.options.scale, week, PaidFrom::balance);
            if (!can_keep(money, works.payers, works.cost_sek)) break;
            lever.works_from[place] = week;
            state.delivered_units += world.options.scale;
            state.cost_sek += pay(money, works, world.county->places[place].area.index());
        }
    }
    bool changed = false;
    for (std::size_t place = 0; place < lever.works_from.size(); ++place) {
        const double strength = strength_of_works(programme, lever.works_from[place], week);
        changed = changed || strength != lever.strength_of_place[place];
        lever.strength_of_place[place] = strength;
    }
    return changed;
}

ActiveEffect acting(const Scenario& scenario, const std::vector<DeploymentState>& deployments,
                    const LeverEffect& which) {
    const Programme& programme = programme_of(scenario, which.deployment);
    const DeploymentState& state = deployments[which.deployment];
    const LeverState& lever = state.lever;
    const double strength = programme.one_off         ? lever.strength_of_place[which.place]
                            : lever.of_effect.empty() ? lever.strength
                                                      : lever.of_effect[which.effect].strength;
    return {state.log_effects[which.effect] * strength, programme.effects[which.effect].variable, 0, which.deployment};
}

using FactorsByProcess = std::array<double, group_process_count>;

FactorsByProcess factors_of(const std::vector<ActiveEffect>& effects, const OverlapParameters& overlap) {
    FactorsByProcess factors{};
    for (const GroupVariables& moved : group_variables)
        factors[static_cast<std::size_t>(moved.process)] =
            elementary::exp(combined_log_effect(effects, {}, moved.variables, overlap));
    return factors;
}

/// The better of two log effects on a shared parameter; `none` before the first.
void take_better(std::optional<double>& best, double log_effect, Protects protects) {
    const bool better = !best || (protects == Protects::lower ? log_effect < *best : log_effect > *best);
    if (better) best = log_effect;
}

/// System levers on one variable in an area, together: the better value, never the product. None: no lever is funded.
std::optional<double> system_factor(const World& world, const Scenario& scenario, const ProgrammeState& programmes,
                                    std::size_t area, ModelVariable variable) {
    std::optional<double> best;
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        const Programme& programme = programme_of(scenario, number);
        if (programme.kind != ProgrammeKind::system_lever) continue;
        const DeploymentState& state = programmes.deployments[number];
        bool here = false;
        for (std::size_t place = 0; place < state.place_chosen.size() && !here; ++place)
            here = state.place_chosen[place] && world.county->places[place].area.index() == area;
        for (std::size_t i = 0; here && i < programme.effects.size(); ++i)
            if (programme.effects[i].variable == variable)
                take_better(best, state.log_effects[i] * state.lever.strength, info_of(variable).protects);
    }
    return best ? std::optional(elementary::exp(*best)) : std::nullopt;
}

/// What system levers make of all notices, by area.
std::vector<double> notices_by_area(const World& world, const Scenario& scenario, const ProgrammeState& programmes) {
    std::vector<double> noticed;
    noticed.reserve(world.county->areas.size());
    for (std::size_t area = 0; area < world.county->areas.size(); ++area)
        noticed.push_back(system_factor(world, scenario, programmes, area, ModelVariable::notice_hazard).value_or(1.0));
    return noticed;
}

void set_groups(const World& world, const Scenario& scenario, const ProgrammeState& programmes, Lives& lives) {
    std::vector<FactorsByProcess> by_pattern;
    for (const std::vector<LeverEffect>& pattern : programmes.levers.effects) {
        std::vector<ActiveEffect> effects;
        effects.reserve(pattern.size());
        for (const LeverEffect& which : pattern) effects.push_back(acting(scenario, programmes.deployments, which));
        by_pattern.push_back(factors_of(effects, world.parameters().overlap));
    }
    const std::vector<double> noticed = notices_by_area(world, scenario, programmes);
    for (std::size_t process = 0; process < group_process_count; ++process) {
        auto& column = lives.levers.factor[process];
        column.resize(world.group_count());
        for (std::size_t group = 0; group < column.size(); ++group)
            column[group] = by_pattern[programmes.levers.of_group[group]][process];
    }
    auto& notice = lives.levers.factor[static_cast<std::size_t>(GroupProcess::notice)];
    for (std::size_t group = 0; group < notice.size(); ++group)
        notice[group] *= noticed[world.county->places[place_of_group(group)].area.index()];
}

/// Of several law levers on one parameter the one that reaches furthest acts.
void set_law(const Scenario& scenario, const ProgrammeState& programmes, LawLevers& law) {
    law = {};
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        const Programme& programme = programme_of(scenario, number);
        for (const ProgrammeEffect& effect : programme.effects) {
            if (!effect.sets || effect.variant != scenario.deployments[number].variant) continue;
            LawLever& lever = effect.variable == ModelVariable::age_of_criminal_responsibility
                                  ? law.age_of_criminal_responsibility
                                  : law.sentence_length_factor;
            const double share = scenario.transport * programmes.deployments[number].lever.strength;
            if (share > lever.share) lever = {*effect.sets, share};
        }
    }
}

void set_gangs(const World& world, const Scenario& scenario, const ProgrammeState& programmes, Gangs& gangs,
               ViolenceLevers& violence) {
    const std::size_t count = world.gangs.count();
    violence.background_of_gang.resize(count);
    violence.branching_of_gang.resize(count);
    gangs.birth_lever.resize(count);
    gangs.pull_lever.resize(count);
    gangs.exit_lever.resize(count * age_count);
    for (std::size_t gang = 0; gang < count; ++gang) {
        std::vector<ActiveEffect> effects;
        for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
            const Programme& programme = programme_of(scenario, number);
            const DeploymentState& state = programmes.deployments[number];
            if (programme.delivery != Delivery::gangs || !is_at_home(world, gang, state.place_chosen)) continue;
            for (std::size_t i = 0; i < programme.effects.size(); ++i) {
                effects.push_back(acting(scenario, programmes.deployments,
                                         {static_cast<std::uint16_t>(number), static_cast<std::uint16_t>(i)}));
                effects.back().from_age = static_cast<std::uint8_t>(programme.effects[i].from_age);
            }
        }
        const auto factor = [&](ModelVariable variable, int age = any_age) {
            return elementary::exp(combined_log_effect({}, effects, variable, world.parameters().overlap, age));
        };
        gangs.birth_lever[gang] = factor(ModelVariable::position_births);
        gangs.pull_lever[gang] = factor(ModelVariable::gang_pressure);
        violence.background_of_gang[gang] = factor(ModelVariable::shooting_background);
        violence.branching_of_gang[gang] = factor(ModelVariable::conflict_branching);
        for (std::size_t age = 0; age < age_count; ++age)
            gangs.exit_lever[gang * age_count + age] =
                factor(ModelVariable::exit_hazard, entry_age_years + static_cast<int>(age));
    }
}

/// Work in places acts on what happens there; of system levers the better value acts in their areas.
void set_places_of_violence(const World& world, const Scenario& scenario, const ProgrammeState& programmes,
                            ViolenceLevers& levers) {
    const std::size_t places = world.county->places.size();
    levers.background_of_place.resize(places);
    levers.branching_of_place.resize(places);
    for (std::size_t place = 0; place < places; ++place) {
        std::vector<ActiveEffect> effects;
        for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
            const Programme& programme = programme_of(scenario, number);
            if (programme.delivery != Delivery::residents || !programmes.deployments[number].place_chosen[place])
                continue;
            const auto of_place = static_cast<std::uint32_t>(programme.one_off ? place : 0);
            for (std::size_t i = 0; i < programme.effects.size(); ++i)
                effects.push_back(
                    acting(scenario, programmes.deployments,
                           {static_cast<std::uint16_t>(number), static_cast<std::uint16_t>(i), of_place}));
        }
        const auto factor = [&](ModelVariable variable) {
            const double of_area =
                system_factor(world, scenario, programmes, world.county->places[place].area.index(), variable)
                    .value_or(1.0);
            return of_area * elementary::exp(combined_log_effect({}, effects, variable, world.parameters().overlap));
        };
        levers.background_of_place[place] = factor(ModelVariable::shooting_background);
        levers.branching_of_place[place] = factor(ModelVariable::conflict_branching);
    }
}

void set_pipeline(const World& world, const Scenario& scenario, const ProgrammeState& programmes, HelpState& help) {
    help.levers.resize(world.county->areas.size());
    for (std::size_t area = 0; area < help.levers.size(); ++area) {
        const CoordinationFactors joint = coordination_in(world, programmes.coordination, area);
        const auto lever = [&](ModelVariable variable) {
            return system_factor(world, scenario, programmes, area, variable);
        };
        const auto better = [&](ModelVariable variable, double by_coordination) {
            return std::min(lever(variable).value_or(by_coordination), by_coordination);
        };
        help.levers[area] = {better(ModelVariable::handover_loss, joint.handover_loss),
                             better(ModelVariable::handover_delay, joint.handover_delay),
                             lever(ModelVariable::accept_share).value_or(1.0),
                             lever(ModelVariable::targeting_error).value_or(1.0),
                             joint.right_match,
                             joint.spared_share};
    }
}

/// A week's units, as far as every payer can pay for them.
void deliver_week(const Scenario& scenario, Money& money, DeploymentState& state, std::size_t number, double units,
                  int week) {
    const Payment all = payment_of(scenario, state, number, units, week, PaidFrom::balance);
    state.funding.paid_share = payable_share(money, all.payers, all.cost_sek);
    const double paid = units * state.funding.paid_share;
    state.delivered_units += paid;
    state.cost_sek += pay(money, payment_of(scenario, state, number, paid, week, PaidFrom::balance), state.area_youths);
}

bool has_delivery(const Scenario& scenario, const ProgrammeState& programmes, Delivery delivery) {
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number)
        if (programme_of(scenario, number).delivery == delivery) return true;
    return false;
}

}  // namespace

std::vector<std::uint32_t> places_by_rank(const World& world, const Programme& programme, const DeploymentState& state,
                                          double coverage) {
    const auto is_meant = [&](std::uint32_t place) {
        for (int age = entry_age_years; age < leaving_age_years; ++age)
            for (const Sex sex : {Sex::male, Sex::female})
                if (holds(state.who, [&](Attribute attribute) {
                        return value_of_group(*world.county, PlaceId{place}, sex, age, attribute);
                    }))
                    return true;
        return false;
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked;
    for (std::uint32_t place = 0; place < state.place_chosen.size(); ++place)
        if (state.place_chosen[place] && is_meant(place))
            ranked.push_back(
                {world.draws.structure.words(Process::area_rank, entity_key(place, programme_key(programme)), 1)[0],
                 place});
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::uint32_t> order;
    order.reserve(ranked.size());
    for (const auto& entry : ranked) order.push_back(entry.second);
    order.resize(static_cast<std::size_t>(coverage * static_cast<double>(order.size()) + .999999));
    return order;
}

bool is_at_home(const World& world, std::size_t gang, const std::vector<bool>& places) {
    const std::vector<PlaceId>& homes = world.gangs.homes[gang];
    return std::any_of(homes.begin(), homes.end(), [&](PlaceId home) { return places[home.index()]; });
}

LeverPatterns make_lever_patterns(const World& world, const Scenario& scenario,
                                  const std::vector<DeploymentState>& deployments) {
    LeverPatterns patterns;
    patterns.of_group.resize(world.group_count());
    std::map<std::vector<std::uint32_t>, std::uint32_t> number_of;
    for (std::size_t group = 0; group < patterns.of_group.size(); ++group) {
        const PlaceId place{place_of_group(group)};
        const Sex sex = sex_of_segment(group / age_count);
        const int age = entry_age_years + static_cast<int>(group % age_count);
        const auto value = [&](Attribute attribute) {
            return value_of_group(*world.county, place, sex, age, attribute);
        };
        std::vector<std::uint32_t> key;
        std::vector<LeverEffect> effects;
        for (std::size_t number = 0; number < deployments.size(); ++number) {
            const Programme& programme = programme_of(scenario, number);
            if (!programme.is_lever() || !deployments[number].place_chosen[place.index()]) continue;
            for (std::size_t i = 0; i < programme.effects.size(); ++i) {
                const ProgrammeEffect& effect = programme.effects[i];
                // What acts on a whole area does so at every age where contacts alone are meant to be of some age.
                const bool whole_area = programme.has_participants();
                if (!acts_on_groups(programme, effect) || age < effect.from_age || !holds(effect.who, value) ||
                    !(whole_area || holds(deployments[number].who, value)))
                    continue;
                const auto of_place = static_cast<std::uint32_t>(programme.one_off ? place.index() : 0);
                effects.push_back({static_cast<std::uint16_t>(number), static_cast<std::uint16_t>(i), of_place});
                key.push_back(static_cast<std::uint32_t>(number << 8 | i));
                key.push_back(of_place);
            }
        }
        const auto [found, made] = number_of.try_emplace(key, static_cast<std::uint32_t>(patterns.effects.size()));
        if (made) patterns.effects.push_back(effects);
        patterns.of_group[group] = found->second;
    }
    return patterns;
}

void run_levers(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                HelpState& help) {
    bool changed = !lives.levers.funded() || programmes.coordination.moved, any = false;
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        const Programme& programme = programme_of(scenario, number);
        DeploymentState& state = programmes.deployments[number];
        if (programme.one_off) {
            any = true;
            changed = move_works(world, scenario, programmes.money, state, number, lives.week) || changed;
            continue;
        }
        if (!programme.paid_by_the_week()) continue;
        if (state.funding.delivers) {
            const double units = state.units_per_year / weeks_per_year *
                                 ramp_share(scenario.deployments[number], state.funding, lives.week);
            deliver_week(scenario, programmes.money, state, number, units, lives.week);
            if (state.lever.share * state.funding.paid_share > 0) ++state.lever.weeks;
        }
        if (!programme.is_lever()) continue;
        any = true;
        changed = move_strength(world, scenario, programmes, number, lives.week) || changed;
    }
    if (tells_youths_at_risk(programmes.coordination, lives.week))
        tell_youths_at_risk(world, programmes.coordination, notices_by_area(world, scenario, programmes), lives);
    if (!any || !changed) return;
    set_groups(world, scenario, programmes, lives);
    set_law(scenario, programmes, lives.law_levers);
    set_places_of_violence(world, scenario, programmes, lives.violence_levers);
    if (has_delivery(scenario, programmes, Delivery::gangs))
        set_gangs(world, scenario, programmes, lives.gangs, lives.violence_levers);
    if (has_delivery(scenario, programmes, Delivery::pipeline)) set_pipeline(world, scenario, programmes, help);
}

}  // namespace samverkan
