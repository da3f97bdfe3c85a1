// Numbers of pairs: an arm and the baseline, an arm and another arm.
#include <map>
#include <optional>

#include "results/joined.hpp"
#include "study/statistics.hpp"
#include "study/summary_writer.hpp"

namespace samverkan {
namespace {

constexpr std::string_view share = "1", weeks_unit = "weeks", replicates_unit = "replicates";

void add_averted_by_slice(SummaryWriter& writer, std::size_t arm) {
    for (std::size_t slice = 0; slice < writer.layout().size(); ++slice) {
        const auto net = averted_by_replicate(writer.replicates(), arm, slice, Pair::net);
        writer.add_slice(arm, measure::averted_net, slice, estimate(net));
        const auto first = [&](const ReplicateTally& r) {
            return averted(r.live.front().first[slice], r.live[arm].first[slice]);
        };
        writer.add_slice(arm, measure::averted_first, slice, estimate(by_replicate(writer.replicates(), first)));
        if (writer.study().has_gross())
            writer.add_slice(arm, measure::averted_gross, slice,
                             estimate(averted_by_replicate(writer.replicates(), arm, slice, Pair::gross)));
    }
}

void add_cumulative(SummaryWriter& writer, std::size_t arm) {
    const CumulativeAverted cumulative = cumulative_averted(writer.study(), writer.replicates(), arm);
    for (std::size_t quarter = 0; quarter < cumulative.weeks.size(); ++quarter)
        writer.add(arm, measure::averted_cumulative, {}, cumulative.estimate[quarter], persons_unit,
                   std::to_string(cumulative.weeks[quarter]));
    writer.add_figure(arm, measure::effect_shows_after, weeks_until_effect_shows(cumulative), weeks_unit);
}

/// Share of recruits averted gross that gangs replace; not known unless recruits averted gross are above zero.
Estimate replaced_share(std::span<const double> net, std::span<const double> gross) {
    const Estimate kept = ratio_of_means(net, gross);
    Estimate replaced = kept;
    replaced.mean = 1 - kept.mean;
    replaced.mean_low90 = 1 - kept.mean_high90;
    replaced.mean_high90 = 1 - kept.mean_low90;
    return estimate(gross).mean > 0 ? replaced : Estimate{};
}

/// By how much the money of two arms differs: in all, by payer, by year, and by both. Nothing where it does not, or where
/// it is not stated beforehand. At a scale below 1 of that share of the county, as all costs are.
void add_budget_difference(SummaryWriter& writer, std::size_t arm, std::size_t other) {
    const auto difference =
        budget_difference(writer.study().scenarios[arm].content, writer.study().scenarios[other].content);
    if (!difference) return;
    const std::string name(writer.slug(other));
    std::map<std::pair<std::string, std::optional<int>>, double> sums;
    for (const auto& [key, sek] : *difference) {
        const std::string with_payer = joined({name, " ", name_of(key.first)});
        for (const std::string& detail : {name, with_payer})
            for (const std::optional<int> year : {std::optional<int>(), std::optional<int>(key.second)})
                sums[{detail, year}] += sek * writer.study().scale;
    }
    for (const auto& [key, sek] : sums) {
        Estimate figure;
        figure.replicates = writer.replicates().size();
        figure.mean = sek;
        writer.add(arm, measure::allotted_more_than_sek, {.year = key.second}, figure, "SEK", key.first);
    }
}

}  // namespace

void add_comparison_with_baseline(SummaryWriter& writer, std::size_t arm) {
    const StudyTally& replicates = writer.replicates();
    const std::size_t all = writer.layout().total();
    add_averted_by_slice(writer, arm);
    const auto net = averted_by_replicate(replicates, arm, all, Pair::net);
    writer.add(arm, measure::averted_share, {}, ratio_of_means(net, recruits_by_replicate(replicates, 0)), share);
    writer.add(arm, measure::probability_averts, {}, share_above_zero(net), share);
    writer.add_figure(arm, measure::replicates_for_sign, replicates_for_sign(estimate(net)), replicates_unit);
    add_cumulative(writer, arm);
    add_cost_per_averted(writer, arm);
    if (!writer.study().has_gross()) return;
    const auto gross = averted_by_replicate(replicates, arm, all, Pair::gross);
    writer.add(arm, measure::probability_averts_gross, {}, share_above_zero(gross), share);
    writer.add(arm, measure::replaced_share, {}, replaced_share(net, gross), share);
}

void add_comparison_with_arms(SummaryWriter& writer, std::size_t arm) {
    for (std::size_t other = 1; other < writer.study().scenarios.size(); ++other) {
        if (other == arm) continue;
        const auto more = averted_more_by_replicate(writer.replicates(), arm, other);
        const std::string_view name = writer.slug(other);
        writer.add(arm, measure::averted_more_than, {}, estimate(more), persons_unit, name);
        writer.add(arm, measure::probability_beats, {}, share_above_zero(more), share, name);
        writer.add_figure(arm, measure::replicates_for_sign, replicates_for_sign(estimate(more)), replicates_unit,
                          name);
        add_budget_difference(writer, arm, other);
    }
}

}  // namespace samverkan
