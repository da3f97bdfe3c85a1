#pragma once
// A scenario file with all that it extends, merged.
#include <filesystem>
#include <memory>
#include <vector>

#include "scenario/scenario_file.hpp"

namespace samverkan {

inline constexpr std::size_t longest_chain = 16;

/// Documents and reporters stay alive as long as `merged`, which refers to them.
struct ScenarioChain {
    std::vector<std::unique_ptr<JsonDocument>> documents;  ///< the scenario first, then what it extends
    std::vector<std::unique_ptr<Reporter>> reporters;      ///< in the same order
    std::vector<std::filesystem::path> paths;              ///< in the same order
    ScenarioFile merged;
    bool complete = true;  ///< every file was read as an object
};

/// As far as it can be read; problems of all files are appended. Cycles and chains longer than longest_chain
/// are refused.
[[nodiscard]] ScenarioChain read_chain(const std::filesystem::path& path, std::vector<Diagnostic>& diagnostics);

}  // namespace samverkan
