#include "scenario/explain.hpp"

#include <algorithm>

#include "scenario/county_file.hpp"
#include "scenario/explain_document.hpp"
#include "scenario/explain_field.hpp"
#include "scenario/nearest_name.hpp"
#include "scenario/pattern_file.hpp"
#include "scenario/scenario_file.hpp"
#include "scenario/service_file.hpp"

namespace samverkan {
namespace {

/// A field of a kind of file, by its path there.
struct PlacedField {
    std::string path;    ///< "programmes.coverage"
    std::string prefix;  ///< "scenario."
    const FieldInfo* info;
    const FieldTable* file;
};

void append_fields(const FieldTable& table, const std::string& path, const std::string& prefix, const FieldTable& file,
                   std::vector<PlacedField>& fields) {
    for (std::size_t i = 0; i < table.size; ++i) {
        const FieldInfo& info = table.field(i);
        const std::string here = path + std::string(info.name);
        fields.push_back({here, prefix, &info, &file});
        if (info.fields != nullptr) append_fields(*info.fields, here + ".", prefix, file, fields);
    }
}

std::vector<PlacedField> all_fields() {
    std::vector<PlacedField> fields;
    append_fields(scenario_table, "", "scenario.", scenario_table, fields);
    append_fields(programme_table, "", "programme.", programme_table, fields);
    append_fields(county_table, "", "county.", county_table, fields);
    append_fields(service_table, "", "services.", service_table, fields);
    append_fields(pattern_table, "", "pattern.", pattern_table, fields);
    return fields;
}

/// "coverage" names "programmes.coverage".
bool names(std::string_view word, std::string_view path) {
    if (!path.ends_with(word) || word.empty()) return false;
    return path.size() == word.size() || path[path.size() - word.size() - 1] == '.';
}

bool same_letters(std::string_view a, std::string_view b) { return a.size() == b.size() && edit_distance(a, b) == 0; }

Explanation explain_code(const CodeText& code, Language language) {
    Explanation explanation;
    const bool error = code.name.starts_with('E');
    explanation.kind = error ? say(language, "error", "fel") : say(language, "warning", "varning");
    explanation.name = code.name;
    explanation.title = say(language, code.title);
    explanation.add("explanation", "", std::string(say(language, code.explanation)));
    return explanation;
}

std::optional<Explanation> explain_programme(const std::filesystem::path& file, Language language) {
    std::vector<Diagnostic> ignored;
    const auto document = read_json(file, ignored);
    if (!document) return std::nullopt;
    std::string kind(say(language, "programme", "program"));
    return explain_document(*document, programme_table, file.stem().string(),
                            kind + ", " + file.lexically_normal().generic_string(), language);
}

std::string last_part(const std::string& path) { return path.substr(path.rfind('.') + 1); }

std::vector<std::string> all_names(const ExplainSources& sources) {
    std::vector<std::string> all;
    for (const CodeText& code : sources.codes) all.emplace_back(code.name);
    for (const auto& file : sources.programme_files) all.push_back(file.stem().string());
    for (const ParameterField& field : parameter_fields()) {
        all.emplace_back(field.info.group);
        all.push_back(path_of(field.info));
    }
    for (const PlacedField& field : all_fields()) all.push_back(field.path);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace

std::vector<Explanation> explain(std::string_view word, const ExplainSources& sources, Language language) {
    std::vector<Explanation> found;
    for (const CodeText& code : sources.codes)
        if (same_letters(code.name, word)) found.push_back(explain_code(code, language));
    for (const auto& file : sources.programme_files)
        if (file.stem().string() == word)
            if (auto programme = explain_programme(file, language)) found.push_back(std::move(*programme));
    std::string_view group;
    for (const ParameterField& field : parameter_fields()) {
        if (field.info.group != group && field.info.group == word)
            found.push_back(explain_group(field.info.group, sources.county, language));
        group = field.info.group;
        if (names(word, path_of(field.info))) found.push_back(explain_parameter(field, sources.county, language));
    }
    for (const PlacedField& field : all_fields())
        if (names(word, field.prefix + field.path))
            found.push_back(explain_field(*field.info, field.path, field.file->what, language));
    return found;
}

std::vector<std::string> nearest_explained(std::string_view word, const ExplainSources& sources) {
    constexpr std::size_t most_named = 5, longest_compared = 80, least_part = 3;
    struct Candidate {
        std::size_t distance;
        std::string name;
    };
    std::vector<Candidate> candidates;
    if (word.size() > longest_compared) return {};
    const std::size_t most_differing = std::max<std::size_t>(1, word.size() / 3);
    for (const std::string& name : all_names(sources)) {
        const std::size_t distance = std::min(edit_distance(word, name), edit_distance(word, last_part(name)));
        const bool contains = word.size() >= least_part && name.find(word) != std::string::npos;
        if (distance <= most_differing || contains) candidates.push_back({distance, name});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.distance < b.distance; });
    std::vector<std::string> nearest;
    for (std::size_t i = 0; i < candidates.size() && i < most_named; ++i) nearest.push_back(candidates[i].name);
    return nearest;
}

}  // namespace samverkan
