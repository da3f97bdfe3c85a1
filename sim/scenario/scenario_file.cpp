#include "scenario/scenario_file.hpp"

#include <algorithm>

#include "scenario/fields.hpp"
#include "scenario/json_merge.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required, required_once = Presence::required_once;
constexpr double most_weeks = 5200;
constexpr double most_sek = 1e12;

constexpr std::array<std::string_view, 3> trigger_quantities{"reports", "reports_at_risk", "waiting_cases"};

constexpr std::array trigger_fields{
    choice<&TriggerEntry::quantity>("quantity", trigger_quantities,
                                    {"vad som mäts i de valda områdena", "what is measured in the chosen places"},
                                    required_once),
    number<&TriggerEntry::at_least>("at_least", Unit::count, {0, 1e7},
                                    {"utlöses vid detta antal eller fler", "fires at this number or more"},
                                    required_once),
    whole<&TriggerEntry::runs_weeks>("runs_weeks", Unit::weeks, {1, 1040},
                                     {"finansierade veckor när den har utlösts", "funded weeks once it has fired"},
                                     required_once),
    whole<&TriggerEntry::cool_down_weeks>(
        "cool_down_weeks", Unit::weeks, {0, 1040},
        {"veckor efter dem innan den kan utlösas igen", "weeks after them before it can fire again"}, required_once),
};
constexpr FieldTable trigger_table = table_of<trigger_fields>({"en utlösare", "a trigger"});

template <Given<double> MoneyEntry::*member>
constexpr auto money_of(Payer payer, Label label) {
    return number<member>(name_of(payer), Unit::sek_per_year, {0, most_sek}, label).otherwise({"inga", "none"});
}
using M = MoneyEntry;
constexpr std::array money_fields{
    money_of<&M::municipality>(Payer::municipality, {"kommunerna, kronor per år", "the municipalities, SEK a year"}),
    money_of<&M::region>(Payer::region, {"regionen, kronor per år", "the region, SEK a year"}),
    money_of<&M::state>(Payer::state, {"staten, kronor per år", "the state, SEK a year"}),
    money_of<&M::civil_society>(Payer::civil_society, {"civilsamhället, kronor per år", "civil society, SEK a year"}),
    money_of<&M::business>(Payer::business, {"näringslivet, kronor per år", "business, SEK a year"}),
};
constexpr FieldTable money_table = table_of<money_fields>({"pengar per betalare", "money by payer"});

constexpr std::array budget_fields{
    value<&BudgetEntry::per_year>("per_year", ValueKind::any,
                                  {"kronor per år: ett tal, som delas mellan betalarna efter vad programmen kostar var "
                                   "och en, eller ett tal för varje betalare",
                                   "SEK a year: a number, split over payers by what programmes cost each, or a number "
                                   "for each payer"},
                                  required_once)
        .of(money_table),
    value<&BudgetEntry::from>("from", ValueKind::week, {"första finansierade vecka", "first funded week"})
        .otherwise({"scenariots start", "the scenario's start"}),
    value<&BudgetEntry::to>("to", ValueKind::week, {"sista finansierade vecka", "last funded week"})
        .otherwise({"den sista redovisade veckan", "the last reported week"}),
    whole<&BudgetEntry::hiring_ramp_weeks>(
        "hiring_ramp_weeks", Unit::weeks, {0, 52},
        {"från första leverans till full personal, för program som inte själva anger ramp_weeks",
         "from first delivery to full staff, for programmes that do not state ramp_weeks"})
        .otherwise(0)
        .source({"regel: full kapacitet genast om budgeten inte säger annat; antagande för den som räknar med "
                 "rekrytering av personal: 26 veckor (0-52)",
                 "rule: full capacity at once unless the budget says otherwise; assumption for those who reckon with "
                 "hiring: 26 weeks (0-52)"}),
};
constexpr FieldTable budget_table = table_of<budget_fields>({"en budget", "a budget"});

constexpr std::array funding_fields{
    value<&FundingEntry::use>("use", ValueKind::text,
                              {"programmets id i katalogen", "id of a programme of the catalogue"}, required_once),
    value<&FundingEntry::id>("id", ValueKind::text, {"postens namn", "name of this entry"})
        .otherwise({"programmets id", "the programme's id"})
        .acts(ActsFrom::never),
    number<&FundingEntry::per_year>("per_year", Unit::sek_per_year, {0, most_sek}, {"kronor per år", "SEK a year"})
        .otherwise({"ingen gräns i pengar; något annat måste ange hur mycket", "no limit in money; else something must "
                                                                               "say how much"}),
    value<&FundingEntry::from>("from", ValueKind::week, {"första finansierade vecka", "first funded week"})
        .otherwise({"budgetens första vecka, utan budget scenariots start",
                    "the budget's first week, without a budget the scenario's start"}),
    value<&FundingEntry::to>("to", ValueKind::week, {"sista finansierade vecka", "last funded week"})
        .otherwise({"budgetens sista vecka, utan budget den sista redovisade veckan",
                    "the budget's last week, without a budget the last reported week"}),
    number<&FundingEntry::coverage>("coverage", Unit::share, {0, 1},
                                    {"andel av skolor eller platser som nås", "share of schools or places reached"})
        .otherwise(1)
        .source({"regel: bara pengarna begränsar ett program om scenariot inte säger annat",
                 "rule: money alone limits a programme unless the scenario says otherwise"}),
    number<&FundingEntry::share>("share", Unit::share, {0, 1}, {"andel av budgeten", "share of the budget"})
        .otherwise({"ingen", "none"}),
    number<&FundingEntry::places>(
        "places", Unit::count, {0, 1e6},
        {"platser samtidigt; av program för platser kapacitetsenheter", "places at once; of a lever capacity units"})
        .otherwise({"ingen gräns", "no limit"}),
    number<&FundingEntry::number>("number", Unit::units_per_year, {0, 1e7},
                                  {"levererade enheter per år", "delivered units a year"})
        .otherwise({"ingen gräns", "no limit"}),
    number<&FundingEntry::hold_share>(
        "hold_share", Unit::share, {0, 1},
        {"andel av de avsedda som hålls i programmet samtidigt, fylls på var fjärde vecka",
         "share of those meant in service at once, filled up every four weeks"})
        .otherwise({"ingen andel hålls", "no share is held"}),
    whole<&FundingEntry::ramp_weeks>(
        "ramp_weeks", Unit::weeks, {0, 1040},
        {"från första leverans till full kapacitet", "from first delivery to full capacity"})
        .otherwise({"budgetens hiring_ramp_weeks, utan den full kapacitet genast",
                    "the budget's hiring_ramp_weeks, without it full capacity at once"}),
    whole<&FundingEntry::repeat_weeks>(
        "repeat_weeks", Unit::weeks, {1, 1040},
        {"de finansierade veckorna kommer igen med detta mellanrum", "the funded weeks come again every so many weeks"})
        .otherwise({"de kommer inte igen", "they do not come again"}),
    value<&FundingEntry::repeat_yearly>(
        "repeat_yearly", ValueKind::yes_or_no,
        {"de finansierade veckorna kommer igen varje år", "the funded weeks come again every year"})
        .otherwise({"nej", "no"}),
    value<&FundingEntry::trigger>(
        "trigger", ValueKind::object,
        {"finansieras först när ett mått är högt nog", "funded only once a measured quantity is high enough"})
        .of(trigger_table)
        .otherwise({"finansieras från början", "funded from the first week"}),
    value<&FundingEntry::who>(
        "who", ValueKind::text,
        {"villkor för de avsedda, utöver programmets eget", "condition for those meant, beside the programme's own"})
        .otherwise({"programmets eget villkor ensamt", "the programme's own condition alone"}),
    number<&FundingEntry::accept_share>("accept_share", Unit::share, {0, 1},
                                        {"andel av de erbjudna som tackar ja", "share of those offered that accepts"})
        .otherwise({"programmets eller länets andel", "the programme's or the county's share"}),
    number<&FundingEntry::cost_sek_per_unit>("cost_sek_per_unit", Unit::sek, {0, 1e9},
                                             {"kostnad för en levererad enhet", "cost of a delivered unit"})
        .otherwise({"programmets kostnad", "the programme's cost"}),
    value<&FundingEntry::variant>("variant", ValueKind::text, {"variant av programmet", "variant of the programme"})
        .otherwise({"programmets vanliga form", "the usual form of the programme"}),
    number<&FundingEntry::youths_per_adult>(
        "youths_per_adult", Unit::ratio, {.1, 1000},
        {"unga per vuxen, i program som arbetar i grupper", "youths per adult, in programmes that work in groups"})
        .otherwise({"programmets eller variantens", "the programme's or the variant's"}),
    value<&FundingEntry::areas>("areas", ValueKind::list, {"områdens koder eller namn", "codes or names of areas"})
        .not_empty("the programme would reach nobody")
        .otherwise({"hela länet", "the whole county"}),
    value<&FundingEntry::neighbourhoods>("neighbourhoods", ValueKind::list,
                                         {"namn på utsatta områden", "names of vulnerable neighbourhoods"})
        .not_empty("the programme would reach nobody")
        .otherwise({"hela länet, eller de områden som anges (areas)", "the whole county, or the areas given"}),
    value<&FundingEntry::neighbourhood_classes>(
        "neighbourhood_classes", ValueKind::list,
        {"bara platser av dessa slag: none, vulnerable, specially_vulnerable",
         "only places of these classes: none, vulnerable, specially_vulnerable"})
        .not_empty("the programme would reach nobody")
        .otherwise({"alla slag", "all classes"}),
    value<&FundingEntry::remove>(
        remove_key, ValueKind::yes_or_no,
        {"sant tar bort den ärvda posten med detta namn", "true takes back the inherited entry of this name"})
        .otherwise({"posten behålls", "the entry is kept"})
        .acts(ActsFrom::never),
};
constexpr FieldTable funding_table = table_of<funding_fields>({"ett program", "a programme"});

using K = CoordinationEntry;
constexpr std::array coordination_fields{
    number<&K::target>("target", Unit::share, {0, 1},
                       {"nivå av samordning som betalas, 0 till 1", "level of coordination paid for, 0 to 1"},
                       required_once),
    number<&K::overhead_share>("overhead_share", Unit::share, {0, 1},
                               {"samordningens andel av programmens pengar; programmen får resten, delad som förut",
                                "coordination's share of the money of programmes; they get the rest, split as before"})
        .otherwise(usual_overhead_share)
        .source({"antagande: 8 till 12 procent av den gemensamma budgeten",
                 "assumption: 8 to 12 per cent of the joint budget"}),
    number<&K::per_year>("per_year", Unit::sek_per_year, {0, most_sek},
                         {"kronor per år utöver programmens pengar, i stället för overhead_share; stat och kommuner "
                          "betalar hälften var",
                          "SEK a year beside the money of programmes, instead of overhead_share; state and "
                          "municipalities pay half each"})
        .otherwise({"overhead_share säger vad den kostar", "overhead_share says what it costs"}),
    value<&K::from>("from", ValueKind::week, {"första finansierade vecka", "first funded week"})
        .otherwise({"scenariots start", "the scenario's start"}),
    value<&K::to>("to", ValueKind::week, {"sista finansierade vecka", "last funded week"})
        .otherwise({"den sista redovisade veckan", "the last reported week"}),
    value<&K::areas>("areas", ValueKind::list, {"områdens koder eller namn", "codes or names of areas"})
        .not_empty("nobody would be coordinated")
        .otherwise({"hela länet", "the whole county"}),
};
constexpr FieldTable coordination_table = table_of<coordination_fields>({"samordning", "coordination"});

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
    value<&S::secondary_effects>(
        "secondary_effects", ValueKind::yes_or_no,
        {"räkna effekter som mätts på våld eller brott", "count effects measured on violence or crime"})
        .otherwise({"ja", "yes"}),
    value<&S::budget>("budget", ValueKind::object,
                      {"pengar som program tar andelar av", "money that programmes take shares of"})
        .of(budget_table)
        .otherwise({"ingen", "none"}),
    value<&S::coordination>("coordination", ValueKind::object,
                            {"länets samordning, som betalas", "the county's coordination, paid for"})
        .of(coordination_table)
        .otherwise({"dagens nivå", "today's level"}),
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

/// What an object needs, in one of the files that are merged: `reading` is of the whole.
static bool check_needed(const Reading& reading, const FieldTable& table) {
    bool good = true;
    for (std::size_t i = 0; i < table.size; ++i) {
        const FieldInfo& info = table.field(i);
        if (info.presence != Presence::required_once || has_key_or_nearly(reading.json, info.name)) continue;
        reading.reporter.report(Code::missing_key, {reading.json.span.offset, 1},
                                "missing key `" + std::string(info.name) + "` in " + reading.path(),
                                std::string(table.what.en) + " needs it", description(info));
        good = false;
    }
    return good;
}

static bool read_value(const Reading& reading, TriggerEntry& target) {
    return read_object(reading, trigger_table.what.en, trigger_fields, target) && check_needed(reading, trigger_table);
}

double MoneyEntry::of(Payer payer) const {
    const std::array<double, payer_count> all_payers{municipality.value, region.value, state.value, civil_society.value,
                                                     business.value};
    return all_payers[static_cast<std::size_t>(payer)];
}

double MoneyEntry::sum() const {
    return all ? all.value : municipality.value + region.value + state.value + civil_society.value + business.value;
}

static bool read_value(const Reading& reading, MoneyEntry& target) {
    if (reading.json.kind == JsonValue::Kind::object)
        return read_object(reading, money_table.what.en, money_fields, target);
    FieldInfo info = reading.info;
    info.kind = ValueKind::number;
    info.unit = Unit::sek_per_year;
    info.range = {0, most_sek};
    return read_value(Reading{info, reading.json, reading.object_path, reading.reporter}, target.all);
}

static bool read_value(const Reading& reading, BudgetEntry& target) {
    return read_object(reading, budget_table.what.en, budget_fields, target) && check_needed(reading, budget_table);
}

static bool read_value(const Reading& reading, CoordinationEntry& target) {
    return read_object(reading, coordination_table.what.en, coordination_fields, target) &&
           check_needed(reading, coordination_table);
}

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
