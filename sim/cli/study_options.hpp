#pragma once
// Options that the verbs on studies share.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "scenario/diagnostics.hpp"
#include "study/wording.hpp"

namespace samverkan {

struct StudyOptions {
    std::vector<std::string> scenario_files;  ///< baseline first
    std::optional<std::int64_t> replicates;
    std::optional<double> error;  ///< wanted simulation error
    std::int64_t seed = 1, threads = 0;
    double scale = 1;
    std::optional<std::string> out, county;
    std::optional<std::string> area;  ///< code or name: print its page instead of the whole answer
    std::string lang = "en";
    bool json = false, quiet = false, fixed_effects = false, research = false;
    bool threshold = false;  ///< also the joint arms at the levels of coordination that c* is read between

    /// Replicates, or where an error is wanted the most of them.
    [[nodiscard]] std::int64_t most_replicates() const { return replicates.value_or(error ? 1000 : 20); }
    [[nodiscard]] Language language() const { return lang == "sv" ? Language::swedish : Language::english; }
};

/// --seed, --scale, --county, --json.
void add_world_options(CLI::App& verb, StudyOptions& options);
/// Also --replicates, --error, --threads, --out, --lang, --quiet, --fixed-effects, --research.
void add_study_options(CLI::App& verb, StudyOptions& options);

/// Values that are out of range (E017) or not among the choices (E024).
[[nodiscard]] std::vector<Diagnostic> check_options(const StudyOptions& options);

}  // namespace samverkan
