// Joining and leaving the queues of all stations.
#include <algorithm>

#include "core/elementary.hpp"
#include "model/age_windows.hpp"
#include "model/help_parts.hpp"

namespace samverkan {
namespace {

constexpr double longest_patience_weeks = 1e6;

/// Weeks that a case waits at most: fixed, or drawn by key from an exponential.
int patience_of(const HelpWeek& now, const Case& arrival, const Station& station) {
    if (station.leave_hazard <= 0) return static_cast<int>(std::min(station.patience_weeks, longest_patience_weeks));
    const double threshold =
        now.world.draws.events.threshold(Process::queue_patience, arrival.key,
                                         arrival.report * static_cast<std::uint32_t>(most_stations) + arrival.station);
    return static_cast<int>(std::min(threshold / station.leave_hazard, longest_patience_weeks));
}

int too_old_from(const Case& one, const Station& station) {
    return birth_week_of(one.key) + age_in_weeks(station.last_age + 1);
}

EventKind event_of(Outflow way) {
    switch (way) {
    case Outflow::withdrew:
        return EventKind::queue_withdrew;
    case Outflow::aged_out:
        return EventKind::queue_aged_out;
    case Outflow::placed:
        return EventKind::queue_placed;
    case Outflow::recruited:
        return EventKind::queue_recruited;
    case Outflow::left_county:
        return EventKind::queue_left;
    case Outflow::started:
        break;
    }
    return EventKind::service_start;
}

Hop hop_of(Outflow way) {
    switch (way) {
    case Outflow::withdrew:
        return Hop::withdrew;
    case Outflow::aged_out:
        return Hop::aged_out;
    case Outflow::placed:
        return Hop::placed;
    case Outflow::recruited:
        return Hop::recruited;
    case Outflow::left_county:
        return Hop::left_county;
    case Outflow::started:
        break;
    }
    return Hop::started;
}

/// Counts a case out of a queue without being served.
void leave(const HelpWeek& now, Desk& desk, const Case& leaving, Outflow way) {
    desk.count_out(way);
    now.count(leaving, hop_of(way));
    --now.help.hops.of(now.station_of(leaving).agency, leaving.area, Hop::waiting);
    now.tell(leaving, event_of(way));
    if (now.station_of(leaving).agency == ServiceAgency::psychiatry)
        now.help.history[leaving.row].psychiatry = PsychiatryStage::none;
}

Outflow way_of_the_old(const Station& station) {
    return station.last_age + 1 < leaving_age_years ? Outflow::aged_out : Outflow::left_county;
}

/// Counts a case that is served now.
void count_start(const HelpWeek& now, Desk& desk, const Case& next, int waited_weeks) {
    desk.count_start(waited_weeks);
    const bool assessment = next.station == assessment_station;
    now.count(next, assessment ? Hop::assessed : Hop::started);
    now.count(next, assessment ? Hop::assessment_wait_weeks : Hop::wait_weeks,
              static_cast<std::uint32_t>(waited_weeks));
}

bool was_taken(const HelpWeek& now, const Case& one) {
    return now.station_of(one).agency == ServiceAgency::psychiatry &&
           now.help.history[one.row].has(ServiceHistory::taken_from_psychiatry);
}

}  // namespace

void join_queue(const HelpWeek& now, Case arrival) {
    const Station& station = now.station_of(arrival);
    const std::size_t number = desk_of(now.help, arrival.station, arrival.area);
    Desk& desk = now.help.desks[number];
    arrival.queued_week = now.week;
    ++desk.joined;
    ++desk.waiting;
    ++now.help.hops.of(station.agency, arrival.area, Hop::waiting);
    const int too_old = too_old_from(arrival, station);
    if (too_old <= now.week) return leave(now, desk, arrival, way_of_the_old(station));
    const int ends = std::min(now.week + patience_of(now, arrival, station) + 1, too_old);
    now.help.queue_ends.add(ends, {static_cast<std::uint32_t>(number), desk.queue.push(arrival), arrival.priority});
}

void pass_queue(const HelpWeek& now, const Case& arrival) {
    Desk& desk = now.help.desks[desk_of(now.help, arrival.station, arrival.area)];
    ++desk.joined;
    ++desk.waiting;
    count_start(now, desk, arrival, 0);
}

bool joins_before(const Case& a, const Case& b) {
    if (a.station != b.station) return a.station < b.station;
    if (a.lottery != b.lottery) return a.lottery < b.lottery;
    if (a.row != b.row) return a.row < b.row;
    return a.report < b.report;
}

void join_queues(const HelpWeek& now, std::vector<Case>& arrivals) {
    std::sort(arrivals.begin(), arrivals.end(), joins_before);
    for (const Case& arrival : arrivals) join_queue(now, arrival);
    arrivals.clear();
}

void end_waits(const HelpWeek& now) {
    now.help.ending.clear();
    now.help.queue_ends.take(now.week, now.help.ending);
    for (const QueueEnd& end : now.help.ending) {
        Desk& desk = now.help.desks[end.desk];
        Case* const waiting = desk.queue.find(end.priority, end.number);
        if (waiting == nullptr) continue;
        waiting->has_left = true;
        if (was_taken(now, *waiting)) {
            now.help.history[waiting->row].clear(ServiceHistory::taken_from_psychiatry);
            continue;
        }
        const Station& station = now.station_of(*waiting);
        const bool old = too_old_from(*waiting, station) <= now.week;
        leave(now, desk, *waiting, old ? way_of_the_old(station) : Outflow::withdrew);
    }
}

/// Asks for what serving the cases further back will touch.
static void prefetch_waiting(const HelpWeek& now, const Desk& desk) {
    constexpr std::size_t prefetch_ahead = 3;
    const Case* const later = desk.queue.ahead(prefetch_ahead);
    if (later == nullptr) return;
    __builtin_prefetch(&now.youths.state[later->row]);
    __builtin_prefetch(&now.help.history[later->row]);
}

bool next_waiting(const HelpWeek& now, Desk& desk, Case& next) {
    while (desk.queue.pop(next)) {
        prefetch_waiting(now, desk);
        if (next.has_left) continue;
        if (was_taken(now, next)) {
            now.help.history[next.row].clear(ServiceHistory::taken_from_psychiatry);
            continue;
        }
        if (now.youths.has_mark(next.row, mark::dead)) {
            leave(now, desk, next, Outflow::left_county);
            continue;
        }
        if (now.youths.has_mark(next.row, mark::away)) {
            leave(now, desk, next, Outflow::placed);
            continue;
        }
        --now.help.hops.of(now.station_of(next).agency, next.area, Hop::waiting);
        count_start(now, desk, next, now.week - next.queued_week);
        return true;
    }
    return false;
}

bool take_from_psychiatry_queue(const World& world, HelpState& help, EventLog& log, std::uint32_t row, int week) {
    ServiceHistory& history = help.history[row];
    if (!history.waits_psychiatry()) return false;
    const auto& station =
        history.psychiatry == PsychiatryStage::waits_visit ? help.referral_station : help.visit_follow_up_station;
    const std::size_t place = place_of_segment(segment_of_row(world.population, row));
    const std::uint16_t area = world.county->places[place].area.value;
    help.desks[desk_of(help, *station, area)].count_out(Outflow::recruited);
    ++help.hops.of(ServiceAgency::psychiatry, area, Hop::recruited);
    --help.hops.of(ServiceAgency::psychiatry, area, Hop::waiting);
    log.add(week, EventKind::queue_recruited, row, static_cast<std::uint8_t>(*station));
    history.psychiatry = PsychiatryStage::none;
    history.set(ServiceHistory::taken_from_psychiatry);
    return true;
}

}  // namespace samverkan
