#pragma once
// The numbers of a study: every measure, by scenario and slice, with both intervals.
#include "results/summary_table.hpp"
#include "study/compare.hpp"

namespace samverkan {

[[nodiscard]] SummaryTable make_summary(const Study& study, const StudyOutcome& outcome);

}  // namespace samverkan
