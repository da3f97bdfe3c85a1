#pragma once
// What is read off runs: each a plain function of counts.
#include <cstdint>
#include <span>

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

/// Recruits and person-weeks at the ages of the recruitment rate, in `year` (-1: all reported years).
[[nodiscard]] std::uint64_t recruits_in_rate(const RunSummary& run, int year, Recruits which);
[[nodiscard]] std::uint64_t person_weeks_in_rate(const RunSummary& run, int year);

/// First recruitments before the 18th birthday.
[[nodiscard]] std::uint64_t first_recruits_under_18(const RunSummary& run);

/// Whether nothing a scenario funds can act in its reported weeks: no money or coverage, times outside them,
/// effects switched off or all exactly none.
[[nodiscard]] bool funds_nothing(const Scenario& scenario);

}  // namespace samverkan
