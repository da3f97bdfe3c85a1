#pragma once
// A programme as it stands in its file.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/programme.hpp"
#include "scenario/value_reader.hpp"

namespace samverkan {

/// A text in both languages.
struct TwoLanguages {
    std::string sv, en;
};
bool read_value(const Reading& reading, TwoLanguages& target);
extern const FieldTable two_languages_table;

struct EligibilityEntry {
    Eligibility who;
    std::string note;
};

struct EffectEntry {
    Choice variable;
    Prior rate_ratio;
    std::string published;  ///< what studies measured
    std::string basis;      ///< how the prior was judged
};

struct ProgrammeFile {
    Given<std::string> id;
    TwoLanguages name;
    Choice kind, basis;
    Given<EligibilityEntry> eligibility;
    Given<std::vector<EffectEntry>> effects;
    int start_up_weeks = 0, wait_weeks = 0, duration_weeks = 1;
    double half_life_weeks = 0;
    std::string capacity_unit, unit;
    double units_per_capacity_year = 1, cost_sek_per_unit = 0;
    Given<std::vector<PayerShare>> payers;
    std::string evidence, source;
    std::vector<std::string> assumptions;
};

extern const FieldTable programme_table;
/// In the order of ProgrammeKind.
[[nodiscard]] std::span<const std::string_view> programme_kind_names();

/// False if anything was reported.
bool read_programme_file(const JsonDocument& document, ProgrammeFile& programme, Reporter& reporter);

}  // namespace samverkan
