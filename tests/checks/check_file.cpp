#include "checks/check_file.hpp"

#include <array>

#include "results/axes.hpp"
#include "scenario/fields.hpp"

namespace samverkan::checks {
namespace {

constexpr Presence required = Presence::required;

constexpr std::array<std::string_view, 26> quantity_names{"recruits",
                                                          "first_recruits",
                                                          "renewed_recruits",
                                                          "events",
                                                          "fringe",
                                                          "involved",
                                                          "core",
                                                          "former",
                                                          "senior_core",
                                                          "positions",
                                                          "open_positions",
                                                          "waiting_cases",
                                                          "cases_in_progress",
                                                          "away",
                                                          "waiting_for_place",
                                                          "fill_probability",
                                                          "weeks_to_first_service",
                                                          "shootings",
                                                          "foiled_plots",
                                                          "killed",
                                                          "cost_sek",
                                                          "delivered_units",
                                                          "programme_starts",
                                                          "lives",
                                                          "broken_weeks",
                                                          "parts_off"};
constexpr std::array<std::string_view, 4> as_names{"value", "averted", "averted_share", "averted_per_million_sek"};
constexpr std::array<std::string_view, 11> relation_names{"lower",        "higher",        "not_lower", "not_higher",
                                                          "about_equal",  "falling",       "rising",    "equal",
                                                          "always_lower", "always_higher", "zero"};
constexpr std::array<std::string_view, 2> due_names{"now", "next issue"}, gangs_names{"live", "first_arm"};
constexpr std::array<std::string_view, 6> part_names{"justice",   "psychiatry", "budgets",
                                                     "catalogue", "violence",   "coordination"};

constexpr std::array measure_fields{
    choice<&MeasureEntry::of>("of", quantity_names, {"vad som mäts", "what is measured"}, required),
    value<&MeasureEntry::ages>("ages", ValueKind::list, {"första och sista ålder", "first and last age"}),
    value<&MeasureEntry::weeks>("weeks", ValueKind::list,
                                {"från och till redovisad vecka", "from and to (not in) reported week"}),
    value<&MeasureEntry::areas>("areas", ValueKind::list, {"områdens namn", "names of areas"})
        .not_empty("nobody would be counted"),
    choice<&MeasureEntry::channel>("channel", channel_names, {"rekryteringsväg", "channel of recruitment"}),
    choice<&MeasureEntry::event>("event", event_kind_names, {"slag av händelse", "kind of event"}),
    value<&MeasureEntry::programme>("programme", ValueKind::text, {"programmets id", "id of a programme"}),
    value<&MeasureEntry::per_1000>("per_1000", ValueKind::yes_or_no,
                                   {"per 1 000 invånare (och år)", "per 1,000 residents (and year)"}),
};

constexpr std::array arm_fields{
    value<&ArmEntry::name>("name", ValueKind::text, {"armens namn", "name of the arm"}, required),
    value<&ArmEntry::file>("file", ValueKind::text,
                           {"scenariofil som ändringen görs i", "scenario file that is changed"})
        .otherwise({"scenarios/baseline.json", "scenarios/baseline.json"}),
    value<&ArmEntry::folder>("folder", ValueKind::text,
                             {"mapp: en arm för varje scenariofil", "folder: an arm for each of its scenario files"}),
    value<&ArmEntry::scenario>("scenario", ValueKind::object,
                               {"ändringar, som i en scenariofil", "changes, as in a scenario file"}),
    value<&ArmEntry::parameters>("parameters", ValueKind::object,
                                 {"andra värden på modellens tal", "other values of numbers of the model"}),
    value<&ArmEntry::strength>(
        "strength", ValueKind::object,
        {"programmens effekter som kvot, under 1 skyddar", "effects of programmes as a ratio, below 1 protects"}),
    value<&ArmEntry::against>("against", ValueKind::text,
                              {"arm som avvärjda räknas från", "arm that averted ones are counted from"}),
    number<&ArmEntry::usual_services>(
        "usual_services", Unit::ratio, {0, 100},
        {"faktor för alla vanliga insatsers kapacitet", "factor of the capacity of every usual service"})
        .otherwise(1),
    number<&ArmEntry::scale>("scale", Unit::share, {.001, 1}, {"andel av länet", "share of the county"}),
    choice<&ArmEntry::gangs>(
        "gangs", gangs_names,
        {"om gängen svarar eller gör som i första armen", "whether gangs answer or act as in the first arm"}),
};
constexpr std::string_view an_arm = "an arm";

constexpr std::array check_fields{
    value<&CheckEntry::id>("id", ValueKind::text, {"kontrollens namn", "name of the check"}, required),
    value<&CheckEntry::claim>("claim", ValueKind::object, {"påståendet", "the claim, a sentence"}, required),
    value<&CheckEntry::why>("why", ValueKind::text, {"skälet", "the reason"}, required),
    value<&CheckEntry::source>("source", ValueKind::text, {"källa", "source"}, required),
    choice<&CheckEntry::due>("due", due_names, {"när den ska hålla", "when it must hold"}, required),
    value<&CheckEntry::needs>("needs", ValueKind::list, {"modelldelar som krävs", "parts of the model it needs"}),
    value<&CheckEntry::known_gap>("known_gap", ValueKind::text,
                                  {"varför den ännu inte håller", "why it is known not to hold yet"}),
    value<&CheckEntry::fast>("fast", ValueKind::yes_or_no, {"körs bland de snabba", "run among the fast ones"}),
    value<&CheckEntry::arms>("arms", ValueKind::list, {"armar", "arms"}, required).not_empty("nothing would be run"),
    value<&CheckEntry::planted>(
        "planted", ValueKind::object,
        {"i stället för sista armen: då ska påståendet falla", "instead of the last arm: the claim must then fail"}),
    value<&CheckEntry::measure>("measure", ValueKind::object, {"vad som mäts", "what is measured"}, required),
    value<&CheckEntry::than>("than", ValueKind::object, {"det som dras av", "what is taken off"}),
    choice<&CheckEntry::as>("as", as_names, {"vad som jämförs", "what is compared"}),
    choice<&CheckEntry::relation>("relation", relation_names, {"hur armarna förhåller sig", "how the arms relate"},
                                  required),
    number<&CheckEntry::tolerance>("tolerance", Unit::share, {0, .5},
                                   {"andel av första armens värde", "share of the first arm's value"}),
    number<&CheckEntry::confidence>("confidence", Unit::share, {.9, .99999}, {"ensidig säkerhet", "one-sided"}),
    number<&CheckEntry::usual_services>("usual_services", Unit::ratio, {0, 100},
                                        {"detsamma i alla armar", "the same in all arms"})
        .otherwise(1),
    number<&CheckEntry::scale>("scale", Unit::share, {.001, 1}, {"andel av länet", "share of the county"}, required),
    whole<&CheckEntry::replicates>("replicates", Unit::count, {1, 1000}, {"upprepningar", "replicates"}, required),
    whole<&CheckEntry::weeks>("weeks", Unit::weeks, {1, 1040}, {"redovisade veckor", "reported weeks"}, required),
    whole<&CheckEntry::burn_in_weeks>("burn_in_weeks", Unit::weeks, {0, 520}, {"insvängning", "burn-in"}),
    whole<&CheckEntry::seed>("seed", Unit::count, {0, 1e9}, {"frö", "seed"}),
    value<&CheckEntry::parameters>("parameters", ValueKind::object,
                                   {"andra värden i alla armar", "other values in all arms"}),
};
constexpr std::string_view a_check = "a check";

constexpr std::array file_fields{
    value<&ChecksFile::theme>("theme", ValueKind::object, {"vad filen handlar om", "what the file is about"}, required),
    value<&ChecksFile::checks>("checks", ValueKind::list, {"kontrollerna", "the checks"}, required)
        .not_empty("nothing would be checked"),
};

}  // namespace

/// Entries are kept with what could be read, so that all problems are found in one pass.
static bool read_value(const Reading& reading, ArmEntry& target) {
    target.at = &reading.json;
    target.path = reading.path();
    read_object(reading, an_arm, arm_fields, target);
    return true;
}

static bool read_value(const Reading& reading, CheckEntry& target) {
    target.at = &reading.json;
    target.path = reading.path();
    read_object(reading, a_check, check_fields, target);
    return true;
}

std::span<const std::string_view> known_parts() { return part_names; }
std::string_view name_of(Quantity quantity) { return quantity_names[static_cast<std::size_t>(quantity)]; }
std::string_view name_of(Relation relation) { return relation_names[static_cast<std::size_t>(relation)]; }

ChecksFile read_checks_file(const JsonValue& root, Reporter& reporter) {
    ChecksFile file;
    read_object(root, "", "a file of checks", std::span<const Field<ChecksFile>>(file_fields), file, reporter);
    return file;
}

bool read_measure(const JsonValue& json, const std::string& path, MeasureEntry& entry, Reporter& reporter) {
    entry.at = &json;
    return read_object(json, path, "a measure", std::span<const Field<MeasureEntry>>(measure_fields), entry, reporter);
}

}  // namespace samverkan::checks
