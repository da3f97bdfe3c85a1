#include "checks/runner.hpp"

#include <mutex>

#include "checks/measuring.hpp"
#include "study/cpu_time.hpp"

namespace samverkan::checks {
namespace {

/// One replicate of a world: built once, the burn-in run once, every run branches from it.
class WorldReplicate {
public:
    WorldReplicate(const PlannedWorld& plan, std::uint32_t replicate, const std::vector<Check>& checks,
                   std::vector<Observed>& observed, std::mutex& guard)
        : plan_(plan), replicate_(replicate), checks_(checks), observed_(observed), guard_(guard), world_(build()),
          traces_(plan.runs.size()) {}

    void run() {
        const double start = cpu_seconds(CpuClock::of_thread);
        branch_point_ = start_county(world_, plan_.unfunded);
        run_weeks(world_, plan_.unfunded, {}, branch_point_, plan_.unfunded.start_week);
        shared_seconds_ += cpu_seconds(CpuClock::of_thread) - start;
        double readings = 0;
        for (const PlannedRun& run : plan_.runs)
            if (replicate_ < run.replicates) readings += static_cast<double>(run.readings.size());
        for (std::size_t i = 0; i < plan_.runs.size(); ++i)
            if (replicate_ < plan_.runs[i].replicates) run_arm(i, shared_seconds_ / readings);
    }

private:
    World build() {
        const double start = cpu_seconds(CpuClock::of_thread);
        WorldOptions options;
        options.seed = plan_.seed;
        options.replicate = replicate_;
        options.scale = plan_.scale;
        World world = build_world(*plan_.county, options, horizon_of(plan_.unfunded));
        shared_seconds_ = cpu_seconds(CpuClock::of_thread) - start;
        return world;
    }

    void run_arm(std::size_t number, double shared_seconds) {
        const PlannedRun& run = plan_.runs[number];
        const double start = cpu_seconds(CpuClock::of_thread);
        CountyState state = branch_point_;
        const GangCounters at_start = state.lives.gangs.counters;
        fund(world_, run.scenario, state);
        RunOptions options;
        if (run.records) options.record_to = &traces_[number];
        if (run.replays) {
            options.feedback = Feedback::replayed;
            options.replay = &traces_[*run.replays];
        }
        const std::uint64_t broken_weeks = run_to_end(run, options, state);
        FinishedRun finished{world_, state, run.scenario, summarise(world_, state, at_start), broken_weeks};
        if (run.breaks_sums && !finished.summary.recruits.empty()) finished.summary.recruits.pop_back();
        note(run, finished, shared_seconds, start);
    }

    /// Weeks in which a sum did not hold, if the run is watched.
    std::uint64_t run_to_end(const PlannedRun& run, const RunOptions& options, CountyState& state) {
        const int end = run.scenario.start_week + run.scenario.weeks;
        if (!run.watches) {
            run_weeks(world_, run.scenario, options, state, end);
            return 0;
        }
        std::uint64_t broken = 0;
        for (int week = run.scenario.start_week; week < end; ++week) {
            run_weeks(world_, run.scenario, options, state, week + 1);
            CountyState* looked_at = &state;
            CountyState without_one;
            if (run.breaks_sums) {  // the members' list forgets one, as a wrong rule might
                without_one = state;
                if (!without_one.lives.involved.members.empty()) without_one.lives.involved.members.pop_back();
                looked_at = &without_one;
            }
            if (!broken_conservation(world_, *looked_at).empty()) ++broken;
        }
        return broken;
    }

    void note(const PlannedRun& run, const FinishedRun& finished, double shared_seconds, double start) {
        std::vector<Observation> found;
        for (const WantedValue& reading : run.readings) {
            const Check& check = checks_[reading.check];
            Observation one;
            if (replicate_ < check.replicates) {
                one.value = measured(check.measure, finished);
                if (check.than) one.than = measured(*check.than, finished);
                for (const ProgrammeUse& use : finished.summary.programmes) one.cost_sek += use.cost_sek;
            }
            found.push_back(one);
        }
        const double seconds = (cpu_seconds(CpuClock::of_thread) - start) / static_cast<double>(run.readings.size());
        const std::lock_guard lock(guard_);
        for (std::size_t i = 0; i < run.readings.size(); ++i) {
            const auto [check, slot] = run.readings[i];
            observed_[check].cpu_seconds += seconds + shared_seconds;
            if (replicate_ < checks_[check].replicates) observed_[check].by_slot[slot][replicate_] = found[i];
        }
    }

    const PlannedWorld& plan_;
    std::uint32_t replicate_;
    const std::vector<Check>& checks_;
    std::vector<Observed>& observed_;
    std::mutex& guard_;
    double shared_seconds_ = 0;
    World world_;
    CountyState branch_point_;
    std::vector<FeedbackTrace> traces_;
};

}  // namespace

std::vector<Observed> run_checks(const std::vector<Check>& checks, Planted planted, const Workers& workers) {
    std::vector<Observed> observed(checks.size());
    for (std::size_t i = 0; i < checks.size(); ++i)
        if (checks[i].is_active())
            observed[i].by_slot.assign(slots_of(checks[i], planted), std::vector<Observation>(checks[i].replicates));
    const std::vector<PlannedWorld> worlds = plan_of(checks, planted);
    struct Task {
        const PlannedWorld* world;
        std::uint32_t replicate;
    };
    std::vector<Task> tasks;
    for (const PlannedWorld& world : worlds)
        for (std::uint32_t replicate = 0; replicate < world.replicates; ++replicate)
            tasks.push_back({&world, replicate});
    std::mutex guard;
    workers.for_each(tasks.size(), [&](std::size_t i) {
        WorldReplicate(*tasks[i].world, tasks[i].replicate, checks, observed, guard).run();
    });
    return observed;
}

}  // namespace samverkan::checks
