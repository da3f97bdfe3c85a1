#pragma once
// Membership: joining, embedding, promotion, leaving, ageing out and the clock of former members.
#include "model/fire_clocks.hpp"
#include "model/lives.hpp"

namespace samverkan {

struct Joining {
    std::uint32_t row;
    GangId gang;
    std::uint32_t recruiter;  ///< row, or no_record
    Channel channel;
    std::uint16_t spell;  ///< earlier spells
    int tenure_weeks;     ///< credited at re-entry
};

/// embeddedness = e_max x (1 - exp(-tenure / tau)); e_max half drawn, half share of ties inside (model.md 7.5).
double embeddedness(const World& world, const Member& member, int tenure_weeks);

/// Hazard of leaving: exit_hazard x exp(-embed_exit_effect x embeddedness) x core factor.
double exit_hazard(const World& world, const Member& member, int tenure_weeks);

/// Hazard of a former member's return: halves every reentry_half_life_weeks.
double reentry_hazard(const World& world, const Former& former, int week);

/// Keyed Beta(a, b) draw of a member's own half of e_max.
double draw_embedding(const MembershipParameters& parameters, const KeyedDraws& draws, EntityKey key,
                      std::uint32_t spell);

/// The recruiter has one own younger less.
void release_own_younger(Lives& lives, std::uint32_t recruiter);

/// Makes `row` involved in a gang; pushes the change. The returned record is valid until the next change.
const Member& join_gang(const World& world, Lives& lives, const Joining& joining);

/// Ends the member record; what follows depends on why.
Member end_membership(Lives& lives, std::uint32_t row);

/// Ends a membership by leaving; the position reopens by itself.
void leave_gang(const World& world, Lives& lives, std::uint32_t row);

/// At 25: core joins the senior core, other involved leave as aged out; records of the row end.
void age_out(const World& world, Lives& lives, std::uint32_t row);

/// One week of exposure of members and formers: exits, promotions and re-entries that passed their thresholds.
/// `recruit_hazard_factor` acts on everybody's re-entry (1 but in the elasticity probe).
void fire_membership_clocks(const World& world, Lives& lives, double recruit_hazard_factor,
                            std::vector<Crossing>& crossings);

/// Involved -> core while a core post is free: one of `doors` (the baseline's), or of the gang now where there are none.
void promote(const World& world, Lives& lives, const std::vector<GangDoors>* doors, std::uint32_t row);

}  // namespace samverkan
