#pragma once
// The two-second workload whose signature identifies behaviour: twelve areas at scale 0.1, 156 weeks, every
// given programme funded from the end of a year without.
#include <vector>

#include "engine/run.hpp"

namespace samverkan {

struct SignatureResult {
    std::uint64_t signature = 0;
    std::array<std::uint64_t, event_kind_count> events{};  ///< by kind
};

/// `county` needs at least twelve areas. Programmes get 40 MSEK a year of a full county each.
SignatureResult run_signature_workload(const County& county, const std::vector<Programme>& programmes,
                                       const ForEachArea& for_each_area);

}  // namespace samverkan
