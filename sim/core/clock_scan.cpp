#include "core/clock_scan.hpp"

// The loop is cloned per instruction set at run time where the compiler can; results are the same.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(SAMVERKAN_NO_CLONES)
#define SAMVERKAN_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SAMVERKAN_CLONES
#endif

namespace samverkan {
namespace {

constexpr std::uint32_t block = 64;
static_assert(block <= scan_padding);

}  // namespace

SAMVERKAN_CLONES
void scan_clocks(const float* targets, std::span<const ScanRange> ranges, std::vector<std::uint32_t>& fired) {
    for (const ScanRange& range : ranges) {
        const float low = range.low;
        const float high = range.high;
        for (std::uint32_t first = range.begin; first < range.end; first += block) {
            const float* const values = targets + first;
            int any = 0;
            for (std::uint32_t k = 0; k < block; ++k) any |= (values[k] >= low) & (values[k] <= high);
            if (any == 0) continue;
            const std::uint32_t count = range.end - first < block ? range.end - first : block;
            for (std::uint32_t k = 0; k < count; ++k)
                if (values[k] >= low && values[k] <= high) fired.push_back(first + k);
        }
    }
}

}  // namespace samverkan
