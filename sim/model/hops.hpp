#pragma once
// What becomes of concerns, hop by hop, counted by agency and area of residence since the weeks before the run.
#include <array>
#include <cstdint>
#include <vector>

#include "model/services.hpp"

namespace samverkan {

/// What a case may come to. Those up to `left_county` are counts of cases, `waiting` is how many wait now.
enum class Hop : std::uint8_t {
    noticed,
    lost_at_handover,
    not_opened,
    opened,
    assessed,
    not_needed,
    placement_decided,
    matched,
    mismatched,  ///< of the matched: to another line than the one needed
    declined,
    started,
    completed,
    broken_off,
    withdrew,
    aged_out,
    placed,
    recruited,
    left_county,
    waiting,
    wait_weeks,            ///< of the started, summed
    assessment_wait_weeks  ///< of the assessed, summed
};
inline constexpr std::size_t hop_count = static_cast<std::size_t>(Hop::assessment_wait_weeks) + 1;

/// Counts by agency, area and hop; areas are those of residence, whichever desk serves them.
struct HopCounts {
    std::size_t areas = 0;
    std::vector<std::uint32_t> count;

    HopCounts() = default;
    explicit HopCounts(std::size_t area_count)
        : areas(area_count), count(service_agency_count * area_count * hop_count, 0) {}
    [[nodiscard]] std::size_t index(ServiceAgency agency, std::size_t area, Hop hop) const {
        return (static_cast<std::size_t>(agency) * areas + area) * hop_count + static_cast<std::size_t>(hop);
    }
    [[nodiscard]] std::uint32_t& of(ServiceAgency agency, std::size_t area, Hop hop) {
        return count[index(agency, area, hop)];
    }
    [[nodiscard]] std::uint32_t of(ServiceAgency agency, std::size_t area, Hop hop) const {
        return count[index(agency, area, hop)];
    }
    /// Over all areas.
    [[nodiscard]] std::uint64_t total(ServiceAgency agency, Hop hop) const {
        std::uint64_t sum = 0;
        for (std::size_t area = 0; area < areas; ++area) sum += of(agency, area, hop);
        return sum;
    }
    /// Over all agencies and areas.
    [[nodiscard]] std::uint64_t total(Hop hop) const {
        std::uint64_t sum = 0;
        for (std::size_t agency = 0; agency < service_agency_count; ++agency)
            sum += total(static_cast<ServiceAgency>(agency), hop);
        return sum;
    }
};

}  // namespace samverkan
