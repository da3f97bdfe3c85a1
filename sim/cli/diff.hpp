#pragma once
// The part of `diff` that looks at results.
#include <string>

#include "cli/scenario_input.hpp"

namespace samverkan {

/// Shows what differs between two folders of results; returns the exit code.
[[nodiscard]] int diff_results(const std::string& a, const std::string& b, const LookOptions& options);

}  // namespace samverkan
