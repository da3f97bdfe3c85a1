#pragma once
// Checks share worlds and runs: arms that are the same are run once a replicate, over one burn-in a world.
#include <memory>
#include <vector>

#include "checks/check.hpp"

namespace samverkan::checks {

/// Whether the claims are run, or their planted opposites too.
enum class Planted : std::uint8_t { without, with };

/// A number that a run has to tell: `slot` of the check's observations.
struct WantedValue {
    std::size_t check, slot;
};

/// A run of an arm in a world.
struct PlannedRun {
    Scenario scenario;
    std::string key;
    std::optional<std::size_t> replays;  ///< run of this world whose gangs are replayed
    bool records = false;                ///< gangs of this run are replayed by another
    bool watches = false;                ///< sums are looked at every week
    bool breaks_sums = false;            ///< planted: a member and a recruit are lost on purpose
    std::uint32_t replicates = 0;
    std::vector<WantedValue> readings;
};

struct PlannedWorld {
    std::shared_ptr<const County> county;
    std::string key;
    std::uint64_t seed = 1;
    double scale = 1;
    Scenario unfunded;  ///< times
    std::uint32_t replicates = 0;
    std::vector<PlannedRun> runs;
};

/// Slots of a check: its arms in order, then the planted one if there is one.
[[nodiscard]] std::size_t slots_of(const Check& check, Planted planted);

[[nodiscard]] std::vector<PlannedWorld> plan_of(const std::vector<Check>& checks, Planted planted);

}  // namespace samverkan::checks
