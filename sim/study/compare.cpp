#include "study/compare.hpp"

#include <map>
#include <mutex>

#include "study/stopping.hpp"

namespace samverkan {
namespace {

/// Takes replicates as they finish and passes them on in their order, so that sums do not depend on
/// threads. Few wait: replicates are started in order too.
class Collector {
public:
    Collector(StudyOutcome& outcome, StudyListener& listener) : outcome_(outcome), listener_(listener) {}

    void take(ReplicateRuns runs) {
        const std::lock_guard lock(guard_);
        const std::uint32_t number = runs.replicate;
        waiting_.emplace(number, std::move(runs));
        for (auto next = waiting_.begin(); next != waiting_.end() && next->first == outcome_.replicates.size();
             next = waiting_.erase(next)) {
            outcome_.replicates.push_back(tally(next->second, outcome_.layout));
            listener_.replicate_done(next->second);
        }
    }

private:
    StudyOutcome& outcome_;
    StudyListener& listener_;
    std::mutex guard_;
    std::map<std::uint32_t, ReplicateRuns> waiting_;
};

/// A replicate that an earlier process finished, or one run now and kept.
ReplicateRuns found_or_run(const Study& study, std::uint32_t replicate, const ReplicateMachine& machine,
                           ReplicateStore* store) {
    if (store == nullptr) return run_replicate(study, replicate, machine);
    if (auto found = store->find(replicate)) {
        machine.listener->replicate_found(*found);
        return std::move(*found);
    }
    ReplicateMachine keeping = machine;
    keeping.keep_begun = [store](const ReplicateRuns& begun) { store->keep_begun(begun); };
    ReplicateRuns runs =
        run_replicate(study, replicate, keeping, store->find_begun(replicate).value_or(ReplicateRuns{}));
    store->keep(runs);
    return runs;
}

}  // namespace

StudyOutcome run_study(const Study& study, const Workers& workers, StudyListener& listener, ReplicateStore* store) {
    const int years = (study.baseline().weeks + weeks_per_report_year - 1) / weeks_per_report_year;
    StudyOutcome outcome{SliceLayout(years, study.county->areas.size()), {}, false};
    Collector collector(outcome, listener);
    ReplicateMachine machine;
    machine.listener = &listener;
    if (study.replicates == 1 && workers.threads() > 1) {  // one run at a time: its areas are the parallel work
        machine.for_each_area = for_each_area_on(workers);
        machine.clock = CpuClock::of_process;
    }
    const auto task = [&](std::size_t replicate) {
        if (listener.stop_requested()) return;
        collector.take(found_or_run(study, static_cast<std::uint32_t>(replicate), machine, store));
    };
    for (;;) {  // a batch at a time: whether more are needed depends on all so far, and on nothing else
        const std::size_t done = outcome.replicates.size();
        const std::size_t next = replicates_to_have(study, outcome.replicates);
        if (next <= done) break;
        listener.replicates_planned(static_cast<std::uint32_t>(next), replicates_needed(study, outcome.replicates));
        if (study.replicates == 1)
            task(0);
        else
            workers.for_each(next - done, [&](std::size_t i) { task(done + i); });
        outcome.stopped = outcome.replicates.size() < next;
        if (outcome.stopped) break;
    }
    if (store != nullptr) store->save();
    return outcome;
}

}  // namespace samverkan
