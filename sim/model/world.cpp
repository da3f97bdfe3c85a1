#include "model/world.hpp"

#include <algorithm>
#include <limits>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/age_windows.hpp"

namespace samverkan {
namespace {

bool in_break(const SchoolCalendar& calendar, int week) {
    return std::any_of(calendar.breaks.begin(), calendar.breaks.end(),
                       [week](const auto& holiday) { return holiday.first_week <= week && week <= holiday.last_week; });
}

std::vector<CalendarWeek> make_calendar(const SchoolCalendar& school, Horizon horizon) {
    std::vector<CalendarWeek> weeks;
    for (int week = horizon.first_week; week < horizon.end_week; ++week) weeks.push_back(calendar_week(school, week));
    return weeks;
}

std::vector<std::uint32_t> first_segments(const County& county) {
    std::vector<std::uint32_t> first(county.areas.size() + 1, 0);
    for (const Place& place : county.places) first[place.area.index() + 1] += sex_count;
    for (std::size_t area = 0; area < county.areas.size(); ++area) first[area + 1] += first[area];
    return first;
}

/// Moves the columns that are asked together side by side.
std::vector<Person> pack_persons(Population& population) {
    std::vector<Person> person;
    person.reserve(population.size());
    for (std::size_t row = 0; row < population.size(); ++row) {
        person.push_back({population.birth_week[row], population.cohort_index[row], population.recruit_level[row],
                          population.report_level[row], population.traits[row]});
        if (population.traits[row] & trait::isolated) {
            // In nobody's reach, unknown to services and too light for any sum that decides.
            person.back().recruit_level = std::numeric_limits<LogLevel>::min();
            person.back().report_level = std::numeric_limits<LogLevel>::min();
        }
    }
    population.cohort_index = {};
    population.recruit_level = {};
    population.report_level = {};
    population.traits = {};
    return person;
}

/// Segments by row, coarse: with a short walk it names any row's.
void index_segments(Population& population) {
    const auto& begin = population.segment_begin;
    for (std::size_t row = 0; row < population.size(); row += Population::rows_per_hint)
        population.segment_hint.push_back(static_cast<std::uint32_t>(
            std::upper_bound(begin.begin(), begin.end(), static_cast<std::uint32_t>(row)) - begin.begin() - 1));
}

}  // namespace

CalendarWeek calendar_week(const SchoolCalendar& school, int week) {
    return {static_cast<std::uint8_t>(iso_week(week).week), !in_break(school, week)};
}

LevelFactors::LevelFactors() : factor_(65536) {
    for (std::size_t i = 0; i < factor_.size(); ++i)
        factor_[i] = static_cast<float>(elementary::exp((static_cast<double>(i) - 32768.0) * log_level_step));
}

World build_world(const County& county, const WorldOptions& options, Horizon horizon) {
    const WorldDraws draws(options.seed, options.replicate, options.event_stream);
    const GangConstants constants = draw_gang_constants(county.parameters, options.constants, draws.structure);
    RecruitmentReference reference = make_recruitment_reference(county);
    GangStructure gangs = make_gang_structure(county, reference, draws.structure, options.scale, constants);
    Population population =
        build_population(county, draws.structure, horizon, options.scale, options.extra_isolated_residents);
    index_segments(population);
    std::vector<Person> person = pack_persons(population);
    return {&county,
            options,
            draws,
            horizon,
            std::move(population),
            std::move(person),
            std::move(reference),
            std::move(gangs),
            make_calendar(county.calendar, horizon),
            first_segments(county),
            LevelFactors{},
            make_membership_tables(county.parameters.membership)};
}

std::size_t segment_of_row(const Population& population, std::uint32_t row) {
    const auto& begin = population.segment_begin;
    std::size_t segment = population.segment_hint[row / Population::rows_per_hint];
    while (begin[segment + 1] <= row) ++segment;
    return segment;
}

EntityKey key_of_row(const World& world, std::uint32_t row) {
    return key_of_resident(world, row, place_of_segment(segment_of_row(world.population, row)));
}

std::size_t group_of_row(const Population& population, std::uint32_t row, int week) {
    return group_index(segment_of_row(population, row), completed_age(population.birth_week[row], week));
}

}  // namespace samverkan
