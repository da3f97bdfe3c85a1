#include "scenario/explain_field.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "scenario/field_words.hpp"
#include "scenario/parameter_reference.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

bool holds_numbers(const FieldInfo& info) { return info.kind == ValueKind::number || info.kind == ValueKind::whole; }

/// What both a field and a parameter are made of.
void add_form(Explanation& explanation, const FieldInfo& info, Language language) {
    explanation.add("form", say(language, "form", "form"), form_of(info, language));
    if (!holds_numbers(info)) return;
    explanation.add("unit", say(language, "unit", "enhet"), std::string(name_of(info.unit, language)),
                    quoted_json(name_of(info.unit)));
    const auto limit = [](double value, double none) { return value == none ? Json() : Json(value); };
    explanation.add("possible", say(language, "possible", "möjligt"), text_of(info.range, language),
                    Json{limit(info.range.least, Range{}.least), limit(info.range.most, Range{}.most)}.dump());
}

void add_acts_from(Explanation& explanation, const FieldInfo& info, Language language) {
    explanation.add("acts_from", say(language, "acts from", "verkar från"),
                    std::string(name_of(info.acts_from, language)), quoted_json(name_of(info.acts_from)));
}

Json value_json(const ParameterField& field, ModelParameters parameters) {
    const Shape shape = field.info.shape;
    const auto at = [&](std::size_t element) { return *field.slot(parameters, element); };
    const auto ages = [&](std::size_t first) {
        Json table = Json::object();
        for (std::size_t age = 0; age < age_table_size; ++age) table[std::to_string(age)] = at(first + age);
        return table;
    };
    if (shape == Shape::scalar) return at(0);
    if (shape == Shape::by_age) return ages(0);
    Json table = Json::object();
    const auto names = element_names(shape);
    for (std::size_t i = 0; i < names.size(); ++i)
        table[std::string(names[i])] = shape == Shape::by_sex_and_age ? ages(i * age_table_size) : Json(at(i));
    return table;
}

Json plausible_json(const PlausibleRange& range) {
    switch (range.kind) {
    case PlausibleRange::Kind::unknown:
        return nullptr;
    case PlausibleRange::Kind::interval:
        return Json{range.low, range.high};
    case PlausibleRange::Kind::plus_minus:
        return {{"plus_minus", range.high}};
    case PlausibleRange::Kind::factor:
        return {{"factor", {range.low, range.high}}};
    }
    return nullptr;
}

void add_note(Explanation& explanation, const ParameterNote& note, Language language) {
    explanation.add("plausible", say(language, "plausible", "rimligt"), text_of(note.range, language),
                    plausible_json(note.range).dump());
    explanation.add("status", say(language, "status", "status"), std::string(name_of(note.status, language)),
                    quoted_json(name_of(note.status)));
    std::string targets;
    for (const std::string& one : note.set_by) targets += (targets.empty() ? "" : ", ") + one;
    if (!targets.empty())
        explanation.add("set_by", say(language, "set by calibration target", "bestäms av kalibreringsmål"), targets,
                        Json(note.set_by).dump());
    explanation.add("source", say(language, "source", "källa"), note.source);
    explanation.add("note", say(language, "remark", "anmärkning"), note.note);
}

std::string_view county_name(const LoadedCounty& county, Language language) {
    return say(language, county.county.name, county.name_sv);
}

}  // namespace

Explanation explain_field(const FieldInfo& info, std::string_view path, const Label& file, Language language) {
    Explanation explanation;
    explanation.kind = std::string(say(language, "field of ", "fält i ")) + std::string(say(language, file));
    explanation.name = path;
    explanation.title = say(language, info.label);
    add_form(explanation, info, language);
    explanation.add("needed", say(language, "needed", "måste anges"), std::string(name_of(info.presence, language)),
                    info.presence == Presence::optional ? "false" : "true");
    explanation.add("default", say(language, "if left out", "om det utelämnas"), fallback_of(info, language),
                    info.fallback                    ? Json(*info.fallback).dump()
                    : info.fallback_words.en.empty() ? "null"
                                                     : quoted_json(say(language, info.fallback_words)));
    explanation.add("source", say(language, "source", "källa"), std::string(say(language, info.source)));
    add_acts_from(explanation, info, language);
    return explanation;
}

Explanation explain_parameter(const ParameterField& field, const LoadedCounty* county, Language language) {
    Explanation explanation;
    explanation.kind = "parameter";
    explanation.name = path_of(field.info);
    explanation.title = say(language, field.info.label);
    if (county != nullptr) {
        const ModelParameters& values = county->county.parameters;
        explanation.add(
            "value", std::string(say(language, "value in ", "värde i ")) + std::string(county_name(*county, language)),
            value_text(field, values, language), value_json(field, values).dump());
        explanation.json.insert(explanation.json.size() - 1, ", \"county\": " + quoted_json(county->county.name));
    }
    add_form(explanation, field.info, language);
    if (county != nullptr) add_note(explanation, note_of(*county, field.info), language);
    add_acts_from(explanation, field.info, language);
    return explanation;
}

Explanation explain_group(std::string_view group, const LoadedCounty* county, Language language) {
    Explanation explanation;
    explanation.kind = say(language, "group of parameters", "grupp av parametrar");
    explanation.name = group;
    explanation.title = say(language, "what the group holds", "vad gruppen innehåller");
    for (const ParameterField& field : parameter_fields()) {
        if (field.info.group != group) continue;
        std::string text(say(language, field.info.label));
        if (county != nullptr) text += " = " + value_text(field, county->county.parameters, language);
        explanation.add(field.info.name, field.info.name, text);
    }
    return explanation;
}

}  // namespace samverkan
