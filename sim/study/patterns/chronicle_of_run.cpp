#include "study/patterns/chronicle_of_run.hpp"

#include <algorithm>
#include <bit>

#include "core/iso_week.hpp"

namespace samverkan {
namespace {

PersonId person_of(std::uint32_t row) { return row == no_record ? PersonId{} : PersonId{row}; }

std::vector<ChronicleArea> areas_of(const County& county) {
    std::vector<ChronicleArea> areas;
    for (std::size_t a = 0; a < county.areas.size(); ++a) {
        const auto same = [&](const Area& other) { return other.municipality == county.areas[a].municipality; };
        const bool is_district = std::count_if(county.areas.begin(), county.areas.end(), same) > 1;
        areas.push_back({0, county.areas[a].residents, is_district, county.neighbours[a]});
        double residents = 0, low_income = 0;
        for (const Place& place : county.places) {
            if (place.area.index() != a) continue;
            residents += place.residents;
            low_income += place.residents * place.low_income_percent;
        }
        if (residents > 0) areas.back().low_income_percent = low_income / residents;
    }
    return areas;
}

void add_persons(const World& world, const RunNotes& notes, Chronicle& log) {
    constexpr std::uint16_t factor_bits = (1u << risk_factor_count) - 1;
    const auto& begin = world.population.segment_begin;
    for (std::size_t segment = 0; segment + 1 < begin.size(); ++segment)
        for (std::uint32_t row = begin[segment]; row < begin[segment + 1]; ++row) {
            const int born = world.person[row].birth_week;
            const auto factors = static_cast<std::uint16_t>(world.person[row].traits & factor_bits);
            log.persons.push_back({born, sex_of_segment(segment), static_cast<std::uint8_t>(std::popcount(factors)),
                                   notes.at_start[row]});
            log.residences.push_back({PersonId{row}, PlaceId{place_of_segment(segment)},
                                      born + age_in_weeks(entry_age_years), born + age_in_weeks(leaving_age_years)});
        }
}

/// Ties from `first` to the one before `last` slot of each row, each pair once.
template <class FirstSlot, class EndSlot>
std::vector<PersonPair> pairs_of(const Youths& youths, std::uint32_t rows, FirstSlot&& first, EndSlot&& end) {
    std::vector<PersonPair> pairs;
    for (std::uint32_t row = 0; row < rows; ++row)
        for (std::uint32_t slot = first(row); slot < end(row); ++slot) {
            const std::uint32_t other = youths.neighbours[slot];
            if (other != no_tie && other > row) pairs.push_back({PersonId{row}, PersonId{other}});
        }
    return pairs;
}

void add_ties(const World& world, const CountyState& state, Chronicle& log) {
    const Population& population = world.population;
    const auto rows = static_cast<std::uint32_t>(population.size());
    const auto begin = [&](std::uint32_t row) { return population.tie_begin[row]; };
    const auto siblings_end = [&](std::uint32_t row) { return begin(row) + population.sibling_count[row]; };
    const auto end = [&](std::uint32_t row) { return population.tie_begin[row + 1]; };
    log.siblings = pairs_of(state.lives.youths, rows, begin, siblings_end);
    log.ties = pairs_of(state.lives.youths, rows, begin, end);
    log.ties_week = log.end_week - 1;
}

/// The kind of life event that an event record tells of, if it does.
std::optional<LifeEventKind> life_event_of(EventKind kind) {
    switch (kind) {
    case EventKind::drift:
        return LifeEventKind::drift;
    case EventKind::fringe_exit:
        return LifeEventKind::fringe_exit;
    case EventKind::first_recruitment:
        return LifeEventKind::first_recruitment;
    case EventKind::renewed_recruitment:
        return LifeEventKind::renewed_recruitment;
    case EventKind::exit:
        return LifeEventKind::exit;
    case EventKind::promotion:
        return LifeEventKind::promotion;
    case EventKind::aged_out:
        return LifeEventKind::turned_25;
    case EventKind::killed:
        return LifeEventKind::death;
    default:
        return std::nullopt;
    }
}

/// A report is followed at once by what became of it, unless a case was opened.
bool opens_case(const std::vector<Event>& events, std::size_t report) {
    if (report + 1 == events.size()) return true;
    const Event& next = events[report + 1];
    const bool ends_it = next.kind == EventKind::lost_at_handover || next.kind == EventKind::not_opened;
    return !(ends_it && next.row == events[report].row);
}

void add_events(const EventLog& recorded, std::optional<std::size_t> referral_station, Chronicle& log) {
    for (std::size_t i = 0; i < recorded.events.size(); ++i) {
        const Event& event = recorded.events[i];
        const int week = recorded.first_week + event.week;
        if (const auto kind = life_event_of(event.kind)) log.life.push_back({PersonId{event.row}, week, *kind});
        if (event.kind == EventKind::taken_away && event.detail == static_cast<std::uint8_t>(Institution::ward))
            log.placements.push_back({PersonId{event.row}, week});
        if (event.kind == EventKind::referred && event.detail == static_cast<std::uint8_t>(Referral::queued))
            log.referrals.push_back({PersonId{event.row}, week});
        if (event.kind == EventKind::service_start && event.detail == referral_station)
            log.first_visits.push_back({PersonId{event.row}, week});
        if (event.kind != EventKind::report) continue;
        log.reports.push_back({PersonId{event.row}, week});
        if (opens_case(recorded.events, i)) log.cases_opened.push_back({PersonId{event.row}, week});
    }
    for (const Recruitment& one : recorded.recruitments)
        log.recruitments.push_back(
            {PersonId{one.row}, person_of(one.recruiter), recorded.first_week + one.week, one.channel, one.renewed});
}

/// Ages within a year are not drawn for whom the model has no record: the middle of the year, or of the senior core.
double age_of(const Executor& executor, int week, const World& world) {
    constexpr double senior_age_years = 28;
    if (executor.row == nobody_named) return executor.age_years > 0 ? executor.age_years + .5 : senior_age_years;
    return (week - world.person[executor.row].birth_week) / weeks_per_year;
}

void add_attacks(const World& world, const Lives& lives, Chronicle& log) {
    for (const AttackEvent& one : lives.violence.attacks) {
        Attack attack;
        attack.week = lives.log.first_week + one.week;
        attack.weekday = one.weekday;
        attack.kind = one.kind;
        attack.place = one.place;
        attack.triggered_by = one.answers;
        for (std::size_t i = 0; i < one.executors; ++i)
            attack.participants.push_back(
                {person_of(one.executor[i].row), age_of(one.executor[i], attack.week, world), AttackRole::executor});
        if (one.harm != Harm::none) attack.victims.push_back({person_of(one.victim), one.harm});
        log.attacks.push_back(std::move(attack));
    }
}

}  // namespace

std::vector<Involvement> note_states(const CountyState& state) {
    std::vector<Involvement> states;
    for (const YouthState& one : state.lives.youths.state) states.push_back(one.involvement);
    return states;
}

std::vector<TiesInside> note_ties_inside(const World& world, const CountyState& state) {
    std::vector<TiesInside> noted;
    const Lives& lives = state.lives;
    for (const Member& member : lives.involved.members) {
        const float share = share_of_ties_inside(world.population, lives.youths, lives.involved, member);
        noted.push_back({PersonId{member.row}, static_cast<double>(share)});
    }
    return noted;
}

Chronicle chronicle_of_run(const World& world, const CountyState& state, const Scenario& scenario, RunNotes notes) {
    Chronicle log;
    log.first_week = world.horizon.first_week;
    log.report_week = scenario.start_week;
    log.end_week = state.lives.week;
    log.scale = world.options.scale;
    log.seed = world.options.seed;
    log.replicate = world.options.replicate;
    log.recorded = recorded_by_the_model;
    log.areas = areas_of(*world.county);
    for (const Place& place : world.county->places)
        log.places.push_back({place.area, place.vulnerable_class != VulnerableClass::none});
    for (const LawChange& change : world.county->law_timeline)
        if (change.parameter == LawParameter::age_of_criminal_responsibility && !log.age_limit_change_week)
            log.age_limit_change_week = change.from_week;
    add_persons(world, notes, log);
    add_events(state.lives.log, state.help.referral_station, log);
    add_attacks(world, state.lives, log);
    add_ties(world, state, log);
    log.ties_inside = std::move(notes.ties_inside);
    return log;
}

Chronicle run_chronicle(const County& county, const Scenario& scenario, const WorldOptions& options,
                        const ForEachArea& for_each_area) {
    RunOptions run;
    run.for_each_area = for_each_area;
    World world = build_world(county, options, horizon_of(scenario));
    Scenario unfunded = scenario;
    unfunded.deployments.clear();
    CountyState state = start_county(world, unfunded);
    RunNotes notes;
    notes.at_start = note_states(state);
    run_weeks(world, unfunded, run, state, scenario.start_week);
    notes.ties_inside = note_ties_inside(world, state);
    fund(world, scenario, state);
    run_weeks(world, scenario, run, state, world.horizon.end_week);
    return chronicle_of_run(world, state, scenario, std::move(notes));
}

}  // namespace samverkan
