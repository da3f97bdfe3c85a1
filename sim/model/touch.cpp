#include "model/touch.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"

namespace samverkan {
namespace {

constexpr std::size_t prefetch_ahead = 8;

Process process_of(YouthClock clock) {
    return clock == YouthClock::notice ? Process::notice : recruit_process(channel_of(clock));
}

GroupProcess group_of(YouthClock clock) {
    return clock == YouthClock::notice ? GroupProcess::notice : recruit_group(channel_of(clock));
}

/// Share of the normal contact with gangs and peers: 1, or less while away from home.
double contact_of(const Youths& youths, const Involved& involved, std::uint32_t row) {
    if (!youths.has_mark(row, mark::concerned)) return 1;
    const ConcernedYouth& record = involved.concerned[youths.concerned[row]];
    double contact = youths.has_mark(row, mark::away) ? static_cast<double>(record.contact_while_away) : 1.0;
    for (const ActiveEffect& effect : record.effects.active())  // in care by a programme: no floor
        if (effect.variable == ModelVariable::structured_exposure) contact *= elementary::exp(effect.log_rate_ratio);
    return contact;
}

double drift_multiplier(const World& world, const Youths& youths, const Involved& involved,
                        const StratumEffects& strata, std::uint32_t row) {
    const DriftParameters& drift = world.parameters().drift;
    const double share = youths.state[row].degree > 0
                             ? static_cast<double>(youths.state[row].fringe_ties) / youths.state[row].degree
                             : 0;
    return world.level_factor[youths.state[row].drift_level] * (1 + drift.peer_drift_effect * share) *
           contact_of(youths, involved, row) *
           service_factor(world, youths, involved, strata, row,
                          {ModelVariable::drift_multiplier, ModelVariable::unstructured_time});
}

double recruit_multiplier(const World& world, const Youths& youths, const Involved& involved,
                          const StratumEffects& strata, std::uint32_t row) {
    const RecruitmentParameters& recruitment = world.parameters().recruitment;
    const double ties = std::min<double>(youths.state[row].involved_ties, recruitment.most_involved_ties);
    double multiplier = world.level_factor[world.person[row].recruit_level];
    if (youths.state[row].involvement == Involvement::fringe) multiplier *= recruitment.fringe_factor;
    multiplier *= 1 + recruitment.peer_recruit_effect * ties;
    if (youths.state[row].involved_siblings > 0) multiplier *= recruitment.sibling_involved_effect;
    return multiplier * contact_of(youths, involved, row) *
           service_factor(world, youths, involved, strata, row, ModelVariable::recruit_multiplier);
}

double notice_multiplier(const World& world, const Youths& youths, const Involved& involved,
                         const StratumEffects& strata, std::uint32_t row) {
    if (youths.has_mark(row, mark::away)) return 0;  // in care or custody already: the clock stands
    const HelpParameters& help = world.parameters().help;
    const double background =
        help.report_rate_per_year / weeks_per_year * world.level_factor[world.person[row].report_level];
    double at_risk = 0;
    if (is_fringe_or_above(youths.state[row].involvement)) {
        at_risk = help.notice_hazard_at_risk;
        if (!youths.notice_at_risk_factor.empty())
            at_risk *= youths.notice_at_risk_factor[place_of_segment(segment_of_row(world.population, row))];
    }
    return (background + at_risk) * service_factor(world, youths, involved, strata, row, ModelVariable::notice_hazard);
}

void touch_involvement(Youths& youths, const ClockReading& clock, std::uint32_t row, float multiplier) {
    if (multiplier == youths.state[row].involvement_multiplier) return;
    if (youths.state[row].involvement == Involvement::none) {
        ClockColumn& column = youths.column(YouthClock::involvement);
        column.set(row,
                   move_clock(column[row], clock.drift, static_cast<double>(youths.state[row].involvement_multiplier),
                              clock.drift, static_cast<double>(multiplier)));
    } else if (youths.state[row].involvement == Involvement::fringe) {
        ClockColumn& column = youths.column(YouthClock::involvement);  // leaving the fringe: negated
        column.set(row, -move_clock(-column[row], clock.fringe_exit,
                                    static_cast<double>(youths.state[row].involvement_multiplier), clock.fringe_exit,
                                    static_cast<double>(multiplier)));
    }
    youths.state[row].involvement_multiplier = multiplier;
}

void touch_recruitment(Youths& youths, const ClockReading& clock, std::uint32_t row, float multiplier) {
    const float old = youths.recruit_multiplier[row];
    if (multiplier == old) return;
    for (std::size_t c = 0; c < channel_count; ++c) {
        ClockColumn& column = youths.column(recruit_clock(static_cast<Channel>(c)));
        column.set(row, move_clock(column[row], clock.recruit[c], static_cast<double>(old), clock.recruit[c],
                                   static_cast<double>(multiplier)));
    }
    youths.recruit_multiplier[row] = multiplier;
}

void touch_notice(Youths& youths, const ClockReading& clock, std::uint32_t row, float multiplier) {
    const float old = youths.notice_multiplier[row];
    if (multiplier == old) return;
    ClockColumn& column = youths.column(YouthClock::notice);
    column.set(row, move_clock(column[row], clock.notice, static_cast<double>(old), clock.notice,
                               static_cast<double>(multiplier)));
    youths.notice_multiplier[row] = multiplier;
}

constexpr std::size_t not_entered = ~std::size_t{0};

/// The group a youth's clocks run in; who has not entered yet has none and stands at time zero.
std::size_t clock_group(const World& world, const Youths& youths, std::uint32_t row, int week) {
    const int age = completed_age(youths.state[row].birth_week, week);
    return age < entry_age_years ? not_entered : group_index(segment_of_row(world.population, row), age);
}

ClockReading reading_of(const World& world, const Youths& youths, const GroupClocks& clocks, std::uint32_t row,
                        int week) {
    const std::size_t group = clock_group(world, youths, row, week);
    return group == not_entered ? ClockReading{} : read_clocks(clocks.now_of(youths.state[row].stratum), group);
}

/// What the lists of members and formers keep of their state. `reason`: what may have changed.
void touch_records(const World& world, const Youths& youths, Involved& involved, const StratumEffects& strata,
                   std::uint32_t row, std::uint8_t reason) {
    const ConcernedYouth& record = involved.concerned[youths.concerned[row]];
    if (record.member != no_record) {
        Member& member = involved.members[record.member];
        if ((reason & mark::ties_inside) != 0)
            member.ties_inside = share_of_ties_inside(world.population, youths, involved, member);
        member.exit_factor =
            static_cast<float>(service_factor(world, youths, involved, strata, row, ModelVariable::exit_hazard));
        member.window_factor = static_cast<float>(
            service_factor(world, youths, involved, strata, row, ModelVariable::recruiter_window_exit));
    }
    if (record.former != no_record)
        involved.formers[record.former].service_factor =
            static_cast<float>(contact_of(youths, involved, row) *
                               service_factor(world, youths, involved, strata, row, reentry_variables));
}

/// Asks for what a touch will read: first the state, which says how much more.
void prefetch_dirty(const World& world, const Youths& youths, std::size_t next) {
    if (next + 2 * prefetch_ahead < youths.dirty.size()) {
        const std::uint32_t row = youths.dirty[next + 2 * prefetch_ahead];
        __builtin_prefetch(&youths.state[row]);
        youths.column(YouthClock::involvement).prefetch(row);
    }
    if (next + prefetch_ahead >= youths.dirty.size()) return;
    const std::uint32_t row = youths.dirty[next + prefetch_ahead];
    if (!youths.has_mark(row, mark::all_factors)) return;
    __builtin_prefetch(&world.person[row]);
    __builtin_prefetch(&youths.recruit_multiplier[row]);
    __builtin_prefetch(&youths.notice_multiplier[row]);
    for (std::size_t clock = 1; clock < youth_clock_count; ++clock) youths.clock[clock].prefetch(row);
}

/// Only the share of fringe ties has changed: it acts on drift alone.
void touch_fringe_ties(const World& world, Youths& youths, const Involved& involved, const GroupClocks& clocks,
                       const StratumEffects& strata, std::uint32_t row, int week) {
    if (youths.state[row].involvement != Involvement::none || youths.has_mark(row, mark::dead)) return;
    const auto multiplier = static_cast<float>(drift_multiplier(world, youths, involved, strata, row));
    if (multiplier == youths.state[row].involvement_multiplier) return;
    const std::size_t group = clock_group(world, youths, row, week);
    ClockReading clock{};
    if (group != not_entered) clock.drift = clocks.now_of(youths.state[row].stratum).at(GroupProcess::drift, group);
    touch_involvement(youths, clock, row, multiplier);
}

/// Anything may have changed.
void touch_all(const World& world, Youths& youths, Involved& involved, const GroupClocks& clocks,
               const StratumEffects& strata, std::uint32_t row, int week, std::uint8_t reason) {
    const Multipliers now = multipliers_of(world, youths, involved, strata, row);
    const Multipliers old{youths.state[row].involvement_multiplier, youths.recruit_multiplier[row],
                          youths.notice_multiplier[row]};
    if (youths.has_mark(row, mark::concerned)) touch_records(world, youths, involved, strata, row, reason);
    if (now == old) return;
    const ClockReading clock = reading_of(world, youths, clocks, row, week);
    touch_involvement(youths, clock, row, now.involvement);
    touch_recruitment(youths, clock, row, now.recruit);
    touch_notice(youths, clock, row, now.notice);
}

}  // namespace

double service_factor(const World& world, const Youths& youths, const Involved& involved, const StratumEffects& strata,
                      std::uint32_t row, VariableSet variables) {
    if (!youths.has_mark(row, mark::concerned)) return 1.0;
    const std::uint32_t index = youths.concerned[row];
    if (involved.concerned[index].effects.count == 0) return 1.0;
    const auto own = involved.concerned[index].effects.active();
    const auto cohort = strata[youths.state[row].stratum.index()].active();
    const OverlapParameters& overlap = world.parameters().overlap;
    // The group clock already runs with the cohort's part: the person carries the rest.
    return elementary::exp(combined_log_effect(own, cohort, variables, overlap) -
                           combined_log_effect({}, cohort, variables, overlap));
}

Multipliers multipliers_of(const World& world, const Youths& youths, const Involved& involved,
                           const StratumEffects& strata, std::uint32_t row) {
    const Involvement state = youths.state[row].involvement;
    Multipliers multipliers;
    if (youths.has_mark(row, mark::dead)) return multipliers;
    if (state == Involvement::none)
        multipliers.involvement = static_cast<float>(drift_multiplier(world, youths, involved, strata, row));
    if (state == Involvement::fringe)
        multipliers.involvement =
            static_cast<float>(service_factor(world, youths, involved, strata, row, ModelVariable::fringe_exit_hazard));
    if (state == Involvement::none || state == Involvement::fringe)
        multipliers.recruit = static_cast<float>(recruit_multiplier(world, youths, involved, strata, row));
    multipliers.notice = static_cast<float>(notice_multiplier(world, youths, involved, strata, row));
    return multipliers;
}

void start_involvement_clock(const World& world, Youths& youths, const Involved& involved, const GroupClocks& clocks,
                             const StratumEffects& strata, std::uint32_t row, int week) {
    const Involvement state = youths.state[row].involvement;
    ClockColumn& column = youths.column(YouthClock::involvement);
    if (state != Involvement::none && state != Involvement::fringe) {
        column.set(row, clock_off);
        youths.state[row].involvement_multiplier = 0;
        return;
    }
    const bool none = state == Involvement::none;
    const std::size_t group = group_of_row(world.population, row, week);
    const std::uint8_t occurrence = ++youths.occurrence_of(YouthClock::involvement, row);
    const double threshold =
        world.draws.events.threshold(none ? Process::drift : Process::fringe_exit, key_of_row(world, row), occurrence);
    const auto multiplier = static_cast<float>(
        none ? drift_multiplier(world, youths, involved, strata, row)
             : service_factor(world, youths, involved, strata, row, ModelVariable::fringe_exit_hazard));
    const double clock =
        clocks.now_of(youths.state[row].stratum).at(none ? GroupProcess::drift : GroupProcess::fringe_exit, group);
    const float started = start_clock(clock, threshold, static_cast<double>(multiplier));
    column.set(row, none ? started : -started);
    youths.state[row].involvement_multiplier = multiplier;
}

void restart_clock(const World& world, Youths& youths, const GroupClocks& clocks, std::uint32_t row, YouthClock clock,
                   std::size_t group) {
    const std::uint8_t occurrence = ++youths.occurrence_of(clock, row);
    const EntityKey key = key_of_resident(world, row, place_of_group(group));
    const double threshold = world.draws.events.threshold(process_of(clock), key, occurrence);
    const double now = clocks.now_of(youths.state[row].stratum).at(group_of(clock), group);
    const float multiplier =
        clock == YouthClock::notice ? youths.notice_multiplier[row] : youths.recruit_multiplier[row];
    youths.column(clock).set(row, start_clock(now, threshold, static_cast<double>(multiplier)));
}

void touch_dirty(const World& world, Youths& youths, Involved& involved, const GroupClocks& clocks,
                 const StratumEffects& strata, int week) {
    const std::size_t count = youths.dirty.size();
    const int left_weeks = age_in_weeks(leaving_age_years);
    for (std::size_t i = 0; i < count; ++i) {
        prefetch_dirty(world, youths, i);
        const std::uint32_t row = youths.dirty[i];
        YouthState& state = youths.state[row];
        const auto reason = static_cast<std::uint8_t>(state.marks & mark::anything);
        state.marks = static_cast<std::uint8_t>(state.marks & ~(mark::dirty | mark::moved | mark::anything));
        if (week - state.birth_week >= left_weeks) continue;
        if (reason != 0)
            touch_all(world, youths, involved, clocks, strata, row, week, reason);
        else
            touch_fringe_ties(world, youths, involved, clocks, strata, row, week);
    }
    youths.dirty.clear();
}

void start_all_clocks(const World& world, Youths& youths, const Involved& involved, const StratumEffects& strata) {
    const Population& population = world.population;
    for (std::size_t segment = 0; segment + 1 < population.segment_begin.size(); ++segment) {
        const std::size_t place = place_of_segment(segment);
        for (std::uint32_t row = population.segment_begin[segment]; row < population.segment_begin[segment + 1];
             ++row) {
            const EntityKey key = key_of_resident(world, row, place);
            const Multipliers m = multipliers_of(world, youths, involved, strata, row);
            youths.state[row].involvement_multiplier = m.involvement;
            youths.recruit_multiplier[row] = m.recruit;
            youths.notice_multiplier[row] = m.notice;
            const bool fringe = youths.state[row].involvement == Involvement::fringe;
            float involvement = clock_off;
            if (m.involvement > 0) {
                const Process process = fringe ? Process::fringe_exit : Process::drift;
                const float started =
                    start_clock(0, world.draws.events.threshold(process, key, 0), static_cast<double>(m.involvement));
                involvement = fringe ? -started : started;
            }
            youths.column(YouthClock::involvement).set(row, involvement);
            for (std::size_t c = 0; c < channel_count; ++c) {
                const auto channel = static_cast<Channel>(c);
                youths.column(recruit_clock(channel))
                    .set(row, start_clock(0, world.draws.events.threshold(recruit_process(channel), key, 0),
                                          static_cast<double>(m.recruit)));
            }
            youths.column(YouthClock::notice)
                .set(row, start_clock(0, world.draws.events.threshold(Process::notice, key, 0),
                                      static_cast<double>(m.notice)));
        }
    }
    for (ClockColumn& column : youths.clock) column.refresh_bounds();
}

}  // namespace samverkan
