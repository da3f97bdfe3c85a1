#pragma once
// Scenario files as verbs name them.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/inputs.hpp"
#include "scenario/scenario_chain.hpp"

namespace samverkan {

/// Options of the verbs that look at inputs without running anything.
struct LookOptions {
    std::optional<std::string> county;
    std::string lang = "en";
    bool json = false, research = false;

    [[nodiscard]] Language language() const { return lang == "sv" ? Language::swedish : Language::english; }
};

/// --county, --lang, --json and --research.
void add_look_options(CLI::App& verb, LookOptions& options);

/// Values of the options that are wrong.
[[nodiscard]] std::vector<Diagnostic> check_options(const LookOptions& options);

/// A valid scenario with its files, merged.
struct ExaminedScenario {
    LoadedStudy loaded;  ///< of this scenario alone
    ScenarioChain chain;

    [[nodiscard]] const StudyScenario& scenario() const { return loaded.study.scenarios.front(); }
};

/// Reads and checks the scenario with its county and programmes. Warnings may accompany a value.
[[nodiscard]] Result<std::unique_ptr<ExaminedScenario>> examine_scenario(const std::string& file,
                                                                         const LookOptions& options);

/// The *.json files in `folder`, in order; a problem is appended if it cannot be read.
[[nodiscard]] std::vector<std::string> json_files(const std::filesystem::path& folder,
                                                  std::vector<Diagnostic>& diagnostics);

/// A diagnostic for machines: code, severity, message, file, line, column, hint.
[[nodiscard]] nlohmann::ordered_json json_of(const Diagnostic& diagnostic);

}  // namespace samverkan
