#include "scenario/codes.hpp"

#include <algorithm>
#include <array>

namespace samverkan {
namespace {

constexpr std::array codes{
    CodeExplanation{Code::unreadable_file, "E001", "file cannot be read",
                    "The file does not exist, is a folder, or may not be read. Paths in `extends` and in a county's "
                    "`files` are taken from the folder of the file that names them."},
    CodeExplanation{Code::empty_file, "E002", "empty file",
                    "The file holds nothing, or only blanks. A scenario holds at least {}: braces around its keys."},
    CodeExplanation{Code::truncated_file, "E003", "file ends too early",
                    "A brace, bracket or quotation mark that was opened is never closed. Often a copy was cut short: "
                    "fetch it again. If you wrote the file, look for a missing } or ] before the end."},
    CodeExplanation{Code::not_json, "E004", "not JSON",
                    "The text breaks the rules of JSON: keys and texts stand in double quotation marks, entries are "
                    "separated by commas, no comma follows the last one, there are no comments, and NaN and Infinity "
                    "do not exist. Reading stops at the first such error, since what follows cannot be understood."},
    CodeExplanation{Code::not_utf8, "E005", "not UTF-8 text",
                    "Files are read as UTF-8. Save the file again with that encoding; å, ä and ö from older encodings "
                    "and files in UTF-16 are the usual cause."},
    CodeExplanation{Code::file_too_large, "E006", "file too large",
                    "Input files may hold at most 64 MiB. A scenario holds a few kB."},
    CodeExplanation{Code::too_deep, "E007", "nested too deeply",
                    "Objects and lists may stand inside each other at most 64 levels deep."},
    CodeExplanation{Code::duplicate_key, "E008", "key given twice",
                    "The same key stands twice in one object. Which of the two was meant cannot be known, so neither "
                    "is taken. Remove one."},
    CodeExplanation{Code::number_too_large, "E009", "number too large",
                    "The number is larger than a computer's floating-point number can be (about 1.8e308)."},
    CodeExplanation{Code::too_many_problems, "E010", "too many problems",
                    "More than 100 problems were found in one file; the rest are not listed. Mend the first ones: the "
                    "file may be of another kind than expected."},
    CodeExplanation{
        Code::takes_back_nothing, "E012", "takes back what is not there",
        "`null` takes back a key, and `\"remove\": true` an entry, of the scenario that is extended. It has "
        "none of that name, so nothing would be taken back; perhaps it is misspelt, or was renamed there."},
    CodeExplanation{Code::unknown_key, "E014", "unknown key",
                    "The key is not a field of the object it stands in. Unknown keys are errors, never ignored: a "
                    "misspelt key would silently leave the default in force and change the answer."},
    CodeExplanation{Code::missing_key, "E015", "missing key", "The object lacks a key that has no default."},
    CodeExplanation{Code::wrong_type, "E016", "wrong type",
                    "The value is of another type than the key needs: a number in quotation marks is a text, and true "
                    "and false are not numbers."},
    CodeExplanation{Code::out_of_range, "E017", "out of range",
                    "The value lies outside the range in which the field has a meaning or the program can work."},
    CodeExplanation{Code::not_whole, "E018", "not a whole number",
                    "The field counts something. 2.7 is refused rather than cut to 2."},
    CodeExplanation{Code::wrong_elements, "E019", "wrong elements of a table",
                    "A table of numbers must name exactly its elements: both sexes, all four channels, the ages meant, "
                    "and so on. Ages may be given one by one (\"13\") or as spans (\"17-19\"), each age once."},
    CodeExplanation{
        Code::not_a_week, "E020", "not a week",
        "Times are ISO weeks such as 2025-W34 or dates such as 2025-08-18, which mean the week they lie in. "
        "Most years have 52 weeks; 2020, 2026 and 2032 have 53."},
    CodeExplanation{
        Code::unknown_name, "E021", "unknown name",
        "No programme, county, scenario or measure has this name. Programmes are the files of configs/programmes; "
        "`samverkan patterns --list` shows the measures of patterns."},
    CodeExplanation{Code::unknown_area, "E022", "unknown area",
                    "No area of the county has this code or name. Areas are municipalities, and in Stockholm the city "
                    "districts; areas.csv of the county lists them."},
    CodeExplanation{Code::duplicate_name, "E023", "name given twice",
                    "The same thing is named twice in a list. To fund one programme twice, with other areas or times, "
                    "give each entry an `id` of its own."},
    CodeExplanation{Code::not_a_choice, "E024", "not one of the choices", "The field takes one of a few words."},
    CodeExplanation{
        Code::contradiction, "E025", "values that contradict each other",
        "Each value alone is possible, but not together: shares that must sum to 1 do not, or a least value "
        "is above the largest one."},
    CodeExplanation{Code::circular_extends, "E026", "scenarios that extend each other in a circle",
                    "A scenario builds on the one named by `extends`, and that one on another, but never on itself; "
                    "the chain may have at most 16 files."},
    CodeExplanation{Code::wrong_time, "E027", "impossible time",
                    "Funding begins at the scenario's start week or later, since the weeks before are shared by all "
                    "scenarios compared, and ends no earlier than it begins."},
    CodeExplanation{Code::malformed_table, "E030", "malformed table",
                    "A CSV table lacks a column or a row has too many or too few cells. Cells are separated by commas; "
                    "a cell that holds a comma stands in double quotation marks."},
    CodeExplanation{Code::inconsistent_county, "E031", "county data that disagree",
                    "Two files of the county contradict each other: an area that is not in areas.csv, a distance that "
                    "differs with the direction, a neighbourhood larger than its area."},
    CodeExplanation{Code::in_two_files, "E032", "parameter in two files",
                    "A parameter stands in exactly one of parameters.json and base_rates.json: in base_rates.json if a "
                    "calibration target sets it, else in parameters.json."},
    CodeExplanation{Code::wrong_file, "E033", "parameter in the wrong file",
                    "Entries of base_rates.json name the calibration target that set them (`set_by`) and have the "
                    "status fitted; entries of parameters.json have neither."},
    CodeExplanation{Code::wrong_unit, "E034", "wrong unit",
                    "The unit written beside the value is not the one the model uses. The value is not converted."},
    CodeExplanation{Code::bad_condition, "E060", "condition that cannot be read",
                    "A condition says who is meant, as in \"age >= 10 and age <= 17 and (fringe_noticed or conduct)\": "
                    "names, numbers and texts in single quotes, compared by == != < <= > >= or in [...], joined by "
                    "and, or, not and brackets. docs/scenarios.md lists the names."},
    CodeExplanation{
        Code::mixed_types, "E061", "condition that mixes types",
        "Numbers are compared with numbers, areas with areas; and, or and not join conditions, not numbers."},
    CodeExplanation{
        Code::true_vulnerability, "E062", "true vulnerability named",
        "No agency knows a child's true vulnerability, and a strategy that chose by it could not be carried "
        "out. Use what can be noticed. For research on the worth of better targeting, pass --research."},
    CodeExplanation{Code::shares_above_one, "E063", "shares above 1",
                    "The shares of the budget that programmes take add up to more than the whole of it."},
    CodeExplanation{Code::cannot_fire, "E064", "trigger that cannot fire",
                    "The trigger asks for more than can ever be measured in the chosen places, or the programme's "
                    "start-up outlasts the weeks that the trigger funds."},
    CodeExplanation{
        Code::no_equation, "E065", "effect without an equation",
        "The model has no equation yet for what the effect acts on. Mark it `not_modelled` with the reason, "
        "so that nobody believes it acts; it is then kept and reported."},
    CodeExplanation{Code::over_committed, "E066", "budget promised more than once",
                    "The programmes' stated money (`per_year`, `share`) is more in some year than the budget has of a "
                    "payer. Which would be cut is not for the program to choose: lower a programme's money, or raise "
                    "the budget."},
    CodeExplanation{Code::unpaid_places, "W005", "places without money for staff",
                    "The budget cannot pay for all the places: those without money are open on paper and take in "
                    "nobody. Programmes are paid in the order in which they stand."},
    CodeExplanation{
        Code::never_alone, "E068", "programme that cannot be funded alone",
        "The catalogue has entries that are no services: the harm that groups of youths at risk do to those in them, "
        "which acts by itself where a funded programme works in such groups with few adults, and what a block of the "
        "scenario says. They cost nothing of their own and cannot be entries of `programmes`."},
    CodeExplanation{Code::out_of_season, "E069", "funded out of season",
                    "Services of the programme start in some weeks of the year only, as summer jobs do, and no intake "
                    "of the funded weeks, after the start-up, comes in time for them: nobody would ever start."},
    CodeExplanation{Code::reaches_nobody, "W002", "reaches nobody",
                    "No youth can meet the condition, or none lives in the chosen places: the programme runs and "
                    "reaches nobody."},
    CodeExplanation{
        Code::does_not_act, "W003", "effect that does not act",
        "The programme has an effect on something that the model has no equation for yet. It is left out of "
        "the result, which may be too small or too favourable for it."},
    CodeExplanation{
        Code::outside_horizon, "W004", "effect outside the horizon",
        "Those whom the programme reaches come to the ages at risk after the last week shown, all or nearly "
        "all of them. Its cost is in the result, its effect is not."},
    CodeExplanation{Code::changes_nothing, "W001", "changes nothing",
                    "The scenario, or one of its programmes, changes nothing in the years shown: it equals the one "
                    "it extends or the baseline, starts after the last week, has no money, reaches nobody, or every "
                    "effect is switched off. Its result equals the baseline by "
                    "construction and is not a finding of no effect."},
};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::span<const CodeExplanation> all_codes() { return codes; }

const CodeExplanation& explanation_of(Code code) {
    return *std::find_if(codes.begin(), codes.end(), [&](const CodeExplanation& entry) { return entry.code == code; });
}

std::optional<CodeExplanation> explain_code(std::string_view name) {
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    const auto found = std::find_if(codes.begin(), codes.end(), [&](const CodeExplanation& entry) {
        return std::equal(entry.name.begin(), entry.name.end(), name.begin(), name.end(), same);
    });
    if (found == codes.end()) return std::nullopt;
    return *found;
}

}  // namespace samverkan
