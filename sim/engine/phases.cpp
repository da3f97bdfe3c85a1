#include "engine/phases.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "model/drift.hpp"
#include "model/membership.hpp"

namespace samverkan {
namespace {

std::size_t trace_index(const Run& run, const FeedbackTrace& trace) {
    return static_cast<std::size_t>(run.state.lives.week - trace.first_week);
}

constexpr std::size_t prefetch_ahead = 6;

/// Asks for what serving a crossing will touch: first the youth, nearer its ties, last those tied to it.
void prefetch_crossing(const Run& run, const std::vector<Crossing>& crossings, std::size_t next) {
    const Youths& youths = run.state.lives.youths;
    const Population& population = run.world.population;
    if (next + 3 * prefetch_ahead < crossings.size()) {
        const std::uint32_t row = crossings[next + 3 * prefetch_ahead].row;
        __builtin_prefetch(&population.tie_begin[row]);
        __builtin_prefetch(&youths.state[row]);
        __builtin_prefetch(&run.world.person[row]);
        __builtin_prefetch(&population.sibling_count[row]);
    }
    if (next + 2 * prefetch_ahead < crossings.size()) {
        const std::uint32_t row = crossings[next + 2 * prefetch_ahead].row;
        __builtin_prefetch(&youths.neighbours[population.tie_begin[row]]);
        __builtin_prefetch(&youths.class_of[row]);
        youths.column(YouthClock::involvement).prefetch(row);
    }
    if (next + prefetch_ahead < crossings.size()) {
        const std::uint32_t row = crossings[next + prefetch_ahead].row;
        for (std::uint32_t slot = population.tie_begin[row]; slot < population.tie_begin[row + 1]; ++slot)
            if (youths.neighbours[slot] != no_tie) __builtin_prefetch(&youths.state[youths.neighbours[slot]]);
    }
}

/// Asks for what a report will touch.
void prefetch_report(const Run& run, std::uint32_t row) {
    const Youths& youths = run.state.lives.youths;
    __builtin_prefetch(&run.world.person[row]);
    __builtin_prefetch(&youths.state[row]);
    __builtin_prefetch(&youths.notice_multiplier[row]);
    __builtin_prefetch(&youths.occurrence[static_cast<std::size_t>(YouthClock::notice)][row]);
    youths.column(YouthClock::notice).prefetch(row);
}

bool replays(const Run& run) { return run.options.feedback == Feedback::replayed; }

/// Keeps a measure once for all the weeks it holds.
void record_class_share(FeedbackTrace& trace, const std::vector<double>& class_share) {
    if (trace.class_share.empty() || trace.class_share.back() != class_share) trace.class_share.push_back(class_share);
    trace.class_share_of_week.push_back(static_cast<std::uint32_t>(trace.class_share.size() - 1));
}

/// A crossing that is not served stays at its threshold and comes up again.
void keep_crossing_hot(Youths& youths, const Crossing& crossing) {
    if (crossing.kind <= CrossingKind::notice)
        youths.column(static_cast<YouthClock>(crossing.kind)).keep_hot(crossing.row);
}

/// Open positions and core posts while crossings are served: the gangs' own, noted where a trace is recorded; with
/// feedback off those of the baseline at the same moment of the week.
class Doors {
public:
    explicit Doors(const Run& run) : run_(run) {
        if (replays(run)) {
            recorded_ = &run.options.replay->doors[trace_index(run, *run.options.replay)];
            now_ = recorded_->at_start;
        } else if (run.options.record_to != nullptr) {
            now_ = present();
            run.options.record_to->doors.push_back({now_, {}});
        }
    }

    /// The doors that a crossing meets; null: those of the gangs as they are.
    const std::vector<GangDoors>* before(const Crossing& crossing) {
        if (recorded_ == nullptr) return nullptr;
        for (; next_ < recorded_->changes.size() && earlier(recorded_->changes[next_].after, crossing); ++next_)
            now_[recorded_->changes[next_].gang.index()] = recorded_->changes[next_].doors;
        return &now_;
    }

    void served(const Crossing& crossing) {
        if (run_.options.record_to == nullptr || crossing.kind == CrossingKind::involvement) return;
        const std::vector<GangDoors> doors = present();
        for (std::size_t gang = 0; gang < doors.size(); ++gang)
            if (doors[gang] != now_[gang])
                run_.options.record_to->doors.back().changes.push_back({crossing, GangId{gang}, doors[gang]});
        now_ = doors;
    }

private:
    [[nodiscard]] std::vector<GangDoors> present() const {
        return doors_now(run_.state.lives.gangs, run_.world.gangs, run_.world.parameters().membership);
    }

    const Run& run_;
    const WeekDoors* recorded_ = nullptr;
    std::vector<GangDoors> now_;
    std::size_t next_ = 0;
};

/// Serves one crossing; true if the youth's involvement changed or time away was decided: once a week.
bool serve(Run& run, const GangOffers& offers, const Crossing& crossing) {
    Lives& lives = run.state.lives;
    const Involvement before = lives.youths.state[crossing.row].involvement;
    switch (crossing.kind) {
    case CrossingKind::involvement:
        serve_drift(run.world, lives, crossing.row);
        break;
    case CrossingKind::exit:
        leave_gang(run.world, lives, crossing.row);
        break;
    case CrossingKind::promotion:
        promote(run.world, lives, offers.doors, crossing.row);
        break;
    case CrossingKind::reentry:
        serve_reentry(run.world, lives, offers, crossing.row);
        break;
    case CrossingKind::arrest:
        return serve_arrest(run.world, lives, crossing.row) == ArrestOutcome::stay_decided;
    case CrossingKind::notice:
        break;
    default:
        serve_recruitment(run.world, lives, offers, crossing.row, channel_of(static_cast<YouthClock>(crossing.kind)));
    }
    return lives.youths.state[crossing.row].involvement != before;
}

}  // namespace

void advance_calendar(Run& run) {
    Lives& lives = run.state.lives;
    const Population& population = run.world.population;
    if (lives.week != lives.windows.week) {
        run.scratch.birthdays.clear();
        advance_birthdays(lives.windows, population, run.scratch.birthdays);
        const std::vector<BirthdayBlock>& birthdays = run.scratch.birthdays;
        for (std::size_t i = 0; i < birthdays.size(); ++i) {
            if (i + prefetch_ahead < birthdays.size())
                prefetch_birthday_block(lives.youths, lives.clocks, birthdays[i + prefetch_ahead]);
            const BirthdayBlock& block = birthdays[i];
            move_birthday_block(lives.youths, lives.clocks, block);
            if (block.to_age < leaving_age_years) continue;
            for (std::uint32_t row = block.begin; row < block.end; ++row)
                if (lives.youths.state[row].involvement != Involvement::none) age_out(run.world, lives, row);
        }
    }
    const auto& years = population.school_years;
    while (run.scratch.next_school_year < years.size() && years[run.scratch.next_school_year].week < lives.week)
        ++run.scratch.next_school_year;
    if (run.scratch.next_school_year < years.size() && years[run.scratch.next_school_year].week == lives.week)
        apply_school_year(population, years[run.scratch.next_school_year], lives.youths, lives.classes);
    begin_programme_week(run.world, run.scenario, run.state.programmes, lives, run.state.help);
}

void decide_gangs(Run& run) {
    Lives& lives = run.state.lives;
    const ModelParameters& parameters = run.world.parameters();
    run_position_clocks(lives.gangs, run.world.gangs, run.world.draws.events);
    run_senior_core(lives.gangs, run.world.gangs, parameters.senior_core, run.world.draws.events);
    if (replays(run)) {
        expect(run.options.replay != nullptr, "feedback off needs the trace of a run with feedback");
        run.state.signals = run.options.replay->signals[trace_index(run, *run.options.replay)];
        apply_pull_levers(run.state.signals, lives.gangs, run.world.gangs, parameters.gang.effort_temperature);
        return;
    }
    update_expected_yield(lives.gangs, yield_of_effort(run.world, lives.measures, lives.week, lives.levers),
                          parameters.gang.yield_memory_weeks);
    run.state.signals =
        decide_effort(lives.gangs, run.world.gangs, run.world.reference, parameters.gang, run.world.options.scale);
    apply_pull_levers(run.state.signals, lives.gangs, run.world.gangs, parameters.gang.effort_temperature);
    if (run.options.record_to != nullptr) run.options.record_to->signals.push_back(run.state.signals);
}

void set_rates(Run& run) {
    Lives& lives = run.state.lives;
    const std::vector<double>* class_share = &lives.measures.class_share;
    if (replays(run)) {
        const FeedbackTrace& trace = *run.options.replay;
        class_share = &trace.class_share[trace.class_share_of_week[trace_index(run, trace)]];
    }
    if (run.options.record_to != nullptr) record_class_share(*run.options.record_to, *class_share);
    set_group_rates(run.world, *class_share, run.state.signals.pressure, lives.week, lives.clocks.factor);
    apply_group_levers(lives.levers, lives.clocks.factor);
    if (run.options.recruit_hazard_factor != 1)
        for (std::size_t c = 0; c < channel_count; ++c)
            for (double& factor : lives.clocks.factor.of(recruit_group(static_cast<Channel>(c))))
                factor *= run.options.recruit_hazard_factor;
    advance_group_clocks(lives.clocks);
}

void fire_youth_clocks(Run& run) {
    Lives& lives = run.state.lives;
    fire_clocks(run.world, lives.windows, lives.youths, lives.clocks, run.options.for_each_area, run.scratch.outboxes,
                run.scratch.crossings);
}

void apply_membership(Run& run) {
    Lives& lives = run.state.lives;
    std::vector<Crossing>& crossings = run.scratch.crossings.involvement;
    fire_membership_clocks(run.world, lives, run.options.recruit_hazard_factor, crossings);
    std::sort(crossings.begin(), crossings.end(), earlier);
    Doors doors(run);
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        prefetch_crossing(run, crossings, i);
        const Crossing& crossing = crossings[i];
        // One change of involvement a week: later crossings return to their clocks unspent.
        if (lives.youths.has_mark(crossing.row, mark::moved)) {
            keep_crossing_hot(lives.youths, crossing);
            continue;
        }
        const GangOffers offers{&run.state.signals, doors.before(crossing)};
        if (serve(run, offers, crossing)) {
            lives.youths.set_mark(crossing.row, mark::moved);
            mark_dirty(lives.youths, crossing.row, mark::all_factors);  // the touch takes the mark off
        }
        doors.served(crossing);
    }
}

void run_conflicts(Run& run) {
    Lives& lives = run.state.lives;
    if (replays(run))
        replay_violence(run.world, lives, run.options.replay->attacks[trace_index(run, *run.options.replay)]);
    else
        run_violence(run.world, lives);
    if (run.options.record_to == nullptr) return;
    const auto first = lives.violence.attacks.begin() + static_cast<std::ptrdiff_t>(lives.violence.first_of_week);
    run.options.record_to->attacks.emplace_back(first, lives.violence.attacks.end());
}

void run_police_and_justice(Run& run) {
    Lives& lives = run.state.lives;
    run_sweeps(run.world, run.scenario, run.state.programmes, lives);
    for (const Case& placed : run.state.help.placement_decisions) decide_placement(run.world, lives, placed.row);
    run.state.help.placement_decisions.clear();
    const PlaceLimits* given =
        replays(run) ? &run.options.replay->place_limits[trace_index(run, *run.options.replay)] : nullptr;
    const PlaceLimits limits = run_justice(run.world, lives, given);
    if (run.options.record_to != nullptr) run.options.record_to->place_limits.push_back(limits);
    // What police and courts know can make a youth a candidate for programmes.
    for (const std::uint32_t row : lives.justice.noted)
        consider_candidate(run.world, run.scenario, run.state.programmes, lives, run.state.help, row);
    lives.justice.noted.clear();
}

void move_help(Run& run) {
    Lives& lives = run.state.lives;
    const std::vector<Crossing>& notices = run.scratch.crossings.notice;
    for (std::size_t i = 0; i < notices.size(); ++i) {
        if (i + prefetch_ahead < notices.size()) prefetch_report(run, notices[i + prefetch_ahead].row);
        const Crossing& crossing = notices[i];
        const std::uint32_t report = lives.youths.occurrence_of(YouthClock::notice, crossing.row);
        restart_clock(run.world, lives.youths, lives.clocks, crossing.row, YouthClock::notice, crossing.group);
        report_concern(run.world, run.state.help, lives.youths, lives.log,
                       {crossing.row, place_of_group(crossing.group), report}, lives.week);
        note_candidate(run.world, run.scenario, run.state.programmes, lives, run.state.help, crossing.row);
    }
    move_cases(run.world, run.state.help, lives.youths, lives.log, lives.week);
    run_programmes(run.world, run.scenario, run.state.programmes, lives, run.state.help);
}

void touch_youths(Run& run) {
    Lives& lives = run.state.lives;
    touch_dirty(run.world, lives.youths, lives.involved, lives.clocks, lives.strata, lives.week);
}

void record_week(Run& run) {
    Lives& lives = run.state.lives;
    record_person_weeks(run.state.record, lives.windows);
    record_hops(run.state.record, run.state.help.hops, lives.week);
    const int weeks_gone = lives.week - run.world.horizon.first_week;
    if (weeks_gone % weeks_between_measures == 0)
        lives.measures = measure_groups(run.world, lives.windows, lives.youths, lives.classes);
    if (weeks_gone % weeks_between_samples != 0) return;
    std::size_t waiting = 0;
    for (std::size_t area = 0; area < run.world.county->areas.size(); ++area)
        waiting += waiting_cases(run.state.help, area);
    record_stocks(run.state.record, lives, waiting, cases_in_progress(run.state.help));
}

}  // namespace samverkan
