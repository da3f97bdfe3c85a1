#include "checks/check_reader.hpp"

#include <algorithm>
#include <set>

#include "checks/arm_reader.hpp"
#include "results/axes.hpp"
#include "results/joined.hpp"
#include "scenario/nearest_name.hpp"
#include "scenario/object_keys.hpp"

namespace samverkan::checks {
namespace fs = std::filesystem;
namespace {

/// What a measure counts, in words.
std::string words_of(const Measure& measure, const County& county) {
    std::string words(measure.event ? event_kind_names[static_cast<std::size_t>(*measure.event)] : name_of(measure.of));
    std::replace(words.begin(), words.end(), '_', ' ');
    if (measure.per_1000) words += " per 1,000";
    if (measure.channel) words += joined({" by ", channel_names[static_cast<std::size_t>(*measure.channel)]});
    if (measure.first_age > entry_age_years || measure.last_age < leaving_age_years - 1)
        words += joined({", ages ", std::to_string(measure.first_age), "-", std::to_string(measure.last_age)});
    for (std::size_t i = 0; i < measure.areas.size(); ++i)
        words += (i == 0 ? " in " : ", ") + county.areas[measure.areas[i].index()].name;
    if (!measure.programme.empty()) words += " of " + measure.programme;
    if (measure.from_week > 0 || measure.to_week < std::numeric_limits<int>::max())
        words +=
            joined({", weeks ", std::to_string(measure.from_week), " to ",
                    measure.to_week < std::numeric_limits<int>::max() ? std::to_string(measure.to_week) : "the end"});
    return words;
}

/// One file of checks.
class FileReader {
public:
    FileReader(const JsonDocument& document, ArmReader& arms, const std::set<std::string>& built,
               std::vector<Diagnostic>& diagnostics)
        : document_(document), reporter_(document.source, diagnostics), arms_(arms), built_(built),
          diagnostics_(diagnostics) {}

    void read(std::vector<Check>& checks, std::set<std::string>& ids) {
        const ChecksFile file = read_checks_file(document_.root, reporter_);
        for (const CheckEntry& entry : file.checks.value) {
            if (entry.id && !ids.insert(entry.id.value).second)
                reporter_.report(Code::duplicate_name, entry.id.at->span,
                                 joined({"`", shown(entry.id.value), "` is given twice (checks are told apart by id)"}),
                                 "again");
            if (!entry.id || !entry.arms || !entry.measure || !entry.relation || !entry.due) continue;
            Check check = read(entry);
            check.theme = file.theme;
            checks.push_back(std::move(check));
        }
    }

private:
    Check read(const CheckEntry& entry) {
        Check check;
        check.id = entry.id.value;
        check.claim = entry.claim;
        check.why = entry.why.value;
        check.source = entry.source.value;
        check.due = static_cast<Due>(entry.due.value.index);
        check.fast = entry.fast;
        check.known_gap = entry.known_gap.value;
        check.relation = static_cast<Relation>(entry.relation.value.index);
        check.as = static_cast<As>(entry.as.value.index);
        check.tolerance = entry.tolerance.value;
        if (entry.confidence) check.confidence = entry.confidence.value;
        check.replicates = static_cast<std::uint32_t>(entry.replicates.value);
        if (entry.seed) check.seed = static_cast<std::uint64_t>(entry.seed.value);
        check.scale = entry.scale.value;
        check.weeks = entry.weeks.value;
        read_needs(entry, check);
        for (const ArmEntry& arm : entry.arms.value) check.arm_names.push_back(arm.name.value);
        check_form(entry, check);
        if (check.is_active())
            read_arms(entry, check);
        else
            check.measured_words = words_of_form(entry);
        return check;
    }

    void contradiction(const JsonValue& at, std::string problem, std::string hint) {
        reporter_.report(Code::contradiction, {at.span.offset, 1}, std::move(problem), {}, std::move(hint));
    }

    void read_needs(const CheckEntry& entry, Check& check) {
        const auto known = known_parts();
        for (const Given<std::string>& need : entry.needs.value) {
            if (std::find(known.begin(), known.end(), need.value) == known.end())
                reporter_.report(Code::unknown_name, need.at->span,
                                 joined({"unknown part `", shown(need.value), "` of the model"}), "not a part",
                                 "parts: justice, psychiatry, budgets, catalogue, violence, coordination");
            if (!built_.contains(need.value)) check.lacks.push_back(need.value);
        }
    }

    /// What makes a check one that can hold and can fail.
    void check_form(const CheckEntry& entry, const Check& check) {
        if (is_statistical(check.relation) && check.replicates < least_statistical_replicates)
            contradiction(*entry.replicates.at, "`replicates` is below 40 (too few for a statistical claim)",
                          "40 or more");
        const bool one_enough = check.relation == Relation::zero || entry.than;
        const bool from_folder = std::any_of(entry.arms.value.begin(), entry.arms.value.end(),
                                             [](const ArmEntry& arm) { return static_cast<bool>(arm.folder); });
        if (entry.arms.value.size() < 2 && !one_enough && !from_folder)
            contradiction(*entry.arms.at, "`arms` holds one (nothing is there to compare it with)",
                          "two or more, or `than`");
        const bool needs_tolerance = check.relation == Relation::about_equal || check.relation == Relation::not_lower ||
                                     check.relation == Relation::not_higher;
        if (needs_tolerance && check.tolerance <= 0)
            contradiction(*entry.relation.at, "this relation needs a `tolerance` (nothing is exactly equal by chance)",
                          "a share of the first arm's value");
        const JsonValue* of = entry.measure.value->find("of");
        const bool broken_by_code = check.relation == Relation::zero && of != nullptr &&
                                    (of->text == "broken_weeks" || of->text == "parts_off");
        if (!is_turned_by_order(check.relation) && !broken_by_code && !entry.planted)
            contradiction(*entry.at, "a check of this relation needs `planted` (it must be seen to fail)",
                          "an arm instead of the last one, with which the claim is wrong");
        if (check.as != As::value && std::none_of(entry.arms.value.begin(), entry.arms.value.end(),
                                                  [](const ArmEntry& arm) { return static_cast<bool>(arm.against); }))
            contradiction(*entry.as.at, "nothing is averted without an arm to count from", "give arms `against`");
    }

    /// Of a check that is not active the measure is shown as it stands.
    static std::string words_of_form(const CheckEntry& entry) {
        const JsonValue* of = entry.measure.value->find("of");
        return of != nullptr ? of->text : std::string();
    }

    std::optional<AreaId> find_area(const Given<std::string>& name) {
        const County* county = arms_.default_county();
        std::vector<std::string_view> names;
        for (std::size_t area = 0; county != nullptr && area < county->areas.size(); ++area) {
            names.push_back(county->areas[area].name);
            if (name.value == names.back()) return AreaId{area};
        }
        const auto nearest = nearest_name(name.value, names);
        reporter_.report(Code::unknown_area, name.at->span, joined({"unknown area `", shown(name.value), "`"}),
                         "not an area", nearest ? joined({"did you mean `", *nearest, "`?"}) : std::string());
        return std::nullopt;
    }

    /// Two whole numbers, first <= last.
    void read_span(const Given<std::vector<Given<double>>>& given, int& first, int& last) {
        if (!given) return;
        if (given.value.size() != 2 || given.value[0].value > given.value[1].value)
            return contradiction(*given.at, "two numbers are needed, the first not above the second", "[10, 19]");
        first = static_cast<int>(given.value[0].value);
        last = static_cast<int>(given.value[1].value);
    }

    Measure read_measure(const Given<const JsonValue*>& given, const std::string& path) {
        Measure measure;
        MeasureEntry entry;
        if (!checks::read_measure(*given.value, path, entry, reporter_)) return measure;
        measure.of = static_cast<Quantity>(entry.of.value.index);
        read_span(entry.ages, measure.first_age, measure.last_age);
        read_span(entry.weeks, measure.from_week, measure.to_week);
        for (const Given<std::string>& name : entry.areas.value)
            if (const auto area = find_area(name)) measure.areas.push_back(*area);
        if (entry.channel) measure.channel = static_cast<Channel>(entry.channel.value.index);
        if (entry.event) measure.event = static_cast<EventKind>(entry.event.value.index);
        if ((measure.of == Quantity::events) != measure.event.has_value())
            contradiction(*given.value, "`event` names the kind of events (and belongs to `events` alone)", {});
        measure.programme = entry.programme.value;
        measure.per_1000 = entry.per_1000;
        return measure;
    }

    void read_arms(const CheckEntry& entry, Check& check) {
        check.measure = read_measure(entry.measure, entry.path + ".measure");
        if (entry.than) check.than = read_measure(entry.than, entry.path + ".than");
        if (const County* county = arms_.default_county()) {
            check.measured_words = words_of(check.measure, *county);
            if (check.than) check.measured_words += " less " + words_of(*check.than, *county);
        }
        const ArmContext context{document_, entry, diagnostics_};
        check.arm_names.clear();
        for (const ArmEntry& arm : entry.arms.value)
            for (Arm& read : arms_.read(arm, context)) {
                read.against = find_arm(arm.against, check.arm_names);
                check.arm_names.push_back(read.name);
                check.arms.push_back(std::move(read));
            }
        if (!entry.planted) return;
        for (Arm& read : arms_.read(entry.planted.value, context)) {
            read.against = find_arm(entry.planted.value.against, check.arm_names);
            check.planted = std::move(read);
        }
    }

    std::optional<std::size_t> find_arm(const Given<std::string>& name, const std::vector<std::string>& names) {
        if (!name) return std::nullopt;
        const auto found = std::find(names.begin(), names.end(), name.value);
        if (found == names.end())
            reporter_.report(Code::unknown_name, name.at->span,
                             joined({"`against` names `", shown(name.value), "` (no arm before this one)"}),
                             "not an arm");
        return static_cast<std::size_t>(found - names.begin());
    }

    const JsonDocument& document_;
    Reporter reporter_;
    ArmReader& arms_;
    const std::set<std::string>& built_;
    std::vector<Diagnostic>& diagnostics_;
};

std::set<std::string> read_built(const fs::path& file, std::vector<Diagnostic>& diagnostics) {
    std::set<std::string> built;
    const auto document = read_json(file, diagnostics);
    if (!document) return built;
    Reporter reporter(document->source, diagnostics);
    const JsonValue* list = document->root.find("built");
    if (list == nullptr || list->kind != JsonValue::Kind::list) {
        reporter.report(Code::missing_key, {document->root.span.offset, 1}, "missing list `built`", {});
        return built;
    }
    const auto known = known_parts();
    for (const JsonValue& part : list->items) {
        if (std::find(known.begin(), known.end(), part.text) == known.end())
            reporter.report(Code::unknown_name, part.span, joined({"unknown part `", shown(part.text), "`"}),
                            "unknown");
        built.insert(part.text);
    }
    return built;
}

std::vector<fs::path> json_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
        if (entry->path().extension() == ".json") files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

CheckFolders folders_of(const fs::path& root) {
    return {root, root / "tests" / "behaviour" / "checks", root / "tests" / "behaviour" / "built.json"};
}

Result<std::vector<Check>> read_checks(const CheckFolders& folders) {
    Result<std::vector<Check>> result;
    const std::set<std::string> built = read_built(folders.built, result.diagnostics);
    ArmReader arms(folders.root, result.diagnostics);
    std::vector<Check> checks;
    std::set<std::string> ids;
    for (const fs::path& path : json_files(folders.checks))
        if (const auto document = read_json(path, result.diagnostics))
            FileReader(*document, arms, built, result.diagnostics).read(checks, ids);
    if (checks.empty() && !has_errors(result.diagnostics))
        result.diagnostics.push_back(diagnostic_of_file(Code::unreadable_file, folders.checks.generic_string(),
                                                        "no check was found (nothing to run)"));
    // That an arm changes nothing (W001) is what some checks are about.
    std::erase_if(result.diagnostics, [](const Diagnostic& one) { return one.severity == Severity::warning; });
    sort_by_place(result.diagnostics);
    if (!has_errors(result.diagnostics)) result.value = std::move(checks);
    return result;
}

}  // namespace samverkan::checks
