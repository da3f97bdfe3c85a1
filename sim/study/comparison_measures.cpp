#include "study/comparison_measures.hpp"

#include <algorithm>
#include <cmath>

#include "study/statistics.hpp"

namespace samverkan {
namespace {

/// Of [from, to) the weeks in which the deployment is funded.
int funded_weeks(const Deployment& deployment, int from, int to) {
    const auto shared = [&](int first, int end) { return std::max(0, std::min(to, end) - std::max(from, first)); };
    int weeks = shared(deployment.from_week, deployment.to_week);
    for (const WeekWindow& window : deployment.repeats) weeks += shared(window.from_week, window.to_week);
    return weeks;
}

/// What a scenario's budget gives each payer in each year.
SekByPayerAndYear allotment_of(const Budget& budget, const Scenario& scenario) {
    SekByPayerAndYear allotment;
    const int end_week = std::min(budget.to_week, scenario.start_week + scenario.weeks);
    for (std::size_t year = 0; year < budget.years.size(); ++year) {
        const int from = scenario.start_week + static_cast<int>(year) * weeks_per_report_year;
        const int weeks = std::min(end_week, from + weeks_per_report_year) - std::max(budget.from_week, from);
        for (std::size_t payer = 0; weeks > 0 && payer < payer_count; ++payer)
            if (const double sek = budget.years[year][payer]; sek > 0)
                allotment[{static_cast<Payer>(payer), static_cast<int>(year)}] = sek * weeks / weeks_per_report_year;
    }
    return allotment;
}

/// Nothing where the money is not stated beforehand: it follows from places, coverage or a trigger.
std::optional<SekByPayerAndYear> allotment_of(const Scenario& scenario) {
    if (scenario.budget) return allotment_of(*scenario.budget, scenario);
    SekByPayerAndYear budget;
    const int end_week = scenario.start_week + scenario.weeks;
    for (const Deployment& deployment : scenario.deployments) {
        if (!deployment.cost_sek_per_year || deployment.trigger) return std::nullopt;
        for (const PayerShare& payer : scenario.programmes[deployment.programme.index()].payers)
            for (int from = scenario.start_week, year = 0; from < end_week; from += weeks_per_report_year, ++year) {
                const int weeks = funded_weeks(deployment, from, std::min(from + weeks_per_report_year, end_week));
                if (weeks > 0)
                    budget[{payer.payer, year}] +=
                        payer.share * *deployment.cost_sek_per_year * weeks / weeks_per_report_year;
            }
    }
    return budget;
}

/// Equal but for rounding.
bool same_money(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::fmax(std::fabs(a), std::fabs(b)); }

}  // namespace

std::vector<double> recruits_by_replicate(const StudyTally& study, std::size_t scenario) {
    return by_replicate(study, [&](const ReplicateTally& r) { return r.live[scenario].recruits.front(); });
}

std::vector<double> averted_by_replicate(const StudyTally& study, std::size_t arm, std::size_t slice, Pair pair) {
    return by_replicate(study, [&](const ReplicateTally& r) {
        return pair == Pair::net ? averted(r.live.front().recruits[slice], r.live[arm].recruits[slice])
                                 : averted(r.replayed.front()[slice], r.replayed[arm][slice]);
    });
}

std::vector<double> averted_more_by_replicate(const StudyTally& study, std::size_t arm, std::size_t other) {
    return by_replicate(study, [&](const ReplicateTally& r) {
        return averted(r.live[other].recruits.front(), r.live[arm].recruits.front());
    });
}

CumulativeAverted cumulative_averted(const Study& study, const StudyTally& replicates, std::size_t arm,
                                     std::size_t other) {
    CumulativeAverted result;
    const int reported = study.baseline().weeks;
    std::vector<double> sum(replicates.size(), 0);
    for (int quarter = 0; quarter * weeks_per_quarter < reported; ++quarter) {
        const auto at = static_cast<std::size_t>(quarter);
        for (std::size_t r = 0; r < replicates.size(); ++r)
            sum[r] += averted(replicates[r].live[other].by_quarter[at], replicates[r].live[arm].by_quarter[at]);
        result.weeks.push_back(std::min((quarter + 1) * weeks_per_quarter, reported));
        result.estimate.push_back(estimate(sum));
    }
    return result;
}

double weeks_until_effect_shows(const CumulativeAverted& cumulative) {
    if (cumulative.estimate.empty() || !cumulative.estimate.back().differs_from_zero()) return not_known;
    const bool above = cumulative.estimate.back().is_above_zero();
    std::size_t first = cumulative.estimate.size() - 1;
    const auto shows = [&](const Estimate& one) { return above ? one.is_above_zero() : one.is_below_zero(); };
    while (first > 0 && shows(cumulative.estimate[first - 1])) --first;
    return cumulative.weeks[first];
}

std::optional<SekByPayerAndYear> budget_difference(const Scenario& a, const Scenario& b) {
    const std::optional<SekByPayerAndYear> of_a = allotment_of(a), of_b = allotment_of(b);
    if (!of_a || !of_b) return std::nullopt;
    SekByPayerAndYear sums = *of_a;
    for (const auto& [key, sek] : *of_b) sums[key] -= sek;
    std::erase_if(sums, [&](const auto& entry) {
        const auto in_b = of_b->find(entry.first);
        return in_b == of_b->end() ? entry.second == 0 : same_money(in_b->second + entry.second, in_b->second);
    });
    return sums;
}

bool have_equal_budgets(const Scenario& a, const Scenario& b) {
    const std::optional<SekByPayerAndYear> difference = budget_difference(a, b);
    return difference && difference->empty();
}

}  // namespace samverkan
