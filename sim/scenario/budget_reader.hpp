#pragma once
// A scenario's budget: how a sum is split over payers, whether it is promised more than once, and what it cannot pay.
#include <optional>
#include <vector>

#include "scenario/scenario_file.hpp"

namespace samverkan {

/// The budget of a scenario whose deployments are resolved; `entries` are theirs. Nothing without a budget.
/// A sum without payers is split, year by year, by what the programmes cost each payer: first what they state, then
/// what their places and numbers need, as far as it goes; the rest evenly over programmes that state neither, or, where
/// there are none, in the same proportions.
[[nodiscard]] std::optional<Budget>
read_budget(const ScenarioFile& file, const std::vector<const FundingEntry*>& entries, const Scenario& scenario);

/// What the deployments cost a year while they are funded, by payer, as far as money, places or numbers say it;
/// `open` counts those of which it cannot be told.
struct PlannedCost {
    PayerSek payers{};
    std::size_t open = 0;
};
[[nodiscard]] PlannedCost planned_cost(const Scenario& scenario);

/// Reports money that is promised more than once (E066), places that it cannot pay (W005) and programmes that it pays
/// nothing of (W001). True, by deployment: nothing of it can be paid.
[[nodiscard]] std::vector<bool> check_budget(const ScenarioFile& file, const std::vector<const FundingEntry*>& entries,
                                             const Scenario& scenario);

}  // namespace samverkan
