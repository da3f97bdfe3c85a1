#pragma once
// Who is how old: per segment the first row of each age. Rows stand oldest first, so birthdays are blocks.
#include <array>
#include <cstdint>
#include <vector>

#include "model/population.hpp"

namespace samverkan {

/// A group of the group clocks: segment (place x sex) and completed age.
constexpr std::size_t group_index(std::size_t segment, int age) {
    return segment * age_count + static_cast<std::size_t>(age - entry_age_years);
}
constexpr std::size_t place_of_segment(std::size_t segment) { return segment / sex_count; }
constexpr int age_of_group(std::size_t group) { return entry_age_years + static_cast<int>(group % age_count); }
constexpr std::size_t place_of_group(std::size_t group) { return place_of_segment(group / age_count); }
constexpr Sex sex_of_segment(std::size_t segment) { return static_cast<Sex>(segment % sex_count); }

/// Rows that left one age and entered the next this week. `to_age` 25: they leave the county's youth.
struct BirthdayBlock {
    std::uint32_t segment;
    int to_age;  ///< 6: entrants
    std::uint32_t begin, end;
    std::uint32_t joined_begin;  ///< first row of the age they enter
};

struct AgeWindows {
    /// first_row[segment][a - 6]: first row of completed age a; [19]: first row not yet entered.
    /// Ages descend along the rows: age 24 stands first.
    std::vector<std::array<std::uint32_t, age_count + 1>> edge;
    int week = 0;

    /// Rows of `age` (6..24) in `segment`: [begin, end).
    [[nodiscard]] std::uint32_t begin(std::size_t segment, int age) const {
        return edge[segment][static_cast<std::size_t>(leaving_age_years - 1 - age)];
    }
    [[nodiscard]] std::uint32_t end(std::size_t segment, int age) const {
        return edge[segment][static_cast<std::size_t>(leaving_age_years - age)];
    }
    /// First row of the rows that stand before `age`: of the next older, or of those who left.
    [[nodiscard]] std::uint32_t earlier_begin(const Population& population, std::size_t segment, int age) const {
        return age + 1 < leaving_age_years ? begin(segment, age + 1) : population.segment_begin[segment];
    }
    [[nodiscard]] std::uint32_t first_resident(std::size_t segment) const { return edge[segment].front(); }
    [[nodiscard]] std::uint32_t end_of_residents(std::size_t segment) const { return edge[segment].back(); }
    [[nodiscard]] std::uint64_t residents() const;
};

/// Windows as of the start of `week`.
AgeWindows make_age_windows(const Population& population, int week);

/// Moves on one week and appends the birthday blocks of the new week, oldest first within a segment.
void advance_birthdays(AgeWindows& windows, const Population& population, std::vector<BirthdayBlock>& blocks);

}  // namespace samverkan
