#pragma once
// Classes and friends over the horizon: who is in which class at its start, and what changes each autumn.
#include <cstdint>
#include <vector>

#include "model/friends.hpp"

namespace samverkan {

/// Forms the first classes of everyone, makes the ties, then walks the school years of the horizon.
///
/// Ties are made among classmates of past and coming classes too: who has left school keeps friends from the
/// last class, a child not yet at school has those of its first class. At 10, 13 and 16 a tie made in a class
/// ends with a keyed probability that keeps `kept_share_at_stage` of all friends, unless one of the two goes
/// on to no class. Slots freed, and those that were left empty, are filled within the new class.
class SchoolYears {
public:
    SchoolYears(PopulationDraft& draft, FriendQuotas& quotas);

    /// Fills class_of, class_size, class_school, school_area, neighbours and school_years.
    void build();

private:
    struct Start {                              ///< of a stage by those born in one year
        int birth_year;
        SchoolStage stage;
    };
    struct Slot {
        std::uint32_t row, slot;
    };

    ClassRange form_first_class(int birth_year);
    SchoolYearChange begin_school_year(int year);
    std::vector<TieChange> begin_stage(Start start);
    [[nodiscard]] std::vector<std::uint32_t> friends_of(int birth_year) const;
    [[nodiscard]] std::vector<Slot> ties_to_end(Start start) const;
    [[nodiscard]] bool ends(std::uint32_t row, std::uint32_t other, SchoolStage stage) const;
    [[nodiscard]] bool made_in_class(std::uint32_t row, std::uint32_t other) const;
    void free_slots(Start start, const std::vector<Slot>& ending);
    [[nodiscard]] std::vector<TieChange> changes_since(int birth_year,
                                                       const std::vector<std::uint32_t>& before) const;
    void list_blocks(int year, SchoolYearChange& change) const;

    PopulationDraft& draft_;
    Population& population_;
    FriendQuotas& quotas_;
    Schools schools_;
    FriendMatcher matcher_;
    int school_year_at_start_;                  ///< calendar year in which it began
    std::uint32_t ending_cells_;                ///< of 2^32: ties made in a class that end at a stage
    std::vector<std::uint32_t> class_of_;       ///< present, past or coming class by row
};

}  // namespace samverkan
