#pragma once
// Correlated risk of a youth: twelve binary factors, ADHD, conduct problems, and the levels made of them.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "model/households.hpp"
#include "model/population.hpp"

namespace samverkan {

/// Log vulnerability, centred and in standard deviations, in steps of 1/4096: orders classes and friends.
using RiskScore = std::int16_t;
inline constexpr float risk_score_step = 1.0F / 4096.0F;

/// Draws traits and levels of the youths of each place.
///
/// A factor is present when sqrt(general) G + sqrt(domain) D + sqrt(own) O exceeds its cut. Half of the variance of
/// G and all of the family domain are shared by a household (assumption); low income and one parent are facts
/// of the household, so that their own part is shared and G is the household's. G rises with the place's low
/// income; low_income_household and youth_in_trouble_nearby have the place's own prevalence, the others the
/// county's.
class RiskModel {
public:
    RiskModel(const County& county, const KeyedDraws& structure);

    /// Fills traits and levels of rows.begin .. rows.end, all of one place; `household` is by row of the place.
    void draw(PlaceId place, RowRange rows, std::span<const HouseholdTraits> household, Population& population,
              std::span<RiskScore> scores) const;

private:
    struct PlaceCuts {
        float shift;  ///< mean of G
        std::array<float, risk_factor_count> cut;
    };
    [[nodiscard]] PlaceCuts cuts_of(const Place& place) const;
    [[nodiscard]] std::uint16_t draw_traits(const PlaceCuts& place, const HouseholdTraits& household, EntityKey youth,
                                            Sex sex) const;

    const County& county_;
    const KeyedDraws& structure_;
    float general_, domain_, own_;  ///< loadings: square roots of the variances
    float conduct_loading_, conduct_rest_, conduct_cut_;
    std::vector<LogLevel> drift_level_;  ///< by the fifteen trait bits
    std::vector<LogLevel> recruit_level_;
    std::vector<RiskScore> score_;  ///< by the twelve factors
};

/// Constants that a county's configuration states once, so that no rule uses a mean of those present.
struct ReferenceConstants {
    double log_vulnerability_mean, log_vulnerability_sd;
    double drift_multiplier_reference;    ///< mean drift factor of residents aged 8 and above
    double recruit_multiplier_reference;  ///< mean recruitment factor of all residents
};

/// From the traits of those resident at the horizon's start. The traits do not depend on the constants.
ReferenceConstants reference_constants(const County& county, const Population& population);

}  // namespace samverkan
