#pragma once
// Two results folders side by side: what they were made from, and the numbers that differ.
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "results/estimate.hpp"
#include "scenario/diagnostics.hpp"

namespace samverkan {

/// What identifies a row of summary.csv, as columns there.
inline constexpr std::array<std::string_view, 8> summary_key_columns{"scenario", "measure", "detail", "year",
                                                                     "area",     "sex",     "age",    "channel"};

/// A row of summary.csv; numbers that are masked or not known are NaN.
struct SummaryLine {
    std::array<std::string, summary_key_columns.size()> key;
    std::string unit;
    Estimate estimate;
};

/// Anything a folder says of what it was made from: "seed", "scenarios.1.slug", "inputs/county/areas.csv".
struct StatedInput {
    std::string name, value;
};

struct LoadedResults {
    std::vector<StatedInput> inputs;
    std::vector<SummaryLine> rows;
};

/// Manifest and summary of a complete folder. E051 if it is none, E045 if a newer version wrote it, E052 if its
/// summary does not match its checksum.
[[nodiscard]] Result<LoadedResults> load_results(const std::filesystem::path& folder);

struct InputDifference {
    std::string name;
    std::optional<std::string> a, b;
};

struct RowDifference {
    std::array<std::string, summary_key_columns.size()> key;
    std::string unit;
    std::optional<Estimate> a, b;
};

struct ResultsDifference {
    std::vector<InputDifference> inputs;
    std::vector<RowDifference> rows;  ///< in the order of `a`, then what only `b` has
    std::size_t equal_rows = 0;
};

[[nodiscard]] ResultsDifference compare_results(const LoadedResults& a, const LoadedResults& b);

}  // namespace samverkan
