// Offences: with whom, in which state, by whom.
#include <algorithm>
#include <cmath>
#include <map>

#include "study/patterns/pattern_measures.hpp"
#include "study/patterns/regression.hpp"

namespace samverkan::pattern_measure {
namespace {

/// By person: the spans of membership in time.
std::vector<std::vector<WeekSpan>> member_weeks(const StudiedRun& run) {
    std::vector<std::vector<WeekSpan>> weeks(run.log.persons.size());
    for (const StateSpan& one : run.states)
        if (is_member(one.state)) weeks[one.person.index()].push_back(one.weeks);
    return weeks;
}

bool contains(const std::vector<WeekSpan>& spans, int week) {
    return std::any_of(spans.begin(), spans.end(), [&](const WeekSpan& span) { return span.contains(week); });
}

int weeks_inside(const std::vector<WeekSpan>& spans, WeekSpan weeks) {
    int sum = 0;
    for (const WeekSpan& span : spans) sum += overlap(span, weeks).weeks();
    return sum;
}

constexpr int least_age = 12, most_age = 20, ages = most_age - least_age + 1;

/// Weeks and offences of one person by age, in (1) and out of (0) membership.
struct PersonTable {
    double weeks[2][ages] = {}, offences[2][ages] = {};

    [[nodiscard]] bool has_both_states() const {
        double sum[2] = {};
        for (int state = 0; state < 2; ++state)
            for (const double one : weeks[state]) sum[state] += one;
        return sum[0] > 0 && sum[1] > 0;
    }
    [[nodiscard]] double sum_of_offences() const {
        double sum = 0;
        for (const auto& state : offences)
            for (const double one : state) sum += one;
        return sum;
    }
};

/// Tables of persons who were once members at these ages.
std::map<std::uint32_t, PersonTable> tables_of(const StudiedRun& run) {
    const Chronicle& log = run.log;
    const std::vector<std::vector<WeekSpan>> member = member_weeks(run);
    std::map<std::uint32_t, PersonTable> tables;
    for_residents(log, log.window(), least_age, most_age, [&](const Residence& one, WeekSpan weeks) {
        const auto& in = member[one.person.index()];
        if (in.empty()) return;
        PersonTable& table = tables[one.person.value];
        for (int age = 0; age < ages; ++age) {
            const WeekSpan at_age = overlap(weeks, log.at_ages(one.person, least_age + age, least_age + age));
            const int inside = weeks_inside(in, at_age);
            table.weeks[1][age] += inside;
            table.weeks[0][age] += at_age.weeks() - inside;
        }
    });
    for (const Offence& offence : log.offences) {
        const auto found = tables.find(offence.person.value);
        const int age = log.age(offence.person, offence.week) - least_age;
        if (found == tables.end() || !log.window().contains(offence.week) || age < 0 || age >= ages) continue;
        ++found->second.offences[contains(member[offence.person.index()], offence.week) ? 1 : 0][age];
    }
    return tables;
}

/// Cells of a person: dummies of ages after the first one with offences, then membership. Ages at which nobody counted
/// has an offence say nothing.
void add_cells(std::uint32_t person, const PersonTable& table, const std::vector<int>& ages_used,
               std::vector<CountCell>& cells) {
    for (std::size_t i = 0; i < ages_used.size(); ++i)
        for (int state = 0; state < 2; ++state) {
            const int age = ages_used[i];
            if (!(table.weeks[state][age] > 0)) continue;
            CountCell cell{person, table.weeks[state][age], table.offences[state][age], {}};
            for (std::size_t other = 1; other < ages_used.size(); ++other) cell.values.push_back(other == i ? 1 : 0);
            cell.values.push_back(state);
            cells.push_back(std::move(cell));
        }
}

double exponential(const std::optional<double>& log_ratio) { return log_ratio ? std::exp(*log_ratio) : not_known; }

}  // namespace

MeasureValue co_offending_share(const StudiedRun& run) {
    const std::vector<std::vector<WeekSpan>> member = member_weeks(run);
    double all = 0, with_others = 0;
    for (const Offence& offence : run.log.offences) {
        if (!run.log.window().contains(offence.week) || !contains(member[offence.person.index()], offence.week))
            continue;
        ++all;
        with_others += offence.others > 0;
    }
    return {ratio(with_others, all)};
}

MeasureValue offending_ratio_member_nonmember(const StudiedRun& run) {
    std::map<std::uint32_t, PersonTable> tables = tables_of(run);
    std::erase_if(tables,
                  [](const auto& one) { return !one.second.has_both_states() || one.second.sum_of_offences() == 0; });
    std::vector<int> ages_used;
    for (int age = 0; age < ages; ++age)
        if (std::any_of(tables.begin(), tables.end(),
                        [&](const auto& one) { return one.second.offences[0][age] + one.second.offences[1][age] > 0; }))
            ages_used.push_back(age);
    std::vector<CountCell> cells;
    for (const auto& [person, table] : tables) add_cells(person, table, ages_used, cells);
    return {exponential(within_person_coefficient(cells))};
}

MeasureValue offences_ratio_after_age_limit_change(const StudiedRun& run) {
    constexpr int twenty_months = 87, age = 14;  // 20 x 365.25 / 12 / 7 weeks
    const Chronicle& log = run.log;
    if (!log.age_limit_change_week) return {};
    const int change = *log.age_limit_change_week;
    const WeekSpan around{change - twenty_months, change + twenty_months};
    if (around.from < log.first_week || around.to > log.end_week) return {};
    WeeklyCount aged_14(around);
    for_residents(log, around, age, age, [&](const Residence&, WeekSpan weeks) { aged_14.add(weeks); });
    std::vector<double> offences(static_cast<std::size_t>(around.weeks()), 0.0);
    for (const Offence& offence : log.offences)
        if (around.contains(offence.week) && log.age(offence.person, offence.week) == age)
            ++offences[static_cast<std::size_t>(offence.week - around.from)];
    const std::vector<double> persons = aged_14.counts();
    std::vector<CountCell> cells;
    for (int week = around.from; week < around.to; ++week) {
        const auto i = static_cast<std::size_t>(week - around.from);
        const double trend = static_cast<double>(week - change) / twenty_months;
        cells.push_back({0, persons[i], offences[i], {trend, week >= change ? 1.0 : 0.0}});
    }
    return {exponential(poisson_coefficient(cells))};
}

MeasureValue top1pct_violence_share(const StudiedRun& run) {
    constexpr int from_age = 12, last_age = 24;  // to the 25th birthday
    constexpr double top_share = 0.01;
    const Chronicle& log = run.log;
    const std::vector<WeekSpan> observed = observed_weeks(log);
    std::vector<double> offences(log.persons.size(), 0.0);
    for (const Offence& offence : log.offences)
        if (offence.kind == OffenceKind::serious_violence &&
            log.at_ages(offence.person, from_age, last_age).contains(offence.week))
            ++offences[offence.person.index()];
    std::vector<double> cohort;
    for (std::size_t p = 0; p < log.persons.size(); ++p) {
        const WeekSpan needed = log.at_ages(PersonId{p}, from_age, last_age);
        if (observed[p].weeks() > 0 && observed[p].from <= needed.from && observed[p].to >= needed.to)
            cohort.push_back(offences[p]);
    }
    std::sort(cohort.rbegin(), cohort.rend());
    double all = 0, top = 0, persons_left = top_share * static_cast<double>(cohort.size());
    for (const double one : cohort) {
        all += one;
        top += one * std::clamp(persons_left, 0.0, 1.0);  // a fraction of the last person
        persons_left -= 1;
    }
    return {ratio(top, all)};
}

}  // namespace samverkan::pattern_measure
