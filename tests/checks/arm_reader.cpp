#include "checks/arm_reader.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "results/joined.hpp"
#include "scenario/county_reader.hpp"
#include "scenario/nearest_name.hpp"
#include "scenario/parameter_fields.hpp"
#include "scenario/parameter_rules.hpp"
#include "scenario/scenario_chain.hpp"
#include "scenario/scenario_reader.hpp"

namespace samverkan::checks {
namespace fs = std::filesystem;
namespace {

constexpr const char* default_file = "scenarios/baseline.json";

Reporter reporter_of(const ArmContext& context) { return {context.document.source, context.diagnostics}; }

/// Gives `patch` the weeks that the check states, unless the arm has its own.
void add_times(JsonValue& patch, const CheckEntry& check) {
    const auto add = [&](const char* key, const Given<int>& given) {
        if (given && patch.find(key) == nullptr) patch.members.push_back({key, given.at->span, *given.at});
    };
    add("weeks", check.weeks);
    add("burn_in_weeks", check.burn_in_weeks);
}

/// The chain of `file` with the arm's changes merged over it, as if they stood in a file that extends it.
ScenarioChain changed_chain(const fs::path& file, const JsonValue& patch, const ArmContext& context) {
    ScenarioChain chain = read_chain(file, context.diagnostics);
    if (chain.documents.empty() || !chain.complete) return chain;
    std::size_t offset = 0;
    for (const auto& document : chain.documents) offset += document->source.text.size() + 1;
    auto changes = std::make_unique<JsonDocument>(JsonDocument{context.document.source, patch});
    shift_spans(changes->root, offset);
    chain.reporter->add(changes->source, offset);
    merge_json(*chain.tree, changes->root, scenario_merge_rules(), *chain.reporter);
    chain.documents.insert(chain.documents.begin(), std::move(changes));
    chain.merged = {};
    read_scenario_file(*chain.tree, chain.merged, *chain.reporter);
    return chain;
}

/// `text` "gang.fill_hazard" as a field, or null after a report.
const ParameterField* find_parameter_by_path(const JsonMember& member, Reporter& reporter) {
    const std::size_t point = member.key.find('.');
    const std::string group = member.key.substr(0, std::min(point, member.key.size()));
    const std::string name = point == std::string::npos ? std::string() : member.key.substr(point + 1);
    if (const ParameterField* field = find_parameter(group, name)) return field;
    std::vector<std::string> paths;
    for (const ParameterField& field : parameter_fields()) paths.push_back(path_of(field.info));
    const std::vector<std::string_view> names(paths.begin(), paths.end());
    report_unknown_key(member, "parameters", "the parameters of the model", names, reporter);
    return nullptr;
}

/// Sets a parameter to the value stated, or to {"times": x} of what it was.
void change(ModelParameters& parameters, const JsonMember& member, Reporter& reporter) {
    const ParameterField* field = find_parameter_by_path(member, reporter);
    if (field == nullptr) return;
    const JsonValue* times = member.value.kind == JsonValue::Kind::object ? member.value.find("times") : nullptr;
    std::vector<double> values;
    const std::size_t count = element_count(field->info.shape);
    if (times != nullptr && times->kind == JsonValue::Kind::number && member.value.members.size() == 1) {
        for (std::size_t i = 0; i < count; ++i) values.push_back(times->number * *field->slot(parameters, i));
    } else if (!samverkan::read_value(Reading{field->info, member.value, "parameters", reporter}, values)) {
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!field->info.range.contains(values[i]))
            reporter.report(Code::out_of_range, member.value.span,
                            joined({"`", member.key, "` becomes ", number_text(values[i]),
                                    " (out of range: ", text_of(field->info.range), ")"}),
                            "out of range", description(field->info));
        *field->slot(parameters, i) = values[i];
    }
}

/// Sets every effect of a programme to one ratio: of the hazard that it lowers, its inverse of one that it raises.
void set_strength(Scenario& scenario, const JsonMember& member, Reporter& reporter) {
    const auto found = std::find_if(scenario.programmes.begin(), scenario.programmes.end(),
                                    [&](const Programme& one) { return one.id == member.key; });
    if (found == scenario.programmes.end() || member.value.kind != JsonValue::Kind::number ||
        !(member.value.number > 0) || member.value.number > 10) {
        reporter.report(Code::unknown_name, member.key_span,
                        joined({"`", shown(member.key), "` in strength (the arm funds no such programme, or its ratio ",
                                "is no number above 0, at most 10)"}),
                        "not a programme of the arm with a ratio", "fund it in `scenario.programmes`");
        return;
    }
    for (ProgrammeEffect& effect : found->effects) {
        const bool lowers = info_of(effect.variable).protects == Protects::lower;
        const double ratio = lowers ? member.value.number : 1 / member.value.number;
        effect.rate_ratio = {ratio, ratio, ratio};
    }
}

bool is_object(const Given<const JsonValue*>& given, std::string_view name, Reporter& reporter) {
    if (!given) return false;
    if (given.value->kind == JsonValue::Kind::object) return true;
    reporter.report(Code::wrong_type, given.value->span, joined({"`", name, "` is no object"}), "not an object");
    return false;
}

std::vector<fs::path> scenario_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
        if (entry->path().extension() == ".json") files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

ArmReader::ArmReader(fs::path root, std::vector<Diagnostic>& diagnostics) : root_(std::move(root)) {
    Result<Catalogue> catalogue = read_catalogue(root_ / "configs" / "programmes");
    for (Diagnostic& one : catalogue.diagnostics) diagnostics.push_back(std::move(one));
    catalogue_ = std::move(catalogue.value);
}

std::shared_ptr<const County> ArmReader::county(const std::string& name) {
    const auto found = counties_.find(name);
    if (found != counties_.end()) return found->second;
    Result<County> read = read_county(root_ / "configs" / fs::path(name));
    auto county = read.value ? std::make_shared<const County>(std::move(*read.value)) : nullptr;
    counties_.emplace(name, county);
    return county;
}

const County* ArmReader::default_county() { return county("stockholm").get(); }

std::shared_ptr<const County> ArmReader::changed_county(std::shared_ptr<const County> county, const ArmEntry& entry,
                                                        const ArmContext& context) {
    Reporter reporter = reporter_of(context);
    const std::size_t before = context.diagnostics.size();
    auto changed = std::make_shared<County>(*county);
    for (const auto* parameters : {&context.check.parameters, &entry.parameters})
        if (is_object(*parameters, "parameters", reporter))
            for (const JsonMember& member : parameters->value->members)
                if (!is_comment_key(member.key)) change(changed->parameters, member, reporter);
    for (const auto* services : {&context.check.usual_services, &entry.usual_services})
        if (*services)
            for (ServiceLine& line : changed->services.lines) line.capacity_per_1000 *= services->value;
    if (context.diagnostics.size() == before)
        for (const ParameterRule& rule : parameter_rules())
            if (!rule.holds(changed->parameters))
                reporter.report(Code::contradiction, {entry.at->span.offset, 1},
                                joined({"with these values `", rule.group, ".", rule.name, "` ", rule.problem}), {},
                                "change one of the values named");
    return changed;
}

std::optional<Arm> ArmReader::read_file(const ArmEntry& entry, const fs::path& file, const ArmContext& context) {
    Reporter reporter = reporter_of(context);
    const std::size_t before = context.diagnostics.size();
    JsonValue patch;
    patch.kind = JsonValue::Kind::object;
    patch.span = entry.at->span;
    if (is_object(entry.scenario, "scenario", reporter)) patch = *entry.scenario.value;
    if (const JsonValue* extends = patch.find("extends"))
        reporter.report(Code::unknown_key, extends->span, "`extends` in scenario (an arm changes its `file`)", {});
    add_times(patch, context.check);
    const ScenarioChain chain = changed_chain(file, patch, context);
    if (has_errors(context.diagnostics) && context.diagnostics.size() > before) return std::nullopt;
    const std::shared_ptr<const County> base = county(chain.merged.county.value);
    if (base == nullptr) {
        reporter.report(Code::unknown_name, entry.at->span, "the county of the arm cannot be read", {});
        return std::nullopt;
    }
    Arm arm;
    arm.county = changed_county(base, entry, context);
    arm.scenario = resolve_scenario(chain, *arm.county, *catalogue_, Research::refused);
    arm.scenario.effect_draw = EffectDraw::fixed_mode;
    if (is_object(entry.strength, "strength", reporter))
        for (const JsonMember& member : entry.strength.value->members) set_strength(arm.scenario, member, reporter);
    arm.name = entry.folder ? file.stem().string() : entry.name.value;
    arm.scale = entry.scale ? entry.scale.value : context.check.scale.value;
    arm.gangs = static_cast<GangsOf>(entry.gangs.index);
    return arm;
}

std::vector<Arm> ArmReader::read(const ArmEntry& entry, const ArmContext& context) {
    std::vector<Arm> arms;
    if (!catalogue_) return arms;
    std::vector<fs::path> files{root_ / fs::path(entry.file ? entry.file.value : default_file)};
    if (entry.folder) files = scenario_files(root_ / fs::path(entry.folder.value));
    if (files.empty())
        reporter_of(context).report(Code::unknown_name, entry.folder.at->span, "`folder` holds no scenario", {});
    for (const fs::path& file : files)
        if (std::optional<Arm> arm = read_file(entry, file, context)) arms.push_back(std::move(*arm));
    return arms;
}

}  // namespace samverkan::checks
