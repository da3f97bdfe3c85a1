#pragma once
// A study from its options to its answer: read, plan, run, keep the results, print.
#include "cli/study_options.hpp"
#include "study/study.hpp"

namespace samverkan {

/// Returns the exit code; everything that went wrong has been shown.
[[nodiscard]] int run_study_job(const std::string& verb, const StudyOptions& options, Branches branches);

}  // namespace samverkan
