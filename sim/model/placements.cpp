// Programmes with places: who is a candidate, who is offered a place and takes it, and what it does to them.
#include <algorithm>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/coordination.hpp"
#include "model/programme_parts.hpp"
#include "model/time_use.hpp"

namespace samverkan {
namespace {

constexpr std::size_t least_clearing = 4096;

bool later(const Candidate& a, const Candidate& b) { return a.rank != b.rank ? a.rank > b.rank : a.row > b.row; }

bool once_reached(const DeploymentState& state, std::uint32_t row) {
    return !state.reached.empty() && state.reached[row];
}

/// Whether the condition may change for a youth who turns `age`.
bool is_turning_age(const DeploymentState& state, int age) {
    if (!state.reach.ages[static_cast<std::size_t>(age)]) return false;
    if (age == entry_age_years || !state.reach.ages[static_cast<std::size_t>(age - 1)]) return true;
    return std::any_of(state.who.steps.begin(), state.who.steps.end(), [age](const TargetStep& step) {
        return step.kind == TargetStep::Kind::number && step.number > age - 2 && step.number < age + 1;
    });
}

bool changes_with_school_year(const TargetProgram& who) {
    return who.asks(Attribute::grade) || who.asks(Attribute::school_stage) || who.asks(Attribute::in_school) ||
           asks_time_use(who);
}

/// Whether a condition asks for what others know than those who make reports: it may hold long after it came to be.
bool is_known_otherwise(const TargetProgram& who) {
    return who.asks(Attribute::waits_psychiatry) || who.asks(Attribute::known_to_police) ||
           who.asks(Attribute::was_removed) || who.asks(Attribute::supervised) || who.asks(Attribute::recruiter_away);
}

/// Whether this is the first intake of a school term.
bool term_begins(int week) { return school_term(week) != school_term(week - weeks_between_intakes); }

/// Weeks after a report in which it still makes a candidate; for a season, until it has come round.
double patience_weeks(const World& world, const Programme& programme) {
    constexpr double weeks_of_a_year = 52;
    const double patience = world.parameters().help.queue_patience_weeks;
    return programme.season ? std::max(patience, weeks_of_a_year) : patience;
}

/// Whether only those who turn `age` need be looked at: a condition on past reports that begins after the ages of
/// reports.
bool begins_after_reports(const World& world, const DeploymentState& state, int age) {
    return age > world.parameters().help.notice_last_age && state.reach.ages[static_cast<std::size_t>(age)] &&
           !state.reach.ages[static_cast<std::size_t>(age - 1)];
}

/// Candidates beside those whom a report makes one: where none is needed everyone once, then those for whom an age has
/// changed the answer.
void look_for_candidates(const World& world, const Programme& programme, DeploymentState& state, const Lives& lives,
                         const HelpState& help) {
    const bool new_school_year = changes_with_school_year(state.who) && iso_week(lives.week).week >= autumn_term_week &&
                                 iso_week(lives.week).week < autumn_term_week + weeks_between_intakes;
    const bool new_term = state.who.asks(Attribute::absent) && term_begins(lives.week);
    const bool first = !state.candidates_filled && (state.reach.unreported || is_known_otherwise(state.who));
    const bool everyone = first || (state.reach.unreported && (new_school_year || new_term));
    state.candidates_filled = true;
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment) {
        if (!state.place_chosen[place_of_segment(segment)]) continue;
        for (int age = entry_age_years; age < leaving_age_years; ++age) {
            const bool turning =
                state.reach.unreported ? is_turning_age(state, age) : begins_after_reports(world, state, age);
            if (!state.reach.ages[static_cast<std::size_t>(age)] || (!everyone && !turning)) continue;
            const int just_turned = lives.week - weeks_between_intakes - age_in_weeks(age);  // the youngest stand last
            for (std::uint32_t row = lives.windows.end(segment, age); row > lives.windows.begin(segment, age); --row) {
                if (!everyone && world.person[row - 1].birth_week <= just_turned) break;
                if (!once_reached(state, row - 1) && holds(state.who, YouthValues{world, lives, help, row - 1}))
                    push_candidate(world, programme, state, row - 1, lives.week);
            }
        }
    }
}

/// Clears out, now and then, those who can no longer be offered a place.
void clear_candidates(const World& world, const Programme& programme, DeploymentState& state, int week) {
    if (state.candidates.size() < 2 * state.candidates_kept + least_clearing) return;
    const double patience = patience_weeks(world, programme);
    std::erase_if(state.candidates, [&](const Candidate& candidate) {
        return once_reached(state, candidate.row) ||
               (!state.reach.unreported && week - candidate.noticed_week > patience);
    });
    std::make_heap(state.candidates.begin(), state.candidates.end(), later);
    state.candidates_kept = state.candidates.size();
}

/// Whether a candidate is (still) meant and within the coverage.
bool can_be_offered(const World& world, const Programme& programme, const Deployment& deployment,
                    const DeploymentState& state, const Lives& lives, const HelpState& help,
                    const Candidate& candidate) {
    if (once_reached(state, candidate.row)) return false;
    const bool waits_on_a_report = !state.reach.unreported;
    if (waits_on_a_report && lives.week - candidate.noticed_week > patience_weeks(world, programme)) return false;
    if (lives.youths.has_mark(candidate.row, mark::away | mark::dead)) return false;  // until release
    const int age = completed_age(world.person[candidate.row].birth_week, lives.week);
    if (age >= leaving_age_years || !holds(state.who, YouthValues{world, lives, help, candidate.row})) return false;
    return world.draws.events.uniform(Process::intake_rank, key_of_row(world, candidate.row), programme_key(programme),
                                      1) < deployment.coverage;
}

/// Youths who are meant now.
std::size_t count_meant(const World& world, const DeploymentState& state, const Lives& lives, const HelpState& help) {
    std::size_t count = 0;
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment) {
        if (!state.place_chosen[place_of_segment(segment)]) continue;
        for (int age = entry_age_years; age < leaving_age_years; ++age) {
            if (!state.reach.ages[static_cast<std::size_t>(age)]) continue;
            for (std::uint32_t row = lives.windows.begin(segment, age); row < lives.windows.end(segment, age); ++row)
                count += holds(state.who, YouthValues{world, lives, help, row});
        }
    }
    return count;
}

std::int32_t places_now(const World& world, const Deployment& deployment, const DeploymentState& state,
                        const Lives& lives, const HelpState& help) {
    double most = state.places_exact * ramp_share(deployment, state.funding, lives.week);
    if (deployment.hold_share)
        most = std::min(most, *deployment.hold_share * static_cast<double>(count_meant(world, state, lives, help)));
    return static_cast<std::int32_t>(std::min(most + state.rounding, 1e9));
}

/// Weeks of the wait to a start that faster hand-overs save. `word`: rounds them, a word of the offer's own.
int weeks_saved(const Programme& programme, const PipelineLevers& levers, std::uint32_t word) {
    if (!programme.needs_hand_over || programme.season || levers.handover_delay >= 1) return 0;
    const int wait = weeks_to_start(programme);
    const int left = static_cast<int>(wait * levers.handover_delay + elementary::unit_uniform(word));
    return std::min(wait - std::clamp(left, 1, wait), 255);
}

/// Hand-over may lose the case, the youth or family may decline; who accepts waits for the start.
void offer(const World& world, const Programme& programme, ProgrammeState& programmes, Lives& lives, HelpState& help,
           Placement placement) {
    DeploymentState& state = programmes.deployments[placement.deployment];
    if (state.reached.empty()) state.reached.resize(world.population.size());
    state.reached[placement.row] = true;
    const auto detail = static_cast<std::uint8_t>(placement.deployment);
    lives.log.add(lives.week, EventKind::programme_offer, placement.row, detail);
    const std::size_t place = place_of_segment(segment_of_row(world.population, placement.row));
    const PipelineLevers levers = levers_in(help, world.county->places[place].area.index());
    const EntityKey key = key_of_row(world, placement.row);
    const Words word = world.draws.events.words(Process::programme_handover, key, programme_key(programme));
    const double u = elementary::unit_uniform(word[0]);
    const bool lost = programme.needs_hand_over && u < world.parameters().help.handover_loss * levers.handover_loss;
    if (lost || !accepts_help(world, placement.row, state.accept_share * levers.accept_share)) {
        lives.log.add(lives.week, EventKind::programme_declined, placement.row, detail);
        return;
    }
    placement.spared = is_spared(world.draws.events, key, programme_key(programme), levers.spared_share);
    placement.saved_weeks = static_cast<std::uint8_t>(weeks_saved(programme, levers, word[1]));
    if (!placement.spared) ++state.taken;
    if (!programme.is_lever() && !placement.spared)
        keep(programmes.money, programme.payers, programme.units_per_start * state.cost_sek_per_unit);
    if (programme.wait_in_queue) take_from_psychiatry_queue(world, help, lives.log, placement.row, lives.week);
    programmes.starts.add(lives.week + weeks_to_start(programme) - placement.saved_weeks, placement);
}

/// Share of the log effect that acts on this youth: all by intention to treat; else 0.3 without completion.
/// Who is handed over has more of it the more often the match is right: a dose against today's.
double effect_share(const World& world, const Programme& programme, const HelpState& help, std::uint32_t row) {
    constexpr double without_completion = 0.3;  // model.md section 8
    const std::size_t place = place_of_segment(segment_of_row(world.population, row));
    const double matched = programme.needs_hand_over && programme.delivery == Delivery::places
                               ? levers_in(help, world.county->places[place].area.index()).right_match
                               : 1.0;
    if (programme.basis != EffectBasis::treated) return matched;
    const double u = world.draws.events.uniform(Process::completion, key_of_row(world, row), programme_key(programme));
    const bool completes = u < programme.complete_share.value_or(world.parameters().help.complete_share);
    return (completes ? 1 : without_completion) * matched;
}

}  // namespace

bool starts_in_season(const Programme& programme, int week) {
    return !programme.season || programme.season->holds(iso_week(week + weeks_to_start(programme)).week);
}

void push_candidate(const World& world, const Programme& programme, DeploymentState& state, std::uint32_t row,
                    int week) {
    const std::uint32_t rank =
        world.draws.events.words(Process::intake_rank, key_of_row(world, row), programme_key(programme))[0];
    state.candidates.push_back({rank, row, week});
    std::push_heap(state.candidates.begin(), state.candidates.end(), later);
}

void take_in(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives, HelpState& help,
             std::uint16_t number) {
    const Deployment& deployment = scenario.deployments[number];
    const Programme& programme = programme_of(scenario, number);
    DeploymentState& state = programmes.deployments[number];
    clear_candidates(world, programme, state, lives.week);
    if (!state.funding.delivers || !starts_in_season(programme, lives.week)) return;
    if (programme.season && !starts_in_season(programme, lives.week - weeks_between_intakes)) state.taken = 0;
    look_for_candidates(world, programme, state, lives, help);
    state.places = places_now(world, deployment, state, lives, help);
    // To hold a share, whoever stands before the last one offered is offered a place too: then a smaller share
    // reaches, at any time, only youths whom a larger one has reached.
    const bool holds_level = deployment.hold_share.has_value();
    // Levers are paid by the week, with those they take in.
    const auto can_pay = [&] {
        return programme.is_lever()
                   ? state.funding.paid_share > 0
                   : can_keep(programmes.money, programme.payers, programme.units_per_start * state.cost_sek_per_unit);
    };
    while (!state.candidates.empty() && can_pay()) {
        const Candidate next = state.candidates.front();
        if (state.taken >= state.places && !(holds_level && next.rank <= state.hold_level && state.places > 0)) break;
        std::pop_heap(state.candidates.begin(), state.candidates.end(), later);
        state.candidates.pop_back();
        if (!can_be_offered(world, programme, deployment, state, lives, help, next)) continue;
        state.hold_level = std::max(state.hold_level, next.rank);
        offer(world, programme, programmes, lives, help, {next.row, number});
    }
    state.places = std::max(state.places, state.taken);
}

/// What a service is while it lasts: care outside the home.
static void add_effects_while_served(const World& world, const Scenario& scenario, ProgrammeState& programmes,
                                     Lives& lives, const Placement& placement) {
    const Programme& programme = programme_of(scenario, placement.deployment);
    std::vector<ActiveEffect> effects;
    for (std::size_t i = 0; i < programme.effects.size(); ++i)
        if (programme.effects[i].while_served())
            effects.push_back({programmes.deployments[placement.deployment].log_effects[i],
                               programme.effects[i].variable, 0, placement.deployment});
    if (!effects.empty()) add_personal_effects(world, programmes, lives, placement.row, effects);
}

/// Ends it with the service.
static void drop_effects_while_served(const Programme& programme, Lives& lives, const Placement& placement) {
    const auto while_served = [](const ProgrammeEffect& effect) { return effect.while_served(); };
    if (std::none_of(programme.effects.begin(), programme.effects.end(), while_served)) return;
    EffectList& list = concern(lives.youths, lives.involved, placement.row).effects;
    for (std::size_t i = 0; i < list.count;) {
        const ActiveEffect& effect = list.effect[i];
        const bool own = effect.programme == placement.deployment;
        if (own && effect.variable == ModelVariable::structured_exposure)
            list.remove(i);
        else
            ++i;
    }
    mark_dirty(lives.youths, placement.row, mark::all_factors);
}

void start_placements(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    std::vector<Placement> due;
    programmes.starts.take(lives.week, due);
    for (const Placement& placement : due) {
        const Programme& programme = programme_of(scenario, placement.deployment);
        DeploymentState& state = programmes.deployments[placement.deployment];
        if (!programme.is_lever() && !placement.spared) {  // levers are paid by the week
            state.delivered_units += programme.units_per_start;
            const std::size_t place = place_of_segment(segment_of_row(world.population, placement.row));
            state.cost_sek += pay(programmes.money,
                                  payment_of(scenario, state, placement.deployment, programme.units_per_start,
                                             lives.week, PaidFrom::kept),
                                  world.county->places[place].area.index());
        }
        enter_group(world, state, placement.row);
        lives.log.add(lives.week, EventKind::programme_start, placement.row,
                      static_cast<std::uint8_t>(placement.deployment));
        concern(lives.youths, lives.involved, placement.row);
        add_effects_while_served(world, scenario, programmes, lives, placement);
        programmes.effects.add(lives.week + programme.effect_from_weeks, placement);
        programmes.ends.add(lives.week + std::max(1, programme.duration_weeks), placement);
    }
}

void add_personal_effects(const World& world, ProgrammeState& programmes, Lives& lives, std::uint32_t row,
                          const std::vector<ActiveEffect>& effects) {
    EffectList& list = concern(lives.youths, lives.involved, row).effects;
    for (ActiveEffect effect : effects) {
        const int wakes = world.person[row].birth_week + age_in_weeks(effect.from_age);
        if (wakes <= lives.week)
            effect.from_age = 0;
        else
            programmes.wakes.add(wakes, row);
        list.add(effect);
    }
    mark_dirty(lives.youths, row, mark::all_factors);
}

void begin_personal_effects(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                            const HelpState& help) {
    std::vector<Placement> due;
    programmes.effects.take(lives.week, due);
    for (const Placement& placement : due) {
        const Programme& programme = programme_of(scenario, placement.deployment);
        const double share = effect_share(world, programme, help, placement.row);
        std::vector<ActiveEffect> effects;
        for (std::size_t i = 0; i < programme.effects.size(); ++i) {
            const ProgrammeEffect& effect = programme.effects[i];
            if (programme.delivery != Delivery::places && effect.reach != EffectReach::participants) continue;
            if (effect.variant != scenario.deployments[placement.deployment].variant || effect.while_served()) continue;
            if (!holds(effect.who, YouthValues{world, lives, help, placement.row})) continue;
            effects.push_back({programmes.deployments[placement.deployment].log_effects[i] * share, effect.variable, 0,
                               placement.deployment, static_cast<std::uint8_t>(effect.from_age)});
        }
        add_personal_effects(world, programmes, lives, placement.row, effects);
    }
    std::vector<std::uint32_t> woken;
    programmes.wakes.take(lives.week, woken);
    for (const std::uint32_t row : woken) {
        for (ActiveEffect& effect : concern(lives.youths, lives.involved, row).effects.effect)
            if (world.person[row].birth_week + age_in_weeks(effect.from_age) <= lives.week) effect.from_age = 0;
        mark_dirty(lives.youths, row, mark::all_factors);
    }
}

void end_placements(const Scenario& scenario, ProgrammeState& programmes, Lives& lives) {
    std::vector<Placement> due;
    programmes.ends.take(lives.week, due);
    for (const Placement& placement : due) {
        const Programme& programme = programme_of(scenario, placement.deployment);
        drop_effects_while_served(programme, lives, placement);
        if (!programme.season && !placement.spared)
            programmes.freed.add(lives.week + placement.saved_weeks, placement.deployment);
        lives.log.add(lives.week, EventKind::programme_end, placement.row,
                      static_cast<std::uint8_t>(placement.deployment));
        const int step = fade_step_weeks(programme.half_life_weeks);
        const int acts = std::max(0, programme.effect_from_weeks - std::max(1, programme.duration_weeks));
        if (step > 0)
            programmes.fades.add(lives.week + acts + step, {FadeOf::person, placement.row, placement.deployment});
    }
    std::vector<std::uint16_t> freed;
    programmes.freed.take(lives.week, freed);
    for (const std::uint16_t deployment : freed) --programmes.deployments[deployment].taken;
    leave_groups(scenario, programmes, lives, due);
}

}  // namespace samverkan
