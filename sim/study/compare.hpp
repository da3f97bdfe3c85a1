#pragma once
// The main job: every scenario over the same worlds, replicates in parallel, runs reduced as they finish.
#include "results/runs_file.hpp"
#include "study/parallel.hpp"
#include "study/replicate.hpp"
#include "study/tally.hpp"

namespace samverkan {

struct StudyOutcome {
    SliceLayout layout;
    StudyTally replicates;
};

/// Runs a study until it has its replicates (study/stopping.hpp). `file`, if given, receives every run in the order of replicates. `listener` is called from the
/// working threads; what it throws ends the study.
[[nodiscard]] StudyOutcome run_study(const Study& study, const Workers& workers, StudyListener& listener,
                                     RunsFile* file);

}  // namespace samverkan
