#pragma once
// The outcome of a study in one number: equal for equal inputs, whatever the threads, machine or interruptions.
#include <cstdint>
#include <string>

#include "study/tally.hpp"

namespace samverkan {

/// 64 bits of every run in the order of replicates: each recruitment, and what was counted beside them. What it cost
/// is left out.
[[nodiscard]] std::uint64_t signature_of(const StudyTally& study);

/// 16 hexadecimal digits.
[[nodiscard]] std::string signature_text(std::uint64_t signature);

}  // namespace samverkan
