#include "scenario/json_schema.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "scenario/field_words.hpp"
#include "scenario/object_keys.hpp"
#include "scenario/pattern_file.hpp"
#include "scenario/scenario_file.hpp"
#include "scenario/service_file.hpp"
#include "scenario/verification_file.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

// Weeks and dates of 1970 to 2200; that a year has no week 53 or a month no day 31 is beyond a pattern.
constexpr const char* week_pattern =
    "^((19[7-9][0-9]|2[01][0-9]{2}|2200)-W(0[1-9]|[1-4][0-9]|5[0-3])"
    "|(19[7-9][0-9]|1969|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$";
constexpr const char* age_pattern = "^0*([0-9]|1[0-9]|2[0-4])(-0*([0-9]|1[0-9]|2[0-4]))?$";

Json number(double value) {
    const bool whole = value == std::floor(value) && std::fabs(value) < 9e15;
    return whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

/// An object with these keys and no others.
Json closed(Json properties, Json required) {
    Json schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    return schema;
}

Json one_number(const FieldInfo& info) {
    Json schema{{"type", info.kind == ValueKind::whole ? "integer" : "number"}};
    if (info.range.least > Range{}.least) schema["minimum"] = number(info.range.least);
    if (info.range.most < Range{}.most) schema["maximum"] = number(info.range.most);
    return schema;
}

Json by_age(const FieldInfo& info) {
    return {
        {"type", "object"}, {"patternProperties", {{age_pattern, one_number(info)}}}, {"additionalProperties", false}};
}

Json numbers(const FieldInfo& info) {
    if (info.shape == Shape::scalar) return one_number(info);
    if (info.shape == Shape::by_age) return by_age(info);
    Json properties = Json::object(), required = Json::array();
    for (const std::string_view name : element_names(info.shape)) {
        properties[std::string(name)] = info.shape == Shape::by_sex_and_age ? by_age(info) : one_number(info);
        required.push_back(name);
    }
    return closed(std::move(properties), std::move(required));
}

Json object(const FieldTable& table);

Json of_kind(ValueKind kind, const FieldInfo& info) {
    switch (kind) {
    case ValueKind::number:
    case ValueKind::whole:
        return numbers(info);
    case ValueKind::text:
        return {{"type", "string"}};
    case ValueKind::yes_or_no:
        return {{"type", "boolean"}};
    case ValueKind::choice:
        return {{"enum", info.choices}};
    case ValueKind::week:
        return {{"type", "string"}, {"pattern", week_pattern}};
    case ValueKind::object:
        return info.fields != nullptr ? object(*info.fields) : Json{{"type", "object"}};
    case ValueKind::list: {
        FieldInfo item = info;
        item.kind = info.item_kind;
        Json schema{{"type", "array"}, {"items", of_kind(item.kind, item)}};
        if (!info.why_not_empty.empty()) schema["minItems"] = 1;
        return schema;
    }
    case ValueKind::any:  // with fields: one number, or one for each of them
        if (info.fields != nullptr)
            return {{"anyOf", {of_kind(ValueKind::number, info.fields->field(0)), object(*info.fields)}}};
        break;
    }
    return Json::object();
}

/// What an editor shows beside a key, then what its value may be.
Json field(const FieldInfo& info) {
    Json schema{{"title", std::string(info.label.en) + " / " + std::string(info.label.sv)}};
    std::string text;
    if (info.kind == ValueKind::number || info.kind == ValueKind::whole)
        text = "Unit: " + std::string(name_of(info.unit)) + ". ";
    if (!info.fallback_words.en.empty()) text += "If left out: " + std::string(info.fallback_words.en) + ". ";
    if (!text.empty()) schema["description"] = text.substr(0, text.size() - 1);
    if (info.fallback) schema["default"] = number(*info.fallback);
    schema.update(of_kind(info.kind, info));
    return schema;
}

Json comment_keys() {
    return {{"$schema", {{"title", "the schema, for editors"}}}, {"about", {{"title", "a remark for readers"}}}};
}

Json object(const FieldTable& table) {
    Json properties = comment_keys(), required = Json::array();
    for (std::size_t i = 0; i < table.size; ++i) {
        const FieldInfo& info = table.field(i);
        properties[std::string(info.name)] = field(info);
        if (info.presence == Presence::required) required.push_back(info.name);
    }
    return closed(std::move(properties), std::move(required));
}

/// What must stand in a file that extends nothing; empty if nothing must.
Json needed_once(const FieldTable& table) {
    Json properties = Json::object(), required = Json::array();
    for (std::size_t i = 0; i < table.size; ++i) {
        const FieldInfo& info = table.field(i);
        if (info.presence == Presence::required_once) required.push_back(info.name);
        const bool has_parts = info.fields != nullptr && info.kind != ValueKind::any;
        Json inside = has_parts ? needed_once(*info.fields) : Json();
        if (inside.empty()) continue;
        if (info.kind == ValueKind::list) inside = {{"type", "array"}, {"items", std::move(inside)}};
        properties[std::string(info.name)] = std::move(inside);
    }
    if (properties.empty() && required.empty()) return {};
    Json schema{{"type", "object"}};
    if (!required.empty()) {
        for (const Json& name : required)
            if (!properties.contains(name)) properties[name.get<std::string>()] = true;
        schema["required"] = std::move(required);
    }
    schema["properties"] = std::move(properties);
    return schema;
}

Json scenario_schema() {
    Json schema = object(scenario_table);
    schema["if"] = {{"not", {{"type", "object"}, {"properties", {{"extends", true}}}, {"required", {"extends"}}}}};
    schema["then"] = needed_once(scenario_table);
    return schema;
}

Json interval() {
    return {{"type", "array"},
            {"prefixItems", {{{"type", "number"}}, {{"type", "number"}}}},
            {"items", false},
            {"minItems", 2}};
}

Json plausible_range() {
    const Json factor = closed({{"factor", interval()}}, {"factor"});
    const Json plus_minus = closed({{"plus_minus", {{"type", "number"}, {"minimum", 0}}}}, {"plus_minus"});
    return {{"anyOf", {{{"type", "null"}}, interval(), factor, plus_minus}}};
}

/// An entry of whatever parameter: `value` and `unit` are left to each.
Json entry() {
    Json schema = object(parameter_entry_table);
    Json& properties = schema["properties"];
    properties["value"] = properties["unit"] = true;
    properties["range"].update(plausible_range());
    schema["if"] = {{"type", "object"}, {"properties", {{"status", {{"const", name_of(Status::fitted)}}}}}};
    schema["then"] = {{"type", "object"}, {"properties", {{"set_by", true}}}, {"required", {"set_by"}}};
    schema["else"] = {{"type", "object"}, {"properties", {{"set_by", false}}}};
    return schema;
}

Json parameters_schema() {
    Json groups = comment_keys();
    for (const ParameterField& one : parameter_fields()) {
        Json& group = groups[std::string(one.info.group)];
        if (group.is_null()) group = closed(comment_keys(), Json::array());
        Json parameter = field(one.info);
        for (const char* key :
             {"type", "minimum", "maximum", "properties", "patternProperties", "required", "additionalProperties"})
            parameter.erase(key);
        parameter["$ref"] = "#/$defs/entry";
        parameter["type"] = "object";
        parameter["properties"] = {{"value", numbers(one.info)}, {"unit", {{"const", name_of(one.info.unit)}}}};
        group["properties"][std::string(one.info.name)] = std::move(parameter);
    }
    Json schema = closed(std::move(groups), Json::array());
    schema["$defs"] = {{"entry", entry()}};
    return schema;
}

Json patterns_schema() { return {{"type", "array"}, {"items", object(pattern_table)}, {"minItems", 1}}; }

}  // namespace

std::optional<InputKind> input_kind(std::string_view name) {
    const auto found = std::find(input_kind_names.begin(), input_kind_names.end(), name);
    if (found == input_kind_names.end()) return std::nullopt;
    return static_cast<InputKind>(found - input_kind_names.begin());
}

std::string json_schema(InputKind kind) {
    constexpr std::array titles{"A scenario of samverkan",
                                "A programme of the catalogue of samverkan",
                                "Parameters or base rates of a county of samverkan",
                                "Patterns that measures of samverkan are checked against",
                                "A closed model for `samverkan verify`",
                                "Services of a county of samverkan"};
    Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"title", titles[static_cast<std::size_t>(kind)]},
                {"$comment", "Generated from the field tables of sim/scenario by `samverkan explain --schema`."}};
    schema.update(kind == InputKind::scenario     ? scenario_schema()
                  : kind == InputKind::programme  ? object(programme_table)
                  : kind == InputKind::parameters ? parameters_schema()
                  : kind == InputKind::patterns   ? patterns_schema()
                  : kind == InputKind::services   ? object(service_table)
                                                  : object(verification_table));
    return schema.dump(2) + "\n";
}

}  // namespace samverkan
