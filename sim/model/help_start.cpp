// Stations and desks of the county, and the weeks before the run that fill their queues.
#include <algorithm>

#include "model/age_windows.hpp"
#include "model/help_parts.hpp"

namespace samverkan {
namespace {

constexpr int first_child_age = 6, last_child_age = 17;

/// Residents of these ages by desk of the station, in thousands of the simulated county.
std::vector<double> thousands_by_desk(const World& world, const HelpState& help, std::size_t station, int first_age,
                                      int last_age) {
    std::vector<double> residents(help.stations[station].desk_count, 0.0);
    for (const Place& place : world.county->places)
        for (int age = std::max(first_age, entry_age_years); age <= last_age; ++age)
            residents[desk_of(help, station, place.area.index()) - help.stations[station].first_desk] +=
                place.youths_by_age[static_cast<std::size_t>(age - entry_age_years)];
    for (double& one : residents) one = one * world.options.scale / 1000;
    return residents;
}

std::size_t desks_of(const County& county, Catchment catchment) {
    switch (catchment) {
    case Catchment::area:
        return county.areas.size();
    case Catchment::clinic:
        return county.services.clinics.size();
    case Catchment::county:
        return 1;
    }
    return 1;
}

/// A station with its desks; places and the first credit are rounded by key.
void add_station(const World& world, HelpState& help, Station station, double capacity_per_1000, int band_first_age,
                 int band_last_age) {
    station.first_desk = help.desks.size();
    station.desk_count = desks_of(*world.county, station.catchment);
    const std::size_t number = help.stations.size();
    help.stations.push_back(station);
    const std::vector<double> thousands = thousands_by_desk(world, help, number, band_first_age, band_last_age);
    for (std::size_t desk = 0; desk < thousands.size(); ++desk) {
        const EntityKey key = entity_key(static_cast<std::uint32_t>(desk), static_cast<std::uint32_t>(number));
        const double capacity = capacity_per_1000 * thousands[desk];
        Desk one;
        one.kind = station.kind;
        if (station.kind == CapacityKind::starts) {
            one.starts_per_week = capacity;
            one.credit = world.draws.structure.uniform(Process::capacity_credit, key, 0);
        } else {
            one.places = static_cast<std::int32_t>(capacity +
                                                   world.draws.structure.uniform(Process::capacity_credit, key, 0, 1));
        }
        help.desks.push_back(std::move(one));
    }
}

void add_line(const World& world, HelpState& help, const ServiceLine& line) {
    if (line.entry == ServiceEntry::referral) help.referral_station = help.stations.size();
    if (line.entry == ServiceEntry::first_visit) help.visit_follow_up_station = help.stations.size();
    Station station;
    station.agency = line.agency;
    station.entry = line.entry;
    station.kind = line.capacity_kind;
    station.first_age = line.band_first_age;
    station.last_age = line.last_age;
    station.duration_weeks = line.duration_weeks;
    station.patience_weeks = line.patience_weeks;
    station.leave_hazard = line.leave_hazard;
    station.match_weight = line.match_weight;
    station.catchment = line.catchment;
    add_station(world, help, station, line.capacity_per_1000, line.band_first_age, line.band_last_age);
}

/// Until its queue has the length that is known of the start, a desk serves nobody.
void close_desks_until_queues_are_long(const World& world, HelpState& help) {
    for (std::size_t s = 1; s < help.stations.size(); ++s) {
        const ServiceLine& line = world.county->services.lines[s - 1];
        if (line.waiting_at_start_per_1000 <= 0) continue;
        const std::vector<double> thousands =
            thousands_by_desk(world, help, s, line.band_first_age, line.band_last_age);
        for (std::size_t desk = 0; desk < thousands.size(); ++desk)
            help.desks[help.stations[s].first_desk + desk].opens_at =
                static_cast<std::uint32_t>(line.waiting_at_start_per_1000 * thousands[desk]);
    }
}

}  // namespace

std::size_t desk_of(const HelpState& help, std::size_t station, std::size_t area) {
    const Station& one = help.stations[station];
    switch (one.catchment) {
    case Catchment::area:
        return one.first_desk + area;
    case Catchment::clinic:
        return one.first_desk + help.clinic_of_area[area];
    case Catchment::county:
        break;
    }
    return one.first_desk;
}

HelpState make_help(const World& world) {
    const HelpParameters& rules = world.parameters().help;
    HelpState help;
    help.clinic_of_area = world.county->services.clinic_of_area;
    help.history.resize(world.population.size());
    help.hops = HopCounts(world.county->areas.size());
    Station assessment;
    assessment.last_age = static_cast<int>(rules.service_last_age);
    assessment.patience_weeks = rules.queue_patience_weeks;
    add_station(world, help, assessment, rules.assessment_starts_per_1000, first_child_age, last_child_age);
    for (const ServiceLine& line : world.county->services.lines) add_line(world, help, line);
    return help;
}

std::size_t cases_in_progress(const HelpState& help) {
    std::size_t count =
        help.handed_over.size() + help.assessed.size() + help.service_ends.size() + help.referred.size();
    for (const Desk& desk : help.desks) count += desk.waiting;
    return count;
}

std::size_t waiting_cases(const HelpState& help, std::size_t area) {
    std::size_t count = 0;
    for (std::size_t agency = 0; agency < service_agency_count; ++agency)
        if (static_cast<ServiceAgency>(agency) != ServiceAgency::psychiatry)
            count += help.hops.of(static_cast<ServiceAgency>(agency), area, Hop::waiting);
    return count;
}

std::int64_t cases_by_hops(const HelpState& help) {
    std::uint64_t came = help.hops.total(Hop::opened) + help.hops.total(ServiceAgency::psychiatry, Hop::matched);
    std::uint64_t went = 0;
    for (const Hop way : {Hop::not_needed, Hop::placement_decided, Hop::declined, Hop::completed, Hop::broken_off,
                          Hop::withdrew, Hop::aged_out, Hop::placed, Hop::recruited, Hop::left_county})
        went += help.hops.total(way);
    return static_cast<std::int64_t>(came) - static_cast<std::int64_t>(went);
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
    close_desks_until_queues_are_long(world, help);
    EventLog unlogged;
    unlogged.first_week = first_week - warm_up_weeks;
    for (int k = 0; k < warm_up_weeks; ++k) {
        const int week = first_week - warm_up_weeks + k;
        for (const std::uint32_t row : reported[static_cast<std::size_t>(k)])
            report_concern(world, help, youths, unlogged,
                           {row, place_of_segment(segment_of_row(world.population, row)),
                            warm_up_reports + static_cast<std::uint32_t>(k)},
                           week);
        move_cases(world, help, youths, unlogged, week);
        unlogged.events.clear();
    }
    for (Desk& desk : help.desks) {
        desk.opens_at = 0;
        desk.starts_by_wait.fill(0);
    }
}

}  // namespace samverkan
