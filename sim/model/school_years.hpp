#pragma once
// Classes and friends over the horizon: who is in which class at its start, and what changes each autumn.
#include <array>
#include <cstdint>
#include <vector>

#include "model/friends.hpp"

namespace samverkan {

/// Forms the first classes of everyone, makes the ties, then walks the school years of the horizon.
///
/// Ties are made among classmates of past and coming classes too: who has left school keeps friends from the
/// last class, a child not yet at school has those of its first class. At 10, 13 and 16 a tie made in a class
/// ends with a keyed probability that keeps `kept_share_at_stage` of all friends, unless one of the two goes
/// on to no class. Slots freed, and those that were left empty, are filled within the new class, else within the
/// place by those born in the same year.
class SchoolYears {
public:
    SchoolYears(PopulationDraft& draft, FriendQuotas& quotas);

    /// Fills class_of, class_size, class_school, school_area, neighbours and school_years.
    void build();

private:
    struct Start {  ///< of a stage by those born in one year
        int birth_year;
        SchoolStage stage;
    };
    struct Tie {  ///< `other` stands in slot of row, row in slot back of other
        std::uint32_t row, slot, other, back;
    };

    struct Cohort {                                 ///< while its classes change
        std::vector<std::uint32_t> friends_before;  ///< friend slots, one row after the other
        std::size_t compared = 0;
    };

    ClassRange form_first_class(int birth_year);
    SchoolYearChange begin_school_year(int year);
    void begin_stage(Start start);
    void list_friends(int birth_year, std::vector<std::uint32_t>& friends) const;
    void list_ending_ties(Start start);
    [[nodiscard]] bool ends(std::uint32_t row, std::uint32_t other, SchoolStage stage) const;
    [[nodiscard]] std::uint32_t class_slot_of(std::uint32_t row, std::uint32_t other) const;
    void free_slots(Start start);
    void list_changes(int year, SchoolYearChange& change);
    void list_blocks(int year, SchoolYearChange& change) const;
    void return_to_start();

    PopulationDraft& draft_;
    Population& population_;
    FriendQuotas& quotas_;
    Schools schools_;
    FriendMatcher matcher_;
    int school_year_at_start_;             ///< calendar year in which it began
    std::uint32_t ending_cells_;           ///< of 2^32: ties made in a class that end at a stage
    std::vector<std::uint32_t> class_of_;  ///< present, past or coming class by row
    std::array<Cohort, 3> cohorts_;        ///< of `later_stages`
    std::vector<Tie> ending_;
    std::vector<TieChange> changed_;  ///< slots changed this year with their former neighbours
    std::vector<std::vector<std::uint32_t>> former_neighbours_;  ///< by year, as its ties
};

}  // namespace samverkan
