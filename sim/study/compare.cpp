#include "study/compare.hpp"

#include <map>
#include <mutex>

#include "study/stopping.hpp"

namespace samverkan {
namespace {

/// Takes replicates as they finish and passes them on in their order, so that files and sums do not depend on
/// threads. Few wait: replicates are started in order too.
class Collector {
public:
    Collector(StudyOutcome& outcome, StudyListener& listener, RunsFile* file)
        : outcome_(outcome), listener_(listener), file_(file) {}

    void take(ReplicateRuns runs) {
        const std::lock_guard lock(guard_);
        const std::uint32_t number = runs.replicate;
        waiting_.emplace(number, std::move(runs));
        for (auto next = waiting_.begin(); next != waiting_.end() && next->first == outcome_.replicates.size();
             next = waiting_.erase(next)) {
            if (file_ != nullptr) file_->write(next->second);
            outcome_.replicates.push_back(tally(next->second, outcome_.layout));
            listener_.replicate_done(next->second);
        }
    }

private:
    StudyOutcome& outcome_;
    StudyListener& listener_;
    RunsFile* file_;
    std::mutex guard_;
    std::map<std::uint32_t, ReplicateRuns> waiting_;
};

}  // namespace

StudyOutcome run_study(const Study& study, const Workers& workers, StudyListener& listener, RunsFile* file) {
    const int years = (study.baseline().weeks + weeks_per_report_year - 1) / weeks_per_report_year;
    StudyOutcome outcome{SliceLayout(years, study.county->areas.size()), {}};
    Collector collector(outcome, listener, file);
    ReplicateMachine machine;
    machine.listener = &listener;
    if (study.replicates == 1 && workers.threads() > 1) {  // one run at a time: its areas are the parallel work
        machine.for_each_area = for_each_area_on(workers);
        machine.clock = CpuClock::of_process;
    }
    const auto run = [&](std::size_t replicate) {
        collector.take(run_replicate(study, static_cast<std::uint32_t>(replicate), machine));
    };
    for (;;) {  // a batch at a time: whether more are needed depends on all so far, and on nothing else
        const std::size_t done = outcome.replicates.size(), next = replicates_to_have(study, outcome.replicates);
        if (next <= done) break;
        listener.replicates_planned(static_cast<std::uint32_t>(next), replicates_needed(study, outcome.replicates));
        if (study.replicates == 1)
            run(0);
        else
            workers.for_each(next - done, [&](std::size_t i) { run(done + i); });
    }
    if (file != nullptr) file->keep_first(static_cast<std::uint32_t>(outcome.replicates.size()));
    return outcome;
}

}  // namespace samverkan
