#include "scenario/parameter_reference.hpp"

#include <algorithm>

namespace samverkan {
namespace {

/// Ages with equal values in one span; a run of zeros is left out.
std::string ages_text(const double* values, Language language) {
    const std::string_view separator = say(language, ", ", "; ");
    std::string text;
    for (std::size_t first = 0; first < age_table_size;) {
        std::size_t last = first;
        while (last + 1 < age_table_size && values[last + 1] == values[first]) ++last;
        if (values[first] != 0) {
            text += text.empty() ? "" : separator;
            text += std::to_string(first);
            if (last > first) text += "-" + std::to_string(last);
            text += ": " + number_text(values[first], language);
        }
        first = last + 1;
    }
    return text;
}

/// A cell of a Markdown table.
std::string cell(std::string text) {
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
    return text;
}

std::string status_text(const ParameterNote& note) {
    std::string text(name_of(note.status));
    for (std::size_t i = 0; i < note.set_by.size(); ++i) text += (i == 0 ? " to " : ", ") + note.set_by[i];
    return text;
}

}  // namespace

const ParameterNote& note_of(const LoadedCounty& county, const FieldInfo& info) {
    return *std::find_if(county.notes.begin(), county.notes.end(),
                         [&](const ParameterNote& note) { return note.group == info.group && note.name == info.name; });
}

std::string value_text(const ParameterField& field, const ModelParameters& parameters, Language language) {
    ModelParameters copy = parameters;
    std::vector<double> values(element_count(field.info.shape));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = *field.slot(copy, i);
    if (field.info.shape == Shape::by_age) return ages_text(values.data(), language);
    const auto names = element_names(field.info.shape);
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += field.info.shape == Shape::by_sex_and_age ? "; " : say(language, ", ", "; ");
        if (!names[i].empty()) text += std::string(names[i]) + " ";
        text += field.info.shape == Shape::by_sex_and_age ? ages_text(values.data() + i * age_table_size, language)
                                                          : number_text(values[i], language);
    }
    return text;
}

std::string parameter_reference(const LoadedCounty& county) {
    std::string page = "# Parameters of the model\n\nDefaults: " + county.county.name +
                       ". Generated from the field tables of `sim/scenario` and the county's files. What the status "
                       "words mean: `configs/README.md`. Ages that a table does not name are 0.\n";
    std::string_view group;
    for (const ParameterField& field : parameter_fields()) {
        const FieldInfo& info = field.info;
        const ParameterNote& note = note_of(county, info);
        if (info.group != group) {
            group = info.group;
            page += "\n## " + std::string(group) +
                    "\n\n| name | what | value | unit | plausible | possible | status | source |\n"
                    "|---|---|---|---|---|---|---|---|\n";
        }
        const std::string source = note.note.empty() ? note.source : note.source + " (" + note.note + ")";
        page += "| `" + std::string(info.name) + "` | " + std::string(info.label.en) + " / " +
                std::string(info.label.sv) + " | " + value_text(field, county.county.parameters) + " | " +
                std::string(name_of(info.unit)) + " | " + text_of(note.range) + " | " + text_of(info.range) + " | " +
                status_text(note) + " | " + cell(source) + " |\n";
    }
    return page;
}

}  // namespace samverkan
