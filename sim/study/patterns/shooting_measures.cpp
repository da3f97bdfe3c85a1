// Shootings: how many, where, and which follow from which. Explosions and foiled plots are none.
#include <cmath>

#include "core/keyed_draws.hpp"
#include "study/patterns/pattern_measures.hpp"
#include "study/patterns/places.hpp"
#include "study/patterns/shootings.hpp"

namespace samverkan::pattern_measure {
namespace {

constexpr int days_per_week = 7;

/// The day of an attack; where only the week is known, a keyed draw within it.
int day_of(const Chronicle& log, std::size_t attack) {
    const Attack& one = log.attacks[attack];
    if (one.weekday) return one.week * days_per_week + *one.weekday;
    const double u = KeyedDraws(log.seed, log.replicate)
                         .uniform(Process::weekday_of_attack, entity_key(static_cast<std::uint32_t>(attack)), 0);
    return one.week * days_per_week + static_cast<int>(u * days_per_week);
}

bool is_near(const Chronicle& log, PlaceId a, PlaceId b) {
    const AreaId area_a = log.places[a.index()].area, area_b = log.places[b.index()].area;
    if (area_a == area_b) return true;
    for (const AreaId neighbour : log.areas[area_a.index()].neighbours)
        if (neighbour == area_b) return true;
    return false;
}

/// Direct answers to shootings that are followed for a year.
struct Answers {
    double shootings = 0, answers = 0, lag_days = 0;

    explicit Answers(const Chronicle& log) {
        constexpr int followed_weeks = 52;
        const WeekSpan followed{log.report_week, log.end_week - followed_weeks};
        for_shootings(log, followed, [&](const Attack&) { ++shootings; });
        for (std::size_t i = 0; i < log.attacks.size(); ++i) {
            const Attack& answer = log.attacks[i];
            if (answer.kind != AttackKind::shooting || answer.triggered_by == untriggered) continue;
            const Attack& cause = log.attacks[answer.triggered_by];
            if (cause.kind != AttackKind::shooting || !followed.contains(cause.week)) continue;
            ++answers;
            // Two days drawn within weeks would move a lag at random, and the shortest ones below zero.
            lag_days += cause.weekday && answer.weekday ? day_of(log, i) - day_of(log, answer.triggered_by)
                                                        : (answer.week - cause.week) * days_per_week;
        }
    }
};

}  // namespace

MeasureValue shootings_per_year(const StudiedRun& run) {
    double count = 0;
    for_shootings(run.log, run.log.window(), [&](const Attack&) { ++count; });
    return {per_year(run.log, count)};
}

MeasureValue deaths_per_year(const StudiedRun& run) {
    double deaths = 0;
    for_shootings(run.log, run.log.window(), [&](const Attack& attack) {
        for (const Victim& victim : attack.victims) deaths += victim.harm == Harm::killed;
    });
    return {per_year(run.log, deaths)};
}

MeasureValue shooting_area_rate_ratio(const StudiedRun& run) {
    constexpr double share_of_residents = 0.15;
    const Chronicle& log = run.log;
    std::vector<double> residents;
    for (const ChronicleArea& area : log.areas) residents.push_back(area.residents);
    const std::vector<bool> deprived = most_deprived(log, residents, share_of_residents);
    double shootings[2] = {}, of_residents[2] = {};
    for (std::size_t area = 0; area < residents.size(); ++area) of_residents[deprived[area] ? 1 : 0] += residents[area];
    for_shootings(log, log.window(), [&](const Attack& attack) {
        ++shootings[deprived[log.places[attack.place.index()].area.index()] ? 1 : 0];
    });
    return {ratio(ratio(shootings[1], of_residents[1]), ratio(shootings[0], of_residents[0]))};
}

MeasureValue near_repeat_ratio(const StudiedRun& run) {
    constexpr int near_days = 28;
    const Chronicle& log = run.log;
    std::vector<std::size_t> shootings;
    for (std::size_t i = 0; i < log.attacks.size(); ++i)
        if (log.attacks[i].kind == AttackKind::shooting && log.window().contains(log.attacks[i].week))
            shootings.push_back(i);
    std::vector<int> day;
    for (const std::size_t i : shootings) day.push_back(day_of(log, i));
    double pairs = 0, near_in_space = 0, near_in_time = 0, near_in_both = 0;
    for (std::size_t i = 0; i < shootings.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const bool space = is_near(log, log.attacks[shootings[i]].place, log.attacks[shootings[j]].place);
            const bool time = std::abs(day[i] - day[j]) <= near_days;
            ++pairs;
            near_in_space += space;
            near_in_time += time;
            near_in_both += space && time;
        }
    // Over all permutations of days among places, a pair near in space is near in time as often as any pair is.
    return {ratio(near_in_both, ratio(near_in_space * near_in_time, pairs))};
}

MeasureValue retaliation_branching_ratio(const StudiedRun& run) {
    const Answers found(run.log);
    return {ratio(found.answers, found.shootings)};
}

MeasureValue retaliation_mean_lag_days(const StudiedRun& run) {
    const Answers found(run.log);
    return {ratio(found.lag_days, found.answers)};
}

}  // namespace samverkan::pattern_measure
