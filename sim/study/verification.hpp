#pragma once
// A closed model run for a file: what the kernel gives beside the map and its limit.
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "scenario/verification_file.hpp"
#include "study/closed_solution.hpp"
#include "study/parallel.hpp"

namespace samverkan {

/// Mean over replicates; its standard error is not known (NaN) for fewer than 5.
struct ReplicateMean {
    double mean = 0, standard_error = 0;

    /// Distance from `expected` in standard errors; not known where the standard error is not, or is zero.
    [[nodiscard]] double z(double expected) const;
};

/// One district, or all together, at one of the months looked at. Shares of its persons.
struct ClosedLook {
    ReplicateMean gang, absent;
    ClosedShares map, limit;
};

/// What is known of the model without running it.
struct ClosedTheory {
    std::optional<std::vector<double>> next_generation;  ///< districts x districts, by row
    std::optional<double> reproduction_number;
    std::optional<ClosedPoint> steady_by_steps, steady_continuous;
};

struct ClosedOutcome {
    std::vector<std::vector<ClosedLook>> looks;  ///< by month looked at, by district; last: all districts
    ClosedTheory theory;
    double greatest_z = 0;  ///< farthest distance of a mean from the map; not known without standard errors
    std::uint64_t person_steps = 0;
};

/// Shares of all persons, from the shares of the districts.
[[nodiscard]] ClosedShares shares_of_all(const ClosedSetup& setup, const ClosedPoint& point);

[[nodiscard]] ClosedTheory closed_theory(const ClosedSetup& setup);

/// Runs all replicates; the outcome does not depend on the number of threads. `month_done` is called after each month
/// of the map and of each replicate, from any thread; what it throws ends the work.
[[nodiscard]] ClosedOutcome verify_closed_model(const ClosedStudy& study, const Workers& workers,
                                                const std::function<void()>& month_done);

}  // namespace samverkan
