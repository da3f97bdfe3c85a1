#include "checks/plan.hpp"

#include <algorithm>

#include "results/joined.hpp"
#include "scenario/canonical_text.hpp"

namespace samverkan::checks {
namespace {

class Planner {
public:
    void add(const Check& check, std::size_t number, Planted planted) {
        for (std::size_t slot = 0; slot < check.arms.size(); ++slot)
            add_arm(check, check.arms[slot], {number, slot}, false);
        if (planted == Planted::without || !check.known_gap.empty()) return;
        if (check.planted)
            add_arm(check, *check.planted, {number, check.arms.size()}, false);
        else if (check.relation == Relation::zero)
            add_arm(check, check.arms.back(), {number, check.arms.size()}, true);
    }
    std::vector<PlannedWorld> take() { return std::move(worlds_); }

private:
    PlannedWorld& world_of(const Check& check, const Arm& arm) {
        Scenario unfunded = arm.scenario;
        unfunded.deployments.clear();
        unfunded.programmes.clear();
        const std::string key = joined({canonical_text(*arm.county), std::to_string(unfunded.start_week), " ",
                                        std::to_string(unfunded.burn_in_weeks), " ", std::to_string(unfunded.weeks),
                                        " ", std::to_string(arm.scale), " ", std::to_string(check.seed)});
        auto found = std::find_if(worlds_.begin(), worlds_.end(), [&](const auto& one) { return one.key == key; });
        if (found == worlds_.end()) {
            worlds_.push_back({arm.county, key, check.seed, arm.scale, unfunded, 0, {}});
            found = worlds_.end() - 1;
        }
        found->replicates = std::max(found->replicates, check.replicates);
        return *found;
    }

    static std::size_t run_of(PlannedWorld& world, const PlannedRun& wanted) {
        const auto found = std::find_if(world.runs.begin(), world.runs.end(), [&](const PlannedRun& one) {
            return one.key == wanted.key && one.replays == wanted.replays && one.watches == wanted.watches &&
                   one.breaks_sums == wanted.breaks_sums;
        });
        if (found != world.runs.end()) return static_cast<std::size_t>(found - world.runs.begin());
        world.runs.push_back(wanted);
        return world.runs.size() - 1;
    }

    void add_arm(const Check& check, const Arm& arm, WantedValue reading, bool breaks_sums) {
        PlannedWorld& world = world_of(check, arm);
        PlannedRun run;
        run.scenario = arm.scenario;
        run.key = canonical_text(arm.scenario);
        run.watches = check.measure.of == Quantity::broken_weeks;
        run.breaks_sums = breaks_sums;
        if (arm.gangs == GangsOf::first_arm) {  // the first arm is planned already, in the same world
            PlannedRun first;
            first.scenario = check.arms.front().scenario;
            first.key = canonical_text(first.scenario);
            run.replays = run_of(world, first);
            world.runs[*run.replays].records = true;
            world.runs[*run.replays].replicates = std::max(world.runs[*run.replays].replicates, check.replicates);
        }
        PlannedRun& planned = world.runs[run_of(world, run)];
        planned.replicates = std::max(planned.replicates, check.replicates);
        planned.readings.push_back(reading);
    }

    std::vector<PlannedWorld> worlds_;
};

}  // namespace

std::size_t slots_of(const Check& check, Planted planted) {
    const bool one_more =
        planted == Planted::with && check.known_gap.empty() && (check.planted || check.relation == Relation::zero);
    return check.arms.size() + (one_more ? 1 : 0);
}

std::vector<PlannedWorld> plan_of(const std::vector<Check>& checks, Planted planted) {
    Planner planner;
    for (std::size_t number = 0; number < checks.size(); ++number)
        if (checks[number].is_active()) planner.add(checks[number], number, planted);
    return planner.take();
}

}  // namespace samverkan::checks
