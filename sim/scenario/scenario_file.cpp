#include "scenario/scenario_file.hpp"

#include <algorithm>

#include "scenario/fields.hpp"
#include "scenario/json_merge.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required, required_once = Presence::required_once;
constexpr double most_weeks = 5200;
constexpr double most_sek = 1e12;

constexpr std::array funding_fields{
    value<&FundingEntry::use>("use", ValueKind::text,
                              {"programmets id i katalogen", "id of a programme of the catalogue"}, required_once),
    value<&FundingEntry::id>("id", ValueKind::text, {"postens namn", "name of this entry"})
        .otherwise({"programmets id", "the programme's id"})
        .acts(ActsFrom::never),
    number<&FundingEntry::per_year>("per_year", Unit::sek_per_year, {0, most_sek}, {"kronor per år", "SEK a year"},
                                    required_once),
    value<&FundingEntry::from>("from", ValueKind::week, {"första finansierade vecka", "first funded week"})
        .otherwise({"scenariots start", "the scenario's start"}),
    value<&FundingEntry::to>("to", ValueKind::week, {"sista finansierade vecka", "last funded week"})
        .otherwise({"den sista redovisade veckan", "the last reported week"}),
    number<&FundingEntry::coverage>("coverage", Unit::share, {0, 1},
                                    {"andel av skolor eller platser som nås", "share of schools or places reached"})
        .otherwise(1)
        .source({"regel: bara pengarna begränsar ett program om scenariot inte säger annat",
                 "rule: money alone limits a programme unless the scenario says otherwise"}),
    value<&FundingEntry::areas>("areas", ValueKind::list, {"områdens koder eller namn", "codes or names of areas"})
        .not_empty("the programme would reach nobody")
        .otherwise({"hela länet", "the whole county"}),
    value<&FundingEntry::remove>(
        remove_key, ValueKind::yes_or_no,
        {"sant tar bort den ärvda posten med detta namn", "true takes back the inherited entry of this name"})
        .otherwise({"posten behålls", "the entry is kept"})
        .acts(ActsFrom::never),
};
constexpr FieldTable funding_table = table_of<funding_fields>({"ett program", "a programme"});

using S = ScenarioFile;
constexpr std::array scenario_fields{
    value<&S::extends>("extends", ValueKind::text,
                       {"fil med det scenario som detta bygger på", "file of the scenario this one builds on"})
        .otherwise({"inget", "nothing is extended"}),
    value<&S::name>("name", ValueKind::object, {"namn på två språk", "name in two languages"}, required)
        .of(two_languages_table)
        .acts(ActsFrom::never),
    value<&S::why>("why", ValueKind::text, {"varför scenariot är av intresse", "why the scenario is of interest"},
                   required)
        .acts(ActsFrom::never),
    value<&S::county>("county", ValueKind::text, {"länets mapp under configs", "folder of the county below configs"},
                      required_once)
        .acts(ActsFrom::burn_in),
    value<&S::start>("start", ValueKind::week, {"första redovisade vecka", "first reported week"}, required_once)
        .acts(ActsFrom::burn_in),
    whole<&S::weeks>("weeks", Unit::weeks, {1, most_weeks}, {"redovisade veckor", "reported weeks"}, required_once),
    whole<&S::burn_in_weeks>("burn_in_weeks", Unit::weeks, {0, most_weeks},
                             {"insvängning: veckor före starten, då gäng och köer finner sin nivå",
                              "weeks before the start, which let gangs and queues settle"})
        .otherwise(104)
        .source({"regel: länet startar varmt; två år låter gäng och köer finna sin nivå",
                 "rule: the county starts warm; two years relax gangs and queues"})
        .acts(ActsFrom::burn_in),
    number<&S::transport>("transport", Unit::share, {0, 1},
                          {"faktor för varje effekt på logskala; 0 stänger av alla effekter",
                           "factor of every log effect; 0 switches every effect off"})
        .otherwise(1)
        .source({"regel: varje effekts intervall rymmer redan överföringen till Sverige",
                 "rule: the range of each effect already contains its transfer to Sweden"}),
    value<&S::programmes>("programmes", ValueKind::list, {"finansierade program", "funded programmes"})
        .of(funding_table)
        .otherwise({"inga", "none"}),
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

const FieldTable scenario_table = table_of<scenario_fields>({"ett scenario", "a scenario"});

static bool read_value(const Reading& reading, FundingEntry& target) {
    target.at = &reading.json;
    target.reporter = &reading.reporter;
    target.path = reading.path();
    read_object(reading, funding_table.what.en, funding_fields, target);
    return true;  // kept with what could be read, so that all its problems are found in one pass
}

bool read_scenario_file(const JsonValue& root, ScenarioFile& scenario, Reporter& reporter) {
    bool good =
        read_object(root, "", scenario_table.what.en, std::span<const Field<S>>(scenario_fields), scenario, reporter);
    return check_names(scenario) && good;
}

}  // namespace samverkan
