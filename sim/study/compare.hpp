#pragma once
// The main job: every scenario over the same worlds, replicates in parallel, runs reduced as they finish.
#include "results/replicate_store.hpp"
#include "study/parallel.hpp"
#include "study/replicate.hpp"
#include "study/tally.hpp"

namespace samverkan {

struct StudyOutcome {
    SliceLayout layout;
    StudyTally replicates;
    bool stopped = false;  ///< the listener wanted to stop before all replicates were done
};

/// Runs a study until it has its replicates (study/stopping.hpp). `store`, if given, is asked for each replicate first,
/// and keeps every one that is run. `listener` is called from the working threads; what it throws ends the study. Once
/// it wants to stop, no further replicate is started, and the outcome holds those before the first that is missing.
[[nodiscard]] StudyOutcome run_study(const Study& study, const Workers& workers, StudyListener& listener,
                                     ReplicateStore* store);

}  // namespace samverkan
