#pragma once
// A scenario file and those it extends, read into the kernel's terms.
#include <filesystem>
#include <string>
#include <vector>

#include "model/county.hpp"
#include "model/programme.hpp"
#include "scenario/diagnostics.hpp"
#include "scenario/programme_reader.hpp"
#include "scenario/scenario_chain.hpp"
#include "scenario/target_expression.hpp"

namespace samverkan {

struct LoadedScenario {
    Scenario scenario;
    std::string slug;                          ///< name of the file without .json
    std::string county;                        ///< folder below configs
    std::vector<std::filesystem::path> files;  ///< read: what is extended first, the scenario last
};

/// Programmes and areas are looked up in `catalogue` and `county`; a county without areas is one that could not
/// be read, where areas are not looked up. Warnings (W001 to W004) may accompany a value. `research` allows
/// conditions on true vulnerability.
[[nodiscard]] Result<LoadedScenario> read_scenario(const std::filesystem::path& path, const County& county,
                                                   const Catalogue& catalogue, Research research = Research::refused);

/// What a chain of files amounts to; problems go to its reporter.
[[nodiscard]] Scenario resolve_scenario(const ScenarioChain& chain, const County& county, const Catalogue& catalogue,
                                        Research research);

/// The county that a scenario names, itself or through what it extends: needed before read_scenario, which
/// reports everything else. E021 if it is no folder of `configs`; nothing if none is named.
[[nodiscard]] Result<std::string> read_county_name(const std::filesystem::path& path,
                                                   const std::filesystem::path& configs);

}  // namespace samverkan
