#pragma once
// The runs of one replicate: every scenario over the same world.
#include <cstdint>
#include <optional>
#include <vector>

#include "results/run_summary.hpp"

namespace samverkan {

/// What a replicate cost.
struct ReplicateCost {
    double build_seconds = 0, loop_seconds = 0;  ///< CPU time of building worlds, and of the weekly loops
    std::uint64_t youth_weeks = 0;               ///< residents x weeks simulated, burn-in and all branches
};

struct ReplicateRuns {
    std::uint32_t replicate = 0;
    std::vector<RunSummary> live;      ///< by scenario: gangs answer to what happens
    std::vector<RunSummary> replayed;  ///< by scenario: gangs act as in the baseline; empty if not run
    std::optional<RunSummary> probe;   ///< baseline with a lower recruitment hazard of everybody
    ReplicateCost cost;
};

}  // namespace samverkan
