#include "core/clock_column.hpp"

#include <cstring>

#include "core/clock.hpp"

namespace samverkan {
namespace {

struct Bounds {
    float running, negated;
};

/// Compared as integers, whose order is that of floats of one sign: compilers vectorise this minimum.
SAMVERKAN_CLONES
Bounds bounds_of_block(const float* values) {
    constexpr std::int32_t off = 0x7F800000;  // bits of clock_off
    std::int32_t running = off;
    std::int32_t negated = off;
    for (std::uint32_t k = 0; k < ClockColumn::block_rows; ++k) {
        std::int32_t bits = 0;
        std::memcpy(&bits, values + k, sizeof bits);
        const std::int32_t up = bits >= 0 ? bits : off;
        const std::int32_t down = bits >= 0 ? off : bits & 0x7FFFFFFF;
        running = up < running ? up : running;
        negated = down < negated ? down : negated;
    }
    return {__builtin_bit_cast(float, running), __builtin_bit_cast(float, negated)};
}

}  // namespace

void ClockColumn::resize(std::size_t rows, float value) {
    const std::size_t blocks = (rows + block_rows - 1) / block_rows;
    rows_ = rows;
    target_.clear();
    target_.reserve((blocks + 1) * block_rows);
    target_.resize(rows, value);
    target_.resize((blocks + 1) * block_rows, clock_off);  // scans may read a block past a range
    least_running_.assign(blocks, 0);
    least_negated_.assign(blocks, 0);
}

std::size_t ClockColumn::bytes() const {
    return (target_.capacity() + least_running_.capacity() + least_negated_.capacity()) * sizeof(float);
}

void ClockColumn::shift(std::uint32_t begin, std::uint32_t count, const ClockShift& running,
                        const ClockShift& negated) {
    if (running.difference == 0 && negated.difference == 0) return;
    for (std::uint32_t row = begin; row < begin + count; ++row) {
        const double value = static_cast<double>(target_[row]);
        const double up = std::max(value + running.difference, running.clock);
        const double down = -std::max(negated.difference - value, negated.clock);
        set(row, static_cast<float>(value >= 0 ? up : down));
    }
}

void ClockColumn::fire(const ScanRange& part, RowSpan owned, std::vector<std::uint32_t>& fired) {
    scan_range(target_.data(), part, fired);
    const std::uint32_t block = part.begin / block_rows;
    if (block * block_rows >= owned.begin && (block + 1) * block_rows <= owned.end) refresh_block(block);
}

void ClockColumn::refresh_block(std::uint32_t block) {
    const Bounds bounds = bounds_of_block(target_.data() + std::size_t{block} * block_rows);
    least_running_[block] = bounds.running;
    least_negated_[block] = bounds.negated;
}

void ClockColumn::refresh_bounds() {
    for (std::uint32_t block = 0; block < least_running_.size(); ++block) refresh_block(block);
}

}  // namespace samverkan
