#pragma once
// What the field tables and a county's files know of a field or a parameter.
#include "scenario/county_reader.hpp"
#include "scenario/explanation.hpp"

namespace samverkan {

/// `path`: "programmes.coverage"; `file`: what holds it, as in FieldTable::what.
[[nodiscard]] Explanation explain_field(const FieldInfo& info, std::string_view path, const Label& file,
                                        Language language);

/// With value, plausible range, status and source, unless `county` is null.
[[nodiscard]] Explanation explain_parameter(const ParameterField& field, const LoadedCounty* county, Language language);

/// A group of parameters: a line for each.
[[nodiscard]] Explanation explain_group(std::string_view group, const LoadedCounty* county, Language language);

}  // namespace samverkan
