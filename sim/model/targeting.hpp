#pragma once
// Who is meant: a typed condition, compiled from text by sim/scenario, over what agencies can know of a youth.
// True vulnerability is an attribute too, for research only.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "model/county.hpp"

namespace samverkan {

/// What a condition may ask. Yes-or-no attributes are 0 or 1.
enum class Attribute : std::uint8_t {
    age,               ///< completed years
    grade,             ///< of the school year: its first year minus year of birth minus 6 (0: pre-school class)
    male,              ///< yes or no
    area,              ///< AreaId
    vulnerable_place,  ///< lives in a police-listed neighbourhood
    specially_vulnerable_place,
    low_income,      ///< per cent of residents of the place
    in_school,       ///< in a class now
    school_stage,    ///< TargetStage
    reports,         ///< worry reports so far, at most 255
    known,           ///< reported at least once
    fringe_noticed,  ///< reported while fringe, involved or core
    assessed,        ///< an assessment was started
    served,          ///< had a usual service
    conduct,
    externalising,
    low_achievement,
    low_attachment,
    adhd_untreated,
    absent,         ///< this school term, over 15 % of it
    visits_centre,  ///< a leisure centre, every month
    in_sport,
    has_job,              ///< a weekend or extra job
    with_parent,          ///< lives with a parent
    waits_psychiatry,     ///< in a queue of psychiatry now
    referred_psychiatry,  ///< at least once
    known_to_police,      ///< arrested at least once
    was_removed,          ///< in custody or a ward before
    supervised,           ///< after release
    away,                 ///< in custody or a ward now
    recruiter_away,       ///< whose recruiter was taken away, until another has taken over
    vulnerability         ///< true vulnerability, a ratio: research only
};
inline constexpr std::size_t attribute_count = 32;

enum class TargetStage : std::uint8_t { before, lower, middle, upper, upper_secondary, after };
TargetStage target_stage_of_grade(int grade);

/// Postfix; numbers are doubles throughout, truth is 1 or 0.
struct TargetStep {
    enum class Kind : std::uint8_t { number, attribute, equal, unequal, less, at_most, both, either, negate };
    Kind kind = Kind::number;
    Attribute attribute = Attribute::age;
    double number = 0;
    friend bool operator==(const TargetStep&, const TargetStep&) = default;
};

/// Empty: everyone.
struct TargetProgram {
    std::vector<TargetStep> steps;

    [[nodiscard]] bool everyone() const { return steps.empty(); }
    [[nodiscard]] bool asks(Attribute attribute) const;
    friend bool operator==(const TargetProgram&, const TargetProgram&) = default;
};
inline constexpr std::size_t deepest_target = 32;  ///< numbers on the stack at once

/// Both conditions.
[[nodiscard]] TargetProgram both(const TargetProgram& one, const TargetProgram& other);

/// Whether the program asks for what a youth does with its time (model/time_use.hpp).
[[nodiscard]] bool asks_time_use(const TargetProgram& program);

/// Whether the program holds; `value_of(attribute)` gives an attribute's value.
template <class ValueOf>
[[nodiscard]] bool holds(const TargetProgram& program, const ValueOf& value_of) {
    if (program.everyone()) return true;
    std::array<double, deepest_target> stack;
    std::size_t top = 0;
    using Kind = TargetStep::Kind;
    for (const TargetStep& step : program.steps) {
        if (step.kind == Kind::number) {
            stack[top++] = step.number;
        } else if (step.kind == Kind::attribute) {
            stack[top++] = value_of(step.attribute);
        } else if (step.kind == Kind::negate) {
            stack[top - 1] = stack[top - 1] == 0 ? 1 : 0;
        } else {
            const double right = stack[--top], left = stack[top - 1];
            const bool truth = step.kind == Kind::equal     ? left == right
                               : step.kind == Kind::unequal ? left != right
                               : step.kind == Kind::less    ? left < right
                               : step.kind == Kind::at_most ? left <= right
                               : step.kind == Kind::both    ? left != 0 && right != 0
                                                            : left != 0 || right != 0;
            stack[top - 1] = truth ? 1 : 0;
        }
    }
    return stack[0] != 0;
}

/// Attributes that whole groups (place x sex x age) have; area and law levers may ask no others.
[[nodiscard]] bool known_of_groups(Attribute attribute);

/// A group's value of an attribute that groups have.
[[nodiscard]] double value_of_group(const County& county, PlaceId place, Sex sex, int age, Attribute attribute);

/// Whom a program can reach at all, found by trying every combination of the values that matter.
struct TargetReach {
    bool anyone = false;
    bool unreported = false;                  ///< can hold for a youth whom no service and no police know
    std::array<bool, age_table_size> ages{};  ///< can hold at this completed age
    std::array<bool, 14> grades{};            ///< can hold in this grade, 0 to 13
};
[[nodiscard]] TargetReach reach_of(const TargetProgram& program, const County& county, const std::vector<bool>& places);

}  // namespace samverkan
