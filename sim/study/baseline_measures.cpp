#include "study/baseline_measures.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace samverkan {
namespace {

constexpr double weeks_per_year = 1461.0 / 28.0;

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0.0; }

/// Sums stock over years, segments accepted by `segment_fits`, ages [first, last] and states accepted.
template <class SegmentFits, class StateFits>
double stock_sum(const Record& record, YearRange years, int first_age, int last_age, SegmentFits&& segment_fits,
                 StateFits&& state_fits) {
    double sum = 0;
    for (int year = years.first; year < std::min(years.end, record.years); ++year)
        for (std::size_t segment = 0; segment < record.groups / age_count; ++segment)
            for (int age = first_age; age <= last_age && segment_fits(segment); ++age)
                for (std::size_t state = 0; state < involvement_count; ++state)
                    if (state_fits(static_cast<Involvement>(state)))
                        sum += static_cast<double>(
                            record.stock[(static_cast<std::size_t>(year) * record.groups + group_index(segment, age)) *
                                             involvement_count +
                                         state]);
    return sum;
}

bool any_segment(std::size_t) { return true; }
bool any_state(Involvement) { return true; }

double person_years(const Record& record, YearRange years, int first_age, int last_age, const World& world,
                    bool vulnerable) {
    double weeks = 0;
    for (int year = years.first; year < std::min(years.end, record.years); ++year)
        for (std::size_t segment = 0; segment < record.groups / age_count; ++segment) {
            const Place& place = world.county->places[place_of_segment(segment)];
            if ((place.vulnerable_class != VulnerableClass::none) != vulnerable) continue;
            for (int age = first_age; age <= last_age; ++age)
                weeks += static_cast<double>(
                    record.person_weeks[static_cast<std::size_t>(year) * record.groups + group_index(segment, age)]);
        }
    return weeks / weeks_per_year;
}

struct Spell {
    int start_week = 0;
    int end_week = -1;  ///< -1: not ended
    bool censored_at_25 = false;
};

/// First spells begun under 18; re-entry within four weeks continues the spell.
std::vector<Spell> first_spells(const World& world, const EventLog& log) {
    constexpr int continues_within_weeks = 4;
    std::map<std::uint32_t, Spell> spells;
    for (const Event& event : log.events) {
        const int week = log.first_week + event.week;
        const auto found = spells.find(event.row);
        if (event.kind == EventKind::first_recruitment) {
            if (completed_age(world.population.birth_week[event.row], week) < 18) spells[event.row] = {week, -1, false};
        } else if (found == spells.end()) {
            continue;
        } else if (event.kind == EventKind::exit && found->second.end_week < 0) {
            found->second.end_week = week;
        } else if (event.kind == EventKind::aged_out && found->second.end_week < 0) {
            found->second.end_week = week;
            found->second.censored_at_25 = true;
        } else if (event.kind == EventKind::renewed_recruitment && found->second.end_week >= 0 &&
                   week - found->second.end_week <= continues_within_weeks) {
            found->second.end_week = -1;
        }
    }
    std::vector<Spell> list;
    for (const auto& entry : spells) list.push_back(entry.second);
    return list;
}

/// Kaplan-Meier share of spells ended within `weeks`.
double share_ended_within(const std::vector<Spell>& spells, int weeks, int last_week) {
    std::vector<std::pair<int, bool>> durations;  // length, ended
    for (const Spell& spell : spells) {
        const bool ended = spell.end_week >= 0 && !spell.censored_at_25;
        durations.push_back({(spell.end_week >= 0 ? spell.end_week : last_week) - spell.start_week, ended});
    }
    std::sort(durations.begin(), durations.end());
    double survival = 1;
    std::size_t at_risk = durations.size();
    for (const auto& [length, ended] : durations) {
        if (length > weeks) break;
        if (ended) survival *= 1 - 1.0 / static_cast<double>(at_risk);
        --at_risk;
    }
    return 1 - survival;
}

double mean_age_gap(const Record& record, const EventLog& log, YearRange years) {
    double sum = 0;
    double count = 0;
    for (const Recruitment& recruitment : log.recruitments) {
        const int year = record.year_of(log.first_week + recruitment.week);
        if (year < years.first || year >= years.end || recruitment.age_years >= 16 ||
            recruitment.recruiter == no_record)
            continue;
        sum += recruitment.recruiter_age_years - recruitment.age_years;
        ++count;
    }
    return ratio(sum, count);
}

double report_coverage(const World& world, const CountyState& state, YearRange years) {
    double covered = 0;
    double children = 0;
    for (int year = years.first; year < years.end; ++year) {
        std::set<std::uint32_t> reported;
        for (const Event& event : state.lives.log.events) {
            const int week = state.lives.log.first_week + event.week;
            if (event.kind == EventKind::report && state.record.year_of(week) == year &&
                completed_age(world.population.birth_week[event.row], week) <= 17)
                reported.insert(event.row);
        }
        covered += static_cast<double>(reported.size());
        children += stock_sum(state.record, {year, year + 1}, 6, 17, any_segment, any_state) /
                    std::max(1u, state.record.samples_in_year[static_cast<std::size_t>(year)]);
    }
    return ratio(covered, children);
}

double exits_under_18(const World& world, const CountyState& state, YearRange years) {
    double exits = 0;
    for (const Event& event : state.lives.log.events) {
        const int week = state.lives.log.first_week + event.week;
        const int year = state.record.year_of(week);
        if (event.kind == EventKind::exit && year >= years.first && year < years.end &&
            completed_age(world.population.birth_week[event.row], week) < 18)
            ++exits;
    }
    return exits;
}

double sample_count(const Record& record, YearRange years) {
    double count = 0;
    for (int year = years.first; year < std::min(years.end, record.years); ++year)
        count += record.samples_in_year[static_cast<std::size_t>(year)];
    return count;
}

}  // namespace

BaselineMeasures measure_baseline(const World& world, const CountyState& state, YearRange years) {
    const Record& record = state.record;
    const EventLog& log = state.lives.log;
    BaselineMeasures measures;
    measures.first_recruits_by_age.assign(age_table_size, 0);
    double vulnerable = 0;
    double rest = 0;
    double under_18 = 0;
    for (const Recruitment& recruitment : log.recruitments) {
        const int year = record.year_of(log.first_week + recruitment.week);
        if (recruitment.renewed || year < years.first || year >= years.end) continue;
        ++measures.first_recruits_by_age[recruitment.age_years];
        under_18 += recruitment.age_years < 18;
        if (recruitment.age_years < 12 || recruitment.age_years > 17) continue;
        const Place& place = world.county->places[place_of_segment(segment_of_row(world.population, recruitment.row))];
        ++(place.vulnerable_class == VulnerableClass::none ? rest : vulnerable);
    }
    const double length_years = (years.end - years.first) * weeks_per_report_year / weeks_per_year;
    measures.first_recruits_under_18_per_year = under_18 / length_years;
    measures.prevalence_involved_12_17 = ratio(stock_sum(record, years, 12, 17, any_segment, is_member),
                                               stock_sum(record, years, 12, 17, any_segment, any_state));
    measures.prevalence_fringe_13_17 = ratio(stock_sum(record, years, 13, 17, any_segment, is_fringe_or_above),
                                             stock_sum(record, years, 13, 17, any_segment, any_state));
    const double stock_under_18 = stock_sum(record, years, 6, 17, any_segment, is_member);
    measures.annual_exit_turnover_under_18 =
        ratio(exits_under_18(world, state, years) / length_years, stock_under_18 / sample_count(record, years));
    measures.first_spells_up_to_1_year =
        share_ended_within(first_spells(world, log), weeks_per_report_year, state.lives.week);
    const auto male = [](std::size_t segment) { return sex_of_segment(segment) == Sex::male; };
    measures.male_share_involved_under_18 = ratio(stock_sum(record, years, 6, 17, male, is_member), stock_under_18);
    measures.area_recruitment_ratio = ratio(ratio(vulnerable, person_years(record, years, 12, 17, world, true)),
                                            ratio(rest, person_years(record, years, 12, 17, world, false)));
    measures.recruiter_recruit_age_gap = mean_age_gap(record, log, years);
    measures.worry_report_coverage = report_coverage(world, state, years);
    for (const StockDrift& drift : burn_in_drift(record))
        measures.largest_stock_drift = std::max(measures.largest_stock_drift,
                                                drift.at_start > 0 ? std::abs(drift.at_end / drift.at_start - 1) : 0);
    return measures;
}

int modal_age(const std::vector<std::uint64_t>& first_recruits_by_age) {
    int modal = 6;
    for (int age = 6; age <= 17; ++age)
        if (first_recruits_by_age[static_cast<std::size_t>(age)] >
            first_recruits_by_age[static_cast<std::size_t>(modal)])
            modal = age;
    return modal;
}

std::vector<StockDrift> burn_in_drift(const Record& record) {
    if (record.samples.empty()) return {};
    const StockSample& first = record.samples.front();
    const StockSample* last = &first;
    for (const StockSample& sample : record.samples)
        if (sample.week <= record.first_week) last = &sample;
    const auto involved = [](const StockSample& s) { return double(s.by_involvement[2]) + s.by_involvement[3]; };
    return {{"fringe", double(first.by_involvement[1]), double(last->by_involvement[1])},
            {"involved and core", involved(first), involved(*last)},
            {"core", double(first.by_involvement[3]), double(last->by_involvement[3])},
            {"former", double(first.by_involvement[4]), double(last->by_involvement[4])},
            {"open positions", double(first.open_positions), double(last->open_positions)},
            {"positions", double(first.positions), double(last->positions)},
            {"senior core", double(first.senior_core), double(last->senior_core)},
            {"cases in progress", double(first.cases_in_progress), double(last->cases_in_progress)}};
}

}  // namespace samverkan
