#include "scenario/scenario_file.hpp"

#include <algorithm>

#include "scenario/fields.hpp"
#include "scenario/json_merge.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required;
constexpr double most_weeks = 5200;
constexpr double most_sek = 1e12;

constexpr std::array funding_fields{
    value<&FundingEntry::use>("use", ValueKind::text, {"program", "id of a programme of the catalogue"}),
    value<&FundingEntry::id>("id", ValueKind::text, {"id", "name of this entry, by default that of the programme"}),
    number<&FundingEntry::per_year>("per_year", Unit::sek_per_year, {0, most_sek}, {"kronor per år", "SEK a year"}),
    value<&FundingEntry::from>("from", ValueKind::week, {"från", "first funded week, by default the start"}),
    value<&FundingEntry::to>("to", ValueKind::week, {"till", "last funded week, by default the last one"}),
    number<&FundingEntry::coverage>("coverage", Unit::share, {0, 1},
                                    {"täckning", "share of schools or places reached"}),
    value<&FundingEntry::areas>("areas", ValueKind::list, {"områden", "codes or names of areas, by default all"}),
    value<&FundingEntry::remove>(remove_key, ValueKind::yes_or_no,
                                 {"tas bort", "true takes back the inherited entry of this name"}),
};

/// Two entries of one file with the same name cannot be told apart.
bool check_names(const ScenarioFile& scenario) {
    bool good = true;
    const std::vector<FundingEntry>& entries = scenario.programmes.value;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto same = [&](const FundingEntry& other) { return other.name() == entries[i].name(); };
        if (std::none_of(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
        const Given<std::string>& named = entries[i].id ? entries[i].id : entries[i].use;
        if (!named) continue;
        named.reporter->report(Code::duplicate_name, named.at->span,
                               "`" + shown(named.value) +
                                   "` given twice in programmes (entries are told apart by name)",
                               "again", "give this entry an `id` of its own");
        good = false;
    }
    return good;
}

}  // namespace

static bool read_value(const Reading& reading, FundingEntry& target) {
    target.at = &reading.json;
    target.reporter = &reading.reporter;
    target.path = reading.path();
    read_object(reading, "a programme", funding_fields, target);
    return true;  // kept with what could be read, so that all its problems are found in one pass
}

bool read_scenario_file(const JsonValue& root, ScenarioFile& scenario, Reporter& reporter) {
    using S = ScenarioFile;
    static constexpr std::array fields{
        value<&S::extends>("extends", ValueKind::text, {"bygger på", "file of the scenario this one builds on"}),
        value<&S::name>("name", ValueKind::object, {"namn", "name in two languages"}, required),
        value<&S::why>("why", ValueKind::text, {"varför", "why the scenario is of interest"}, required),
        value<&S::county>("county", ValueKind::text, {"län", "folder of the county below configs"}),
        value<&S::start>("start", ValueKind::week, {"start", "first reported week"}),
        whole<&S::weeks>("weeks", Unit::weeks, {1, most_weeks}, {"veckor", "reported weeks"}),
        whole<&S::burn_in_weeks>("burn_in_weeks", Unit::weeks, {0, most_weeks},
                                 {"insvängning", "weeks before the start"}),
        number<&S::transport>("transport", Unit::share, {0, 1}, {"överförbarhet", "factor of every log effect"}),
        value<&S::programmes>("programmes", ValueKind::list, {"program", "funded programmes"}),
    };
    bool good = read_object(root, "", "a scenario", std::span<const Field<S>>(fields), scenario, reporter);
    return check_names(scenario) && good;
}

}  // namespace samverkan
