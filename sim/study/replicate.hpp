#pragma once
// One replicate: a world is built once, the burn-in is run once, and every scenario branches from it.
#include <functional>

#include "results/replicate_runs.hpp"
#include "study/cpu_time.hpp"
#include "study/study.hpp"

namespace samverkan {

/// Hears how a study proceeds, from any thread. May throw to end the study.
class StudyListener {
public:
    virtual ~StudyListener() = default;
    /// Between batches, nothing running: `planned` replicates in all come next; `needed` seem to be in the end (not
    /// known at first, or where no error is wanted).
    virtual void replicates_planned(std::uint32_t /*planned*/, double /*needed*/) {}
    virtual void world_built(std::uint32_t /*replicate*/, const World& /*world*/) {}
    virtual void week_done(std::uint32_t /*replicate*/, const CountyState& /*state*/) {}
    virtual void replicate_found(const ReplicateRuns& /*runs*/) {}  ///< an earlier process had finished it
    virtual bool stop_requested() const { return false; }           ///< asked before each replicate
    virtual void replicate_done(const ReplicateRuns& /*runs*/) {}   ///< in the order of replicates, one at a time
};

/// How a replicate is run on this machine; does not change any number but its cost.
struct ReplicateMachine {
    ForEachArea for_each_area = for_each_area_serially;
    CpuClock clock = CpuClock::of_thread;
    StudyListener* listener = nullptr;
    /// Gets the runs of an unfinished replicate now and then, so that no more than some seconds of work can be lost.
    std::function<void(const ReplicateRuns&)> keep_begun{};
};

/// Runs, in this order: baseline live, the other scenarios live, all replayed (gross), the elasticity probe.
/// `begun` holds the first of these runs, done before and not to be run again.
/// At most two states are alive at a time: the branch point and the running branch.
[[nodiscard]] ReplicateRuns run_replicate(const Study& study, std::uint32_t replicate, const ReplicateMachine& machine,
                                          ReplicateRuns begun = {});

}  // namespace samverkan
