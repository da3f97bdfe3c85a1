#include "scenario/scenario_file.hpp"

#include <algorithm>

#include "scenario/fields.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required;
constexpr double most_weeks = 5200;
constexpr double most_sek = 1e12;

constexpr std::array funding_fields{
    value<&FundingEntry::use>("use", ValueKind::text, {"program", "id of a programme of the catalogue"}, required),
    value<&FundingEntry::id>("id", ValueKind::text, {"id", "name of this entry, by default that of the programme"}),
    number<&FundingEntry::per_year>("per_year", Unit::sek_per_year, {0, most_sek}, {"kronor per år", "SEK a year"}),
    value<&FundingEntry::from>("from", ValueKind::week, {"från", "first funded week, by default the start"}),
    value<&FundingEntry::to>("to", ValueKind::week, {"till", "last funded week, by default the last one"}),
    number<&FundingEntry::coverage>("coverage", Unit::share, {0, 1},
                                    {"täckning", "share of schools or places reached"}),
    number<&FundingEntry::share>("share", Unit::share, {0, 1}, {"andel", "share of the budget"}),
    number<&FundingEntry::places>("places", Unit::count, {0, 1e6},
                                  {"platser", "places at once; of a lever capacity units"}),
    number<&FundingEntry::number>("number", Unit::units_per_year, {0, 1e7}, {"antal", "delivered units a year"}),
    number<&FundingEntry::hold_share>(
        "hold_share", Unit::share, {0, 1},
        {"hålls vid andel", "share of those meant in service at once, filled up every four weeks"}),
    whole<&FundingEntry::ramp_weeks>("ramp_weeks", Unit::weeks, {0, 1040},
                                     {"uppväxling", "from first delivery to full capacity"}),
    whole<&FundingEntry::repeat_weeks>("repeat_weeks", Unit::weeks, {1, 1040},
                                       {"upprepas efter veckor", "the funded weeks come again every so many weeks"}),
    value<&FundingEntry::repeat_yearly>("repeat_yearly", ValueKind::yes_or_no,
                                        {"upprepas varje år", "the funded weeks come again every year"}),
    value<&FundingEntry::trigger>("trigger", ValueKind::object,
                                  {"utlösare", "funded only once a measured quantity is high enough"}),
    value<&FundingEntry::who>("who", ValueKind::text,
                              {"villkor", "condition for those meant, beside the programme's own"}),
    number<&FundingEntry::accept_share>("accept_share", Unit::share, {0, 1},
                                        {"andel som tackar ja", "share that accepts an offer"}),
    number<&FundingEntry::cost_sek_per_unit>("cost_sek_per_unit", Unit::sek, {0, 1e9},
                                             {"kostnad per enhet", "cost of a delivered unit"}),
    value<&FundingEntry::areas>("areas", ValueKind::list, {"områden", "codes or names of areas, by default all"}),
    value<&FundingEntry::neighbourhoods>("neighbourhoods", ValueKind::list,
                                         {"utsatta områden", "names of vulnerable neighbourhoods"}),
    value<&FundingEntry::neighbourhood_classes>(
        "neighbourhood_classes", ValueKind::list,
        {"slag av område", "only places of these classes: none, vulnerable, specially_vulnerable"}),
};

constexpr std::array<std::string_view, 3> trigger_quantities{"reports", "reports_at_risk", "waiting_cases"};

constexpr std::array trigger_fields{
    choice<&TriggerEntry::quantity>("quantity", trigger_quantities, {"mått", "what is measured in the chosen places"},
                                    required),
    number<&TriggerEntry::at_least>("at_least", Unit::count, {0, 1e7}, {"minst", "fires at this number or more"},
                                    required),
    whole<&TriggerEntry::runs_weeks>("runs_weeks", Unit::weeks, {1, 1040}, {"pågår", "funded weeks once it has fired"},
                                     required),
    whole<&TriggerEntry::cool_down_weeks>("cool_down_weeks", Unit::weeks, {0, 1040},
                                          {"vila", "weeks after them before it can fire again"}, required),
};

constexpr std::array budget_fields{
    number<&BudgetEntry::per_year>("per_year", Unit::sek_per_year, {0, most_sek}, {"kronor per år", "SEK a year"},
                                   required),
    value<&BudgetEntry::from>("from", ValueKind::week, {"från", "first funded week, by default the start"}),
};

template <class T>
void overlay(Given<T>& base, const Given<T>& extension) {
    if (extension) base = extension;
}

void overlay(FundingEntry& base, const FundingEntry& extension) {
    overlay(base.use, extension.use);
    overlay(base.per_year, extension.per_year);
    overlay(base.from, extension.from);
    overlay(base.to, extension.to);
    overlay(base.coverage, extension.coverage);
    overlay(base.share, extension.share);
    overlay(base.places, extension.places);
    overlay(base.number, extension.number);
    overlay(base.hold_share, extension.hold_share);
    overlay(base.ramp_weeks, extension.ramp_weeks);
    overlay(base.repeat_weeks, extension.repeat_weeks);
    overlay(base.repeat_yearly, extension.repeat_yearly);
    overlay(base.trigger, extension.trigger);
    overlay(base.who, extension.who);
    overlay(base.accept_share, extension.accept_share);
    overlay(base.cost_sek_per_unit, extension.cost_sek_per_unit);
    overlay(base.neighbourhoods, extension.neighbourhoods);
    overlay(base.neighbourhood_classes, extension.neighbourhood_classes);
    overlay(base.areas, extension.areas);
    base.at = extension.at;
    base.reporter = extension.reporter;
    base.path = extension.path;
}

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

static bool read_value(const Reading& reading, TriggerEntry& target) {
    return read_object(reading, "a trigger", trigger_fields, target);
}

static bool read_value(const Reading& reading, BudgetEntry& target) {
    return read_object(reading, "a budget", budget_fields, target);
}

static bool read_value(const Reading& reading, FundingEntry& target) {
    target.at = &reading.json;
    target.reporter = &reading.reporter;
    target.path = reading.path();
    read_object(reading, "a programme", funding_fields, target);
    return true;  // kept with what could be read, so that all its problems are found in one pass
}

bool read_scenario_file(const JsonDocument& document, ScenarioFile& scenario, Reporter& reporter) {
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
        value<&S::secondary_effects>("secondary_effects", ValueKind::yes_or_no,
                                     {"sekundära effekter", "count effects measured on violence or crime"}),
        value<&S::budget>("budget", ValueKind::object, {"budget", "money that programmes take shares of"}),
        value<&S::programmes>("programmes", ValueKind::list, {"program", "funded programmes"}),
    };
    bool good = read_object(document.root, "", "a scenario", std::span<const Field<S>>(fields), scenario, reporter);
    return check_names(scenario) && good;
}

void extend(ScenarioFile& base, const ScenarioFile& extension) {
    overlay(base.name, extension.name);
    overlay(base.why, extension.why);
    overlay(base.county, extension.county);
    overlay(base.start, extension.start);
    overlay(base.weeks, extension.weeks);
    overlay(base.burn_in_weeks, extension.burn_in_weeks);
    overlay(base.transport, extension.transport);
    overlay(base.secondary_effects, extension.secondary_effects);
    overlay(base.budget, extension.budget);
    for (const FundingEntry& entry : extension.programmes.value) {
        std::vector<FundingEntry>& entries = base.programmes.value;
        const auto found = std::find_if(entries.begin(), entries.end(),
                                        [&](const FundingEntry& other) { return other.name() == entry.name(); });
        if (found == entries.end())
            entries.push_back(entry);
        else
            overlay(*found, entry);
    }
}

}  // namespace samverkan
