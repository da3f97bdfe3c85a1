// The week of the pipeline: assessments, decisions, services of all lines.
#include <algorithm>

#include "core/elementary.hpp"
#include "model/age_windows.hpp"
#include "model/coordination.hpp"
#include "model/help_parts.hpp"

namespace samverkan {
namespace {

/// Serves the desk's queue while there is capacity; start(next) takes the case on.
template <class Start>
void serve(const HelpWeek& now, Desk& desk, const Start& start) {
    desk.begin_week();
    Case next;
    while (desk.waiting >= std::max(1u, desk.opens_at) && desk.is_free() && next_waiting(now, desk, next)) {
        desk.opens_at = 0;
        next.spared = is_spared(now.world.draws.events, next.key,
                                static_cast<std::uint32_t>(next.report * most_stations + next.station),
                                levers_in(now.help, next.area).spared_share);
        if (next.spared) desk.give_back();
        start(next);
    }
    desk.end_week();
}

/// Week in which an assessment that starts now has been made.
int assessed_week(const HelpWeek& now) {
    return now.week + std::max(1, static_cast<int>(now.world.parameters().help.assessment_weeks));
}

/// Whether an assessment leads to placement outside the home: mandatory, by observed priority. `word`: the case's own.
bool is_placed(const HelpWeek& now, const Case& assessed, int week, std::uint32_t word) {
    const HelpParameters& rules = now.world.parameters().help;
    const std::array<double, priority_count> share{rules.placement_share_involved, rules.placement_share_fringe,
                                                   rules.placement_share_rest};
    const int age = completed_age(birth_week_of(assessed.key), week);
    return age >= rules.placement_first_age && age <= rules.placement_last_age &&
           elementary::unit_uniform(word) < share[assessed.priority];
}

void start_assessment(const HelpWeek& now, const Case& next) {
    now.help.history[next.row].set(ServiceHistory::assessed);
    now.tell(next, EventKind::assessment_start);
    now.help.assessed.add(assessed_week(now), next);
}

/// Cases that will lead to placement do not wait: the law does not let them, and nobody's placement hangs on who else
/// waits.
void start_urgent_assessments(const HelpWeek& now, std::vector<Case>& arrivals) {
    const auto is_urgent = [&](const Case& arrival) {
        const Words word = now.world.draws.events.words(Process::leads_to_service, arrival.key, arrival.report);
        return !now.youths.has_mark(arrival.row, mark::away) && is_placed(now, arrival, assessed_week(now), word[3]);
    };
    const auto urgent = std::stable_partition(arrivals.begin(), arrivals.end(),
                                              [&](const Case& arrival) { return !is_urgent(arrival); });
    std::sort(urgent, arrivals.end(), joins_before);
    for (auto next = urgent; next != arrivals.end(); ++next) {
        pass_queue(now, *next);
        start_assessment(now, *next);
    }
    arrivals.erase(urgent, arrivals.end());
}

void start_assessments(const HelpWeek& now) {
    const Station& station = now.help.stations[assessment_station];
    for (std::size_t desk = 0; desk < station.desk_count; ++desk)
        serve(now, now.help.desks[station.first_desk + desk], [&](const Case& next) { start_assessment(now, next); });
}

/// The first two of the keyed race over the lines that take this age; none: 0, the station of assessment.
struct Match {
    std::size_t needed = assessment_station, other = assessment_station;
};

Match match(const HelpWeek& now, const Case& assessed) {
    constexpr std::uint32_t words_a_report = most_stations / 4;
    const int age = completed_age(birth_week_of(assessed.key), now.week);
    Match found;
    double best = -1, second = -1;
    Words word{};
    std::size_t words_drawn = 0;
    for (std::size_t s = 1; s < now.help.stations.size(); ++s) {
        const Station& station = now.help.stations[s];
        if (station.match_weight <= 0 || age < station.first_age || age > station.last_age) continue;
        if (words_drawn != s / 4 + 1) {
            words_drawn = s / 4 + 1;
            word = now.world.draws.events.words(Process::service_match, assessed.key,
                                                assessed.report * words_a_report +
                                                    static_cast<std::uint32_t>(words_drawn - 1));
        }
        const double time = elementary::unit_exponential(word[s % 4]) / station.match_weight;
        if (best < 0 || time < best) {
            second = best;
            found.other = found.needed;
            best = time;
            found.needed = s;
        } else if (second < 0 || time < second) {
            second = time;
            found.other = s;
        }
    }
    return found;
}

/// Of a case that needs a service: its line, and whether the youth and family accept.
void decide_service(const HelpWeek& now, Case assessed, const Words& word) {
    const HelpParameters& rules = now.world.parameters().help;
    const PipelineLevers levers = levers_in(now.help, assessed.area);
    const Match found = match(now, assessed);
    if (found.needed == assessment_station) {  // too old for every line
        now.count(assessed, Hop::aged_out);
        return now.tell(assessed, EventKind::queue_aged_out);
    }
    const bool right = found.other == assessment_station ||
                       elementary::unit_uniform(word[2]) < rules.right_match_share * levers.right_match;
    assessed.station = static_cast<std::uint8_t>(right ? found.needed : found.other);
    now.count(assessed, Hop::matched);
    if (!right) now.count(assessed, Hop::mismatched);
    const double accept_share = rules.accept_share * levers.accept_share;
    if (!accepts_help(now.world, assessed.key, assessed.recruit_level, accept_share)) {
        now.count(assessed, Hop::declined);
        return now.tell(assessed, EventKind::declined);
    }
    assessed.lottery = word[1];
    now.help.arrivals.push_back(assessed);
}

/// Assessed: placed outside the home, without need, or in need of a service.
void decide_assessed(const HelpWeek& now) {
    now.help.scratch.clear();
    now.help.assessed.take(now.week, now.help.scratch);
    for (const Case& assessed : now.help.scratch) {
        const Words word = now.world.draws.events.words(Process::leads_to_service, assessed.key, assessed.report);
        if (is_placed(now, assessed, now.week, word[3])) {
            now.count(assessed, Hop::placement_decided);
            now.tell(assessed, EventKind::placement_decided);
            now.help.placement_decisions.push_back(assessed);
        } else if (elementary::unit_uniform(word[0]) >= now.world.parameters().help.leads_to_service_share) {
            now.count(assessed, Hop::not_needed);
            now.tell(assessed, EventKind::no_service_needed);
        } else {
            decide_service(now, assessed, word);
        }
    }
}

/// Services that end this week free their places; psychiatry goes on from a visit or an assessment.
void end_services(const HelpWeek& now) {
    now.help.scratch.clear();
    now.help.service_ends.take(now.week, now.help.scratch);
    for (const Case& ended : now.help.scratch) {
        const Station& station = now.station_of(ended);
        if (station.kind == CapacityKind::places && !ended.spared)
            --now.help.desks[desk_of(now.help, ended.station, ended.area)].taken;
        now.count(ended, ended.completes ? Hop::completed : Hop::broken_off);
        now.tell(ended, ended.completes ? EventKind::service_completed : EventKind::service_broken_off);
        if (station.agency == ServiceAgency::psychiatry) follow_up_psychiatry(now, ended);
    }
}

/// A place is held for the line's length, or broken off before its time; a visit or assessment is carried through.
void start_service(const HelpWeek& now, Case next) {
    const HelpParameters& rules = now.world.parameters().help;
    const Station& station = now.station_of(next);
    now.tell(next, EventKind::service_start);
    double share = 1;
    next.completes = true;
    if (station.kind == CapacityKind::places) {
        const Words word = now.world.draws.events.words(Process::completion, next.key, next.report);
        next.completes = elementary::unit_uniform(word[0]) < rules.complete_share;
        if (!next.completes) share = elementary::unit_uniform(word[1]);
    }
    ServiceHistory& history = now.help.history[next.row];
    if (station.agency != ServiceAgency::psychiatry)
        history.set(ServiceHistory::served);
    else
        history.psychiatry =
            station.entry == ServiceEntry::referral ? PsychiatryStage::visit : PsychiatryStage::assessment;
    now.help.service_ends.add(now.week + std::max(1, static_cast<int>(station.duration_weeks * share)), next);
}

void start_services(const HelpWeek& now) {
    for (std::size_t s = 1; s < now.help.stations.size(); ++s)
        for (std::size_t desk = 0; desk < now.help.stations[s].desk_count; ++desk)
            serve(now, now.help.desks[now.help.stations[s].first_desk + desk],
                  [&](const Case& next) { start_service(now, next); });
}

}  // namespace

void move_cases(const World& world, HelpState& help, const Youths& youths, EventLog& log, int week) {
    const HelpWeek now{world, help, youths, log, week};
    help.placement_decisions.clear();
    end_waits(now);
    end_treatments(now);
    help.scratch.clear();
    help.handed_over.take(week, help.scratch);
    start_urgent_assessments(now, help.scratch);
    join_queues(now, help.scratch);
    start_assessments(now);
    decide_assessed(now);
    end_services(now);
    help.arrivals.insert(help.arrivals.end(), help.referred.begin(), help.referred.end());
    help.referred.clear();
    join_queues(now, help.arrivals);
    start_services(now);
}

}  // namespace samverkan
