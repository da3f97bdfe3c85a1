#pragma once
// The law timeline of a county: which rules changed when, adopted or proposed. Only what is adopted acts.
#include <vector>

#include "model/county.hpp"
#include "scenario/diagnostics.hpp"
#include "scenario/field_info.hpp"
#include "scenario/json_document.hpp"

namespace samverkan {

extern const FieldTable law_timeline_table;

/// The changes in force, by week; problems are reported.
std::vector<LawChange> read_law_timeline(const JsonDocument& document, std::vector<Diagnostic>& diagnostics);

}  // namespace samverkan
