#pragma once
// Which clocks of a contiguous range have fired: the one loop that sees every youth every week.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// Hot loops are cloned per instruction set at run time where the compiler can; results are the same.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(SAMVERKAN_NO_CLONES)
#define SAMVERKAN_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SAMVERKAN_CLONES
#endif

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
void scan_range(const float* targets, const ScanRange& range, std::vector<std::uint32_t>& fired);
void scan_clocks(const float* targets, std::span<const ScanRange> ranges, std::vector<std::uint32_t>& fired);

}  // namespace samverkan
