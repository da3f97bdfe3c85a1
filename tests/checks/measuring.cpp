#include "checks/measuring.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "results/slices.hpp"
#include "study/measures.hpp"
#include "support/lives.hpp"

namespace samverkan::checks {
namespace {

constexpr int served = -1;

std::uint64_t mixed(std::uint64_t value) {  // the finaliser of splitmix64
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

bool in_weeks(const Measure& measure, int week) { return week >= measure.from_week && week < measure.to_week; }

bool in_areas(const Measure& measure, std::size_t area) {
    return measure.areas.empty() ||
           std::any_of(measure.areas.begin(), measure.areas.end(), [&](AreaId one) { return one.index() == area; });
}

bool counts(const Measure& measure, const RecruitRecord& recruit) {
    const bool kind = measure.of == Quantity::recruits || recruit.renewed == (measure.of == Quantity::renewed_recruits);
    return kind && in_weeks(measure, recruit.week) && recruit.age_years >= measure.first_age &&
           recruit.age_years <= measure.last_age && in_areas(measure, recruit.area) &&
           (!measure.channel || recruit.channel == *measure.channel);
}

double recruits(const Measure& measure, const FinishedRun& run) {
    return static_cast<double>(std::count_if(run.summary.recruits.begin(), run.summary.recruits.end(),
                                             [&](const RecruitRecord& one) { return counts(measure, one); }));
}

double events(const Measure& measure, const FinishedRun& run) {
    const EventLog& log = run.state.lives.log;
    double count = 0;
    for (const Event& event : log.events) {
        const int week = log.first_week + event.week - run.summary.first_week;
        if (event.kind != *measure.event || week < 0 || !in_weeks(measure, week)) continue;
        if (!measure.areas.empty()) {
            const std::size_t segment = segment_of_row(run.world.population, event.row);
            if (!in_areas(measure, run.world.county->places[place_of_segment(segment)].area.index())) continue;
        }
        count += 1;
    }
    return count;
}

/// Person-years of those meant, in the weeks meant.
double person_years(const Measure& measure, const FinishedRun& run) {
    const RunSummary& summary = run.summary;
    double weeks = 0;
    for (int year = 0; year < summary.years; ++year)
        for (std::size_t area = 0; area < summary.areas; ++area)
            for (const Sex sex : {Sex::male, Sex::female})
                for (int age = measure.first_age; age <= measure.last_age && in_areas(measure, area); ++age)
                    weeks += summary.person_weeks[summary.person_weeks_index(year, area, sex, age)];
    const int reported = run.scenario.weeks;
    const double share = static_cast<double>(std::min(measure.to_week, reported) - measure.from_week) / reported;
    return weeks * share / weeks_per_person_year;
}

/// Mean of the samples in the weeks meant; per 1,000 residents if so asked.
template <class Number>
double mean_stock(const Measure& measure, const FinishedRun& run, Number number) {
    double sum = 0, samples = 0;
    for (const StockSample& sample : run.summary.samples) {
        const int week = sample.week - run.summary.first_week;
        if (week < 0 || !in_weeks(measure, week)) continue;
        sum += static_cast<double>(number(sample)) * (measure.per_1000 ? 1000.0 / sample.residents : 1.0);
        samples += 1;
    }
    return samples > 0 ? sum / samples : 0;
}

double of_involvement(const Measure& measure, const FinishedRun& run, std::initializer_list<Involvement> meant) {
    return mean_stock(measure, run, [&](const StockSample& sample) {
        std::uint32_t count = 0;
        for (const Involvement one : meant) count += sample.by_involvement[static_cast<std::size_t>(one)];
        return count;
    });
}

template <class Number>
double of_programmes(const Measure& measure, const FinishedRun& run, Number number) {
    double sum = 0;
    for (std::size_t i = 0; i < run.scenario.deployments.size(); ++i) {
        const Programme& programme = run.scenario.programmes[run.scenario.deployments[i].programme.index()];
        if (measure.programme.empty() || programme.id == measure.programme) sum += number(run.summary.programmes[i]);
    }
    return sum;
}

template <class Counts>
double attacks(const Measure& measure, const FinishedRun& run, Counts counts) {
    const Lives& lives = run.state.lives;
    double count = 0;
    for (const AttackEvent& attack : lives.violence.attacks) {
        const int week = lives.log.first_week + attack.week - run.summary.first_week;
        if (week < 0 || !in_weeks(measure, week)) continue;
        if (!in_areas(measure, run.world.county->places[attack.place.index()].area.index())) continue;
        count += counts(attack);
    }
    return count;
}

/// From a youth's last report before it to the start of a first service, in the weeks meant.
double weeks_to_first_service(const Measure& measure, const FinishedRun& run) {
    const EventLog& log = run.state.lives.log;
    std::unordered_map<std::uint32_t, int> reported;  // week; none: served
    double sum = 0, count = 0;
    for (const Event& event : log.events) {
        const int week = log.first_week + event.week - run.summary.first_week;
        if (event.kind == EventKind::report && week >= 0) {
            const auto [place, first] = reported.try_emplace(event.row, week);
            if (!first && place->second != served) place->second = week;
        }
        if (event.kind != EventKind::service_start) continue;
        const auto found = reported.find(event.row);
        if (found == reported.end() || found->second == served) continue;
        if (in_weeks(measure, week)) {
            sum += week - found->second;
            count += 1;
        }
        found->second = served;
    }
    return count > 0 ? sum / count : 0;
}

/// Sums of counts over slices against the whole: 0 if nothing is counted twice or left out.
double parts_off(const RunSummary& summary) {
    const SliceLayout layout(summary.years, summary.areas);
    double off = 0;
    for (const Recruits which : {Recruits::all, Recruits::first, Recruits::renewed}) {
        const std::vector<std::uint32_t> count = count_recruits(summary, layout, which);
        const auto add = [&](std::size_t parts, auto index) {
            double sum = 0;
            for (std::size_t i = 0; i < parts; ++i) sum += count[index(i)];
            off += std::fabs(sum - count[layout.total()]);
        };
        add(static_cast<std::size_t>(summary.years),
            [&](std::size_t i) { return layout.of_year(static_cast<int>(i)); });
        add(age_band_count, [&](std::size_t i) { return layout.of_age_band(i); });
        add(sex_count, [&](std::size_t i) { return layout.of_sex(static_cast<Sex>(i)); });
        add(channel_count, [&](std::size_t i) { return layout.of_channel(static_cast<Channel>(i)); });
        add(summary.areas, [&](std::size_t i) { return layout.of_area(i); });
    }
    std::uint64_t first = 0, renewed = 0;
    for (const auto& year : summary.events) {
        first += year[static_cast<std::size_t>(EventKind::first_recruitment)];
        renewed += year[static_cast<std::size_t>(EventKind::renewed_recruitment)];
    }
    return off + std::fabs(static_cast<double>(first + renewed) - static_cast<double>(summary.recruits.size()));
}

}  // namespace

std::uint64_t hash_of_lives(const World& world, const CountyState& state) {
    std::uint64_t hash = 0;
    for (const auto& [identity, life] : test::lives_of(world, state)) {
        hash = mixed(hash + identity);
        for (const std::uint64_t part : life) hash = mixed(hash + part + 1);
    }
    return hash;
}

double measured(const Measure& measure, const FinishedRun& run) {
    const RunSummary& summary = run.summary;
    double value = 0;
    switch (measure.of) {
    case Quantity::recruits:
    case Quantity::first_recruits:
    case Quantity::renewed_recruits:
        value = recruits(measure, run);
        break;
    case Quantity::events:
        value = events(measure, run);
        break;
    case Quantity::fringe:
        return of_involvement(measure, run, {Involvement::fringe});
    case Quantity::involved:
        return of_involvement(measure, run, {Involvement::involved, Involvement::core});
    case Quantity::core:
        return of_involvement(measure, run, {Involvement::core});
    case Quantity::former:
        return of_involvement(measure, run, {Involvement::former});
    case Quantity::senior_core:
        return mean_stock(measure, run, [](const StockSample& one) { return one.senior_core; });
    case Quantity::positions:
        return mean_stock(measure, run, [](const StockSample& one) { return one.positions; });
    case Quantity::open_positions:
        return mean_stock(measure, run, [](const StockSample& one) { return one.open_positions; });
    case Quantity::waiting_cases:
        return mean_stock(measure, run, [](const StockSample& one) { return one.waiting_cases; });
    case Quantity::cases_in_progress:
        return mean_stock(measure, run, [](const StockSample& one) { return one.cases_in_progress; });
    case Quantity::away:
        return mean_stock(measure, run, [](const StockSample& one) {
            return std::accumulate(one.away.begin(), one.away.end(), std::uint32_t{0});
        });
    case Quantity::waiting_for_place:
        return mean_stock(measure, run, [](const StockSample& one) { return one.waiting_for_place; });
    case Quantity::fill_probability:
        return fill_probability(summary.positions);
    case Quantity::weeks_to_first_service:
        return weeks_to_first_service(measure, run);
    case Quantity::shootings:
        value = attacks(measure, run, [](const AttackEvent& one) { return one.kind == AttackKind::shooting; });
        break;
    case Quantity::foiled_plots:
        value = attacks(measure, run, [](const AttackEvent& one) { return one.kind == AttackKind::foiled_plot; });
        break;
    case Quantity::killed:
        value = attacks(measure, run, [](const AttackEvent& one) { return one.harm == Harm::killed; });
        break;
    case Quantity::cost_sek:
        return of_programmes(measure, run, [](const ProgrammeUse& one) { return one.cost_sek; });
    case Quantity::delivered_units:
        return of_programmes(measure, run, [](const ProgrammeUse& one) { return one.delivered_units; });
    case Quantity::programme_starts:
        return of_programmes(measure, run, [](const ProgrammeUse& one) { return static_cast<double>(one.starts); });
    case Quantity::lives:
        return static_cast<double>(hash_of_lives(run.world, run.state) >> 12);  // exact in a double
    case Quantity::broken_weeks:
        return static_cast<double>(run.broken_weeks);
    case Quantity::parts_off:
        return parts_off(summary);
    }
    return measure.per_1000 ? 1000 * value / person_years(measure, run) : value;
}

}  // namespace samverkan::checks
