#pragma once
// Parameters of the model from a county's parameters.json and base_rates.json.
#include <string>
#include <vector>

#include "scenario/parameter_entry.hpp"

namespace samverkan {

struct LoadedParameters {
    ModelParameters values{};
    std::vector<ParameterNote> notes;  ///< in the order of parameter_fields()
};

/// The parameters of one county.
struct ParameterDocuments {
    const JsonDocument& parameters;
    const JsonDocument& base_rates;
};

/// A county that lends the values which another does not state.
struct ParameterLender {
    std::string name;  ///< its folder
    ParameterDocuments documents;
};

/// Every field of parameter_fields() from exactly one of the two files, or, if it stands in neither, from one of
/// the lender's. Problems of all are appended; the values are complete only if none was.
[[nodiscard]] LoadedParameters read_parameters(const ParameterDocuments& own, std::vector<Diagnostic>& diagnostics,
                                               const ParameterLender* lender = nullptr);

/// Checks one of the two files by itself: whatever stands in it, and nothing is missing.
void check_parameter_file(const JsonDocument& document, ParameterFile file, std::vector<Diagnostic>& diagnostics);

}  // namespace samverkan
