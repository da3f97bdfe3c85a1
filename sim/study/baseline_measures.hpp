#pragma once
// The calibration patterns that this model can answer, measured on one run's events and stocks.
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/run.hpp"

namespace samverkan {

/// Reported years [first, end) of a run.
struct YearRange {
    int first = 2, end = 5;
};

/// Measures as defined in configs/stockholm/patterns.json; NaN-free: 0 where nothing was at risk.
struct BaselineMeasures {
    double prevalence_involved_12_17 = 0;              ///< C01, share
    double prevalence_fringe_13_17 = 0;                ///< C02, fringe or above, share
    std::vector<std::uint64_t> first_recruits_by_age;  ///< by completed age 0..24, in the years
    double annual_exit_turnover_under_18 = 0;          ///< C04, per year
    double first_spells_up_to_1_year = 0;              ///< C05, Kaplan-Meier share
    double male_share_involved_under_18 = 0;           ///< C06
    double area_recruitment_ratio = 0;                 ///< C08, vulnerable places / rest, ages 12-17
    double recruiter_recruit_age_gap = 0;              ///< C09, years, recruits under 16
    double worry_report_coverage = 0;                  ///< C12, share of 6-17 with a report in a year
    double first_recruits_under_18_per_year = 0;
    double largest_stock_drift = 0;  ///< over burn-in, relative; see stock_drift
};

BaselineMeasures measure_baseline(const World& world, const CountyState& state, YearRange years);

/// Modal age 6-17 of first recruitment; ties: the lower.
int modal_age(const std::vector<std::uint64_t>& first_recruits_by_age);

/// Relative change of a stock between the first sample of the run and that at the end of the burn-in.
struct StockDrift {
    std::string_view stock;
    double at_start = 0, at_end = 0;
};
std::vector<StockDrift> burn_in_drift(const Record& record);

}  // namespace samverkan
