#include "model/help.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "model/age_windows.hpp"

namespace samverkan {
namespace {

NoticeSource draw_source(const World& world, EntityKey key, std::uint32_t report) {
    const HelpParameters& rules = world.parameters().help;
    const Words first = world.draws.events.words(Process::notice_source, key, report * 2);
    const Words second = world.draws.events.words(Process::notice_source, key, report * 2 + 1);
    const std::array<std::uint32_t, notice_source_count> word{first[0], first[1], first[2], first[3], second[0]};
    std::size_t winner = 0;
    double best = -1;
    for (std::size_t source = 0; source < notice_source_count; ++source) {
        const double share = rules.source_share[source];
        if (share <= 0) continue;
        const double time = elementary::unit_exponential(word[source]) / share;
        if (best < 0 || time < best) {
            best = time;
            winner = source;
        }
    }
    return static_cast<NoticeSource>(winner);
}

/// Priority by observed risk: log risk of the state plus an error of judgement, cut half-way between states.
/// `error_factor`: what levers leave of the error.
std::uint8_t triage(const World& world, const Youths& youths, const Case& opened, EntityKey key, double error_factor) {
    constexpr double fringe_log_risk = 1.0986122886681098;    // log 3 (defaults.md section 7)
    constexpr double involved_log_risk = 2.0794415416798357;  // log 8
    const Involvement state = youths.state[opened.row].involvement;
    const double true_risk = is_member(state)               ? involved_log_risk
                             : state == Involvement::fringe ? fringe_log_risk
                                                            : 0.0;
    const double u = world.draws.events.uniform(Process::triage_error, key, opened.report);
    const double error_sd = world.parameters().help.triage_error_sd * error_factor;
    const double observed = true_risk + error_sd * elementary::inverse_normal(u);
    if (observed > (fringe_log_risk + involved_log_risk) / 2) return 0;
    return observed > fringe_log_risk / 2 ? 1 : 2;
}

enum class StillWaiting : std::uint8_t { yes, withdrew, aged_out };

StillWaiting still_waiting(const World& world, const Case& waiting, int week) {
    const HelpParameters& rules = world.parameters().help;
    if (week - birth_week_of(waiting.key) >= age_in_weeks(static_cast<int>(rules.service_last_age) + 1))
        return StillWaiting::aged_out;
    return week - waiting.queued_week > rules.queue_patience_weeks ? StillWaiting::withdrew : StillWaiting::yes;
}

/// The next case that still waits; those who do not are counted out.
bool next_waiting(const World& world, HelpState& help, CaseQueue& queue, EventLog& log, int week, Case& next) {
    while (queue.pop(next)) {
        const StillWaiting status = still_waiting(world, next, week);
        if (status == StillWaiting::yes) return true;
        const bool withdrew = status == StillWaiting::withdrew;
        ++(withdrew ? help.counters.withdrew : help.counters.aged_out);
        log.add(week, withdrew ? EventKind::queue_withdrew : EventKind::queue_aged_out, next.row);
    }
    return false;
}

/// New arrivals join their queues in keyed order.
void enqueue(HelpState& help, std::vector<Case>& arrivals, CaseQueue SocialServices::*queue, int week) {
    std::sort(arrivals.begin(), arrivals.end(), [](const Case& a, const Case& b) {
        if (a.area != b.area) return a.area < b.area;
        if (a.lottery != b.lottery) return a.lottery < b.lottery;
        if (a.row != b.row) return a.row < b.row;
        return a.report < b.report;
    });
    for (Case& arrival : arrivals) {
        arrival.queued_week = week;
        (help.by_area[arrival.area].*queue).push(arrival);
    }
    arrivals.clear();
}

void start_assessments(const World& world, HelpState& help, EventLog& log, int week) {
    const int duration = static_cast<int>(world.parameters().help.assessment_weeks);
    for (SocialServices& office : help.by_area) {
        office.credit += office.assessment_starts_per_week;
        Case next;
        while (office.credit >= 1 && next_waiting(world, help, office.assessment, log, week, next)) {
            office.credit -= 1;
            help.history[next.row].flags |= ServiceHistory::assessed;
            log.add(week, EventKind::assessment_start, next.row);
            help.assessed.add(week + std::max(1, duration), next);
        }
        office.credit = std::min(office.credit, std::max(1.0, office.assessment_starts_per_week));
    }
}

/// Assessed: leads to a service or not; the youth and family accept or not.
void decide_services(const World& world, HelpState& help, EventLog& log, int week) {
    help.scratch.clear();
    help.assessed.take(week, help.scratch);
    std::size_t kept = 0;
    for (Case& assessed : help.scratch) {
        const Words word = world.draws.events.words(Process::leads_to_service, assessed.key, assessed.report);
        const HelpParameters& rules = world.parameters().help;
        if (elementary::unit_uniform(word[0]) >= rules.leads_to_service_share) {
            ++help.counters.not_needed;
            log.add(week, EventKind::no_service_needed, assessed.row);
        } else if (!accepts_help(world, assessed.key, assessed.recruit_level,
                                 rules.accept_share * levers_in(help, assessed.area).accept_share)) {
            ++help.counters.declined;
            log.add(week, EventKind::declined, assessed.row);
        } else {
            assessed.lottery = word[1];
            help.scratch[kept++] = assessed;
        }
    }
    help.scratch.resize(kept);
    enqueue(help, help.scratch, &SocialServices::service, week);
}

void start_services(const World& world, HelpState& help, EventLog& log, int week) {
    const HelpParameters& rules = world.parameters().help;
    for (SocialServices& office : help.by_area) {
        Case next;
        while (office.in_service < office.places && next_waiting(world, help, office.service, log, week, next)) {
            ++office.in_service;
            const auto waited = static_cast<std::size_t>(week - next.queued_week);
            ++office.service_wait_weeks[std::min(waited, office.service_wait_weeks.size() - 1)];
            help.history[next.row].flags |= ServiceHistory::served;
            log.add(week, EventKind::service_start, next.row);
            const Words word = world.draws.events.words(Process::completion, next.key, next.report);
            const bool completes = elementary::unit_uniform(word[0]) < rules.complete_share;
            const double share = completes ? 1.0 : elementary::unit_uniform(word[1]);
            next.priority = completes ? 1 : 0;
            help.service_ends.add(week + std::max(1, static_cast<int>(rules.service_duration_weeks * share)), next);
        }
    }
}

void end_services(HelpState& help, EventLog& log, int week) {
    help.scratch.clear();
    help.service_ends.take(week, help.scratch);
    for (const Case& ended : help.scratch) {
        --help.by_area[ended.area].in_service;
        const bool completed = ended.priority == 1;
        ++(completed ? help.counters.served : help.counters.broken_off);
        log.add(week, completed ? EventKind::service_completed : EventKind::service_broken_off, ended.row);
    }
}

}  // namespace

std::size_t CaseQueue::size() const {
    std::size_t count = 0;
    for (const Lane& l : lane) count += l.cases.size() - l.head;
    return count;
}

bool CaseQueue::pop(Case& next) {
    for (Lane& l : lane) {
        if (l.head == l.cases.size()) continue;
        next = l.cases[l.head++];
        if (l.head > 256 && l.head * 2 > l.cases.size()) {
            l.cases.erase(l.cases.begin(), l.cases.begin() + static_cast<std::ptrdiff_t>(l.head));
            l.head = 0;
        }
        return true;
    }
    return false;
}

HelpState make_help(const World& world) {
    const HelpParameters& rules = world.parameters().help;
    HelpState help;
    help.by_area.resize(world.county->areas.size());
    help.history.resize(world.population.size());
    std::vector<double> children(help.by_area.size(), 0.0);
    for (const Place& place : world.county->places)
        for (int age = 6; age <= 17; ++age)
            children[place.area.index()] += place.youths_by_age[static_cast<std::size_t>(age - entry_age_years)];
    for (std::size_t area = 0; area < help.by_area.size(); ++area) {
        SocialServices& office = help.by_area[area];
        const double thousands = children[area] * world.options.scale / 1000;
        const EntityKey key = entity_key(static_cast<std::uint32_t>(area));
        office.assessment_starts_per_week = rules.assessment_starts_per_1000 * thousands;
        office.credit = world.draws.structure.uniform(Process::capacity_credit, key, 0);
        office.places = static_cast<std::int32_t>(rules.service_places_per_1000 * thousands +
                                                  world.draws.structure.uniform(Process::capacity_credit, key, 0, 1));
    }
    return help;
}

PipelineLevers levers_in(const HelpState& help, std::size_t area) {
    return help.levers.empty() ? PipelineLevers{} : help.levers[area];
}

void report_concern(const World& world, HelpState& help, const Youths& youths, EventLog& log, const Report& report,
                    int week) {
    const HelpParameters& rules = world.parameters().help;
    const std::uint32_t row = report.row;
    const EntityKey key = key_of_resident(world, row, report.place);
    const PipelineLevers levers = levers_in(help, world.county->places[report.place].area.index());
    ServiceHistory& history = help.history[row];
    if (history.reports < 255) ++history.reports;
    if (is_fringe_or_above(youths.state[row].involvement)) history.flags |= ServiceHistory::fringe_noticed;
    log.add(week, EventKind::report, row, static_cast<std::uint8_t>(draw_source(world, key, report.occurrence)));
    const Words word = world.draws.events.words(Process::handover, key, report.occurrence);
    if (elementary::unit_uniform(word[0]) < rules.handover_loss * levers.handover_loss) {
        log.add(week, EventKind::lost_at_handover, row);
        return;
    }
    if (elementary::unit_uniform(word[1]) >= rules.opened_share) {
        log.add(week, EventKind::not_opened, row);
        return;
    }
    ++help.counters.opened;
    const int delay =
        static_cast<int>(rules.handover_delay_weeks * levers.handover_delay + elementary::unit_uniform(word[2]));
    Case opened;
    opened.row = row;
    opened.key = key;
    opened.recruit_level = world.person[row].recruit_level;
    opened.lottery = word[3];
    opened.report = report.occurrence;
    opened.area = world.county->places[report.place].area.value;
    opened.priority = triage(world, youths, opened, key, levers.targeting_error);
    help.handed_over.add(week + std::max(1, delay), opened);
}

void move_cases(const World& world, HelpState& help, EventLog& log, int week) {
    help.scratch.clear();
    help.handed_over.take(week, help.scratch);
    enqueue(help, help.scratch, &SocialServices::assessment, week);
    start_assessments(world, help, log, week);
    decide_services(world, help, log, week);
    end_services(help, log, week);
    start_services(world, help, log, week);
}

std::size_t cases_in_progress(const HelpState& help) {
    std::size_t count = help.handed_over.size() + help.assessed.size() + help.service_ends.size();
    for (const SocialServices& office : help.by_area) count += office.assessment.size() + office.service.size();
    return count;
}

bool accepts_help(const World& world, std::uint32_t row, double accept_share) {
    return accepts_help(world, key_of_row(world, row), world.person[row].recruit_level, accept_share);
}

bool accepts_help(const World& world, EntityKey youth, LogLevel recruit_level, double accept_share) {
    const HelpParameters& rules = world.parameters().help;
    const double correlation = rules.willingness_risk_correlation;
    const double u = world.draws.structure.uniform(Process::willingness, youth, 0);
    const double risk_sd =
        world.parameters().recruitment.recruit_elasticity * world.parameters().risk.log_vulnerability_sd;
    const double risk = std::clamp(recruit_level * log_level_step / risk_sd, -3.0, 3.0);
    const double willingness =
        correlation * risk + elementary::sqrt(1 - correlation * correlation) * elementary::inverse_normal(u);
    return elementary::normal_cdf(willingness) > 1 - accept_share;
}

void warm_up_help(const World& world, HelpState& help, const Youths& youths, int first_week) {
    constexpr int warm_up_weeks = 104;
    constexpr std::uint32_t warm_up_reports = 1u << 20;  // occurrences that no report of the run reaches
    const HelpParameters& rules = world.parameters().help;
    const AgeWindows windows = make_age_windows(world.population, first_week);
    std::vector<std::vector<std::uint32_t>> reported(warm_up_weeks);
    for (std::size_t segment = 0; segment < windows.edge.size(); ++segment)
        for (int age = static_cast<int>(rules.notice_first_age); age <= static_cast<int>(rules.notice_last_age); ++age)
            for (std::uint32_t row = windows.begin(segment, age); row < windows.end(segment, age); ++row) {
                const double rate = static_cast<double>(youths.notice_multiplier[row]);
                double weeks = 0;
                for (std::uint32_t k = 0;; ++k) {
                    weeks += world.draws.structure.threshold(Process::queue_at_start, key_of_row(world, row), k) / rate;
                    if (!(weeks < warm_up_weeks)) break;
                    reported[static_cast<std::size_t>(weeks)].push_back(row);
                }
            }
    EventLog unlogged;
    unlogged.first_week = first_week - warm_up_weeks;
    for (int k = 0; k < warm_up_weeks; ++k) {
        const int week = first_week - warm_up_weeks + k;
        for (const std::uint32_t row : reported[static_cast<std::size_t>(k)])
            report_concern(world, help, youths, unlogged,
                           {row, place_of_segment(segment_of_row(world.population, row)),
                            warm_up_reports + static_cast<std::uint32_t>(k)},
                           week);
        move_cases(world, help, unlogged, week);
        unlogged.events.clear();
    }
    for (SocialServices& office : help.by_area) office.service_wait_weeks.fill(0);
}

}  // namespace samverkan
