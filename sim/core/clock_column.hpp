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
};

/// Targets of one personal clock. Running targets are >= 0; negated ones (< 0) are either paused, or run
/// against a second group clock (see ScanRange::low). Bounds never lie above what they bound.
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
        lower_bound(row / block_rows, target);
    }

    /// Moves targets of rows [begin, begin + count) from one group's clocks to another's; an overdue one (returned
    /// unspent) stands at the new clock, never before it.
    void shift(std::uint32_t begin, std::uint32_t count, const ClockShift& running, const ClockShift& negated);

    /// Calls look(part) for the parts of `range`, one a block, that may hold a row that fires.
    template <class Look>
    void find_hot(const ScanRange& range, Look&& look) const {
        if (range.begin == range.end) return;
        const std::uint32_t last = (range.end - 1) / block_rows;
        for (std::uint32_t block = range.begin / block_rows; block <= last; ++block)
            if (least_running_[block] <= range.high || least_negated_[block] <= -range.low)
                look(ScanRange{std::max(range.begin, block * block_rows), std::min(range.end, (block + 1) * block_rows),
                               range.low, range.high});
    }

    /// Asks for the block of `row` ahead of its use.
    void prefetch_block(std::uint32_t row) const {
        const float* const first = target_.data() + row / block_rows * block_rows;
        for (std::uint32_t k = 0; k < block_rows; k += 16) __builtin_prefetch(first + k);
    }
    void prefetch(std::uint32_t row) const { __builtin_prefetch(target_.data() + row); }

    /// Appends the rows that fire of a part found hot; refreshes the bounds of its block, unless it reaches beyond
    /// `owned`: those of other areas may be fired at the same time.
    void fire(const ScanRange& part, RowSpan owned, std::vector<std::uint32_t>& fired);

    /// Sets the bounds of all blocks from their targets.
    void refresh_bounds();

private:
    void lower_bound(std::uint32_t block, float target) {
        float& bound = target < 0 ? least_negated_[block] : least_running_[block];
        bound = std::min(bound, target < 0 ? -target : target);
    }
    void refresh_block(std::uint32_t block);

    std::size_t rows_ = 0;
    std::vector<float> target_;         ///< padded to whole blocks with clock_off
    std::vector<float> least_running_;  ///< by block: at most the least target >= 0
    std::vector<float> least_negated_;  ///< by block: at most the least -target of those < 0
};

}  // namespace samverkan
