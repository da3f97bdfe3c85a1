// Who is in which state, counted week by week.
#include "study/patterns/pattern_measures.hpp"

namespace samverkan::pattern_measure {
namespace {

/// Mean over weeks of the share of residents of these ages, living in the places counted, who are in a state counted.
template <class StateFits, class PersonFits>
double mean_share(const StudiedRun& run, int first_age, int last_age, StateFits&& state_fits,
                  PersonFits&& person_fits) {
    const WeekSpan window = run.log.window();
    WeeklyCount residents(window), counted(window);
    for_residents(run.log, window, first_age, last_age, [&](const Residence& one, WeekSpan weeks) {
        if (person_fits(one)) residents.add(weeks);
    });
    // States by residence, so that a move takes its share along.
    std::vector<std::vector<WeekSpan>> in_state;
    std::vector<std::uint32_t> list_of(run.log.persons.size(), 0);
    in_state.emplace_back();
    for_states(run, window, first_age, last_age, [&](const StateSpan& one, WeekSpan weeks) {
        if (!state_fits(one.state)) return;
        std::uint32_t& list = list_of[one.person.index()];
        if (list == 0) {
            list = static_cast<std::uint32_t>(in_state.size());
            in_state.emplace_back();
        }
        in_state[list].push_back(weeks);
    });
    for_residents(run.log, window, first_age, last_age, [&](const Residence& one, WeekSpan weeks) {
        if (person_fits(one))
            for (const WeekSpan& state : in_state[list_of[one.person.index()]]) counted.add(overlap(state, weeks));
    });
    const std::vector<double> all = residents.counts(), part = counted.counts();
    double sum = 0, known = 0;
    for (std::size_t week = 0; week < all.size(); ++week) {
        if (all[week] == 0) continue;
        sum += part[week] / all[week];
        ++known;
    }
    return ratio(sum, known);
}

/// Person-weeks in states counted, of persons counted.
template <class StateFits, class PersonFits>
double person_weeks(const StudiedRun& run, int first_age, int last_age, StateFits&& state_fits,
                    PersonFits&& person_fits) {
    double sum = 0;
    for_states(run, run.log.window(), first_age, last_age, [&](const StateSpan& one, WeekSpan weeks) {
        if (state_fits(one.state) && person_fits(run.log.person(one.person))) sum += weeks.weeks();
    });
    return sum;
}

bool anybody(const ChroniclePerson&) { return true; }
bool is_male(const ChroniclePerson& person) { return person.sex == Sex::male; }
bool is_female(const ChroniclePerson& person) { return person.sex == Sex::female; }
bool anywhere(const Residence&) { return true; }
bool is_fringe(Involvement state) { return state == Involvement::fringe; }

}  // namespace

MeasureValue prevalence_involved_12_17(const StudiedRun& run) { return {mean_share(run, 12, 17, is_member, anywhere)}; }

MeasureValue prevalence_fringe_13_17(const StudiedRun& run) {
    const auto in_city = [&](const Residence& one) {
        return run.log.areas[run.log.places[one.place.index()].area.index()].is_city_district;
    };
    return {mean_share(run, 13, 17, is_fringe_or_above, anywhere),
            {{"city_districts", mean_share(run, 13, 17, is_fringe_or_above, in_city)}}};
}

MeasureValue male_share_involved_under18(const StudiedRun& run) {
    return {ratio(person_weeks(run, 6, 17, is_member, is_male), person_weeks(run, 6, 17, is_member, anybody))};
}

MeasureValue female_share_fringe_13_17(const StudiedRun& run) {
    return {ratio(person_weeks(run, 13, 17, is_fringe, is_female), person_weeks(run, 13, 17, is_fringe, anybody))};
}

MeasureValue annual_exit_turnover_under18(const StudiedRun& run) {
    double exits = 0;
    for (const LifeEvent& event : run.log.life) {
        const bool leaves = event.kind == LifeEventKind::exit || event.kind == LifeEventKind::programme_exit;
        exits += leaves && run.log.window().contains(event.week) && run.log.age(event.person, event.week) < 18;
    }
    // exits / years over person-weeks / weeks
    return {ratio(exits * weeks_per_measured_year, person_weeks(run, 0, 17, is_member, anybody))};
}

}  // namespace samverkan::pattern_measure
