#pragma once
// Friendships by keyed matchings: in each round everyone with an open place stands in line by block, sex
// and mixed risk, and neighbours in that line become friends. Linear in the number of ties.
#include <cstdint>
#include <span>
#include <vector>

#include "model/friend_quotas.hpp"
#include "model/schools.hpp"
#include "model/tie_slots.hpp"

namespace samverkan {

/// Fills empty slots. Who finds nobody in the class looks in the place, then in adjacent areas.
class FriendMatcher {
public:
    FriendMatcher(const PopulationDraft& draft, TieSlots ties, FriendQuotas& quotas);

    /// Ties those born in one year within their classes; `rounds_key` tells matchings of a class apart.
    void match_classes(int birth_year, ClassRange classes, std::span<const std::uint32_t> class_of,
                       std::uint32_t rounds_key);
    /// Ties those born in one year, who found nobody in the class, within their places.
    void match_cohort_in_places(int birth_year, std::uint32_t rounds_key);
    /// Ties within places and between adjacent areas, age gap at most `most_age_gap_years`. Slots that found no
    /// classmate are no longer for classmates.
    void match_places_and_areas();

private:
    struct Pool {                  ///< of an area and a neighbour, the same seen from both
        std::uint32_t cumulative;  ///< of 2^32, among the pools of the area
        AreaId other;
        std::uint32_t number;
    };

    struct Rounds {  ///< occurrences key, key + 1 ... of Process::friend_round
        std::uint32_t key, count;
    };
    struct Blocks {  ///< 0 .. count - 1; first tells those of matchings apart
        std::uint32_t first, count;
    };

    template <class BlockOf>
    void match(std::vector<std::uint8_t>& quota, Rounds rounds, Blocks blocks, BlockOf&& block_of);
    void match_place(PlaceId place, std::uint32_t rounds_key);
    void match_areas(std::uint32_t rounds_key);
    void list_pools();
    std::uint32_t number_of_pool(AreaId area, AreaId other);
    [[nodiscard]] std::uint32_t age_block(std::uint32_t row, std::uint32_t round) const;
    [[nodiscard]] bool same_sex_round(std::uint32_t block, std::uint32_t round) const;

    const PopulationDraft& draft_;
    TieSlots ties_;
    FriendQuotas& quotas_;
    MixedRisk order_;
    std::uint32_t age_block_weeks_, age_blocks_;
    std::uint32_t same_sex_cells_;          ///< of 2^32 rounds
    std::vector<std::vector<Pool>> pools_;  ///< by area
    std::uint32_t pool_count_ = 0;
    std::vector<std::uint32_t> looking_;  ///< rows, ascending
    std::vector<KeyedRow> line_;
    RowSorter sorter_;
};

}  // namespace samverkan
