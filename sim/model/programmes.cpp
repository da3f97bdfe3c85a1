#include "model/programmes.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "model/coordination.hpp"
#include "model/programme_parts.hpp"

namespace samverkan {
namespace {

/// Whether a stratum's effects wait for some age; else one number serves all ages.
bool waits_for_an_age(const EffectList& list) {
    return std::any_of(list.active().begin(), list.active().end(),
                       [](const ActiveEffect& effect) { return effect.from_age > 0; });
}

StratumFactors factors_of(const EffectList& list, const OverlapParameters& overlap) {
    StratumFactors factors{};
    const bool by_age = waits_for_an_age(list);
    for (const GroupVariables& moved : group_variables) {
        auto& column = factors[static_cast<std::size_t>(moved.process)];
        for (std::size_t age = 0; age < age_count; ++age) {
            const int years = entry_age_years + static_cast<int>(age);
            column[age] = age > 0 && !by_age ? column[0]
                                             : elementary::exp(combined_log_effect({}, list.active(), moved.variables,
                                                                                   overlap, by_age ? years : any_age));
        }
    }
    return factors;
}

/// Refreshes the factors of all strata, and marks members with services of their own, whose rest has changed.
void refresh_strata(const World& world, Lives& lives) {
    for (std::size_t s = 0; s < lives.clocks.strata.size(); ++s)
        lives.clocks.strata[s].factor = factors_of(lives.strata[s + 1], world.parameters().overlap);
    for (const ConcernedYouth& youth : lives.involved.concerned)
        if (youth.effects.count > 0 && lives.youths.state[youth.row].stratum.index() > 0)
            mark_dirty(lives.youths, youth.row, mark::all_factors);
}

/// Fades the effects of one source in a list; true while any of them lives on.
bool fade_source(EffectList& list, std::uint16_t source, const OverlapParameters& overlap, bool keep_entry) {
    bool alive = false;
    for (std::size_t i = 0; i < list.count;) {
        ActiveEffect& effect = list.effect[i];
        if (effect.programme != source) {
            ++i;
        } else if (fade_once(effect, overlap)) {
            alive = true;
            ++i;
        } else if (keep_entry) {
            effect.log_rate_ratio = 0;  // the entry still says who had the course
            ++i;
        } else {
            list.remove(i);
        }
    }
    return alive;
}

void begin_course_effects(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                          const HelpState& help) {
    std::vector<std::uint16_t> due;
    programmes.course_effects.take(lives.week, due);
    if (due.empty()) return;
    for (const std::uint16_t source : due) {
        const CohortDelivery& delivery = programmes.deliveries[source - first_delivery];
        const Programme& programme = programme_of(scenario, delivery.deployment);
        const std::vector<double>& logs = programmes.deployments[delivery.deployment].log_effects;
        for (EffectList& list : lives.strata)
            for (std::size_t i = 0; i < list.count; ++i)
                if (list.effect[i].programme == source) list.effect[i].log_rate_ratio = logs[list.effect[i].effect];
        for (const std::uint32_t row : delivery.persons) {
            std::vector<ActiveEffect> effects;
            for (std::size_t i = 0; i < programme.effects.size(); ++i)
                if (holds(programme.effects[i].who, YouthValues{world, lives, help, row}))
                    effects.push_back({logs[i], programme.effects[i].variable, 0, source,
                                       static_cast<std::uint8_t>(programme.effects[i].from_age)});
            add_personal_effects(world, programmes, lives, row, effects);
        }
        const int step = fade_step_weeks(programme.half_life_weeks);
        const int course_left = std::max(0, programme.duration_weeks - std::max(1, programme.effect_from_weeks));
        if (step > 0) programmes.fades.add(lives.week + course_left + step, {FadeOf::cohort, 0, source});
    }
    refresh_strata(world, lives);
}

/// One fade step of a delivery in all strata that hold it, and of those served one by one.
bool fade_delivery(Lives& lives, const CohortDelivery& delivery, std::uint16_t source,
                   const OverlapParameters& overlap) {
    bool alive = false;
    for (EffectList& list : lives.strata)
        if (fade_source(list, source, overlap, true)) alive = true;
    for (const std::uint32_t row : delivery.persons) {
        if (fade_source(concern(lives.youths, lives.involved, row).effects, source, overlap, false)) alive = true;
        mark_dirty(lives.youths, row, mark::all_factors);
    }
    return alive;
}

void fade_effects(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    std::vector<FadeDue> due;
    programmes.fades.take(lives.week, due);
    bool cohorts = false;
    const OverlapParameters& overlap = world.parameters().overlap;
    for (const FadeDue& fade : due) {
        bool alive = false;
        std::uint16_t number = fade.source;
        if (fade.of == FadeOf::person) {
            EffectList& list = concern(lives.youths, lives.involved, fade.row).effects;
            alive = fade_source(list, fade.source, overlap, false);
            mark_dirty(lives.youths, fade.row, mark::all_factors);
        } else {
            const CohortDelivery& delivery = programmes.deliveries[fade.source - first_delivery];
            number = delivery.deployment;
            alive = fade_delivery(lives, delivery, fade.source, overlap);
            cohorts = true;
        }
        const bool of_groups = number >= first_group_harm;
        const Programme& programme = of_groups ? *scenario.group_harm : programme_of(scenario, number);
        if (alive) programmes.fades.add(lives.week + fade_step_weeks(programme.half_life_weeks), fade);
    }
    if (cohorts) refresh_strata(world, lives);
}

}  // namespace

/// Reports of trust in the police come from it alone.
static std::uint8_t sources_of(const ProgrammeEffect& effect) {
    if (effect.variable != ModelVariable::police_trust) return effect.notice_sources;
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(NoticeSource::police));
}

ProgrammeState make_programmes(const World& world, const Scenario& scenario) {
    ProgrammeState programmes;
    programmes.money = make_money(scenario, world.county->areas.size(), world.options.scale);
    for (std::size_t number = 0; number < scenario.deployments.size(); ++number) {
        const Deployment& deployment = scenario.deployments[number];
        const Programme& programme = programme_of(scenario, number);
        DeploymentState state;
        state.log_effects = draw_log_effects(programme, scenario, world.draws.structure);
        for (std::size_t i = 0; i < programme.effects.size(); ++i)
            state.log_effects[i] =
                narrowed_to_sources(state.log_effects[i], sources_of(programme.effects[i]), world.parameters().help);
        for (std::size_t i = 0; i < programme.effects.size(); ++i)
            if (programme.effects[i].variant != deployment.variant) state.log_effects[i] = 0;
        state.low_supervision = scenario.group_harm && has_low_supervision(world, programme, deployment);
        state.place_chosen = chosen_places(*world.county, deployment);
        state.who = both(programme.who, deployment.who);
        state.reach = reach_of(state.who, *world.county, state.place_chosen);
        set_capacity(world, programme, deployment, state);
        if (programme.one_off) state.lever.place_order = places_by_rank(world, programme, state, deployment.coverage);
        programmes.deployments.push_back(std::move(state));
    }
    programmes.levers = make_lever_patterns(world, scenario, programmes.deployments);
    if (scenario.group_harm)
        programmes.group_harm_log_effect = draw_log_effects(*scenario.group_harm, scenario, world.draws.structure)[0];
    return programmes;
}

void begin_programme_week(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                          HelpState& help) {
    if (programmes.deployments.empty()) return;
    advance_purses(programmes.money, lives.week);
    advance_funding(world, scenario, programmes, lives, help);
    deliver_cohorts(world, scenario, programmes, lives, help);
    advance_coordination(world, scenario, programmes, lives.week);
    run_levers(world, scenario, programmes, lives, help);
}

void note_candidate(const World& world, const Scenario& scenario, ProgrammeState& programmes, const Lives& lives,
                    const HelpState& help, std::uint32_t row) {
    if (programmes.deployments.empty()) return;
    const std::size_t place = place_of_segment(segment_of_row(world.population, row));
    const bool at_risk = is_fringe_or_above(lives.youths.state[row].involvement);
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        DeploymentState& state = programmes.deployments[number];
        const auto& trigger = scenario.deployments[number].trigger;
        if (state.place_chosen[place] && trigger && (at_risk || trigger->quantity == TriggerQuantity::reports))
            ++state.funding.reports;
    }
    consider_candidate(world, scenario, programmes, lives, help, row);
}

void consider_candidate(const World& world, const Scenario& scenario, ProgrammeState& programmes, const Lives& lives,
                        const HelpState& help, std::uint32_t row) {
    if (programmes.deployments.empty()) return;
    const std::size_t place = place_of_segment(segment_of_row(world.population, row));
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        DeploymentState& state = programmes.deployments[number];
        if (!state.place_chosen[place]) continue;
        const Programme& programme = programme_of(scenario, number);
        if (programme.has_participants() && (state.reached.empty() || !state.reached[row]) &&
            holds(state.who, YouthValues{world, lives, help, row}))
            push_candidate(world, programme, state, row, lives.week);
    }
}

void run_programmes(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                    HelpState& help) {
    if (programmes.deployments.empty()) return;
    begin_course_effects(world, scenario, programmes, lives, help);
    fade_effects(world, scenario, programmes, lives);
    end_placements(scenario, programmes, lives);
    start_placements(world, scenario, programmes, lives);
    begin_personal_effects(world, scenario, programmes, lives, help);
    if (lives.week % weeks_between_intakes != 0) return;
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number)
        if (programme_of(scenario, number).has_participants())
            take_in(world, scenario, programmes, lives, help, static_cast<std::uint16_t>(number));
    harm_in_groups(world, scenario, programmes, lives);
}

}  // namespace samverkan
