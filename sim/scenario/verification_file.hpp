#pragma once
// A closed model as it stands in a file for `samverkan verify` (docs/verification-files.md).
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "model/closed_model.hpp"
#include "scenario/field_info.hpp"
#include "scenario/json_document.hpp"

namespace samverkan {

inline constexpr std::uint32_t most_closed_persons = 20'000'000;  ///< of all districts: about 400 MB a replicate
inline constexpr std::size_t most_closed_districts = 1000, most_closed_looks = 1'000'000;
inline constexpr std::uint32_t most_closed_replicates = 10'000;

/// What is run, and when it is looked at.
struct ClosedStudy {
    std::string name;
    ClosedSetup setup;
    std::vector<std::string> district_names;
    int steps_per_month = 1;
    int months = 0;
    std::vector<int> look_months;  ///< ascending, from 0 to `months`
    std::uint32_t replicates = 0;
    std::uint64_t seed = 0;
};

extern const FieldTable verification_table;

/// The study of a file, with every problem of the file in one pass.
[[nodiscard]] Result<ClosedStudy> read_verification(const std::filesystem::path& path);

}  // namespace samverkan
