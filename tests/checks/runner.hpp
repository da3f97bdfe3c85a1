#pragma once
// Runs checks: paired arms over common worlds, effects at their mode.
#include <functional>
#include <vector>

#include "checks/plan.hpp"
#include "study/parallel.hpp"

namespace samverkan::checks {

/// What one arm showed in one replicate.
struct Observation {
    double value = 0;
    double than = 0;  ///< of Check::than, else 0
    double cost_sek = 0;
};

/// Of one check: by slot and replicate, and the CPU time that it cost (runs that checks share are split).
struct Observed {
    std::vector<std::vector<Observation>> by_slot;
    double cpu_seconds = 0;
};

/// By check; empty for those that are not active. Does not depend on the number of threads but for CPU times.
[[nodiscard]] std::vector<Observed> run_checks(const std::vector<Check>& checks, Planted planted,
                                               const Workers& workers);

}  // namespace samverkan::checks
