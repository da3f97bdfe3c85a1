// Who accepts an offer of help.
#include <algorithm>

#include "core/elementary.hpp"
#include "model/help.hpp"

namespace samverkan {

bool accepts_help(const World& world, std::uint32_t row, double accept_share) {
    return accepts_help(world, key_of_row(world, row), world.person[row].recruit_level, accept_share);
}

bool accepts_help(const World& world, EntityKey youth, LogLevel recruit_level, double accept_share) {
    const HelpParameters& rules = world.parameters().help;
    const double correlation = rules.willingness_risk_correlation;
    const double u = world.draws.structure.uniform(Process::willingness, youth, 0);
    const double risk_sd =
        world.parameters().recruitment.recruit_elasticity * world.parameters().risk.log_vulnerability_sd;
    const double risk = std::clamp(recruit_level * log_level_step / risk_sd, -3.0, 3.0);
    const double willingness =
        correlation * risk + elementary::sqrt(1 - correlation * correlation) * elementary::inverse_normal(u);
    return elementary::normal_cdf(willingness) > 1 - accept_share;
}

}  // namespace samverkan
