#include "core/clock_column.hpp"

#include <cstring>

#include "core/clock.hpp"

namespace samverkan {

/// The one loop over the targets of a block.
struct BlockScan {
    /// Least running target above `high` and least -target above `-low` of `count` rows: compared as integers, whose
    /// order is that of floats of one sign; compilers vectorise this minimum.
    SAMVERKAN_CLONES
    static ClockColumn::Bounds beyond(const float* values, std::uint32_t count, float low, float high) {
        constexpr std::int32_t off = 0x7F800000;  // bits of clock_off
        const auto above = bits_of(high);
        const auto below = bits_of(-low);
        std::int32_t running = off;
        std::int32_t negated = off;
        for (std::uint32_t k = 0; k < count; ++k) {
            const std::int32_t bits = bits_of(values[k]);
            const std::int32_t size = bits & 0x7FFFFFFF;
            const std::int32_t up = bits >= 0 && bits > above ? bits : off;
            const std::int32_t down = bits < 0 && size > below ? size : off;
            running = up < running ? up : running;
            negated = down < negated ? down : negated;
        }
        return {__builtin_bit_cast(float, running), __builtin_bit_cast(float, negated)};
    }

private:
    static std::int32_t bits_of(float value) {
        std::int32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        return bits;
    }
};

void ClockColumn::resize(std::size_t rows, float value) {
    const std::size_t blocks = (rows + block_rows - 1) / block_rows;
    rows_ = rows;
    target_.clear();
    target_.reserve((blocks + 1) * block_rows);
    target_.resize(rows, value);
    target_.resize((blocks + 1) * block_rows, clock_off);  // scans may read a block past a range
    head_.assign(blocks, {0, 0});
    tail_.assign(blocks, {0, 0});
}

std::size_t ClockColumn::bytes() const {
    return target_.capacity() * sizeof(float) + (head_.capacity() + tail_.capacity()) * sizeof(Bounds);
}

void ClockColumn::leave_behind(RowSpan rows) {
    // Who stays in the block where the group now begins was its head and is its tail.
    const std::uint32_t block = rows.end / block_rows;
    const std::uint32_t start = block * block_rows;
    if (rows.begin <= start && start < rows.end) tail_[block].include(head_[block]);
}

void ClockColumn::shift(RowSpan rows, std::uint32_t joined_begin, const ClockShift& running,
                        const ClockShift& negated) {
    leave_behind(rows);
    for (std::uint32_t first = rows.begin; first < rows.end;) {
        const std::uint32_t block = first / block_rows;
        const std::uint32_t end = std::min(rows.end, (block + 1) * block_rows);
        Bounds& bounds = joined_begin <= block * block_rows ? head_[block] : tail_[block];
        // Targets that do not move were bounded by the tail, unless they were the head already.
        const bool from_tail = rows.begin > block * block_rows;
        if (running.stands())
            bounds.running = from_tail ? std::min(bounds.running, tail_[block].running) : bounds.running;
        else
            for (std::uint32_t row = first; row < end; ++row) move_running(row, running, bounds.running);
        if (negated.stands())
            bounds.negated = from_tail ? std::min(bounds.negated, tail_[block].negated) : bounds.negated;
        else
            for (std::uint32_t row = first; row < end; ++row) move_negated(row, negated, bounds.negated);
        first = end;
    }
}

void ClockColumn::fire(const ScanRange& part, std::uint32_t earlier_begin, RowSpan owned,
                       std::vector<std::uint32_t>& fired) {
    scan_range(target_.data(), part, fired);
    const std::uint32_t block = part.begin / block_rows;
    const std::uint32_t start = block * block_rows;
    const std::uint32_t end = start + block_rows;
    if (start < owned.begin || end > owned.end) return;
    const bool head = part.begin == start;
    const bool whole_tail = !head && part.end == end && earlier_begin <= start;
    if (!head && !whole_tail) return;
    const Bounds bounds = BlockScan::beyond(target_.data() + part.begin, part.end - part.begin, part.low, part.high);
    (head ? head_[block] : tail_[block]) = bounds;
}

void ClockColumn::refresh_bounds() {
    constexpr float none = -1;  // every target lies beyond
    for (std::uint32_t block = 0; block < head_.size(); ++block)
        head_[block] = tail_[block] =
            BlockScan::beyond(target_.data() + std::size_t{block} * block_rows, block_rows, -none, none);
}

}  // namespace samverkan
