#include "model/programmes.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "model/help.hpp"

namespace samverkan {
namespace {

constexpr double weeks_per_year = 1461.0 / 28.0;
constexpr int weeks_between_intakes = 4;

const Programme& programme_of(const Scenario& scenario, std::size_t deployment) {
    return scenario.programmes[scenario.deployments[deployment].programme.index()];
}

bool takes_cases(const Programme& programme) { return programme.kind == ProgrammeKind::individual_places; }

bool once_reached(const DeploymentState& state, std::uint32_t row) {
    return std::binary_search(state.reached.begin(), state.reached.end(), row);
}

bool age_fits(const World& world, const Programme& programme, std::uint32_t row, int week) {
    const int age = completed_age(world.population.birth_week[row], week);
    return age >= programme.eligibility.least_age && age <= programme.eligibility.most_age;
}

bool lives_in_areas(const World& world, const Deployment& deployment, std::uint32_t row) {
    if (deployment.areas.empty()) return true;
    const AreaId area = world.county->places[place_of_segment(segment_of_row(world.population, row))].area;
    return std::find(deployment.areas.begin(), deployment.areas.end(), area) != deployment.areas.end();
}

/// Refreshes the factors of all strata, and marks members with services of their own, whose rest has changed.
void refresh_strata(const World& world, Lives& lives) {
    const OverlapParameters& overlap = world.parameters().overlap;
    for (std::size_t s = 0; s < lives.clocks.strata.size(); ++s) {
        const auto effects = lives.strata[s + 1].active();
        Stratum& stratum = lives.clocks.strata[s];
        stratum.recruit_factor =
            elementary::exp(combined_log_effect(effects, {}, ModelVariable::recruit_multiplier, overlap));
        stratum.drift_factor =
            elementary::exp(combined_log_effect(effects, {}, ModelVariable::drift_multiplier, overlap));
    }
    for (const ConcernedYouth& youth : lives.involved.concerned)
        if (youth.effects.count > 0 && lives.youths.state[youth.row].stratum.index() > 0)
            mark_dirty(lives.youths, youth.row);
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

void end_courses(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    std::vector<std::uint16_t> ended;
    programmes.course_ends.take(lives.week, ended);
    if (ended.empty()) return;
    for (const std::uint16_t source : ended) {
        const std::uint16_t number = programmes.deliveries[source - first_delivery].deployment;
        const Programme& programme = programme_of(scenario, number);
        for (EffectList& list : lives.strata) {
            std::size_t k = 0;
            for (std::size_t i = 0; i < list.count; ++i)
                if (list.effect[i].programme == source)
                    list.effect[i].log_rate_ratio = programmes.deployments[number].log_effects[k++];
        }
        const int step = fade_step_weeks(programme.half_life_weeks);
        if (step > 0) programmes.fades.add(lives.week + step, {FadeOf::cohort, 0, source});
    }
    refresh_strata(world, lives);
}

void fade_effects(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    std::vector<FadeDue> due;
    programmes.fades.take(lives.week, due);
    bool cohorts = false;
    for (const FadeDue& fade : due) {
        bool alive = false;
        std::uint16_t number = fade.source;
        const OverlapParameters& overlap = world.parameters().overlap;
        if (fade.of == FadeOf::person) {
            EffectList& list = concern(lives.youths, lives.involved, fade.row).effects;
            alive = fade_source(list, fade.source, overlap, false);
            mark_dirty(lives.youths, fade.row);
        } else {
            number = programmes.deliveries[fade.source - first_delivery].deployment;
            for (EffectList& list : lives.strata)
                if (fade_source(list, fade.source, overlap, true)) alive = true;
            cohorts = true;
        }
        const int step = fade_step_weeks(programme_of(scenario, number).half_life_weeks);
        if (alive) programmes.fades.add(lives.week + step, fade);
    }
    if (cohorts) refresh_strata(world, lives);
}

struct RankedCandidate {
    std::uint32_t rank, row;
    friend bool operator<(const RankedCandidate& a, const RankedCandidate& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.row < b.row;
    }
};

/// Offers free places in keyed rank order: hand-over may lose the case, the family may decline.
void take_in(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
             std::uint16_t number) {
    const Deployment& deployment = scenario.deployments[number];
    const Programme& programme = programme_of(scenario, number);
    DeploymentState& state = programmes.deployments[number];
    const HelpParameters& rules = world.parameters().help;
    std::erase_if(state.candidates, [&](const Candidate& candidate) {
        return lives.week - candidate.noticed_week > rules.queue_patience_weeks ||
               !age_fits(world, programme, candidate.row, lives.week) || once_reached(state, candidate.row);
    });
    if (lives.week < deployment.from_week + programme.start_up_weeks || lives.week >= deployment.to_week) return;
    const KeyedDraws& events = world.draws.events;
    std::vector<RankedCandidate> ranked;
    for (const Candidate& candidate : state.candidates)
        ranked.push_back(
            {events.words(Process::intake_rank, key_of_row(world, candidate.row), programme_key(programme))[0],
             candidate.row});
    std::sort(ranked.begin(), ranked.end());
    for (const RankedCandidate& candidate : ranked) {
        if (state.taken >= state.places) break;
        if (once_reached(state, candidate.row)) continue;
        state.reached.insert(std::lower_bound(state.reached.begin(), state.reached.end(), candidate.row),
                             candidate.row);
        const auto detail = static_cast<std::uint8_t>(number);
        lives.log.add(lives.week, EventKind::programme_offer, candidate.row, detail);
        const double u =
            events.uniform(Process::programme_handover, key_of_row(world, candidate.row), programme_key(programme));
        if (u < rules.handover_loss || !accepts_help(world, candidate.row, rules.accept_share)) {
            lives.log.add(lives.week, EventKind::programme_declined, candidate.row, detail);
            continue;
        }
        ++state.taken;
        programmes.starts.add(lives.week + std::max(1, programme.wait_weeks), {candidate.row, number});
    }
}

/// Share of the log effect that acts on this youth: all by intention to treat; else 0.3 without completion.
double effect_share(const World& world, const Programme& programme, std::uint32_t row) {
    constexpr double without_completion = 0.3;  // model.md section 8
    if (programme.basis == EffectBasis::intention_to_treat) return 1;
    const double u = world.draws.events.uniform(Process::completion, key_of_row(world, row), programme_key(programme));
    return u < world.parameters().help.complete_share ? 1 : without_completion;
}

void start_placements(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    std::vector<Placement> due;
    programmes.starts.take(lives.week, due);
    for (const Placement& placement : due) {
        const Programme& programme = programme_of(scenario, placement.deployment);
        DeploymentState& state = programmes.deployments[placement.deployment];
        EffectList& list = concern(lives.youths, lives.involved, placement.row).effects;
        const double share = effect_share(world, programme, placement.row);
        for (std::size_t i = 0; i < programme.effects.size(); ++i)
            list.add({state.log_effects[i] * share, programme.effects[i].variable, 0, placement.deployment});
        mark_dirty(lives.youths, placement.row);
        state.delivered_units += 1;
        state.cost_sek += programme.cost_sek_per_unit;
        lives.log.add(lives.week, EventKind::programme_start, placement.row,
                      static_cast<std::uint8_t>(placement.deployment));
        programmes.ends.add(lives.week + std::max(1, programme.duration_weeks), placement);
    }
}

void end_placements(const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    std::vector<Placement> due;
    programmes.ends.take(lives.week, due);
    for (const Placement& placement : due) {
        --programmes.deployments[placement.deployment].taken;
        lives.log.add(lives.week, EventKind::programme_end, placement.row,
                      static_cast<std::uint8_t>(placement.deployment));
        const int step = fade_step_weeks(programme_of(scenario, placement.deployment).half_life_weeks);
        if (step > 0) programmes.fades.add(lives.week + step, {FadeOf::person, placement.row, placement.deployment});
    }
}

}  // namespace

ProgrammeState make_programmes(const World& world, const Scenario& scenario) {
    ProgrammeState programmes;
    for (std::size_t number = 0; number < scenario.deployments.size(); ++number) {
        const Deployment& deployment = scenario.deployments[number];
        const Programme& programme = programme_of(scenario, number);
        DeploymentState state;
        state.log_effects = draw_log_effects(programme, scenario, world.draws.structure);
        state.units_per_year = programme.cost_sek_per_unit > 0 ? deployment.cost_sek_per_year * deployment.coverage *
                                                                     world.options.scale / programme.cost_sek_per_unit
                                                               : 0;
        const double u = world.draws.structure.uniform(Process::scale_rounding,
                                                       entity_key(programme_key(programme), 0xFFFFFFFFu), 0);
        // A place is held from the offer on: its wait counts as time it cannot serve others.
        const double weeks_held = std::max(1, programme.duration_weeks) + std::max(1, programme.wait_weeks);
        state.places = static_cast<std::int32_t>(state.units_per_year * weeks_held / weeks_per_year + u);
        programmes.deployments.push_back(std::move(state));
    }
    return programmes;
}

void note_candidate(const World& world, const Scenario& scenario, ProgrammeState& programmes, const Lives& lives,
                    std::uint32_t row) {
    const bool at_risk = is_fringe_or_above(lives.youths.state[row].involvement);
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number) {
        const Programme& programme = programme_of(scenario, number);
        if (!takes_cases(programme) || (programme.eligibility.fringe_or_involved_noticed && !at_risk)) continue;
        if (age_fits(world, programme, row, lives.week) && lives_in_areas(world, scenario.deployments[number], row))
            programmes.deployments[number].candidates.push_back({row, lives.week});
    }
}

void run_programmes(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    if (programmes.deployments.empty()) return;
    end_courses(world, scenario, programmes, lives);
    fade_effects(world, scenario, programmes, lives);
    end_placements(scenario, programmes, lives);
    start_placements(world, scenario, programmes, lives);
    if (lives.week % weeks_between_intakes != 0) return;
    for (std::size_t number = 0; number < programmes.deployments.size(); ++number)
        if (takes_cases(programme_of(scenario, number)))
            take_in(world, scenario, programmes, lives, static_cast<std::uint16_t>(number));
}

}  // namespace samverkan
