#include "model/membership_tables.hpp"

#include "core/elementary.hpp"
#include "model/population.hpp"

namespace samverkan {

MembershipTables make_membership_tables(const MembershipParameters& parameters) {
    constexpr int longest_tenure_weeks = age_in_weeks(leaving_age_years);
    constexpr double log_2 = 0.6931471805599453;
    constexpr double most_halvings = 20;  // what is left then is below 1e-6 of the start
    const double half_life = parameters.reentry_half_life_weeks;
    const auto growth = [&](int tenure) { return 1 - elementary::exp(-tenure / parameters.embed_tau_weeks); };
    const auto reentry = [&](int weeks) {
        const double halvings = weeks / half_life;
        return halvings > most_halvings ? 0.0 : parameters.reentry_hazard * elementary::exp(-halvings * log_2);
    };
    return {WeekTable(longest_tenure_weeks, growth),
            WeekTable(static_cast<int>(most_halvings * half_life) + 1, reentry)};
}

}  // namespace samverkan
