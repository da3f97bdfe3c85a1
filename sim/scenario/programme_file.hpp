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
    Given<std::string> who;  ///< a condition; left out: everyone
    std::string note;
};

struct EffectEntry {
    Given<Choice> variable;
    Given<std::vector<Given<std::string>>> also;  ///< further variables with the same draw
    Given<Prior> rate_ratio;
    Given<double> value;  ///< instead of a ratio: of a law
    Choice reach;
    Given<std::string> who;
    int from_age = 0;
    Given<std::vector<Given<std::string>>> notice_sources;
    bool secondary = false, rests_with_noticed_intake = false;
    Given<std::vector<Given<std::string>>> also_inverse;  ///< further variables, with one over the same draw
    Given<std::string> variant;
    Given<double> half_life_weeks;
    Given<std::string> not_modelled;
    std::string published;  ///< what studies measured
    std::string basis;      ///< how the prior was judged
    const JsonValue* at = nullptr;
};

struct SeasonEntry {
    int first_week = 1, last_week = 53;
};

struct VariantEntry {
    Given<std::string> name;
    std::string note;
    Given<double> youths_per_adult;
};

struct ProgrammeFile {
    Given<std::string> id;
    TwoLanguages name;
    Given<Choice> kind, delivery, basis;
    Given<EligibilityEntry> eligibility;
    Given<std::vector<EffectEntry>> effects;
    int start_up_weeks = 0, wait_weeks = 0, duration_weeks = 1, effect_from_weeks = 0, build_up_weeks = 0;
    int shows_after_weeks = 0;
    double half_life_weeks = 0, take_up_share = 1;
    bool needs_hand_over = false, dose_of_county = false;
    Given<double> accept_share, complete_share;
    Choice funded_as;
    Given<SeasonEntry> season;
    Given<std::vector<VariantEntry>> variants;
    bool wait_in_queue = false, one_off = false;
    double raises_coordination = 0;
    double units_per_start = 1, youths_per_adult = 0;
    std::vector<std::string> actors;
    std::string capacity_unit, unit;
    double units_per_capacity_year = 1, cost_sek_per_unit = 0, dose_per_capacity_unit = 0;
    Given<std::vector<PayerShare>> payers;
    std::string evidence, source, guard;
    std::vector<std::string> assumptions;
};

extern const FieldTable programme_table;
// Names in the order of the enums.
[[nodiscard]] std::span<const std::string_view> programme_kind_names();
[[nodiscard]] std::span<const std::string_view> delivery_names();
[[nodiscard]] std::span<const std::string_view> effect_basis_names();
[[nodiscard]] std::span<const std::string_view> variable_names();

/// False if anything was reported.
bool read_programme_file(const JsonDocument& document, ProgrammeFile& programme, Reporter& reporter);

}  // namespace samverkan
