#pragma once
// Slots of ties while they are made: of each row siblings first, then friends, empty ones being no_tie.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "model/population.hpp"
#include "model/row_sort.hpp"

namespace samverkan {

/// A view; `neighbours` are the slots worked on.
class TieSlots {
public:
    TieSlots(std::span<const std::uint32_t> begin, std::span<const std::uint8_t> sibling_count,
             std::span<std::uint32_t> neighbours)
        : begin_(begin), sibling_count_(sibling_count), neighbours_(neighbours) {}

    [[nodiscard]] std::uint32_t friends_begin(std::uint32_t row) const { return begin_[row] + sibling_count_[row]; }
    [[nodiscard]] std::uint32_t friends_end(std::uint32_t row) const { return begin_[row + 1]; }
    [[nodiscard]] std::uint32_t& operator[](std::uint32_t slot) { return neighbours_[slot]; }

    /// Ties a and b in both directions; false if they are tied already or one of them has no empty slot.
    bool try_tie(std::uint32_t a, std::uint32_t b) {
        const std::uint32_t slot_a = empty_slot(a, b);
        if (slot_a == no_tie) return false;
        const std::uint32_t slot_b = empty_slot(b, a);
        if (slot_b == no_tie) return false;
        neighbours_[slot_a] = b;
        neighbours_[slot_b] = a;
        return true;
    }

    /// Fetches what try_tie will read: first where the slots begin, later the slots.
    void fetch_begin(std::uint32_t row) const { __builtin_prefetch(&begin_[row]); }
    void fetch_slots(std::uint32_t row) const { __builtin_prefetch(&neighbours_[begin_[row]]); }

private:
    /// First empty slot of `row`; no_tie if there is none or `other` is a neighbour.
    [[nodiscard]] std::uint32_t empty_slot(std::uint32_t row, std::uint32_t other) const {
        std::uint32_t empty = no_tie;
        for (std::uint32_t slot = begin_[row + 1]; slot-- > begin_[row];) {
            if (neighbours_[slot] == other) return no_tie;
            if (neighbours_[slot] == no_tie) empty = slot;
        }
        return empty;
    }

    std::span<const std::uint32_t> begin_;
    std::span<const std::uint8_t> sibling_count_;
    std::span<std::uint32_t> neighbours_;
};

/// The few rows of a block that still look for a partner, longest waiting first.
class WaitingRows {
public:
    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] std::uint32_t operator[](std::size_t i) const { return rows_[i]; }
    void clear() { count_ = 0; }
    void remove(std::size_t i) {
        for (--count_; i < count_; ++i) rows_[i] = rows_[i + 1];
    }
    /// When the list is full, the longest waiting gives up.
    void add(std::uint32_t row) {
        if (count_ == rows_.size()) remove(0);
        rows_[count_++] = row;
    }

private:
    std::array<std::uint32_t, 8> rows_{};
    std::size_t count_ = 0;
};

/// Ties rows that stand next to each other in the order given, within blocks of equal key >> block_shift; who is
/// tied to the next one already waits for a later one. Calls tied(a, b) for each new tie.
template <class Tied>
void pair_in_order(const std::vector<KeyedRow>& order, int block_shift, TieSlots& ties, Tied&& tied) {
    constexpr std::size_t ahead = 8;
    WaitingRows waiting;
    std::uint32_t block = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i + 2 * ahead < order.size()) {
            ties.fetch_begin(order[i + 2 * ahead].row);
            ties.fetch_slots(order[i + ahead].row);
        }
        const KeyedRow item = order[i];
        if (item.key >> block_shift != block) waiting.clear();
        block = item.key >> block_shift;
        std::size_t partner = 0;
        while (partner < waiting.size() && !ties.try_tie(waiting[partner], item.row)) ++partner;
        if (partner == waiting.size()) {
            waiting.add(item.row);
        } else {
            tied(waiting[partner], item.row);
            waiting.remove(partner);
        }
    }
}

}  // namespace samverkan
