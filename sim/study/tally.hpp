#pragma once
// What is kept of every replicate for the answer: short arrays of counts, some kB a replicate.
#include <array>
#include <cstdint>
#include <vector>

#include "results/replicate_runs.hpp"
#include "results/slices.hpp"
#include "study/measures.hpp"

namespace samverkan {

/// Counts of one run.
struct RunTally {
    std::vector<std::uint32_t> recruits, first;  ///< by slice
    std::vector<std::uint32_t> in_rate;          ///< recruits aged 10-19 by slice
    std::vector<std::uint32_t> first_in_rate;    ///< for the first time; by slice, up to the last year's
    std::vector<std::uint32_t> by_quarter;       ///< recruits by quarter of 13 weeks
    std::uint64_t recruits_hash = 0;             ///< of every recruitment
    std::uint64_t first_under_18 = 0;
    double fill_probability = not_known;
    std::vector<std::array<std::uint64_t, event_kind_count>> events;  ///< by year
    std::vector<std::array<double, involvement_count>> stock;         ///< by year, mean
    double open_positions = 0, waiting_cases = 0;                     ///< means of the samples in the reported weeks
    std::array<std::array<std::uint64_t, hop_count>, service_agency_count> hops{};  ///< all years; waiting: at the end
    std::vector<ProgrammeUse> programmes;                                           ///< by deployment
    std::vector<double> paid_sek;                                                   ///< deployments x quarters x payers
    std::vector<double> municipal_sek;                                              ///< years x areas
    std::vector<BudgetUse> budget;  ///< years x payers; empty without a budget
};

struct ReplicateTally {
    std::vector<RunTally> live;                                   ///< by scenario
    std::vector<std::vector<std::uint32_t>> replayed;             ///< by scenario: recruits by slice; empty if not run
    std::vector<std::vector<std::uint32_t>> replayed_by_quarter;  ///< by scenario; empty if not run
    std::vector<bool> changed_something;  ///< by scenario: other recruitments than the baseline's
    double supply_elasticity = not_known;
    std::vector<std::uint64_t> person_weeks_in_rate;  ///< by slice; the same in all scenarios
    double residents = 0;                             ///< mean of the reported weeks
    ReplicateCost cost;
};

[[nodiscard]] ReplicateTally tally(const ReplicateRuns& runs, const SliceLayout& layout);

/// Tallies of a study, by replicate.
using StudyTally = std::vector<ReplicateTally>;

/// Work done by all replicates.
[[nodiscard]] ReplicateCost total_cost(const StudyTally& study);

}  // namespace samverkan
