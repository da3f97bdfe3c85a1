#pragma once
// Where persons live, and areas by deprivation.
#include <vector>

#include "study/patterns/chronicle.hpp"

namespace samverkan {

/// Finds the place of a person in a week.
class HomeHistory {
public:
    explicit HomeHistory(const Chronicle& log);
    /// None if the person does not live in the county then.
    [[nodiscard]] PlaceId place_in(PersonId person, int week) const;

private:
    const Chronicle& log_;
    std::vector<std::uint32_t> begin_, order_;  ///< residences by person
};

/// By area: whether it is among the most deprived (largest low-income share) that together hold `share` of `weight`.
/// The first one is always in, the last one if that comes nearer to the share.
[[nodiscard]] std::vector<bool> most_deprived(const Chronicle& log, const std::vector<double>& weight, double share);

}  // namespace samverkan
