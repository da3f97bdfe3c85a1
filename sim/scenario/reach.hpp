#pragma once
// Whether a funded programme can change anything at all: decided from the inputs, before any run.
#include <span>

#include "model/county.hpp"
#include "model/programme.hpp"

namespace samverkan {

/// Whether some effect can differ from none.
[[nodiscard]] bool has_effect(const Programme& programme);

/// Residents of eligible age in `areas` (none: the whole county), persons of the full county. The other conditions of
/// eligibility are not counted: they become true of persons during a run.
[[nodiscard]] double eligible_residents(const County& county, const Programme& programme,
                                        std::span<const AreaId> areas);

}  // namespace samverkan
