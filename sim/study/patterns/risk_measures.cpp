// Who joins, by risk factors and siblings, and who is tied to whom.
#include <algorithm>

#include "study/patterns/networks.hpp"
#include "study/patterns/pattern_measures.hpp"

namespace samverkan::pattern_measure {
namespace {

/// Nobody drifts below this age: who is in the chronicle from then on has been seen from the beginning.
constexpr int seen_from_age = 7;

/// Correlation over ties between persons of 12-17 of a state counted.
template <class StateFits>
double correlation_of_ties(const StudiedRun& run, const std::vector<Involvement>& state, StateFits&& state_fits) {
    std::vector<std::optional<double>> value(run.log.persons.size());
    for (std::size_t p = 0; p < value.size(); ++p)
        if (run.log.at_ages(PersonId{p}, 12, 17).contains(run.log.ties_week)) value[p] = state_fits(state[p]) ? 1 : 0;
    return assortativity(run.log.ties, value);
}

/// A table of two groups by whether something happened.
struct FourCells {
    double happened_in = 0, not_in = 0, happened_out = 0, not_out = 0;
    void add(bool inside, bool happened) {
        ++(inside ? (happened ? happened_in : not_in) : (happened ? happened_out : not_out));
    }
    [[nodiscard]] double odds_ratio() const {
        return samverkan::odds_ratio(happened_in, not_in, happened_out, not_out);
    }
};

/// By person: whether an older sibling is involved or core in `state`.
std::vector<bool> with_involved_older_sibling(const Chronicle& log, const std::vector<Involvement>& state) {
    std::vector<bool> with(log.persons.size(), false);
    for (const PersonPair& pair : log.siblings) {
        const int born_a = log.person(pair.a).birth_week, born_b = log.person(pair.b).birth_week;
        if (born_a < born_b && is_member(state[pair.a.index()])) with[pair.b.index()] = true;
        if (born_b < born_a && is_member(state[pair.b.index()])) with[pair.a.index()] = true;
    }
    return with;
}

/// By person: week of the first recruitment; 0 if involved before the chronicle begins; end_week if never.
std::vector<int> first_involved(const Chronicle& log) {
    std::vector<int> week(log.persons.size(), log.end_week);
    for (std::size_t p = 0; p < week.size(); ++p)
        if (log.persons[p].at_start >= Involvement::involved) week[p] = 0;
    for (const RecruitmentRecord& one : log.recruitments)
        week[one.person.index()] = std::min(week[one.person.index()], one.week);
    return week;
}

}  // namespace

MeasureValue assortativity_involvement(const StudiedRun& run) {
    const std::vector<Involvement> state = states_in(run, run.log.ties_week);
    return {correlation_of_ties(run, state, is_fringe_or_above),
            {{"involved_or_core", correlation_of_ties(run, state, is_member)}}};
}

MeasureValue join_odds_many_vs_few_risk_factors(const StudiedRun& run) {
    constexpr int many = 7, few = 1;
    const Chronicle& log = run.log;
    std::vector<bool> ever(log.persons.size(), false);
    for (const StateSpan& one : run.states)
        if (one.weeks.from < log.birthday(one.person, 18)) ever[one.person.index()] = true;
    const std::vector<WeekSpan> observed = observed_weeks(log);
    FourCells cells;
    for (std::size_t p = 0; p < log.persons.size(); ++p) {
        const PersonId person{p};
        const int factors = log.persons[p].risk_factors;
        const bool is_seen = observed[p].weeks() > 0 && observed[p].from < log.birthday(person, seen_from_age) &&
                             observed[p].to >= log.birthday(person, 18);
        if (is_seen && (factors >= many || factors <= few)) cells.add(factors >= many, ever[p]);
    }
    return {cells.odds_ratio()};
}

MeasureValue sibling_odds(const StudiedRun& run) {
    constexpr int year = 52, least_age = 10, most_age = 17;
    const Chronicle& log = run.log;
    const std::vector<int> joined = first_involved(log);
    FourCells cells;
    for (int from = log.window().from; from < log.window().to; from += year) {
        const std::vector<bool> exposed = with_involved_older_sibling(log, states_in(run, from));
        for_residents(log, {from, from + 1}, least_age, most_age, [&](const Residence& one, WeekSpan) {
            const std::size_t p = one.person.index();
            if (joined[p] > from) cells.add(exposed[p], joined[p] <= from + year && joined[p] < log.end_week);
        });
    }
    return {cells.odds_ratio()};
}

}  // namespace samverkan::pattern_measure
