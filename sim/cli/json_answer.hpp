#pragma once
// summary.json and what --json prints: the headline numbers of a study (docs/comparison.md).
#include <string>

#include "results/manifest.hpp"
#include "study/answer.hpp"

namespace samverkan {

/// summary.json: equal studies give equal bytes.
[[nodiscard]] std::string answer_json(const AnswerInput& input, const ManifestInfo& info);

/// What --json prints: summary.json, and from the manifest what the study took on this machine.
[[nodiscard]] std::string with_timings(const std::string& answer, const std::string& manifest,
                                       const std::string& folder);

}  // namespace samverkan
