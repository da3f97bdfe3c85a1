#pragma once
// What a check reads off a run.
#include "checks/check.hpp"
#include "results/run_summary.hpp"

namespace samverkan::checks {

/// A finished run of an arm, with what is known of it only while it runs.
struct FinishedRun {
    const World& world;
    const CountyState& state;
    const Scenario& scenario;
    RunSummary summary;
    std::uint64_t broken_weeks = 0;
};

/// Where nothing was funded, delivered or stocked the value is 0.
[[nodiscard]] double measured(const Measure& measure, const FinishedRun& run);

/// Everything that is a life (test::lives_of), of everybody, as one number.
[[nodiscard]] std::uint64_t hash_of_lives(const World& world, const CountyState& state);

}  // namespace samverkan::checks
