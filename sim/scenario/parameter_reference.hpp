#pragma once
// The reference of parameters as a page: what each is, its value, range, status and source.
#include <string>

#include "scenario/county_reader.hpp"

namespace samverkan {

/// Value of a parameter in words: "0.32", "male 1.2, female 0.79", "0-16: 0.006, 17-19: 0.01, 20-24: 0.014".
[[nodiscard]] std::string value_text(const ParameterField& field, const ModelParameters& parameters,
                                     Language language = Language::english);

/// What the county's files say of a parameter beside its value.
[[nodiscard]] const ParameterNote& note_of(const LoadedCounty& county, const FieldInfo& info);

/// Markdown: a section for each group, a table row for each parameter.
[[nodiscard]] std::string parameter_reference(const LoadedCounty& county);

}  // namespace samverkan
