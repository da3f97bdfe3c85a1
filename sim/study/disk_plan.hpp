#pragma once
// How much disk a study takes, and whether there is so much.
#include <cstdint>
#include <optional>
#include <string>

#include "study/study.hpp"
#include "study/wording.hpp"

namespace samverkan {

struct DiskNeed {
    std::uint64_t replicates = 0;  ///< bytes while the study runs: every replicate in full
    std::uint64_t results = 0;     ///< bytes of the finished folder
};

/// Somewhat more than is needed in practice; from sizes of records, and recruitments per youth and year as in the
/// measured baseline.
[[nodiscard]] DiskNeed disk_need(const Study& study);

/// E046 if fewer than `needed` bytes are free.
[[nodiscard]] std::optional<Diagnostic> disk_problem(std::uint64_t needed, std::uint64_t free, Language language);

/// "4.2 MB"; powers of ten.
[[nodiscard]] std::string bytes_text(std::uint64_t bytes, Language language);

}  // namespace samverkan
