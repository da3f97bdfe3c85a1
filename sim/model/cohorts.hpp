#pragma once
// How many residents of each place, sex and birth week there are, and in which rows they stand.
#include <cstdint>
#include <vector>

#include "model/population.hpp"

namespace samverkan {

/// Identity: cohort_index counts within place and birth week, males from 0, females from female_base, so
/// that one sex never moves the other; isolated residents (tests) count from isolated_base of their sex.
inline constexpr std::uint32_t female_base = 0x8000;
inline constexpr std::uint32_t isolated_base = 0x7000;
constexpr Sex sex_of_index(std::uint32_t cohort_index) { return cohort_index < female_base ? Sex::male : Sex::female; }

/// Births before the oldest resident that are walked so that siblings are in balance, in weeks.
inline constexpr int phantom_weeks = 626;

struct RowRange {
    std::uint32_t begin, end;
    [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

/// Rows by segment and birth week.
struct Cohorts {
    int first_birth_week = 0;                   ///< oldest resident's
    int birth_weeks = 0;                        ///< birth weeks up to the last entrant's
    std::vector<std::uint32_t> row_begin;       ///< segments x (birth_weeks + 1)
    std::vector<std::uint16_t> phantom_births;  ///< places x phantom_weeks, before first_birth_week

    [[nodiscard]] int end_birth_week() const { return first_birth_week + birth_weeks; }
    /// Rows of birth weeks [first, end), cut to those that exist.
    [[nodiscard]] RowRange rows(SegmentId segment, int first, int end) const;
    [[nodiscard]] RowRange rows_of_place(PlaceId place) const;
};

/// Counts everyone resident at some time of the horizon and fills the rows' segment, birth week, identity and
/// the mark of isolated residents. Counts are cumulative keyed rounding (systematic sampling): over any run
/// of birth weeks of a place within one of the expected number, and within two by sex.
/// Entrants follow present six-year-olds x entrants_per_six_year_old ^ k in the k-th year.
Cohorts lay_out_cohorts(const County& county, const KeyedDraws& structure, double scale, int extra_isolated,
                        Population& population);

}  // namespace samverkan
