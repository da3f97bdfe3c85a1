#pragma once
// What is known of one configurable value, whatever object it belongs to.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenario/language.hpp"

namespace samverkan {

enum class Unit : std::uint8_t {
    one,
    share,
    ratio,
    correlation,
    log_ratio,
    standard_deviations,
    hazard_per_week,
    per_person_and_year,
    years,
    weeks,
    iso_week,
    km,
    persons,
    persons_per_year,
    pupils,
    count,
    per_1000_aged_6_17,
    per_1000_aged_6_17_and_week,
    sek,
    sek_per_year,
    units_per_year,
    percent,
    percentage_points,
    hazard_per_month,
    months,
    steps_per_month
};

/// As written in files and documents: "hazard per week".
[[nodiscard]] std::string_view name_of(Unit unit);

enum class ValueKind : std::uint8_t { number, whole, text, yes_or_no, choice, week, object, list, any };

/// How the elements of a number table are named in files.
enum class Shape : std::uint8_t {
    scalar,
    prior,
    by_age,
    by_sex,
    by_sex_and_age,
    by_channel,
    by_factor,
    by_notice_source,
    by_sibling_count,
    by_age_gap,
    by_rank
};

/// Names of the elements in the order of memory; one empty name for a scalar, none for tables by age.
[[nodiscard]] std::span<const std::string_view> element_names(Shape shape);
[[nodiscard]] std::size_t element_count(Shape shape);

/// What the elements of a table add up to.
enum class Sum : std::uint8_t { free, one };

/// required_once: in the scenario or in one that it extends.
enum class Presence : std::uint8_t { optional, required, required_once };

/// From when a value can change a life. Scenarios that agree in all that acts in the burn-in share it.
enum class ActsFrom : std::uint8_t { never, start, burn_in };

/// Closed interval of what is possible; the plausible range stands beside the value in the file.
struct Range {
    double least = -std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::max();
    [[nodiscard]] constexpr bool contains(double value) const { return value >= least && value <= most; }
};

/// "1 to 5,200", "0 or more".
[[nodiscard]] std::string text_of(Range range, Language language = Language::english);
/// "5,200", "0.32"; in Swedish "5 200", "0,32".
[[nodiscard]] std::string number_text(double number, Language language = Language::english);

struct FieldTable;

struct FieldInfo {
    std::string_view group{}, name{};  ///< group: object of the file it stands in; empty at top level
    ValueKind kind = ValueKind::number;
    Shape shape = Shape::scalar;
    Unit unit = Unit::one;
    Range range{};
    Label label{};
    Presence presence = Presence::optional;
    Sum sum = Sum::free;
    std::span<const std::string_view> choices{};
    ValueKind item_kind = ValueKind::any;  ///< of the elements of a list
    std::string_view why_not_empty{};      ///< of a list that may not be empty: what would be wrong
    const FieldTable* fields = nullptr;    ///< of the object, or of each object in the list
    std::optional<double> fallback{};      ///< number that holds where the value is left out
    Label fallback_words{};                ///< the same in words, where it is no fixed number
    Label source{};                        ///< where default and range come from; "assumption: ..."
    ActsFrom acts_from = ActsFrom::start;
};

/// The fields of one kind of object, whatever type holds them.
struct FieldTable {
    Label what;  ///< {"ett program", "a programme"}
    std::size_t size = 0;
    const FieldInfo& (*field)(std::size_t index) = nullptr;
};

/// For hints: "share of schools or places, 0 to 1".
[[nodiscard]] std::string description(const FieldInfo& info);

}  // namespace samverkan
