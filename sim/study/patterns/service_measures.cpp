// Reports, psychiatry and placements.
#include <algorithm>

#include "study/patterns/pattern_measures.hpp"

namespace samverkan::pattern_measure {
namespace {

constexpr int least_age = 6, most_age = 17, year_weeks = 52;

double children_weeks(const Chronicle& log, WeekSpan weeks) {
    double sum = 0;
    for_residents(log, weeks, least_age, most_age, [&](const Residence&, WeekSpan inside) { sum += inside.weeks(); });
    return sum;
}

bool is_of_a_child(const Chronicle& log, const PersonWeek& report) {
    return log.at_ages(report.person, least_age, most_age).contains(report.week);
}

}  // namespace

MeasureValue bup_first_visit_within_30_days(const StudiedRun& run) {
    constexpr int within_weeks = 4;
    const Chronicle& log = run.log;
    std::vector<std::vector<int>> visits(log.persons.size());
    for (const PersonWeek& visit : log.first_visits) visits[visit.person.index()].push_back(visit.week);
    double all = 0, seen = 0;
    for (const PersonWeek& referral : log.referrals) {
        const int last = referral.week + within_weeks;
        if (!log.window().contains(referral.week) || last >= log.end_week) continue;  // not followed for so long
        ++all;
        const std::vector<int>& weeks = visits[referral.person.index()];
        seen +=
            std::any_of(weeks.begin(), weeks.end(), [&](int week) { return referral.week <= week && week <= last; });
    }
    return {ratio(seen, all)};
}

MeasureValue sis_placements_per_year(const StudiedRun& run) {
    double count = 0;
    for (const PersonWeek& placement : run.log.placements) count += run.log.window().contains(placement.week);
    return {per_year(run.log, count)};
}

MeasureValue worry_report_coverage(const StudiedRun& run) {
    const Chronicle& log = run.log;
    const WeekSpan window = log.window();
    std::vector<int> last_year(log.persons.size(), -1);  // in which a report was counted
    double covered = 0;
    for (const PersonWeek& report : log.reports) {
        if (!window.contains(report.week) || !is_of_a_child(log, report)) continue;
        const int year = (report.week - window.from) / year_weeks;
        if (last_year[report.person.index()] == year) continue;
        last_year[report.person.index()] = year;
        ++covered;
    }
    return {ratio(covered, children_weeks(log, window) / year_weeks)};
}

MeasureValue worry_reports_per_1000(const StudiedRun& run) {
    constexpr double children = 1000;
    const Chronicle& log = run.log;
    double count = 0;
    for (const PersonWeek& report : log.reports)
        count += log.window().contains(report.week) && is_of_a_child(log, report);
    return {ratio(children * count * weeks_per_measured_year, children_weeks(log, log.window()))};
}

}  // namespace samverkan::pattern_measure
