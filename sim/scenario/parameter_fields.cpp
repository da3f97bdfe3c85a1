#include "scenario/parameter_fields.hpp"

#include <algorithm>

#include "scenario/parameter_groups.hpp"

namespace samverkan {

std::span<const ParameterField> parameter_fields() {
    static const std::vector<ParameterField> fields = [] {
        std::vector<ParameterField> all;
        append_people_fields(all);
        append_gangs_fields(all);
        append_justice_fields(all);
        append_violence_fields(all);
        append_help_fields(all);
        append_coordination_fields(all);
        append_time_use_fields(all);
        return all;
    }();
    return fields;
}

const ParameterField* find_parameter(std::string_view group, std::string_view name) {
    const auto fields = parameter_fields();
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const ParameterField& field) {
        return field.info.group == group && field.info.name == name;
    });
    return found == fields.end() ? nullptr : &*found;
}

}  // namespace samverkan
