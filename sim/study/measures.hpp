#pragma once
// What is read off runs: each a plain function of counts.
#include <cstdint>
#include <span>
#include <vector>

#include "results/estimate.hpp"
#include "results/replicate_runs.hpp"
#include "results/slices.hpp"

namespace samverkan {

/// Share of the elasticity probe's hazard: everybody's recruitment hazard is 10 % lower.
inline constexpr double probe_hazard_factor = 0.9;

/// Of the open positions that ended, the share that was filled rather than expired; not known if none ended.
[[nodiscard]] double fill_probability(const GangCounters& positions);

/// Recruits aged 10-19 per 1,000 residents aged 10-19 and person-year (of 52.18 weeks).
[[nodiscard]] double recruitment_rate(std::uint64_t recruits, std::uint64_t person_weeks);

/// Percent fewer recruits per percent lower hazard of everybody.
[[nodiscard]] double supply_elasticity(std::uint64_t baseline_recruits, std::uint64_t probe_recruits);

/// Recruits averted in one world: those of the baseline less those of the arm.
[[nodiscard]] double averted(std::uint32_t baseline_recruits, std::uint32_t arm_recruits);

/// Recruits at the ages of the recruitment rate, by slice.
[[nodiscard]] std::vector<std::uint32_t> recruits_in_rate(const RunSummary& run, const SliceLayout& layout,
                                                          Recruits which);
/// Person-weeks at the ages of the recruitment rate, by slice; a channel can reach everybody. 0 at other ages.
[[nodiscard]] std::vector<std::uint64_t> person_weeks_in_rate(const RunSummary& run, const SliceLayout& layout);

/// Recruits by quarter of 13 weeks, four a reported year.
inline constexpr int weeks_per_quarter = 13, quarters_per_year = weeks_per_report_year / weeks_per_quarter;
[[nodiscard]] std::vector<std::uint32_t> recruits_by_quarter(const RunSummary& run);

/// Everything known of the recruitments of a run, in order, as one number.
[[nodiscard]] std::uint64_t hash_of_recruits(const RunSummary& run);

/// First recruitments before the 18th birthday.
[[nodiscard]] std::uint64_t first_recruits_under_18(const RunSummary& run);

/// Whether nothing a scenario funds can act in its reported weeks: no money or coverage, times outside them,
/// effects switched off or all exactly none.
[[nodiscard]] bool funds_nothing(const Scenario& scenario);

}  // namespace samverkan
