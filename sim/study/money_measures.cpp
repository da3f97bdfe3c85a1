#include "study/money_measures.hpp"

#include <algorithm>

#include "study/statistics.hpp"

namespace samverkan {
namespace {

/// Weeks from the start to the middle of a quarter.
double middle_of(std::size_t quarter) { return (static_cast<double>(quarter) + .5) * weeks_per_cost_quarter; }

double cost_of(const RunTally& run, const Scenario& scenario, const CostPart& part, const Discounting& discounting) {
    const std::size_t cells = scenario.deployments.empty() ? 0 : run.paid_sek.size() / scenario.deployments.size();
    const std::size_t quarters = cells / payer_count;
    double sum = 0;
    for (std::size_t d = 0; d < scenario.deployments.size(); ++d) {
        if (part.programme && scenario.deployments[d].programme.index() != *part.programme) continue;
        for (std::size_t quarter = 0; quarter < quarters; ++quarter) {
            if (part.year && quarter / cost_quarters_per_year != static_cast<std::size_t>(*part.year)) continue;
            double paid = 0;
            for (std::size_t payer = 0; payer < payer_count; ++payer)
                if (!part.payer || static_cast<std::size_t>(*part.payer) == payer)
                    paid += run.paid_sek[d * cells + quarter * payer_count + payer];
            sum += paid * discounting.factor(middle_of(quarter));
        }
    }
    return sum;
}

}  // namespace

Discounting discounting_of(const Study& study) {
    return Discounting(study.social_value ? study.social_value->discount_rate_per_year : usual_discount_rate);
}

Discounting undiscounted() { return Discounting(0); }

std::vector<Payer> payers_of(const Scenario& scenario) {
    std::vector<Payer> payers;
    for (std::size_t payer = 0; payer < payer_count; ++payer) {
        const auto pays = [payer](const PayerShare& one) {
            return static_cast<std::size_t>(one.payer) == payer && one.share > 0;
        };
        const auto pays_some = [&](const Programme& programme) {
            return std::any_of(programme.payers.begin(), programme.payers.end(), pays);
        };
        if (std::any_of(scenario.programmes.begin(), scenario.programmes.end(), pays_some))
            payers.push_back(static_cast<Payer>(payer));
    }
    return payers;
}

std::vector<double> cost_by_replicate(const Study& study, const StudyTally& replicates, std::size_t scenario,
                                      const CostPart& part, const Discounting& discounting) {
    return by_replicate(replicates, [&](const ReplicateTally& r) {
        return cost_of(r.live[scenario], study.scenarios[scenario].content, part, discounting);
    });
}

std::vector<double> added_cost_by_replicate(const Study& study, const StudyTally& replicates, std::size_t arm,
                                            const std::optional<Payer>& payer, const Discounting& discounting) {
    std::vector<double> added = cost_by_replicate(study, replicates, arm, {.payer = payer}, discounting);
    const auto before = cost_by_replicate(study, replicates, 0, {.payer = payer}, discounting);
    for (std::size_t r = 0; r < added.size(); ++r) added[r] -= before[r];
    return added;
}

std::vector<double> averted_today_by_replicate(const StudyTally& replicates, std::size_t arm, Pair pair,
                                               const Discounting& discounting) {
    return by_replicate(replicates, [&](const ReplicateTally& r) {
        const auto& before = pair == Pair::net ? r.live.front().by_quarter : r.replayed_by_quarter.front();
        const auto& with = pair == Pair::net ? r.live[arm].by_quarter : r.replayed_by_quarter[arm];
        double sum = 0;
        for (std::size_t quarter = 0; quarter < before.size(); ++quarter)
            sum += averted(before[quarter], with[quarter]) * discounting.factor(middle_of(quarter));
        return sum;
    });
}

Estimate cost_per_averted(std::span<const double> cost, std::span<const double> averted) {
    const Estimate below = estimate(averted);
    if (below.has_intervals() ? !below.is_above_zero() : !(below.mean > 0)) {
        Estimate none;
        none.replicates = below.replicates;
        return none;
    }
    Estimate result = ratio_of_means(cost, averted);
    const double mean_cost = estimate(cost).mean;
    if (below.has_intervals()) result.low90 = mean_cost / below.high90;
    if (below.low90 > 0) result.high90 = mean_cost / below.low90;
    return result;
}

}  // namespace samverkan
