#pragma once
// A scenario as it stands in its file, or in several that are merged: everything optional, with the place where it
// was said.
#include <string>
#include <vector>

#include "scenario/programme_file.hpp"
#include "scenario/value_reader.hpp"

namespace samverkan {

/// A measured quantity that sets a programme going.
struct TriggerEntry {
    Given<Choice> quantity;
    Given<double> at_least;
    Given<int> runs_weeks, cool_down_weeks;
};

/// SEK a year: a number, or one for each payer.
struct MoneyEntry {
    Given<double> all;
    Given<double> municipality, region, state, civil_society, business;

    [[nodiscard]] double of(Payer payer) const;  ///< 0 where the payer is not named
    [[nodiscard]] double sum() const;
};

/// Money that programmes take shares of.
struct BudgetEntry {
    Given<MoneyEntry> per_year;
    Given<WeekNumber> from;  ///< first funded week
    Given<WeekNumber> to;    ///< last funded week
    Given<int> hiring_ramp_weeks;
};

inline constexpr double usual_overhead_share = .1;  // assumption: 8 to 12 % of the joint budget

/// Funded coordination between the agencies of the county.
struct CoordinationEntry {
    Given<double> target;                                ///< level in [0, 1]
    Given<double> overhead_share{usual_overhead_share};  ///< of the money of all programmes
    Given<double> per_year;                              ///< SEK, instead
    Given<WeekNumber> from;                              ///< first funded week
    Given<WeekNumber> to;                                ///< last funded week
    Given<std::vector<Given<std::string>>> areas;
};

/// One funded programme.
struct FundingEntry {
    Given<std::string> id;   ///< what a scenario that extends this one calls it; default: `use`
    Given<std::string> use;  ///< id of a programme of the catalogue
    Given<double> per_year;  ///< SEK
    Given<WeekNumber> from;  ///< first funded week
    Given<WeekNumber> to;    ///< last funded week
    Given<double> coverage;
    Given<double> share;           ///< of the budget
    Given<double> places, number;  ///< at once; units a year
    Given<double> hold_share;      ///< of those meant, in service at once
    Given<int> ramp_weeks, repeat_weeks;
    Given<bool> repeat_yearly;
    Given<TriggerEntry> trigger;
    Given<std::string> who;  ///< a condition, beside the programme's own
    Given<double> accept_share, cost_sek_per_unit;
    Given<std::string> variant;
    Given<double> youths_per_adult;                         ///< in groups
    Given<std::vector<Given<std::string>>> areas;           ///< codes or names
    Given<std::vector<Given<std::string>>> neighbourhoods;  ///< names of vulnerable neighbourhoods
    Given<std::vector<Given<std::string>>> neighbourhood_classes;
    Given<bool> remove;  ///< acts while files are merged (json_merge.hpp)
    const JsonValue* at = nullptr;
    Reporter* reporter = nullptr;
    std::string path;  ///< "programmes[0]"

    [[nodiscard]] const std::string& name() const { return id ? id.value : use.value; }
};

struct ScenarioFile {
    Given<std::string> extends, why, county;
    Given<TwoLanguages> name;
    Given<WeekNumber> start;
    Given<int> weeks, burn_in_weeks;
    Given<double> transport;
    Given<bool> secondary_effects;
    Given<BudgetEntry> budget;
    Given<CoordinationEntry> coordination;
    Given<std::vector<FundingEntry>> programmes;
};

extern const FieldTable scenario_table;

/// False if anything was reported. `scenario` refers to `root` and `reporter`.
bool read_scenario_file(const JsonValue& root, ScenarioFile& scenario, Reporter& reporter);

}  // namespace samverkan
