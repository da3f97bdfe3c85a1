#include "scenario/programme_reader.hpp"

#include <algorithm>
#include <cmath>
#include <system_error>

#include "scenario/nearest_name.hpp"
#include "scenario/programme_file.hpp"
#include "scenario/target_expression.hpp"

namespace samverkan {
namespace {

constexpr double cost_share_tolerance = 1e-9;

/// Deliveries that a kind of programme may have.
bool fits(ProgrammeKind kind, Delivery delivery) {
    switch (kind) {
    case ProgrammeKind::individual_programme:
        return delivery == Delivery::places;
    case ProgrammeKind::universal_cohort:
        return delivery == Delivery::schools || delivery == Delivery::take_up || delivery == Delivery::birth ||
               delivery == Delivery::residents;
    case ProgrammeKind::area_lever:
        return delivery == Delivery::residents || delivery == Delivery::gangs;
    case ProgrammeKind::system_lever:
        return delivery == Delivery::pipeline;
    case ProgrammeKind::law_lever:
        return delivery == Delivery::residents;
    }
    return false;
}

bool fits(EffectBasis basis, Delivery delivery, ProgrammeKind kind) {
    switch (basis) {
    case EffectBasis::treated:
        return delivery == Delivery::places || kind == ProgrammeKind::area_lever;
    case EffectBasis::dose:
        return delivery == Delivery::residents || delivery == Delivery::gangs;
    case EffectBasis::system:
        return delivery == Delivery::pipeline;
    default:
        return delivery != Delivery::pipeline;
    }
}

/// Whether a variable can be moved that way: gangs' own variables by way of gangs, the pipeline's by way of it.
bool fits(ModelVariable variable, Delivery delivery, EffectReach reach) {
    const ModelVariableInfo& info = info_of(variable);
    if (!info.modelled()) return true;
    if (variable == ModelVariable::shooting_background || variable == ModelVariable::conflict_branching)
        return delivery == Delivery::gangs || delivery == Delivery::residents || delivery == Delivery::pipeline;
    if (delivery == Delivery::gangs)
        return info.subject == VariableSubject::gang || variable == ModelVariable::exit_hazard;
    if (variable == ModelVariable::police_trust && reach == EffectReach::participants) return false;
    if (delivery == Delivery::pipeline)
        return info.subject == VariableSubject::pipeline || variable == ModelVariable::notice_hazard;
    if (info.subject == VariableSubject::law) return delivery == Delivery::residents;
    if (info.subject != VariableSubject::youth) return false;
    const bool of_persons = variable == ModelVariable::exit_hazard || variable == ModelVariable::reentry_hazard ||
                            variable == ModelVariable::recruiter_window_exit ||
                            variable == ModelVariable::structured_exposure;
    const bool of_groups = variable == ModelVariable::recruit_street || variable == ModelVariable::recruit_school ||
                           variable == ModelVariable::recruit_family_friends ||
                           variable == ModelVariable::recruit_online;
    const bool to_persons = delivery == Delivery::places || reach == EffectReach::participants;
    return to_persons ? !of_groups : !of_persons;
}

/// Turns what the file says into a programme, and reports what cannot be.
class ProgrammeBuilder {
public:
    ProgrammeBuilder(const ProgrammeFile& file, const std::filesystem::path& path, Reporter& reporter)
        : file_(file), path_(path), reporter_(reporter) {}

    LoadedProgramme build() {
        copy_texts_and_numbers();
        check_consistency();
        copy_forms();
        loaded_.programme.who = condition(file_.eligibility.value.who, "`who` in eligibility");
        check_group_condition(loaded_.programme.who, file_.eligibility.value.who);
        std::vector<EffectEntry> const& effects = file_.effects.value;
        for (std::size_t i = 0; i < effects.size(); ++i) add(effects[i], i);
        return std::move(loaded_);
    }

private:
    void contradiction(const JsonValue* at, std::string problem, std::string hint, Code code = Code::contradiction) {
        if (at == nullptr) return;
        const bool whole = at->kind == JsonValue::Kind::object || at->kind == JsonValue::Kind::list;
        reporter_.report(code, {at->span.offset, whole ? 1 : at->span.length}, std::move(problem), {}, std::move(hint));
    }

    TargetProgram condition(const Given<std::string>& text, std::string_view subject) {
        if (!text) return {};
        return compile_target(*text.at, {nullptr, Research::refused, &reporter_, subject}).value_or(TargetProgram{});
    }

    /// Levers act on groups, not on single youths.
    void check_group_condition(const TargetProgram& who, const Given<std::string>& text) {
        const bool on_groups = loaded_.programme.is_lever() && !needs_participants();
        for (const TargetStep& step : who.steps)
            if (on_groups && step.kind == TargetStep::Kind::attribute && !known_of_groups(step.attribute)) {
                contradiction(text.at, "the condition asks about single youths (a lever acts on whole groups)",
                              "ask for age, male, low_income, vulnerable_place");
                return;
            }
    }
    [[nodiscard]] bool needs_participants() const {
        return std::any_of(file_.effects.value.begin(), file_.effects.value.end(), [](const EffectEntry& effect) {
            return static_cast<EffectReach>(effect.reach.index) == EffectReach::participants;
        });
    }

    void check_consistency() {
        if (file_.id && file_.id.value != path_.stem().string())
            reporter_.report(Code::contradiction, file_.id.at->span,
                             "`id` is `" + shown(file_.id.value) + "` (the file is named " + path_.filename().string() +
                                 ")",
                             "not the file's name", "a programme's id is the name of its file");
        double sum = 0;
        for (const PayerShare& payer : file_.payers.value) sum += payer.share;
        const bool all_read = file_.payers && file_.payers.value.size() == file_.payers.at->items.size();
        if (all_read && std::fabs(sum - 1) > cost_share_tolerance)
            contradiction(file_.payers.at, "shares of `payers` sum to " + number_text(sum) + " (they must sum to 1)",
                          {});
        const Programme& programme = loaded_.programme;
        if (file_.effects && file_.effects.at->items.empty() && programme.basis != EffectBasis::event)
            contradiction(file_.effects.at, "`effects` is empty (the programme would do nothing)",
                          "state a rate ratio of 1 for a programme without effect");
        if (file_.kind && file_.delivery && !fits(programme.kind, programme.delivery))
            contradiction(file_.delivery.at, "`delivery` does not suit the `kind` of programme", {});
        check_forms();
        if (file_.delivery && file_.basis && !fits(programme.basis, programme.delivery, programme.kind))
            contradiction(file_.basis.at, "`basis` does not suit the `delivery` of the programme", {});
    }

    void copy_texts_and_numbers() {
        Programme& programme = loaded_.programme;
        programme.id = file_.id.value;
        programme.name_sv = file_.name.sv;
        programme.name_en = file_.name.en;
        programme.kind = static_cast<ProgrammeKind>(file_.kind.value.index);
        programme.delivery = static_cast<Delivery>(file_.delivery.value.index);
        programme.basis = static_cast<EffectBasis>(file_.basis.value.index);
        programme.start_up_weeks = file_.start_up_weeks;
        programme.wait_weeks = file_.wait_weeks;
        programme.duration_weeks = file_.duration_weeks;
        programme.effect_from_weeks = file_.effect_from_weeks;
        programme.build_up_weeks = file_.build_up_weeks;
        programme.half_life_weeks = file_.half_life_weeks;
        programme.take_up_share = file_.take_up_share;
        programme.needs_hand_over = file_.needs_hand_over;
        if (file_.accept_share) programme.accept_share = file_.accept_share.value;
        programme.units_per_capacity_year = file_.units_per_capacity_year;
        programme.cost_sek_per_unit = file_.cost_sek_per_unit;
        programme.dose_per_capacity_unit = file_.dose_per_capacity_unit;
        programme.dose_of_county = file_.dose_of_county;
        programme.payers = file_.payers.value;
        programme.evidence = file_.evidence;
        programme.source = file_.source;
        loaded_.notes = {file_.eligibility.value.who.value,
                         file_.eligibility.value.note,
                         file_.capacity_unit,
                         file_.unit,
                         file_.guard,
                         {},
                         file_.assumptions,
                         file_.shows_after_weeks};
    }

    /// Season, variants, groups, and how the programme comes into a scenario.
    void copy_forms() {
        Programme& programme = loaded_.programme;
        programme.funded_as = static_cast<FundedAs>(file_.funded_as.index);
        if (file_.season) programme.season = Season{file_.season.value.first_week, file_.season.value.last_week};
        programme.wait_in_queue = file_.wait_in_queue;
        programme.one_off = file_.one_off;
        programme.raises_coordination = file_.raises_coordination;
        if (file_.complete_share) programme.complete_share = file_.complete_share.value;
        programme.units_per_start = file_.units_per_start;
        programme.youths_per_adult = file_.youths_per_adult;
        for (const VariantEntry& one : file_.variants.value) {
            ProgrammeVariant variant{one.name.value, {}};
            if (one.youths_per_adult) variant.youths_per_adult = one.youths_per_adult.value;
            programme.variants.push_back(std::move(variant));
            loaded_.notes.variant_notes.push_back(one.note);
        }
        loaded_.notes.actors = file_.actors;
    }

    void check_forms() {
        const bool one_by_one = static_cast<Delivery>(file_.delivery.value.index) == Delivery::places;
        if (file_.season) {
            const Season season{file_.season.value.first_week, file_.season.value.last_week};
            constexpr int weeks_of_a_year = 52;
            if (season.first_week > season.last_week)
                contradiction(file_.season.at, "`season` ends before it begins",
                              "its weeks lie in one year; split the programme for a season over New Year");
            else if (season.last_week - season.first_week + file_.duration_weeks > weeks_of_a_year)
                contradiction(file_.season.at, "a service could last until the next `season` begins",
                              "season and length together are at most 52 weeks");
            if (!one_by_one) contradiction(file_.season.at, "`season` needs places to start in", "leave it out");
        }
        if (file_.one_off && static_cast<Delivery>(file_.delivery.value.index) != Delivery::residents)
            contradiction(file_.delivery.at, "a `one_off` is delivered by `residents`: it is a lever on places", {});
    }

    /// The variables of an effect: its own, and those that share its draw.
    std::vector<ModelVariable> variables_of(const EffectEntry& entry) {
        std::vector<ModelVariable> variables;
        if (entry.variable) variables.push_back(static_cast<ModelVariable>(entry.variable.value.index));
        append_named(variables, entry.also);
        return variables;
    }

    void append_named(std::vector<ModelVariable>& variables, const Given<std::vector<Given<std::string>>>& list) {
        for (const Given<std::string>& name : list.value) {
            const auto names = variable_names();
            const auto found = std::find(names.begin(), names.end(), std::string_view(name.value));
            if (found != names.end()) {
                variables.push_back(static_cast<ModelVariable>(found - names.begin()));
                continue;
            }
            const auto nearest = nearest_name(name.value, names);
            contradiction(name.at, "`" + shown(name.value) + "` is no variable of the model",
                          nearest ? "did you mean `" + std::string(*nearest) + "`?" : std::string(),
                          Code::not_a_choice);
        }
    }

    /// Number of the variant that an effect belongs to, from 1; 0: the usual form.
    std::uint8_t variant_of(const EffectEntry& entry) {
        if (!entry.variant) return 0;
        std::vector<std::string_view> names;
        for (const ProgrammeVariant& one : loaded_.programme.variants) names.push_back(one.name);
        const auto found = std::find(names.begin(), names.end(), std::string_view(entry.variant.value));
        if (found != names.end()) return static_cast<std::uint8_t>(found - names.begin() + 1);
        contradiction(entry.variant.at, "`" + shown(entry.variant.value) + "` is no variant of the programme",
                      "`variants` lists their names", Code::not_a_choice);
        return 0;
    }

    std::uint8_t sources_of(const EffectEntry& entry) {
        std::uint8_t sources = 0;
        const auto names = element_names(Shape::by_notice_source);
        for (const Given<std::string>& name : entry.notice_sources.value) {
            const auto found = std::find(names.begin(), names.end(), std::string_view(name.value));
            if (found == names.end())
                contradiction(name.at, "`" + shown(name.value) + "` is no source of reports",
                              "school, police, health, social_and_others, parents", Code::not_a_choice);
            else
                sources = static_cast<std::uint8_t>(sources | 1u << (found - names.begin()));
        }
        return sources;
    }

    void add(const EffectEntry& entry, std::size_t number) {
        if (!entry.variable) return;
        const TargetProgram who = condition(entry.who, "`who` in effects[" + std::to_string(number) + "]");
        check_group_condition(who, entry.who);
        const std::uint8_t sources = sources_of(entry);
        const bool law =
            info_of(static_cast<ModelVariable>(entry.variable.value.index)).subject == VariableSubject::law;
        if (law ? !entry.value : !entry.rate_ratio)
            contradiction(entry.at, law ? "an effect on the law lacks `value`" : "an effect lacks `rate_ratio`",
                          "every effect says how much", Code::missing_key);
        const std::uint8_t variant = variant_of(entry);
        if (entry.half_life_weeks && !loaded_.programme.is_lever())
            contradiction(entry.half_life_weeks.at, "`half_life_weeks` of an effect is for levers",
                          "people lose all effects of a programme at its own pace");
        std::vector<ModelVariable> variables = variables_of(entry);
        const std::size_t inverse_from = variables.size();
        append_named(variables, entry.also_inverse);
        for (std::size_t i = 0; i < variables.size(); ++i) {
            const ModelVariable variable = variables[i];
            const ModelVariableInfo& info = info_of(variable);
            EffectNote note{variable,
                            {},
                            {},
                            entry.who.value,
                            entry.not_modelled.value,
                            entry.published,
                            entry.basis,
                            static_cast<EffectReach>(entry.reach.index),
                            entry.from_age,
                            entry.secondary,
                            entry.rests_with_noticed_intake};
            if (entry.rate_ratio) note.rate_ratio = entry.rate_ratio.value;
            if (entry.value) note.value = entry.value.value;
            note.variant = entry.variant.value;
            note.inverse = i >= inverse_from;
            if (entry.half_life_weeks) note.half_life_weeks = entry.half_life_weeks.value;
            loaded_.notes.effects.push_back(std::move(note));
            check_variable(entry, info);
            if (entry.not_modelled || !info.modelled()) continue;
            ProgrammeEffect effect{variable, entry.rate_ratio.value, static_cast<std::uint8_t>(number)};
            effect.reach = static_cast<EffectReach>(entry.reach.index);
            effect.from_age = entry.from_age;
            effect.notice_sources = sources;
            effect.secondary = entry.secondary;
            effect.rests_with_noticed_intake = entry.rests_with_noticed_intake;
            effect.who = who;
            effect.variant = variant;
            effect.inverse = i >= inverse_from;
            if (entry.value) effect.sets = entry.value.value;
            if (entry.half_life_weeks) effect.half_life_weeks = entry.half_life_weeks.value;
            loaded_.programme.effects.push_back(std::move(effect));
        }
    }

    void check_variable(const EffectEntry& entry, const ModelVariableInfo& info) {
        const std::string name = "`" + std::string(info.name) + "`";
        if (!info.modelled() && !entry.not_modelled)
            contradiction(entry.variable.at, name + " has no equation (" + std::string(info.missing) + ")",
                          "mark the effect `not_modelled` with the reason", Code::no_equation);
        else if (!entry.not_modelled && !info.moved_by(loaded_.programme.kind))
            contradiction(entry.variable.at,
                          name + " cannot be moved by this kind of programme (" + std::string(info.label_en) + ")", {});
        else if (!entry.not_modelled &&
                 !fits(info.variable, loaded_.programme.delivery, static_cast<EffectReach>(entry.reach.index)))
            contradiction(entry.variable.at,
                          name + " cannot be reached by this delivery (" + std::string(info.label_en) + ")", {});
        else if (loaded_.programme.basis == EffectBasis::event && !entry.not_modelled)
            contradiction(entry.variable.at, "an `event` programme has no effect of its own (" + name + " would act)",
                          {});
    }

    const ProgrammeFile& file_;
    const std::filesystem::path& path_;
    Reporter& reporter_;
    LoadedProgramme loaded_;
};

}  // namespace

std::optional<std::size_t> Catalogue::index_of(std::string_view id) const {
    const auto found = std::find_if(programmes.begin(), programmes.end(),
                                    [&](const Programme& programme) { return programme.id == id; });
    if (found == programmes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - programmes.begin());
}

std::optional<std::vector<std::filesystem::path>> programme_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure))
        if (entry->path().extension() == ".json") files.push_back(entry->path());
    if (failure) return std::nullopt;
    std::sort(files.begin(), files.end());
    return files;
}

Result<LoadedProgramme> read_programme(const std::filesystem::path& path) {
    Result<LoadedProgramme> result;
    const auto document = read_json(path, result.diagnostics);
    if (!document) return result;
    Reporter reporter(document->source, result.diagnostics);
    ProgrammeFile file;
    read_programme_file(*document, file, reporter);
    LoadedProgramme loaded = ProgrammeBuilder(file, path, reporter).build();
    sort_by_place(result.diagnostics);
    if (!has_errors(result.diagnostics)) result.value = std::move(loaded);
    return result;
}

Result<Catalogue> read_catalogue(const std::filesystem::path& folder) {
    Result<Catalogue> result;
    Catalogue catalogue;
    std::optional<std::vector<std::filesystem::path>> files = programme_files(folder);
    if (!files) {
        result.diagnostics.push_back(
            diagnostic_of_file(Code::unreadable_file, folder.generic_string(), "folder of programmes cannot be read"));
        return result;
    }
    catalogue.files = std::move(*files);
    for (const std::filesystem::path& path : catalogue.files) {
        Result<LoadedProgramme> one = read_programme(path);
        result.diagnostics.insert(result.diagnostics.end(), one.diagnostics.begin(), one.diagnostics.end());
        if (!one.value) continue;
        catalogue.programmes.push_back(std::move(one.value->programme));
        catalogue.notes.push_back(std::move(one.value->notes));
    }
    if (!has_errors(result.diagnostics)) result.value = std::move(catalogue);
    return result;
}

}  // namespace samverkan
