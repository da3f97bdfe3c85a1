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

    /// Adds `running` to targets >= 0 and takes `negated` from those < 0, for rows [begin, begin + count).
    void shift(std::uint32_t begin, std::uint32_t count, double running, double negated);

    /// Appends the rows of `range` that fire; refreshes the bounds of the blocks it had to look at, unless they
    /// reach beyond `owned`: those of other areas may be fired at the same time.
    void fire(const ScanRange& range, RowSpan owned, std::vector<std::uint32_t>& fired);

    /// Sets the bounds of all blocks from their targets.
    void refresh_bounds();

private:
    void lower_bound(std::uint32_t block, float target) {
        float& bound = target < 0 ? least_negated_[block] : least_running_[block];
        bound = std::min(bound, target < 0 ? -target : target);
    }
    void refresh_block(std::uint32_t block);

    std::size_t rows_ = 0;
    std::vector<float> target_;             ///< padded to whole blocks with clock_off
    std::vector<float> least_running_;      ///< by block: at most the least target >= 0
    std::vector<float> least_negated_;      ///< by block: at most the least -target of those < 0
};

}  // namespace samverkan
