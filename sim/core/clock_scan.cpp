#include "core/clock_scan.hpp"

namespace samverkan {
namespace {

constexpr std::uint32_t block = 64;
constexpr std::uint32_t chunk = 16;  ///< looked through one by one where it holds a hit
static_assert(block <= scan_padding);

}  // namespace

SAMVERKAN_CLONES
void scan_range(const float* targets, const ScanRange& range, std::vector<std::uint32_t>& fired) {
    const float low = range.low;
    const float high = range.high;
    for (std::uint32_t first = range.begin; first < range.end; first += block) {
        const float* const values = targets + first;
        std::uint32_t hits[block / chunk] = {};
        std::uint32_t any = 0;
        for (std::uint32_t c = 0; c < block / chunk; ++c) {
            for (std::uint32_t k = 0; k < chunk; ++k)
                hits[c] |= (values[c * chunk + k] >= low) & (values[c * chunk + k] <= high);
            any |= hits[c];
        }
        if (any == 0) continue;
        const std::uint32_t count = range.end - first < block ? range.end - first : block;
        for (std::uint32_t c = 0; c * chunk < count; ++c)
            for (std::uint32_t k = c * chunk; hits[c] != 0 && k < (c + 1) * chunk && k < count; ++k)
                if (values[k] >= low && values[k] <= high) fired.push_back(first + k);
    }
}

void scan_clocks(const float* targets, std::span<const ScanRange> ranges, std::vector<std::uint32_t>& fired) {
    for (const ScanRange& range : ranges) scan_range(targets, range, fired);
}

}  // namespace samverkan
