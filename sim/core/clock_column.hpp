#pragma once
// One clock of everybody: targets by row, with a lower bound per block of rows so that quiet blocks are skipped.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/clock_scan.hpp"

namespace samverkan {

/// Rows [begin, end).
struct RowSpan {
    std::uint32_t begin, end;
};

/// From one group clock to another: the difference, and where the new one stands.
struct ClockShift {
    double difference, clock;
    [[nodiscard]] bool stands() const { return difference == 0; }
};

/// Targets of one personal clock. Running targets are >= 0; negated ones (< 0) are either paused, or run
/// against a second group clock (see ScanRange::low).
///
/// Rows of a block whose group begins at or before the block are its head, the others its tail: clocks of two
/// ages stand far apart, and a bound over both would call the block hot every week. Bounds never lie above what
/// they bound; they are lowered at once and raised when a part is looked at.
class ClockColumn {
public:
    static constexpr std::uint32_t block_rows = 64;

    void resize(std::size_t rows, float value);
    [[nodiscard]] std::size_t size() const { return rows_; }
    [[nodiscard]] float operator[](std::uint32_t row) const { return target_[row]; }
    [[nodiscard]] const float* data() const { return target_.data(); }
    [[nodiscard]] std::size_t bytes() const;

    void set(std::uint32_t row, float target) {
        target_[row] = target;
        keep_hot(row);
    }
    /// Of a row that was reported as fired and was not set since: it stays where it was and fires again.
    void keep_hot(std::uint32_t row) {
        head_[row / block_rows].include(target_[row]);
        tail_[row / block_rows].include(target_[row]);
    }

    /// Moves targets of `rows` from the clocks of the group whose first rows they were to those of the group that
    /// begins at `joined_begin`; an overdue one (returned unspent) stands at the new clock, never before it.
    void shift(RowSpan rows, std::uint32_t joined_begin, const ClockShift& running, const ClockShift& negated);

    /// `rows`, the first of a group, leave it for good: their targets no longer count.
    void retire(RowSpan rows) { leave_behind(rows); }

    /// Calls look(part) for the parts of `range`, the rows of one group, one a block, that may hold a row that fires.
    template <class Look>
    void find_hot(const ScanRange& range, Look&& look) const {
        if (range.begin == range.end) return;
        const std::uint32_t last = (range.end - 1) / block_rows;
        for (std::uint32_t block = range.begin / block_rows; block <= last; ++block) {
            const std::uint32_t start = block * block_rows;
            const Bounds& bounds = range.begin <= start ? head_[block] : tail_[block];
            if (bounds.running <= range.high || bounds.negated <= -range.low)
                look(ScanRange{std::max(range.begin, start), std::min(range.end, start + block_rows), range.low,
                               range.high});
        }
    }

    /// Asks for the block of `row` ahead of its use.
    void prefetch_block(std::uint32_t row) const {
        const float* const first = target_.data() + row / block_rows * block_rows;
        for (std::uint32_t k = 0; k < block_rows; k += 16) __builtin_prefetch(first + k);
    }
    void prefetch(std::uint32_t row) const { __builtin_prefetch(target_.data() + row); }

    /// Appends the rows that fire of a part found hot, and raises its bound to the least of the others. Whoever
    /// fires is to be set, or kept hot. `earlier_begin`: first row of the group before, or of the rows before that no
    /// group holds. Blocks that reach beyond `owned` are left alone: those of other areas may be fired at the same time.
    void fire(const ScanRange& part, std::uint32_t earlier_begin, RowSpan owned, std::vector<std::uint32_t>& fired);

    /// Sets the bounds of all blocks from their targets.
    void refresh_bounds();

private:
    struct Bounds {
        float running, negated;  ///< at most the least target >= 0, at most the least -target of those < 0
        void include(float target) {
            float& bound = target < 0 ? negated : running;
            bound = std::min(bound, target < 0 ? -target : target);
        }
        void include(const Bounds& other) {
            running = std::min(running, other.running);
            negated = std::min(negated, other.negated);
        }
    };
    friend struct BlockScan;

    void leave_behind(RowSpan rows);
    void move_running(std::uint32_t row, const ClockShift& shift, float& bound) {
        if (target_[row] < 0) return;
        const double moved = static_cast<double>(target_[row]) + shift.difference;
        target_[row] = static_cast<float>(std::max(moved, shift.clock));
        bound = std::min(bound, target_[row]);
    }
    void move_negated(std::uint32_t row, const ClockShift& shift, float& bound) {
        if (target_[row] >= 0) return;
        const double moved = shift.difference - static_cast<double>(target_[row]);
        target_[row] = static_cast<float>(-std::max(moved, shift.clock));
        bound = std::min(bound, -target_[row]);
    }

    std::size_t rows_ = 0;
    std::vector<float> target_;  ///< padded to whole blocks with clock_off
    std::vector<Bounds> head_, tail_;
};

}  // namespace samverkan
