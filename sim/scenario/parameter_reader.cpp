#include "scenario/parameter_reader.hpp"

#include <algorithm>
#include <memory>

#include "scenario/parameter_rules.hpp"

namespace samverkan {
namespace {

using Places = std::vector<ParameterPlace>;  // by index into parameter_fields()

std::vector<std::string_view> group_names() {
    std::vector<std::string_view> names;
    for (const ParameterField& field : parameter_fields())
        if (names.empty() || names.back() != field.info.group) names.push_back(field.info.group);
    return names;
}

std::vector<std::string_view> names_in(std::string_view group) {
    std::vector<std::string_view> names;
    for (const ParameterField& field : parameter_fields())
        if (field.info.group == group) names.push_back(field.info.name);
    return names;
}

std::size_t index_of(const ParameterField& field) {
    return static_cast<std::size_t>(&field - parameter_fields().data());
}

void collect_group(const JsonMember& group, ParameterFile file, Reporter& reporter, Places& places) {
    if (group.value.kind != JsonValue::Kind::object) {
        reporter.report(Code::wrong_type, group.value.span,
                        "`" + group.key + "` is " + std::string(name_of(group.value.kind)) + " (an object is needed)",
                        "not an object");
        return;
    }
    for (const JsonMember& member : group.value.members) {
        if (is_comment_key(member.key)) continue;
        const ParameterField* field = find_parameter(group.key, member.key);
        if (field == nullptr) {
            const auto meant =
                report_unknown_key(member, group.key, "this group of parameters", names_in(group.key), reporter);
            if (meant) places[index_of(*find_parameter(group.key, *meant))].misspelt = true;
            continue;
        }
        ParameterPlace& place = places[index_of(*field)];
        if (place.member != nullptr)
            reporter.report(Code::in_two_files, member.key_span,
                            "`" + path_of(field->info) + "` stands in two files (which value counts cannot be known)",
                            "also in " + place.reporter->source().file, "remove one of them");
        else
            place = {&member, &reporter, file, false};
    }
}

void collect(const JsonDocument& document, ParameterFile file, Reporter& reporter, Places& places) {
    const std::vector<std::string_view> groups = group_names();
    if (document.root.kind != JsonValue::Kind::object)
        reporter.report(Code::wrong_type, {document.root.span.offset, 1},
                        "the file holds no object (groups of parameters are needed)");
    for (const JsonMember& member : document.root.members) {
        if (is_comment_key(member.key)) continue;
        if (std::find(groups.begin(), groups.end(), member.key) == groups.end()) {
            const auto meant = report_unknown_key(member, "", "a file of parameters", groups, reporter);
            for (const ParameterField& field : parameter_fields())
                if (meant && field.info.group == *meant) places[index_of(field)].misspelt = true;
        } else {
            collect_group(member, file, reporter, places);
        }
    }
}

void report_missing_in(const FieldInfo& info, const JsonDocument& document, Reporter& reporter) {
    const JsonValue* group = document.root.find(info.group);
    const TextSpan where{group != nullptr ? group->span.offset : document.root.span.offset, 1};
    reporter.report(Code::missing_key, where, "missing parameter `" + path_of(info) + "` (it stands in neither file)",
                    "needed here", description(info));
}

/// The two files of one county, and where each parameter stands in them.
class ParameterSource {
public:
    ParameterSource(const ParameterDocuments& documents, std::vector<Diagnostic>& diagnostics)
        : places(parameter_fields().size()), parameters_(documents.parameters.source, diagnostics),
          base_rates_(documents.base_rates.source, diagnostics), documents_(documents) {
        collect(documents.parameters, ParameterFile::parameters, parameters_, places);
        collect(documents.base_rates, ParameterFile::base_rates, base_rates_, places);
    }
    ParameterSource(const ParameterSource&) = delete;
    ParameterSource& operator=(const ParameterSource&) = delete;

    void report_missing(const FieldInfo& info) { report_missing_in(info, documents_.parameters, parameters_); }

    Places places;

private:
    Reporter parameters_, base_rates_;
    ParameterDocuments documents_;
};

void check_rules(const ModelParameters& values, const Places& places) {
    for (const ParameterRule& rule : parameter_rules()) {
        if (rule.holds(values)) continue;
        const ParameterField* field = find_parameter(rule.group, rule.name);
        const ParameterPlace& place = places[index_of(*field)];
        place.reporter->report(Code::contradiction, place.member->key_span,
                               "`" + path_of(field->info) + "` " + std::string(rule.problem), {},
                               "change one of the values named");
    }
}

}  // namespace

LoadedParameters read_parameters(const ParameterDocuments& own, std::vector<Diagnostic>& diagnostics,
                                 const ParameterLender* lender) {
    const std::size_t before = diagnostics.size();
    const auto fields = parameter_fields();
    LoadedParameters loaded;
    ParameterSource source(own, diagnostics);
    const auto lent = lender != nullptr ? std::make_unique<ParameterSource>(lender->documents, diagnostics) : nullptr;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        ParameterPlace& place = source.places[i];
        const bool is_lent = place.member == nullptr && !place.misspelt && lent != nullptr;
        if (is_lent) place = lent->places[i];
        if (place.member == nullptr) {
            if (!place.misspelt) source.report_missing(fields[i].info);
        } else if (std::optional<ParameterEntry> entry = read_parameter_entry(fields[i].info, place)) {
            for (std::size_t k = 0; k < entry->values.size(); ++k) *fields[i].slot(loaded.values, k) = entry->values[k];
            if (is_lent) entry->note.lent_by = lender->name;
            loaded.notes.push_back(std::move(entry->note));
        }
    }
    if (diagnostics.size() == before) check_rules(loaded.values, source.places);
    return loaded;
}

void check_parameter_file(const JsonDocument& document, ParameterFile file, std::vector<Diagnostic>& diagnostics) {
    const auto fields = parameter_fields();
    Places places(fields.size());
    Reporter reporter(document.source, diagnostics);
    collect(document, file, reporter, places);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (places[i].member != nullptr) (void)read_parameter_entry(fields[i].info, places[i]);
}

}  // namespace samverkan
