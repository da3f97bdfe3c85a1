#pragma once
// The field tables of ModelParameters: every number of the model, declared once.
#include <span>
#include <type_traits>

#include "model/parameters.hpp"
#include "scenario/fields.hpp"

namespace samverkan {

using ParameterField = Field<ModelParameters>;

/// All fields, groups in the order of ModelParameters.
[[nodiscard]] std::span<const ParameterField> parameter_fields();

/// By "drift.peer_drift_effect", or null.
[[nodiscard]] const ParameterField* find_parameter(std::string_view group, std::string_view name);

namespace detail {

template <class Value>
double* element_of(Value& value, std::size_t element) {
    if constexpr (std::is_same_v<Value, double>) {
        return &value;
    } else if constexpr (std::is_same_v<Value, Prior>) {
        return element == 0 ? &value.low : element == 1 ? &value.mode : &value.high;
    } else if constexpr (std::is_same_v<typename Value::value_type, AgeTable>) {
        return &value[element / age_table_size][element % age_table_size];
    } else {
        return &value[element];
    }
}

template <auto group, auto member>
double* slot_in_group(ModelParameters& parameters, std::size_t element) {
    return element_of(parameters.*group.*member, element);
}
template <auto member>
double* slot_at_top(ModelParameters& parameters, std::size_t element) {
    return element_of(parameters.*member, element);
}

constexpr ParameterField parameter_field(FieldInfo info, double* (*slot)(ModelParameters&, std::size_t)) {
    info.presence = Presence::required;
    info.acts_from = ActsFrom::burn_in;  // before the scenarios part
    return {info, nullptr, slot};
}

}  // namespace detail

/// A number or table of numbers of the group `member_of_group` of ModelParameters.
template <auto group, auto member, Shape shape = Shape::scalar>
constexpr ParameterField parameter(std::string_view group_name, std::string_view name, Unit unit, Range range,
                                   Label label) {
    return detail::parameter_field(
        {.group = group_name, .name = name, .shape = shape, .unit = unit, .range = range, .label = label},
        detail::slot_in_group<group, member>);
}

/// A number of ModelParameters itself.
template <auto member>
constexpr ParameterField parameter(std::string_view group_name, std::string_view name, Unit unit, Range range,
                                   Label label) {
    return detail::parameter_field({.group = group_name, .name = name, .unit = unit, .range = range, .label = label},
                                   detail::slot_at_top<member>);
}

template <auto group, auto member>
constexpr ParameterField whole_parameter(std::string_view group_name, std::string_view name, Unit unit, Range range,
                                         Label label) {
    ParameterField one = parameter<group, member>(group_name, name, unit, range, label);
    one.info.kind = ValueKind::whole;
    return one;
}

template <auto group, auto member, Shape shape>
constexpr ParameterField shares_of_one(std::string_view group_name, std::string_view name, Unit unit, Range range,
                                       Label label) {
    ParameterField one = parameter<group, member, shape>(group_name, name, unit, range, label);
    one.info.sum = Sum::one;
    return one;
}

}  // namespace samverkan
