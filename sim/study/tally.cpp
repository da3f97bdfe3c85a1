#include "study/tally.hpp"

#include <numeric>

namespace samverkan {
namespace {

/// Mean of a number over the samples in the reported weeks.
template <class Number>
double mean_of_samples(const RunSummary& run, Number StockSample::*number) {
    double sum = 0, count = 0;
    for (const StockSample& sample : run.samples) {
        if (sample.week < run.first_week) continue;
        sum += static_cast<double>(sample.*number);
        count += 1;
    }
    return count > 0 ? sum / count : 0;
}

/// By agency and hop over all years and areas; cases waiting at the end of the last year alone.
void add_hops(const RunSummary& run, RunTally& result) {
    for (int year = 0; year < run.years; ++year)
        for (std::size_t agency = 0; agency < service_agency_count; ++agency)
            for (std::size_t area = 0; area < run.areas; ++area)
                for (std::size_t hop = 0; hop < hop_count; ++hop)
                    if (static_cast<Hop>(hop) != Hop::waiting || year + 1 == run.years)
                        result.hops[agency][hop] += run.hops[run.hops_index(year, static_cast<ServiceAgency>(agency),
                                                                            area, static_cast<Hop>(hop))];
}

RunTally tally_run(const RunSummary& run, const SliceLayout& layout) {
    RunTally result;
    result.recruits = count_recruits(run, layout, Recruits::all);
    result.first = count_recruits(run, layout, Recruits::first);
    result.in_rate = recruits_in_rate(run, layout, Recruits::all);
    const std::vector<std::uint32_t> first_in_rate = recruits_in_rate(run, layout, Recruits::first);
    const auto slices_kept = static_cast<std::ptrdiff_t>(layout.of_year(layout.years()));
    result.first_in_rate.assign(first_in_rate.begin(), first_in_rate.begin() + slices_kept);
    result.by_quarter = recruits_by_quarter(run);
    result.recruits_hash = hash_of_recruits(run);
    result.first_under_18 = first_recruits_under_18(run);
    result.fill_probability = fill_probability(run.positions);
    result.events = run.events;
    result.stock = run.stock;
    result.open_positions = mean_of_samples(run, &StockSample::open_positions);
    result.waiting_cases = mean_of_samples(run, &StockSample::waiting_cases);
    add_hops(run, result);
    result.programmes = run.programmes;
    result.paid_sek = run.paid_sek;
    result.municipal_sek = run.municipal_sek;
    result.budget = run.budget;
    return result;
}

}  // namespace

ReplicateTally tally(const ReplicateRuns& runs, const SliceLayout& layout) {
    ReplicateTally result;
    const RunSummary& baseline = runs.live.front();
    for (const RunSummary& run : runs.live) {
        result.live.push_back(tally_run(run, layout));
        result.changed_something.push_back(run.recruits != baseline.recruits);
    }
    for (const RunSummary& run : runs.replayed) {
        result.replayed.push_back(count_recruits(run, layout, Recruits::all));
        result.replayed_by_quarter.push_back(recruits_by_quarter(run));
    }
    if (runs.probe) result.supply_elasticity = supply_elasticity(baseline.recruits.size(), runs.probe->recruits.size());
    result.person_weeks_in_rate = person_weeks_in_rate(baseline, layout);
    result.residents = mean_of_samples(baseline, &StockSample::residents);
    result.cost = runs.cost;
    return result;
}

ReplicateCost total_cost(const StudyTally& study) {
    ReplicateCost total;
    for (const ReplicateTally& replicate : study) {
        total.build_seconds += replicate.cost.build_seconds;
        total.loop_seconds += replicate.cost.loop_seconds;
        total.youth_weeks += replicate.cost.youth_weeks;
    }
    return total;
}

}  // namespace samverkan
