#pragma once
// Whatever has a name, explained: parameters and their groups, programmes, codes, fields of files.
#include <filesystem>
#include <vector>

#include "scenario/codes.hpp"
#include "scenario/county_reader.hpp"
#include "scenario/explanation.hpp"

namespace samverkan {

/// What explanations are taken from, beside the field tables.
struct ExplainSources {
    const LoadedCounty* county = nullptr;                ///< values of parameters; null if there is none
    std::vector<std::filesystem::path> programme_files;  ///< of the catalogue
    std::vector<CodeText> codes;
};

/// Everything with the name `word`: "E014", "fft", "drift", "drift.peer_drift_effect" or its last part,
/// "programmes.coverage" or "coverage". Codes first, then programmes, parameters, fields.
[[nodiscard]] std::vector<Explanation> explain(std::string_view word, const ExplainSources& sources, Language language);

/// Names like `word` that can be explained: nearly spelt so, or containing it; the nearest first.
[[nodiscard]] std::vector<std::string> nearest_explained(std::string_view word, const ExplainSources& sources);

}  // namespace samverkan
