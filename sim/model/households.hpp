#pragma once
// Households of siblings. Births of a place are walked from old to new; each week's births go first to
// households whose next child is due, the rest begin new households, so siblings lie across birth weeks.
#include <cstdint>
#include <span>
#include <vector>

#include "model/cohorts.hpp"

namespace samverkan {

/// What a household's children share, as cells of the normal table.
struct HouseholdTraits {
    std::uint16_t general, family, low_income, one_parent;
};

/// Links the children of each household in circles of rows: next_sibling[row] is the next one, a child alone
/// points to itself. One object serves all places in turn; its buffers are reused.
class HouseholdBuilder {
public:
    HouseholdBuilder(const County& county, const KeyedDraws& structure, const Cohorts& cohorts,
                     const Population& population, std::span<std::uint32_t> next_sibling);

    /// Forms the households of a place and returns the traits of its rows, in row order.
    std::span<const HouseholdTraits> form(PlaceId place);

private:
    struct Household {
        HouseholdTraits traits;
        EntityKey key;
        std::uint32_t last_child;  ///< row, or no_row while all children are phantoms
        std::uint32_t next_due;    ///< next in its queue
        std::uint8_t children_left;
        std::uint8_t gaps_drawn;
    };
    struct Queue {
        std::uint32_t head, tail;
    };
    static constexpr std::uint32_t no_row = 0xFFFFFFFFu;
    static constexpr std::uint32_t no_household = 0xFFFFFFFFu;
    static constexpr std::uint32_t ring_weeks = 1024;  ///< longest gap between siblings, a power of two

    void fill_week(int week, std::uint32_t slots);
    void fill_phantom_week(int week, std::uint32_t slots);
    void fill_birth_week(int week);
    std::uint32_t begin_household(int week, std::uint32_t index);
    std::uint32_t take_slot(int week);
    bool bear_child(std::uint32_t household, int week);
    int draw_gap_weeks(Household& household) const;
    void link(Household& household, std::uint32_t row);
    void push(Queue& queue, std::uint32_t household);
    void push_front(Queue& queue, std::uint32_t household);
    void append(Queue& queue, Queue& other);

    const HouseholdParameters& parameters_;
    const County& county_;
    const KeyedDraws& structure_;
    const Cohorts& cohorts_;
    const Population& population_;
    std::span<std::uint32_t> next_sibling_;

    PlaceId place_;
    RowRange rows_{0, 0};                ///< of the place
    std::vector<double> first_of_size_;  ///< cumulative share of households with 1, 2 ... children
    std::vector<HouseholdTraits> traits_;
    std::vector<Household> households_;
    std::vector<Queue> due_;  ///< by week modulo ring_weeks
    Queue waiting_{no_household, no_household};
    RowRange free_males_{0, 0}, free_females_{0, 0};  ///< of the week, not yet given to a household
    std::uint32_t slots_taken_ = 0;
    Words slot_words_{};
};

/// Cumulative shares of households with 1..6 children, from the shares of children with 0..5 siblings:
/// a household of n children holds n of them, so its share is proportional to share[n - 1] / n.
std::vector<double> household_size_shares(const std::array<double, 6>& siblings_share);

}  // namespace samverkan
