#pragma once
// The measures, each a function of a studied run; what they mean stands in the table (measure_table.hpp). Where nothing
// was at risk the value is not known (NaN). Counts a year are of the whole county: divided by the run's scale.
#include <string_view>
#include <vector>

#include "results/estimate.hpp"
#include "study/patterns/histories.hpp"

namespace samverkan {

/// Another value that the definition asks for.
struct SecondValue {
    std::string_view name;
    double value = not_known;
};

struct MeasureValue {
    double value = not_known;
    std::vector<SecondValue> also{};
    std::vector<double> counts{};  ///< to be added up over replicates, where the definition pools them
};

inline constexpr double weeks_per_measured_year = 1461.0 / 28.0;

[[nodiscard]] inline double ratio(double part, double whole) { return whole > 0 ? part / whole : not_known; }
/// A count in the window as a rate of the whole county.
[[nodiscard]] inline double per_year(const Chronicle& log, double count) {
    return ratio(count, log.window().weeks() / weeks_per_measured_year * log.scale);
}
/// (a / b) / (c / d) of a table with a and c of interest among a + b and c + d.
[[nodiscard]] inline double odds_ratio(double a, double b, double c, double d) { return ratio(a * d, b * c); }

namespace pattern_measure {

// stocks (stock_measures.cpp)
MeasureValue prevalence_involved_12_17(const StudiedRun& run);
MeasureValue prevalence_fringe_13_17(const StudiedRun& run);
MeasureValue male_share_involved_under18(const StudiedRun& run);
MeasureValue female_share_fringe_13_17(const StudiedRun& run);
MeasureValue annual_exit_turnover_under18(const StudiedRun& run);

// recruitment (recruitment_measures.cpp)
MeasureValue area_recruitment_ratio(const StudiedRun& run);
MeasureValue gini_recruitment_areas(const StudiedRun& run);
MeasureValue channel_share_street(const StudiedRun& run);
MeasureValue channel_share_school(const StudiedRun& run);
MeasureValue channel_share_online(const StudiedRun& run);
MeasureValue modal_first_recruitment_age(const StudiedRun& run);
MeasureValue recruiter_recruit_age_gap(const StudiedRun& run);
MeasureValue recruits_per_year(const StudiedRun& run);
MeasureValue recruits_per_year_under18(const StudiedRun& run);
MeasureValue summer_recruitment_ratio(const StudiedRun& run);
/// Of counts by age added up over replicates.
double modal_age(const std::vector<double>& first_recruits_by_age);

// spells (spell_measures.cpp)
MeasureValue first_spells_up_to_1y(const StudiedRun& run);
MeasureValue first_spells_at_least_4y(const StudiedRun& run);
MeasureValue spell_survival_2y(const StudiedRun& run);
MeasureValue exit_hazard_tenure_ratio(const StudiedRun& run);
MeasureValue reentry_within_2y(const StudiedRun& run);
MeasureValue remaining_stay_ratio_embeddedness(const StudiedRun& run);

// who joins, and who is tied to whom (risk_measures.cpp)
MeasureValue assortativity_involvement(const StudiedRun& run);
MeasureValue join_odds_many_vs_few_risk_factors(const StudiedRun& run);
MeasureValue sibling_odds(const StudiedRun& run);

// offences (offence_measures.cpp)
MeasureValue co_offending_share(const StudiedRun& run);
MeasureValue offending_ratio_member_nonmember(const StudiedRun& run);
MeasureValue offences_ratio_after_age_limit_change(const StudiedRun& run);
MeasureValue top1pct_violence_share(const StudiedRun& run);

// shootings (shooting_measures.cpp)
MeasureValue shootings_per_year(const StudiedRun& run);
MeasureValue deaths_per_year(const StudiedRun& run);
MeasureValue shooting_area_rate_ratio(const StudiedRun& run);
MeasureValue near_repeat_ratio(const StudiedRun& run);
MeasureValue retaliation_branching_ratio(const StudiedRun& run);
MeasureValue retaliation_mean_lag_days(const StudiedRun& run);

// who shoots and who is shot (shooter_measures.cpp)
MeasureValue executors_mean_age(const StudiedRun& run);
MeasureValue under18_share_shooters(const StudiedRun& run);
MeasureValue under18_share_fatal_over_all(const StudiedRun& run);
MeasureValue prior_social_contact_most_violent(const StudiedRun& run);
MeasureValue victim_odds_per_network_step(const StudiedRun& run);
MeasureValue victims_in_largest_component(const StudiedRun& run);

// services (service_measures.cpp)
MeasureValue bup_first_visit_within_30_days(const StudiedRun& run);
MeasureValue sis_placements_per_year(const StudiedRun& run);
MeasureValue worry_report_coverage(const StudiedRun& run);
MeasureValue worry_reports_per_1000(const StudiedRun& run);

}  // namespace pattern_measure
}  // namespace samverkan
