#pragma once
// Parameters of the model from a county's parameters.json and base_rates.json.
#include <vector>

#include "scenario/parameter_entry.hpp"

namespace samverkan {

struct LoadedParameters {
    ModelParameters values{};
    std::vector<ParameterNote> notes;  ///< in the order of parameter_fields()
};

/// Every field of parameter_fields() from exactly one of the two files. Problems of both are appended; the
/// values are complete only if none was.
[[nodiscard]] LoadedParameters read_parameters(const JsonDocument& parameters, const JsonDocument& base_rates,
                                               std::vector<Diagnostic>& diagnostics);

/// Checks one of the two files by itself: whatever stands in it, and nothing is missing.
void check_parameter_file(const JsonDocument& document, ParameterFile file, std::vector<Diagnostic>& diagnostics);

}  // namespace samverkan
