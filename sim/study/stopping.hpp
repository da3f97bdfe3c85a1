#pragma once
// How many replicates a study gets: a fixed number, or as many as a wanted simulation error takes. The decision sees
// only replicates 0 to n - 1, never which of them finished first.
#include "study/study.hpp"
#include "study/tally.hpp"

namespace samverkan {

/// Fewest replicates from which a spread is believed.
inline constexpr std::uint32_t least_replicates_to_stop = 10;

/// Simulation error of the headline: recruits averted, net, the largest of all arms'; without arms, recruits. Not
/// known below 5 replicates.
[[nodiscard]] double headline_error(const StudyTally& done);

/// Replicates that the wanted error takes, were the spread as found so far; not known below 5 replicates or if none
/// is wanted.
[[nodiscard]] double replicates_needed(const Study& study, const StudyTally& done);

/// Replicates to have next: as many as done if these are enough. A batch brings what seems to be needed, at least 5
/// more and at most as many again, so that a spread underestimated early costs little.
[[nodiscard]] std::uint32_t replicates_to_have(const Study& study, const StudyTally& done);

}  // namespace samverkan
