#include "scenario/scenario_reader.hpp"

#include <algorithm>
#include <system_error>

#include "core/iso_week.hpp"
#include "scenario/area_tables.hpp"
#include "scenario/canonical_text.hpp"
#include "scenario/nearest_name.hpp"
#include "scenario/object_keys.hpp"
#include "scenario/reach.hpp"
#include "scenario/scenario_chain.hpp"
#include "scenario/school_calendar_reader.hpp"

namespace samverkan {
namespace {

std::string listed(const std::vector<std::string_view>& names) {
    constexpr std::size_t most_listed = 20;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most_listed; ++i)
        text += (i > 0 ? ", " : "") + std::string(names[i]);
    return names.size() > most_listed ? text + " ..." : text;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& names, std::string otherwise) {
    const auto nearest = nearest_name(name, names);
    return nearest ? "did you mean `" + std::string(*nearest) + "`?" : std::move(otherwise);
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
    Resolver(const ScenarioChain& chain, const County& county, const Catalogue& catalogue)
        : chain_(chain), file_(chain.merged), county_(county), catalogue_(catalogue) {}

    Scenario resolve() {
        scenario_.name_sv = file_.name.value.sv;
        scenario_.name_en = file_.name.value.en;
        scenario_.why = file_.why.value;
        if (need(file_.start, "start", "first reported week")) scenario_.start_week = file_.start.value.number;
        if (need(file_.weeks, "weeks", "reported weeks, 1 to 5,200")) scenario_.weeks = file_.weeks.value;
        if (file_.burn_in_weeks) scenario_.burn_in_weeks = file_.burn_in_weeks.value;
        if (file_.transport) scenario_.transport = file_.transport.value;
        need(file_.county, "county", "folder of the county below configs");
        check_times();
        for (const FundingEntry& entry : file_.programmes.value) resolve(entry);
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
        if (entry.use || !entry.id)
            need(entry, "per_year", static_cast<bool>(entry.per_year), "funding needs an amount",
                 "SEK a year, 0 or more");
        Deployment deployment;
        deployment.from_week = entry.from ? entry.from.value.number : scenario_.start_week;
        deployment.to_week = entry.to ? entry.to.value.number + 1 : end_week();
        deployment.cost_sek_per_year = entry.per_year.value;
        deployment.coverage = entry.coverage ? entry.coverage.value : 1.0;
        deployment.areas = find_areas(entry);
        check_funding(entry, deployment);
        if (!programme) return;
        deployment.programme = ProgrammeId{*programme};
        if (warn_if_idle(entry, deployment)) ++idle_deployments_;
        scenario_.deployments.push_back(std::move(deployment));
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

    std::optional<AreaId> find_area(std::string_view text) const {
        if (const auto by_code = area_by_code(county_, text)) return by_code;
        const auto found = std::find_if(county_.areas.begin(), county_.areas.end(),
                                        [&](const Area& area) { return area.name == text; });
        if (found == county_.areas.end()) return std::nullopt;
        return AreaId{static_cast<std::size_t>(found - county_.areas.begin())};
    }

    std::vector<AreaId> find_areas(const FundingEntry& entry) const {
        std::vector<AreaId> areas;
        if (county_.areas.empty()) return areas;
        for (const Given<std::string>& given : entry.areas.value) {
            const std::optional<AreaId> area = find_area(given.value);
            if (!area) {
                std::vector<std::string_view> names;
                for (const Area& one : county_.areas) names.insert(names.end(), {one.code, one.name});
                given.reporter->report(
                    Code::unknown_area, given.at->span,
                    "unknown area `" + shown(given.value) + "` (" + county_.name + " has no such area)", "not an area",
                    did_you_mean(given.value, names, "areas.csv of the county lists them all"));
            } else if (std::find(areas.begin(), areas.end(), *area) != areas.end()) {
                given.reporter->report(Code::duplicate_name, given.at->span,
                                       "area `" + shown(given.value) + "` given twice (it counts once)", "again");
            } else {
                areas.push_back(*area);
            }
        }
        std::sort(areas.begin(), areas.end());
        return areas;
    }

    void check_funding(const FundingEntry& entry, const Deployment& deployment) const {
        if (entry.from && file_.start && deployment.from_week < scenario_.start_week)
            entry.from.reporter->report(
                Code::wrong_time, entry.from.at->span,
                "funding begins before the start (the weeks before are shared by all scenarios)", "before the start",
                "the start is " + to_string(iso_week(scenario_.start_week)));
        if (entry.to && deployment.to_week <= deployment.from_week)
            entry.to.reporter->report(Code::wrong_time, entry.to.at->span,
                                      "funding ends before it begins (no week would be funded)", "before it begins");
    }

    void warn_if_nothing_acts() const {
        const bool some = !scenario_.deployments.empty();
        if (some && file_.transport && scenario_.transport == 0)
            file_.transport.reporter->report(Code::changes_nothing, file_.transport.at->span,
                                             "`transport` is 0 (every effect is switched off)", "changes nothing");
        else if (some && idle_deployments_ == scenario_.deployments.size())
            file_.programmes.reporter->report(Code::changes_nothing, {file_.programmes.at->span.offset, 1},
                                              "nothing that is funded can act in the years shown (the result equals "
                                              "that of a scenario that funds nothing)",
                                              "changes nothing");
    }

    /// Whether the entry cannot change a life in the weeks reported; says why.
    bool warn_if_idle(const FundingEntry& entry, const Deployment& deployment) const {
        const Programme& programme = scenario_.programmes[deployment.programme.index()];
        bool idle = false;
        const auto warn = [&](const auto& given, std::string problem) {
            given.reporter->report(Code::changes_nothing, given.at->span, std::move(problem), "changes nothing");
            idle = true;
        };
        if (!has_effect(programme)) warn(entry.use, "`" + programme.id + "` has no effect (its rate ratios are all 1)");
        if (eligible_residents(county_, programme, deployment.areas) == 0) {
            const std::string problem = "`" + programme.id + "` reaches nobody (no resident aged " +
                                        std::to_string(programme.eligibility.least_age) + "-" +
                                        std::to_string(programme.eligibility.most_age) + " lives in its areas)";
            if (entry.areas)
                warn(entry.areas, problem);
            else
                warn(entry.use, problem);
        }
        if (entry.per_year && entry.per_year.value == 0) warn(entry.per_year, "`" + programme.id + "` has no money");
        if (entry.coverage && entry.coverage.value == 0) warn(entry.coverage, "`" + programme.id + "` covers nobody");
        if (file_.start && file_.weeks && deployment.from_week + programme.start_up_weeks >= end_week())
            warn(entry.from ? Given<int>{0, entry.from.at, entry.from.reporter}
                            : Given<int>{0, entry.use.at, entry.use.reporter},
                 "`" + programme.id + "` delivers first after the last week (with " +
                     std::to_string(programme.start_up_weeks) + " weeks of start-up)");
        else if (entry.to && deployment.to_week > deployment.from_week &&
                 deployment.from_week + programme.start_up_weeks >= deployment.to_week)
            warn(entry.to, "`" + programme.id + "` delivers nothing before its funding ends (" +
                               std::to_string(programme.start_up_weeks) + " weeks of start-up)");
        return idle;
    }

    const ScenarioChain& chain_;
    const ScenarioFile& file_;
    const County& county_;
    const Catalogue& catalogue_;
    Scenario scenario_;
    std::size_t idle_deployments_ = 0;
};

/// Says so if the scenario equals the one it extends in everything that acts.
void warn_if_it_adds_nothing(const ScenarioChain& chain, const Scenario& scenario, const County& county,
                             const Catalogue& catalogue) {
    if (chain.paths.size() < 2) return;
    std::vector<Diagnostic> said_before;
    const ScenarioChain base = read_chain(chain.paths[1], said_before);
    if (base.documents.empty() || has_errors(said_before)) return;
    if (canonical_text(Resolver(base, county, catalogue).resolve()) != canonical_text(scenario)) return;
    const JsonValue& extends = *chain.documents.front()->root.find("extends");
    chain.reporter->report(Code::changes_nothing, extends.span,
                           "the scenario equals the one it extends in all that acts (only words differ)",
                           "changes nothing", "state what differs, or leave the scenario out of the comparison");
}

}  // namespace

Result<LoadedScenario> read_scenario(const std::filesystem::path& path, const County& county,
                                     const Catalogue& catalogue) {
    Result<LoadedScenario> result;
    const ScenarioChain chain = read_chain(path, result.diagnostics);
    if (!chain.documents.empty()) {
        LoadedScenario loaded;
        loaded.scenario = Resolver(chain, county, catalogue).resolve();
        loaded.slug = path.stem().string();
        loaded.county = chain.merged.county.value;
        loaded.files.assign(chain.paths.rbegin(), chain.paths.rend());
        if (!has_errors(result.diagnostics)) {
            warn_if_it_adds_nothing(chain, loaded.scenario, county, catalogue);
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
