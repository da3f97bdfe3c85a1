#include "scenario/parameter_rules.hpp"

#include <cmath>

namespace samverkan {
namespace {

bool is_one(double sum) { return std::fabs(sum - 1) < 1e-9; }

bool states_fit(const WarmStartParameters& warm) {
    for (std::size_t sex = 0; sex < sex_count; ++sex)
        for (std::size_t age = 0; age < age_table_size; ++age)
            if (warm.involved_share[sex][age] + warm.fringe_share[sex][age] + warm.former_share[age] > 1) return false;
    return true;
}

constexpr ParameterRule rules[] = {
    {"risk", "general_variance", "and the two other parts do not sum to 1 (a risk factor has variance 1)",
     [](const ModelParameters& p) {
         return is_one(p.risk.general_variance + p.risk.domain_variance + p.risk.own_variance);
     }},
    {"friends", "class_share", "and the two other shares do not sum to 1 (every friend comes from somewhere)",
     [](const ModelParameters& p) {
         return is_one(p.friends.class_share + p.friends.place_share + p.friends.adjacent_share);
     }},
    {"friends", "mean_friends", "is not between least_friends and most_friends (a mean lies between them)",
     [](const ModelParameters& p) {
         return p.friends.least_friends <= p.friends.mean_friends && p.friends.mean_friends <= p.friends.most_friends;
     }},
    {"school", "own_area_share", "and neighbour_area_share exceed 1 (they are shares of the same pupils)",
     [](const ModelParameters& p) { return p.school.own_area_share + p.school.neighbour_area_share <= 1; }},
    {"risk", "adhd_untreated_share", "and adhd_treated_share exceed 1 (they are shares of the same persons)",
     [](const ModelParameters& p) {
         return p.risk.adhd_untreated_share[0] + p.risk.adhd_treated_share[0] <= 1 &&
                p.risk.adhd_untreated_share[1] + p.risk.adhd_treated_share[1] <= 1;
     }},
    {"recruitment", "season_first_week", "is after season_last_week (the season lies within a year)",
     [](const ModelParameters& p) { return p.recruitment.season_first_week <= p.recruitment.season_last_week; }},
    {"recruitment", "channel_share",
     "leaves nothing to the channels offline (effort online is measured against theirs)",
     [](const ModelParameters& p) {
         return p.recruitment.channel_share[static_cast<std::size_t>(Channel::online)] < 1;
     }},
    {"gang", "recruiter_least_age", "is above recruiter_most_age (nobody could recruit)",
     [](const ModelParameters& p) { return p.gang.recruiter_least_age <= p.gang.recruiter_most_age; }},
    {"gang", "size_median", "is above size_max (no gang could be larger than the largest)",
     [](const ModelParameters& p) { return p.gang.size_median <= p.gang.size_max; }},
    {"help", "notice_first_age", "is above notice_last_age (nobody could be noticed)",
     [](const ModelParameters& p) { return p.help.notice_first_age <= p.help.notice_last_age; }},
    {"help", "opened_share", "and handover_loss exceed 1 (what is lost cannot be opened)",
     [](const ModelParameters& p) { return p.help.opened_share + p.help.handover_loss <= 1; }},
    {"help", "placement_first_age", "is above placement_last_age (nobody could be placed)",
     [](const ModelParameters& p) { return p.help.placement_first_age <= p.help.placement_last_age; }},
    {"coordination", "ramp_midpoint_weeks", "is not before ramp_end_weeks (a ramp is half way before it ends)",
     [](const ModelParameters& p) { return p.coordination.ramp_midpoint_weeks < p.coordination.ramp_end_weeks; }},
    {"warm_start", "involved_share", "leaves less than nobody uninvolved (with fringe and former above 1)",
     [](const ModelParameters& p) { return states_fit(p.warm_start); }},
};

}  // namespace

std::span<const ParameterRule> parameter_rules() { return rules; }

}  // namespace samverkan
