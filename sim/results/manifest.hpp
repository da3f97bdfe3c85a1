#pragma once
// manifest.json: what a results folder was made from and with, and the checksum of each file.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "results/folder.hpp"
#include "results/replicate_runs.hpp"

namespace samverkan {

/// An input as it was read.
struct InputFile {
    std::string name;  ///< below inputs/, as "scenarios/great.json"
    std::string content;
};

struct ManifestInfo {
    std::string verb;     ///< "compare", "run"
    std::string created;  ///< "2025-08-18T12:00:00Z"
    std::string inputs_hash;
    std::vector<std::string> scenarios;  ///< slugs, baseline first
    std::vector<std::string> resolved;   ///< canonical texts in the same order
    std::uint64_t seed = 0;
    std::uint32_t replicates = 0;       ///< that were run
    std::uint32_t most_replicates = 0;  ///< that were allowed
    double wanted_error = 0;            ///< simulation error of the headline; 0: none wanted
    double reached_error = 0;           ///< not a number below 5 replicates
    std::string signature;              ///< of the outcome, 16 hexadecimal digits
    double scale = 1;
    bool fixed_effects = false;
    int threads = 0, start_week = 0, weeks = 0, burn_in_weeks = 0;
    double wall_seconds = 0;
    ReplicateCost cost;
    std::size_t peak_rss_bytes = 0;
};

/// Hash of everything that decides what the folder says: version, options and `inputs` (canonical texts, names).
[[nodiscard]] std::string inputs_hash(const ManifestInfo& info, const std::vector<std::string>& inputs);

/// Files of a results folder that tell how it was made (times, machine), and so differ between two runs of the same
/// study. All others are the same to the byte.
inline constexpr std::array<std::string_view, 1> record_files{journal_name};

/// Describes the folder's files as they are now; to be written last.
[[nodiscard]] std::string manifest_text(const ManifestInfo& info, const ResultsFolder& folder);

/// Whether a manifest is whole and unchanged: it ends with the checksum of itself.
[[nodiscard]] bool manifest_is_sound(std::string_view text);

/// "samverkan 0.1.0 (2e14a33)" and how it was built.
[[nodiscard]] std::string program_version();

}  // namespace samverkan
