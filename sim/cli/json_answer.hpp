#pragma once
// summary.json and what --json prints: the headline numbers of a study.
#include <string>

#include "results/manifest.hpp"
#include "study/answer.hpp"

namespace samverkan {

[[nodiscard]] std::string answer_json(const AnswerInput& input, const ManifestInfo& info, const std::string& folder);

}  // namespace samverkan
