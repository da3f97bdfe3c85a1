#pragma once
// A scenario file with all that it extends, merged.
#include <filesystem>
#include <memory>
#include <vector>

#include "scenario/json_merge.hpp"
#include "scenario/scenario_file.hpp"

namespace samverkan {

inline constexpr std::size_t longest_chain = 16;

/// Documents, reporter and tree stay alive as long as `merged`, which refers to them.
struct ScenarioChain {
    std::vector<std::unique_ptr<JsonDocument>> documents;  ///< the scenario first, then what it extends
    std::vector<std::filesystem::path> paths;              ///< in the same order
    std::unique_ptr<Reporter> reporter;                    ///< of all documents; null if none could be read
    std::unique_ptr<JsonValue> tree;                       ///< the effective scenario; spans tell the file
    ScenarioFile merged;                                   ///< read from the tree
    bool complete = true;                                  ///< every file was read as an object
};

/// How files of scenarios are merged.
[[nodiscard]] const MergeRules& scenario_merge_rules();

/// As far as it can be read; problems of all files are appended. Cycles and chains longer than longest_chain
/// are refused.
[[nodiscard]] ScenarioChain read_chain(const std::filesystem::path& path, std::vector<Diagnostic>& diagnostics);

}  // namespace samverkan
