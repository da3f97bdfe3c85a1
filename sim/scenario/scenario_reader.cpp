#include "scenario/scenario_reader.hpp"

#include <algorithm>
#include <system_error>

#include "core/iso_week.hpp"
#include "scenario/budget_reader.hpp"
#include "scenario/canonical_text.hpp"
#include "scenario/coordination_reader.hpp"
#include "scenario/funding_reader.hpp"
#include "scenario/nearest_name.hpp"
#include "scenario/object_keys.hpp"
#include "scenario/scenario_chain.hpp"
#include "scenario/school_calendar_reader.hpp"

namespace samverkan {
namespace {

constexpr std::size_t most_deployments = 200;

std::string listed(const std::vector<std::string_view>& names) {
    constexpr std::size_t most_listed = 20;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most_listed; ++i)
        text += (i > 0 ? ", " : "") + std::string(names[i]);
    return names.size() > most_listed ? text + " ..." : text;
}

/// Folders of counties, by name.
std::vector<std::string> counties_in(const std::filesystem::path& configs) {
    std::vector<std::string> names;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(configs, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code ignored;
        if (std::filesystem::exists(entry->path() / "county.json", ignored))
            names.push_back(entry->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Looks up and checks what the merged scenario says.
class Resolver {
public:
    Resolver(const ScenarioChain& chain, const County& county, const Catalogue& catalogue, Research research)
        : chain_(chain), file_(chain.merged), county_(county), catalogue_(catalogue), research_(research) {}

    Scenario resolve() {
        scenario_.name_sv = file_.name.value.sv;
        scenario_.name_en = file_.name.value.en;
        scenario_.why = file_.why.value;
        if (need(file_.start, "start", "first reported week")) scenario_.start_week = file_.start.value.number;
        if (need(file_.weeks, "weeks", "reported weeks, 1 to 5,200")) scenario_.weeks = file_.weeks.value;
        if (file_.burn_in_weeks) scenario_.burn_in_weeks = file_.burn_in_weeks.value;
        if (file_.transport) scenario_.transport = file_.transport.value;
        if (file_.secondary_effects && !file_.secondary_effects.value)
            scenario_.secondary_effects = SecondaryEffects::left_out;
        need(file_.county, "county", "folder of the county below configs");
        check_times();
        check_shares(file_);
        for (const FundingEntry& entry : file_.programmes.value) resolve(entry);
        if (scenario_.deployments.size() > most_deployments)
            file_.programmes.reporter->report(Code::out_of_range, {file_.programmes.at->span.offset, 1},
                                              "more than 200 funded programmes (the record tells 200 apart)", {});
        if (file_.coordination) share_money_with_coordination(file_, scenario_);
        read_money();
        if (file_.coordination)
            add_coordination(file_, scenario_, {catalogue_, county_, file_.programmes.value.size()}, end_week());
        rest_effects(scenario_);
        add_group_harm();
        warn_if_nothing_acts();
        return std::move(scenario_);
    }

private:
    [[nodiscard]] int end_week() const { return scenario_.start_week + scenario_.weeks; }

    template <class T>
    bool need(const Given<T>& given, std::string_view key, std::string_view what) {
        if (given || !chain_.complete || has_key_or_nearly(*chain_.tree, key)) return static_cast<bool>(given);
        for (const auto& document : chain_.documents)
            if (const JsonValue* taken_back = document->root.find(key)) {
                chain_.reporter->report(Code::missing_key, taken_back->span,
                                        "missing key `" + std::string(key) + "` at top level (null takes it back)",
                                        "a scenario needs it", std::string(what));
                return false;
            }
        chain_.reporter->report(Code::missing_key, {chain_.documents.front()->root.span.offset, 1},
                                "missing key `" + std::string(key) +
                                    "` at top level (nor is it in a scenario that this one extends)",
                                "a scenario needs it", std::string(what));
        return false;
    }

    /// An entry needs the key, here or where it is inherited from.
    void need(const FundingEntry& entry, std::string_view key, bool given, std::string_view why,
              std::string hint) const {
        const bool object = entry.at->kind == JsonValue::Kind::object;
        if (given || !object || has_key_or_nearly(*entry.at, key)) return;
        entry.reporter->report(Code::missing_key, {entry.at->span.offset, 1},
                               "missing key `" + std::string(key) + "` in " + entry.path + " (" + std::string(why) +
                                   ")",
                               "a programme needs it", std::move(hint));
    }

    /// For an entry that names no programme: perhaps it meant an inherited one.
    [[nodiscard]] std::string use_hint(const FundingEntry& entry) const {
        std::vector<std::string_view> names;
        for (const FundingEntry& other : file_.programmes.value)
            if (&other != &entry) names.push_back(other.name());
        const auto nearest = entry.id ? nearest_name(entry.id.value, names) : std::nullopt;
        if (nearest) return "did you mean the inherited entry `" + std::string(*nearest) + "`?";
        return "id of a programme of the catalogue";
    }

    void check_times() {
        if (!file_.start) return;
        const int first = week_number({first_calendar_year, 1}), last = week_number({last_calendar_year, 52});
        if (scenario_.start_week - scenario_.burn_in_weeks >= first && end_week() - 1 <= last) return;
        file_.start.reporter->report(Code::wrong_time, file_.start.at->span,
                                     "the weeks from burn-in to end leave the years " +
                                         std::to_string(first_calendar_year) + " to " +
                                         std::to_string(last_calendar_year) + " (no school calendar there)",
                                     "start", "choose another start, or fewer weeks");
    }

    void resolve(const FundingEntry& entry) {
        const std::optional<std::size_t> programme = find_programme(entry);
        need(entry, "use", static_cast<bool>(entry.use), "nor is an entry of its name inherited", use_hint(entry));
        const FundingContext context{file_, county_, scenario_.start_week, end_week(), research_};
        const Programme* known = programme ? &scenario_.programmes[*programme] : nullptr;
        if (known != nullptr && known->funded_as != FundedAs::entry) {
            refuse_alone(entry, *known);
            return;
        }
        Deployment deployment = read_funding(entry, known, context);
        if (!programme) return;
        deployment.programme = ProgrammeId{*programme};
        check_season(entry, deployment, *known, context);
        const ProgrammeNotes& notes = catalogue_.notes[*catalogue_.index_of(known->id)];
        idle_.push_back(warn_about_funding(entry, deployment, *known, notes, context) == FundingActs::nothing);
        funded_.push_back(&entry);
        scenario_.deployments.push_back(std::move(deployment));
    }

    /// The budget, once it is known what programmes cost whom.
    void read_money() {
        scenario_.budget = read_budget(file_, funded_, scenario_);
        if (!scenario_.budget) return;
        const std::vector<bool> unpaid = check_budget(file_, funded_, scenario_);
        for (std::size_t i = 0; i < idle_.size(); ++i) idle_[i] = idle_[i] || unpaid[i];
    }

    /// Index into the scenario's programmes, to which it is added if new.
    std::optional<std::size_t> find_programme(const FundingEntry& entry) {
        if (!entry.use) return std::nullopt;
        const std::optional<std::size_t> index = catalogue_.index_of(entry.use.value);
        if (!index) {
            std::vector<std::string_view> names;
            for (const Programme& one : catalogue_.programmes) names.push_back(one.id);
            entry.use.reporter->report(Code::unknown_name, entry.use.at->span,
                                       "unknown programme `" + shown(entry.use.value) + "` (the catalogue lacks it)",
                                       "not in the catalogue",
                                       did_you_mean(entry.use.value, names, "the catalogue has " + listed(names)));
            return std::nullopt;
        }
        const auto same = [&](const Programme& one) { return one.id == entry.use.value; };
        auto& programmes = scenario_.programmes;
        const auto found = std::find_if(programmes.begin(), programmes.end(), same);
        const auto position = static_cast<std::size_t>(found - programmes.begin());
        if (found == programmes.end()) programmes.push_back(catalogue_.programmes[*index]);
        return position;
    }

    /// Some programmes of the catalogue are no entries of `programmes`.
    void refuse_alone(const FundingEntry& entry, const Programme& programme) const {
        std::string hosts;
        for (const Programme& one : catalogue_.programmes)
            if (one.youths_per_adult > 0) hosts += (hosts.empty() ? "" : ", ") + one.id;
        const bool modifier = programme.funded_as == FundedAs::modifier;
        entry.use.reporter->report(Code::never_alone, entry.use.at->span,
                                   "`" + programme.id + "` cannot be funded as a programme" +
                                       (modifier ? " (it is what groups of youths at risk do to those in them)"
                                                 : " (it is a way in which the county works, not a service)"),
                                   "not an entry",
                                   modifier
                                       ? "fund a host that works in groups (" + hosts + "): it acts there by itself"
                                       : "say it in the scenario's block `" + programme.id + "`, as \"" + programme.id +
                                             "\": {\"target\": 0.9}");
    }

    /// The catalogue's modifier acts where a funded programme works in groups.
    void add_group_harm() {
        const auto in_groups = [](const Programme& one) { return one.youths_per_adult > 0; };
        if (std::none_of(scenario_.programmes.begin(), scenario_.programmes.end(), in_groups)) return;
        for (const Programme& one : catalogue_.programmes)
            if (one.funded_as == FundedAs::modifier && !one.effects.empty()) scenario_.group_harm = one;
    }

    void warn_if_nothing_acts() const {
        if (scenario_.coordination) return;
        const bool some = !scenario_.deployments.empty();
        if (some && file_.transport && scenario_.transport == 0)
            file_.transport.reporter->report(Code::changes_nothing, file_.transport.at->span,
                                             "`transport` is 0 (every effect is switched off)", "changes nothing");
        else if (some && std::find(idle_.begin(), idle_.end(), false) == idle_.end())
            file_.programmes.reporter->report(Code::changes_nothing, {file_.programmes.at->span.offset, 1},
                                              "nothing that is funded can act in the years shown (the result equals "
                                              "that of a scenario that funds nothing)",
                                              "changes nothing");
    }

    const ScenarioChain& chain_;
    const ScenarioFile& file_;
    const County& county_;
    const Catalogue& catalogue_;
    Research research_;
    Scenario scenario_;
    std::vector<bool> idle_;                   ///< by deployment: changes nothing
    std::vector<const FundingEntry*> funded_;  ///< by deployment
};

/// Says so if the scenario equals the one it extends in everything that acts.
void warn_if_it_adds_nothing(const ScenarioChain& chain, const Scenario& scenario, const County& county,
                             const Catalogue& catalogue, Research research) {
    if (chain.paths.size() < 2) return;
    std::vector<Diagnostic> said_before;
    const ScenarioChain base = read_chain(chain.paths[1], said_before);
    if (base.documents.empty() || has_errors(said_before)) return;
    if (canonical_text(Resolver(base, county, catalogue, research).resolve()) != canonical_text(scenario)) return;
    const JsonValue& extends = *chain.documents.front()->root.find("extends");
    chain.reporter->report(Code::changes_nothing, extends.span,
                           "the scenario equals the one it extends in all that acts (only words differ)",
                           "changes nothing", "state what differs, or leave the scenario out of the comparison");
}

}  // namespace

Scenario resolve_scenario(const ScenarioChain& chain, const County& county, const Catalogue& catalogue,
                          Research research) {
    return Resolver(chain, county, catalogue, research).resolve();
}

Result<LoadedScenario> read_scenario(const std::filesystem::path& path, const County& county,
                                     const Catalogue& catalogue, Research research) {
    Result<LoadedScenario> result;
    const ScenarioChain chain = read_chain(path, result.diagnostics);
    if (!chain.documents.empty()) {
        LoadedScenario loaded;
        loaded.scenario = Resolver(chain, county, catalogue, research).resolve();
        loaded.slug = path.stem().string();
        loaded.county = chain.merged.county.value;
        loaded.files.assign(chain.paths.rbegin(), chain.paths.rend());
        if (!has_errors(result.diagnostics)) {
            warn_if_it_adds_nothing(chain, loaded.scenario, county, catalogue, research);
            result.value = std::move(loaded);
        }
    }
    sort_by_place(result.diagnostics);
    return result;
}

Result<std::string> read_county_name(const std::filesystem::path& path, const std::filesystem::path& configs) {
    std::vector<Diagnostic> reported_with_the_scenario;
    const ScenarioChain chain = read_chain(path, reported_with_the_scenario);
    const Given<std::string>& county = chain.merged.county;
    Result<std::string> result;
    if (!county) return result;
    const std::vector<std::string> known = counties_in(configs);
    if (std::find(known.begin(), known.end(), county.value) != known.end()) {
        result.value = county.value;
        return result;
    }
    const std::vector<std::string_view> names(known.begin(), known.end());
    Reporter(county.reporter->source(), result.diagnostics)
        .report(Code::unknown_name, county.at->span,
                "unknown county `" + shown(county.value) + "` (configs has no such folder with a county.json)",
                "not a county", did_you_mean(county.value, names, "there are " + listed(names)));
    return result;
}

}  // namespace samverkan
