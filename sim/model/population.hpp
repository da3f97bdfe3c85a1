#pragma once
// The fixed structure of a world: everyone who is resident at some time of the run, their households,
// traits, schools, classes and ties. Built once per replicate and shared by all arms.
#include <cstdint>
#include <span>
#include <vector>

#include "core/ids.hpp"
#include "core/keyed_draws.hpp"
#include "model/county.hpp"

namespace samverkan {

/// Place x sex: one contiguous run of rows, birth week ascending (oldest first). Entrants of the whole
/// horizon stand at its end, so residents are a sliding window and birthdays a block at an edge.
using SegmentId = Id<struct SegmentTag, std::uint32_t>;
constexpr SegmentId segment_of(PlaceId place, Sex sex) {
    return SegmentId{place.index() * sex_count + static_cast<std::size_t>(sex)};
}

/// Log of a personal factor in steps of 1/1024: narrow, exact to compare, the same on every machine.
using LogLevel = std::int16_t;
inline constexpr double log_level_step = 1.0 / 1024.0;

namespace trait {  // bits of Population::traits; the first twelve are the RiskFactors in order
inline constexpr std::uint16_t adhd_untreated = 1u << 12;
inline constexpr std::uint16_t adhd_treated = 1u << 13;
inline constexpr std::uint16_t conduct = 1u << 14;
inline constexpr std::uint16_t isolated = 1u << 15;  ///< no ties, no class (test residents)
}  // namespace trait

inline constexpr std::uint32_t no_tie = 0xFFFFFFFFu;

/// One end of a tie that is redrawn: `neighbours[slot]` becomes `neighbour` (no_tie: ends).
struct TieChange {
    std::uint32_t slot, neighbour;
};

/// All changes of classes and ties at the start of one school year.
struct SchoolYearChange {
    int week = 0;  ///< absolute week number
    /// Row ranges whose class changes, with the new classes in row order.
    struct ClassBlock {
        std::uint32_t first_row, row_count, first_class;  ///< first_class indexes `classes`
    };
    std::vector<ClassBlock> blocks;
    std::vector<ClassId> classes;  ///< none: not in school
    std::vector<TieChange> ties;   ///< ascending by slot; both ends of a tie are listed
};

/// Who is resident when: the horizon of a world, in absolute week numbers [first, last).
struct Horizon {
    int first_week = 0, end_week = 0;
};

struct Population {
    Horizon horizon;
    std::vector<std::uint32_t> segment_begin;  ///< places x 2 + 1
    std::vector<std::uint16_t> birth_week;     ///< absolute week number, by row
    std::vector<std::uint16_t> cohort_index;   ///< within place and birth week, females from 0x8000: identity
    std::vector<std::uint16_t> traits;
    std::vector<LogLevel> drift_level;     ///< log base factor on drift, elasticity and ADHD included
    std::vector<LogLevel> recruit_level;   ///< log base factor on recruitment
    std::vector<LogLevel> report_level;    ///< log background report frailty
    std::vector<std::uint32_t> tie_begin;  ///< rows + 1; slots of row i: siblings first, then friends
    std::vector<std::uint8_t> sibling_count;
    std::vector<std::uint32_t> neighbours;       ///< at the horizon's start; rows, or no_tie
    std::vector<ClassId> class_of;               ///< at the horizon's start; none: not in school (yet)
    std::vector<std::uint8_t> class_size;        ///< by class id; ids are never reused
    std::vector<SchoolId> class_school;          ///< by class id
    std::vector<AreaId> school_area;             ///< by school id
    std::vector<SchoolYearChange> school_years;  ///< ascending by week

    std::vector<std::uint32_t> segment_hint;  ///< by row / rows_per_hint: segment of the first row there
    static constexpr std::uint32_t rows_per_hint = 1024;

    [[nodiscard]] std::size_t size() const { return birth_week.size(); }
};

/// Whole weeks from birth at which completed age `age` is reached: ceil(age x 365.25 / 7).
constexpr int age_in_weeks(int age) { return (age * 1461 + 27) / 28; }
constexpr int completed_age(int birth_week, int week) {
    int age = (week - birth_week) * 28 / 1461;
    while (age_in_weeks(age + 1) <= week - birth_week) ++age;
    while (age > 0 && age_in_weeks(age) > week - birth_week) --age;
    return age;
}

/// Builds the population of one replicate, `scale` in [0.001, 1] of the county's residents, stratified by
/// place, sex and age. `extra_isolated` adds that many isolated residents (tests).
Population build_population(const County& county, const KeyedDraws& structure, Horizon horizon, double scale,
                            int extra_isolated = 0);

}  // namespace samverkan
