#pragma once
// Lines and the page that say what was claimed and what was found.
#include <string>
#include <vector>

#include "checks/verdict.hpp"

namespace samverkan::checks {

/// "holds great_extreme: n 40, mean -23.1, se 2.2, z -10.5, bound -15.8, 5.2 s", or what the check waits for.
[[nodiscard]] std::string line_of(const Check& check, const Verdict& verdict, double cpu_seconds);
/// Of a check with a known gap that holds all the same.
[[nodiscard]] std::string line_of_closed_gap(const Check& check);
[[nodiscard]] std::string line_of_planted(const Check& check, const Verdict& verdict);
[[nodiscard]] std::string line_of_due(const Check& check);

/// "next issue", "needs budgets"; empty if the check is active.
[[nodiscard]] std::string waits_for(const Check& check);

/// A check with what was found, in words; nothing found: as the page's test compares it.
struct Found {
    bool holds = true;
    std::string measured;
};
[[nodiscard]] Found found_of(const Check& check, const Verdict& verdict);

/// docs/behaviour.md. `found` is by check.
[[nodiscard]] std::string behaviour_page(const std::vector<Check>& checks, const std::vector<Found>& found);

/// The page without what was measured: what must not differ from the checks.
[[nodiscard]] std::string without_measured(const std::string& page);

}  // namespace samverkan::checks
