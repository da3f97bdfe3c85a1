#pragma once
// What recruitment is measured against: base hazards by group and channel, and the pressure of the
// reference county. Computed from configuration alone, never from the people present.
#include <vector>

#include "model/age_windows.hpp"
#include "model/county.hpp"
#include "model/place_channel.hpp"

namespace samverkan {

struct RecruitmentReference {
    /// Hazard per week of a person at mean multiplier in state none, at pressure 1 outside the season,
    /// by channel and group. Annual means carry the configured channel shares.
    std::array<std::vector<double>, channel_count> base_hazard;
    PlaceChannelTable pressure;       ///< sum over gangs of open x effort that counts as pressure 1
    double online_access = 0;         ///< access of every gang to every place online
    std::vector<double> home_weight;  ///< by place; sums to 1
    double open_positions = 0;        ///< at scale 1, all gangs
};

/// Season factor of a channel in an ISO week; the school channel is zero without school.
double season_factor(const RecruitmentParameters& recruitment, Channel channel, int iso_week_number, bool school_open);

/// Mean of season_factor over a year.
double annual_mean_season(const RecruitmentParameters& recruitment, Channel channel);

/// Access of a gang with home `home` to `place` by its presence there: exp(-km / effort_distance_km),
/// at least effort_floor.
double offline_access(const County& county, PlaceId home, PlaceId place);

RecruitmentReference make_recruitment_reference(const County& county);

}  // namespace samverkan
