// Who takes part in shootings, and who is shot. The senior core (25 or more) has ages but no records.
#include <cmath>

#include "study/patterns/networks.hpp"
#include "study/patterns/pattern_measures.hpp"
#include "study/patterns/regression.hpp"
#include "study/patterns/shootings.hpp"

namespace samverkan::pattern_measure {
namespace {

constexpr double adult_age_years = 18;
constexpr int network_weeks = 156;

enum class Which : std::uint8_t { all, fatal };

/// Calls each(participant, shooting) in the reported weeks.
template <class Each>
void for_participants(const Chronicle& log, Which which, Each&& each) {
    for_shootings(log, log.window(), [&](const Attack& attack) {
        if (which == Which::fatal && !is_fatal(attack)) return;
        for (const Participant& one : attack.participants) each(one, attack);
    });
}

double under_18_share_of_executors(const Chronicle& log, Which which) {
    double all = 0, young = 0;
    for_participants(log, which, [&](const Participant& one, const Attack&) {
        if (one.role != AttackRole::executor) return;
        ++all;
        young += one.age_years < adult_age_years;
    });
    return ratio(young, all);
}

/// Named victims of shootings in `weeks`; a person may occur twice.
std::vector<PersonId> victims_in(const Chronicle& log, WeekSpan weeks) {
    std::vector<PersonId> victims;
    for_shootings(log, weeks, [&](const Attack& attack) {
        for (const Victim& victim : attack.victims)
            if (victim.person.exists()) victims.push_back(victim.person);
    });
    return victims;
}

std::vector<double> offences_in(const Chronicle& log, WeekSpan weeks) {
    std::vector<double> count(log.persons.size(), 0.0);
    for (const Offence& offence : log.offences)
        if (weeks.contains(offence.week)) ++count[offence.person.index()];
    return count;
}

}  // namespace

MeasureValue executors_mean_age(const StudiedRun& run) {
    double ages = 0, count = 0;
    for_participants(run.log, Which::all, [&](const Participant& one, const Attack&) {
        if (one.role != AttackRole::executor) return;
        ages += one.age_years;
        ++count;
    });
    return {ratio(ages, count)};
}

MeasureValue under18_share_shooters(const StudiedRun& run) {
    double all = 0, young = 0;
    for_participants(run.log, Which::all, [&](const Participant& one, const Attack&) {
        ++all;
        young += one.role != AttackRole::instigator && one.age_years < adult_age_years;
    });
    return {ratio(young, all)};
}

MeasureValue under18_share_fatal_over_all(const StudiedRun& run) {
    return {
        ratio(under_18_share_of_executors(run.log, Which::fatal), under_18_share_of_executors(run.log, Which::all))};
}

MeasureValue prior_social_contact_most_violent(const StudiedRun& run) {
    constexpr int seen_from_age = 7;
    const Chronicle& log = run.log;
    std::vector<int> first_case(log.persons.size(), log.end_week);
    for (const PersonWeek& opened : log.cases_opened)
        first_case[opened.person.index()] = std::min(first_case[opened.person.index()], opened.week);
    const std::vector<WeekSpan> observed = observed_weeks(log);
    double all = 0, known = 0;
    for_participants(log, Which::fatal, [&](const Participant& one, const Attack& attack) {
        if (!one.person.exists() || one.age_years >= adult_age_years) return;
        if (observed[one.person.index()].from >= log.birthday(one.person, seen_from_age))
            return;  // cases before unseen
        ++all;
        known += first_case[one.person.index()] < attack.week;
    });
    return {ratio(known, all)};
}

MeasureValue victim_odds_per_network_step(const StudiedRun& run) {
    constexpr int followed_weeks = 52;
    const Chronicle& log = run.log;
    const int baseline = log.end_week - followed_weeks;
    const WeekSpan before{baseline - network_weeks, baseline}, after{baseline, log.end_week};
    const CoOffending network(log, before);
    const std::vector<int> steps = network.steps_from(victims_in(log, before));
    const std::vector<double> offences = offences_in(log, before);
    std::vector<bool> shot(log.persons.size(), false);
    for (const PersonId victim : victims_in(log, after)) shot[victim.index()] = true;
    std::vector<Outcome> outcomes;
    for (std::size_t p = 0; p < log.persons.size(); ++p) {
        const PersonId person{p};
        if (steps[p] < 1 || !network.contains(person)) continue;
        const double age_years = (baseline - log.person(person).birth_week) / weeks_per_measured_year;
        outcomes.push_back({bool{shot[p]}, {age_years, offences[p], static_cast<double>(steps[p])}});
    }
    const auto per_step = logistic_coefficient(outcomes);
    return {per_step ? std::exp(*per_step) : not_known};
}

MeasureValue victims_in_largest_component(const StudiedRun& run) {
    const Chronicle& log = run.log;
    const WeekSpan last_years{log.end_week - network_weeks, log.end_week};
    const std::vector<bool> inside = CoOffending(log, last_years).largest_component();
    double all = 0, in_largest = 0;
    for (const PersonId victim : victims_in(log, last_years)) {
        ++all;
        in_largest += inside[victim.index()];
    }
    return {ratio(in_largest, all)};
}

}  // namespace samverkan::pattern_measure
