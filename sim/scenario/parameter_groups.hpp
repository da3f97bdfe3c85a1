#pragma once
// The parts parameter_fields() is put together from.
#include <vector>

#include "scenario/parameter_fields.hpp"

namespace samverkan {

void append_people_fields(std::vector<ParameterField>& fields);
void append_gangs_fields(std::vector<ParameterField>& fields);
void append_violence_fields(std::vector<ParameterField>& fields);
void append_justice_fields(std::vector<ParameterField>& fields);
void append_help_fields(std::vector<ParameterField>& fields);
void append_coordination_fields(std::vector<ParameterField>& fields);
void append_time_use_fields(std::vector<ParameterField>& fields);

template <std::size_t count>
void append(std::vector<ParameterField>& fields, const ParameterField (&group)[count]) {
    fields.insert(fields.end(), group, group + count);
}

}  // namespace samverkan
