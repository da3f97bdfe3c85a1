#pragma once
// The closed list of what a programme may move in the model. A name of the catalogue that is not here is an error;
// one that has no equation yet is here with the reason, so that nobody believes it acts.
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace samverkan {

enum class ProgrammeKind : std::uint8_t {
    individual_programme,  ///< places, offered one by one
    universal_cohort,      ///< whole grades, birth cohorts or ages
    area_lever,            ///< areas, or the gangs at home in them
    system_lever,          ///< a shared parameter of the way from concern to help
    law_lever              ///< a rule for everyone, from a date
};
inline constexpr std::size_t programme_kind_count = 5;

enum class ModelVariable : std::uint8_t {
    recruit_multiplier,
    drift_multiplier,
    recruit_street,
    recruit_school,
    recruit_family_friends,
    recruit_online,
    fringe_exit_hazard,
    exit_hazard,
    reentry_hazard,
    notice_hazard,
    position_births,
    gang_pressure,
    handover_loss,
    handover_delay,
    accept_share,
    unstructured_time,
    police_trust,
    targeting_error,
    recruiter_window_exit,
    structured_exposure,
    age_of_criminal_responsibility,
    sentence_length_factor,
    // without an equation yet
    shooting_background,
    conflict_branching,
    violent_offence_rate,
    offence_rate,
    vacancy_refill_removed,
    label_multiplier,
    reattach_delay,
    ward_peers
};
inline constexpr std::size_t model_variable_count = 30;

/// A small set of variables.
struct VariableSet {
    std::uint32_t bits = 0;

    constexpr VariableSet(ModelVariable one) : bits(bit(one)) {}  // NOLINT(google-explicit-constructor)
    constexpr VariableSet(std::initializer_list<ModelVariable> several) {
        for (const ModelVariable one : several) bits |= bit(one);
    }
    [[nodiscard]] constexpr bool holds(ModelVariable one) const { return (bits & bit(one)) != 0; }

private:
    static constexpr std::uint32_t bit(ModelVariable one) { return 1u << static_cast<unsigned>(one); }
};

/// Whose hazard or parameter a variable is.
enum class VariableSubject : std::uint8_t { youth, gang, pipeline, law };

/// Which direction is meant to help: the rule of overlap weighs protective effects.
enum class Protects : std::uint8_t { lower, higher };

struct ModelVariableInfo {
    ModelVariable variable;
    std::string_view name, unit;
    VariableSubject subject;
    Protects protects;
    std::uint8_t kinds;                   ///< bit k: ProgrammeKind k may move it
    std::string_view label_sv, label_en;  ///< what it acts on
    std::string_view missing;             ///< why it does not act yet; empty: it acts

    [[nodiscard]] constexpr bool modelled() const { return missing.empty(); }
    [[nodiscard]] constexpr bool moved_by(ProgrammeKind kind) const {
        return (kinds >> static_cast<unsigned>(kind) & 1u) != 0;
    }
};

/// In the order of the enum.
[[nodiscard]] std::span<const ModelVariableInfo> model_variables();
[[nodiscard]] const ModelVariableInfo& info_of(ModelVariable variable);

}  // namespace samverkan
