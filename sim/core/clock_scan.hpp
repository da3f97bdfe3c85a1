#pragma once
// Which clocks of a contiguous range have fired: the one loop that sees every youth every week.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace samverkan {

/// Targets may be read this far past a range: arrays are padded by it.
inline constexpr std::size_t scan_padding = 64;

/// Rows [begin, end) to compare with one group's window: fires when low <= target <= high.
struct ScanRange {
    std::uint32_t begin, end;
    float low, high;
};

/// Appends every row whose target lies in its range's window, ascending within each range.
/// `targets` must have scan_padding readable floats beyond the last end.
void scan_clocks(const float* targets, std::span<const ScanRange> ranges, std::vector<std::uint32_t>& fired);

}  // namespace samverkan
