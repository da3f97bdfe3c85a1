#pragma once
// The closed model of any number of districts, solved: its map by steps, its continuous limit, the next-generation
// matrix and the steady states (docs/methods/closed-model.md).
#include <optional>
#include <vector>

#include "model/closed_model.hpp"

namespace samverkan {

/// Shares of a district's persons in the gang and absent; the others are susceptible.
struct ClosedShares {
    double gang = 0, absent = 0;
    [[nodiscard]] double susceptible() const { return 1 - gang - absent; }
};

/// One entry a district.
using ClosedPoint = std::vector<ClosedShares>;

/// Where the model starts: shares as rounded to persons.
[[nodiscard]] ClosedPoint start_of(const ClosedSetup& setup);

/// One step of an infinite population.
[[nodiscard]] ClosedPoint next_point(const ClosedSetup& setup, const ClosedPoint& now);

/// The continuous limit `months` later, to about ten digits (Dormand and Prince 1980).
[[nodiscard]] ClosedPoint limit_after(const ClosedSetup& setup, const ClosedPoint& now, double months);

/// Members that a member of district j brings about in i over a stay, absences and rejoining included, among
/// susceptibles only: row i, column j, as shares of each district. Continuous limit. No value if a stay of
/// some district never ends. Source: Diekmann, Heesterbeek and Metz, J. Math. Biol. 28 (1990) 365.
[[nodiscard]] std::optional<std::vector<double>> next_generation_matrix(const ClosedSetup& setup);

/// Largest eigenvalue of a matrix without negative elements, by row; to about ten digits.
[[nodiscard]] std::optional<double> spectral_radius(const std::vector<double>& matrix);

enum class Stepping { by_steps, continuous };

/// The steady state with the largest gangs, of the map or of its limit: nobody in the gang if the reproduction number
/// is at most 1. No value where absences never end, where it depends on the start, or where it is too near
/// to critical to be found.
[[nodiscard]] std::optional<ClosedPoint> steady_state(const ClosedSetup& setup, Stepping stepping);

}  // namespace samverkan
