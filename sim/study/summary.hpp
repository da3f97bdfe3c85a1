#pragma once
// The numbers of a study: every measure, by scenario and slice, with both intervals.
#include "results/summary_table.hpp"
#include "study/compare.hpp"

namespace samverkan {

[[nodiscard]] SummaryTable make_summary(const Study& study, const StudyOutcome& outcome);

/// Recruits averted by scenario `arm` in a slice, one value a replicate; `gross`: gangs acting as in the baseline.
enum class Pair : std::uint8_t { net, gross };
[[nodiscard]] std::vector<double> averted_by_replicate(const StudyTally& study, std::size_t arm, std::size_t slice,
                                                       Pair pair);

}  // namespace samverkan
