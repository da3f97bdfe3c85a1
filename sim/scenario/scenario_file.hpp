#pragma once
// A scenario as it stands in its file: everything optional, with the place where it was said.
#include <string>
#include <vector>

#include "scenario/programme_file.hpp"
#include "scenario/value_reader.hpp"

namespace samverkan {

/// One funded programme.
struct FundingEntry {
    Given<std::string> id;   ///< what a scenario that extends this one calls it; default: `use`
    Given<std::string> use;  ///< id of a programme of the catalogue
    Given<double> per_year;  ///< SEK
    Given<WeekNumber> from;  ///< first funded week
    Given<WeekNumber> to;    ///< last funded week
    Given<double> coverage;
    Given<std::vector<Given<std::string>>> areas;  ///< codes or names
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
    Given<std::vector<FundingEntry>> programmes;
};

extern const FieldTable scenario_table;

/// False if anything was reported. `scenario` refers to `document` and `reporter`.
bool read_scenario_file(const JsonDocument& document, ScenarioFile& scenario, Reporter& reporter);

/// What `extension` says wins; programmes are merged by name, new ones appended.
void extend(ScenarioFile& base, const ScenarioFile& extension);

}  // namespace samverkan
