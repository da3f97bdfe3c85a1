#include "model/ties.hpp"

#include <algorithm>

namespace samverkan {
namespace {

std::uint8_t plus(std::uint8_t count, int change) { return static_cast<std::uint8_t>(count + change); }

void count_class(Youths& youths, ClassCounts& classes, std::uint32_t row, int change) {
    const ClassId id = youths.class_of[row];
    if (id.exists()) classes.active[id.index()] = plus(classes.active[id.index()], change);
}

/// Adds (+1) or takes away (-1) `other` from the counts of `row`.
void count_friend(Youths& youths, std::uint32_t row, std::uint32_t other, int change) {
    youths.state[row].degree = plus(youths.state[row].degree, change);
    const Involvement state = youths.state[other].involvement;
    if (is_fringe_or_above(state)) youths.state[row].fringe_ties = plus(youths.state[row].fringe_ties, change);
    if (is_member(state)) youths.state[row].involved_ties = plus(youths.state[row].involved_ties, change);
}

}  // namespace

void set_involvement(const Population& population, Youths& youths, ClassCounts& classes, std::uint32_t row,
                     Involvement state) {
    const Involvement old = youths.state[row].involvement;
    youths.state[row].involvement = state;
    mark_dirty(youths, row);
    const int fringe = is_fringe_or_above(state) - is_fringe_or_above(old);
    const int member = is_member(state) - is_member(old);
    if (fringe == 0 && member == 0) return;
    if (fringe != 0) count_class(youths, classes, row, fringe);
    const std::uint32_t begin = population.tie_begin[row];
    const std::uint32_t end = population.tie_begin[row + 1];
    const std::uint8_t reason = member != 0 ? mark::anything : std::uint8_t{0};
    const std::uint32_t siblings_end = begin + population.sibling_count[row];
    for (std::uint32_t slot = begin; slot < end; ++slot) {
        const std::uint32_t other = youths.neighbours[slot];
        if (other == no_tie) continue;
        youths.state[other].fringe_ties = plus(youths.state[other].fringe_ties, fringe);
        youths.state[other].involved_ties = plus(youths.state[other].involved_ties, member);
        if (slot < siblings_end)
            youths.state[other].involved_siblings = plus(youths.state[other].involved_siblings, member);
        mark_dirty(youths, other, reason);
    }
}

void apply_school_year(const Population& population, const SchoolYearChange& change, Youths& youths,
                       ClassCounts& classes) {
    for (const auto& block : change.blocks)
        for (std::uint32_t k = 0; k < block.row_count; ++k) {
            const std::uint32_t row = block.first_row + k;
            const bool active = is_fringe_or_above(youths.state[row].involvement);
            if (active) count_class(youths, classes, row, -1);
            youths.class_of[row] = change.classes[block.first_class + k];
            if (active) count_class(youths, classes, row, +1);
        }
    // Slots ascend, so their rows do too: walk on from the last one, or jump where it is far.
    auto row_end = population.tie_begin.begin();
    for (const TieChange& tie : change.ties) {
        for (int step = 0; step < 8 && *row_end <= tie.slot; ++step) ++row_end;
        if (*row_end <= tie.slot) row_end = std::upper_bound(row_end, population.tie_begin.end(), tie.slot);
        const auto row = static_cast<std::uint32_t>(row_end - population.tie_begin.begin()) - 1;
        const std::uint32_t old = youths.neighbours[tie.slot];
        const std::uint8_t fringe = youths.state[row].fringe_ties;
        const std::uint8_t involved = youths.state[row].involved_ties;
        const std::uint8_t degree = youths.state[row].degree;
        if (old != no_tie) count_friend(youths, row, old, -1);
        youths.neighbours[tie.slot] = tie.neighbour;
        if (tie.neighbour != no_tie) count_friend(youths, row, tie.neighbour, +1);
        if (fringe != youths.state[row].fringe_ties || involved != youths.state[row].involved_ties ||
            degree != youths.state[row].degree)
            mark_dirty(youths, row);
    }
}

}  // namespace samverkan
