#pragma once
// The one table of numbers behind every sentence, table and export of a study.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "results/estimate.hpp"
#include "results/slices.hpp"

namespace samverkan {

/// Names of measures, as in summary.csv and docs/file-format.md.
namespace measure {
inline constexpr std::string_view recruits = "recruits", recruits_first = "recruits_first",
                                  recruits_renewed = "recruits_renewed",
                                  first_recruits_under_18 = "first_recruits_under_18",
                                  recruitment_rate = "recruitment_rate",
                                  recruitment_rate_first = "recruitment_rate_first",
                                  recruitment_rate_renewed = "recruitment_rate_renewed", averted_net = "averted_net",
                                  averted_gross = "averted_gross", averted_first = "averted_first",
                                  averted_cumulative = "averted_net_cumulative", averted_share = "averted_share",
                                  averted_more_than = "averted_more_than", replaced_share = "replaced_share",
                                  probability_averts = "probability_averts",
                                  probability_averts_gross = "probability_averts_gross",
                                  probability_beats = "probability_beats", replicates_for_sign = "replicates_for_sign",
                                  effect_shows_after = "effect_shows_after_weeks",
                                  fill_probability = "fill_probability", supply_elasticity = "supply_elasticity",
                                  residents = "residents", cost_sek = "cost_sek", delivered_units = "delivered_units",
                                  total_cost_sek = "total_cost_sek", payer_share = "payer_share",
                                  cost_per_averted_sek = "cost_per_averted_sek", programme_starts = "programme_starts",
                                  open_positions = "open_positions", waiting_cases = "waiting_cases",
                                  help_mean_wait_weeks = "help_mean_wait_weeks";
// Joint action against the same money apart, in the row of the joint arm.
inline constexpr std::string_view coordination_threshold = "coordination_threshold",
                                  share_without_threshold = "share_without_threshold",
                                  coordination_threshold_of_means = "coordination_threshold_of_means",
                                  joint_shows_after = "joint_shows_after_weeks",
                                  joint_spends_more_sek = "joint_spends_more_sek",
                                  averted_more_filled_less_often = "averted_more_filled_less_often",
                                  averted_more_filled_more_often = "averted_more_filled_more_often",
                                  arrests_averted_last_year = "arrests_averted_last_year",
                                  arrests_year_to_year_sd = "arrests_year_to_year_sd";
// Money. Details: a payer, or a programme (another scenario) and a payer with a blank between.
inline constexpr std::string_view payer_cost_sek = "payer_cost_sek",
                                  programme_payer_cost_sek = "programme_payer_cost_sek",
                                  municipality_cost_sek = "municipality_cost_sek",
                                  total_cost_discounted_sek = "total_cost_discounted_sek",
                                  averted_net_discounted = "averted_net_discounted",
                                  cost_per_averted_gross_sek = "cost_per_averted_gross_sek",
                                  cost_per_averted_discounted_sek = "cost_per_averted_discounted_sek",
                                  cost_per_averted_gross_discounted_sek = "cost_per_averted_gross_discounted_sek",
                                  payer_cost_per_averted_sek = "payer_cost_per_averted_sek",
                                  budget_allotted_sek = "budget_allotted_sek", budget_spent_sek = "budget_spent_sek",
                                  budget_unspent_sek = "budget_unspent_sek",
                                  allotted_more_than_sek = "allotted_more_than_sek",
                                  share_of_baseline_budget = "share_of_baseline_budget",
                                  social_value_sek = "social_value_sek", social_value_low_sek = "social_value_low_sek",
                                  social_value_high_sek = "social_value_high_sek",
                                  net_social_value_sek = "net_social_value_sek";
}  // namespace measure

/// Fewer than this many recruits (mean over worlds) in an area's cell are not shown.
inline constexpr double smallest_count_shown = 5;

struct SummaryRow {
    std::string scenario;  ///< slug
    std::string measure;
    std::string detail;  ///< programme, payer, other scenario or weeks from the start, where the measure has several
    Slice slice;
    Estimate estimate;
    std::string unit;
    bool masked = false;  ///< too few recruits in an area's cell
};

class SummaryTable {
public:
    /// Scenario, measure, slice and detail together occur once.
    void add(SummaryRow row);
    [[nodiscard]] const std::vector<SummaryRow>& rows() const { return rows_; }
    /// The row, or nullptr.
    [[nodiscard]] const SummaryRow* find(std::string_view scenario, std::string_view measure, const Slice& slice = {},
                                         std::string_view detail = {}) const;
    /// The estimate of a row that must exist.
    [[nodiscard]] const Estimate& at(std::string_view scenario, std::string_view measure, const Slice& slice = {},
                                     std::string_view detail = {}) const;

private:
    std::vector<SummaryRow> rows_;
    std::unordered_map<std::string, std::size_t> index_;  ///< of a row by what identifies it
};

/// A number with ten significant digits, as short as it gets; empty if it is not known.
[[nodiscard]] std::string exported_number(double value);

/// summary.csv: one row a line; years count from 1, empty cells mean all. Masked rows have empty numbers.
/// Columns: docs/comparison.md.
[[nodiscard]] std::string summary_csv(const SummaryTable& table, const County& county);

}  // namespace samverkan
