#pragma once
// Shootings that follow shootings: a background shooting starts a cluster, each shooting draws its retaliations by its
// own identity, with exponential lags (Hawkes and Oakes, J. Applied Probability 11 (1974) 493).
#include <cstdint>
#include <vector>

#include "core/keyed_draws.hpp"

namespace samverkan {

/// A shooting: whose key its retaliations are drawn by, and when, in days from a start.
struct Shooting {
    EntityKey key;
    double day = 0;
    std::uint32_t generation = 0;  ///< 0: of the background
};

struct ClusterRules {
    double branching = 0;       ///< retaliations that a shooting draws, mean
    double mean_lag_days = 14;  ///< from a shooting to its retaliation
    double kept_share = 1;      ///< of drawn retaliations that happen; programmes lower it

    /// Retaliations that happen per shooting: below 1, or clusters would never end.
    [[nodiscard]] double effective_branching() const { return branching * kept_share; }
};

/// Poisson number by inversion: a lower mean never gives more for the same `u`.
[[nodiscard]] std::uint32_t poisson(double mean, double u);

/// Appends the retaliations of `shooting` that happen, each with a key of its own. Fewer are drawn or kept under a
/// lower `branching` or `kept_share`, never others. Throws ContractViolation for rules that mean nothing.
void draw_retaliations(const Shooting& shooting, const ClusterRules& rules, const KeyedDraws& draws,
                       std::vector<Shooting>& retaliations);

/// The background shooting with all that follows from it up to `end_day`, by generation. effective_branching() is
/// below 1.
std::vector<Shooting> draw_cluster(const Shooting& background, const ClusterRules& rules, const KeyedDraws& draws,
                                   double end_day);

}  // namespace samverkan
