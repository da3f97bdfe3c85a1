#include "model/recruitment_reference.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"

namespace samverkan {
namespace {

/// Weeks of a year without school: W44, W52-W01, W09, Easter, W24-W33 (defaults.md section 1).
constexpr double school_holiday_weeks = 15.0;

double age_tilt(const RecruitmentParameters& recruitment, Channel channel, int age) {
    if (channel == Channel::school && age > recruitment.school_channel_last_age) return 0;
    if (channel == Channel::online && age >= 11 && age <= 13) return recruitment.online_young_tilt;
    return 1;
}

/// Share of 12-17-year-olds who live in vulnerable places.
double vulnerable_share(const County& county) {
    double vulnerable = 0;
    double all = 0;
    for (const Place& place : county.places)
        for (int age = 12; age <= 17; ++age) {
            const double youths = place.youths_by_age[static_cast<std::size_t>(age - entry_age_years)];
            all += youths;
            if (place.vulnerable_class != VulnerableClass::none) vulnerable += youths;
        }
    return all > 0 ? vulnerable / all : 0;
}

std::vector<double> base_hazards(const County& county, Channel channel, double vulnerable) {
    const RecruitmentParameters& recruitment = county.parameters.recruitment;
    const std::size_t c = static_cast<std::size_t>(channel);
    const double tilt = recruitment.vulnerable_tilt[c];
    const double mean_tilt = 1 + vulnerable * (tilt - 1);
    const double level = recruitment.recruit_scale * recruitment.channel_share[c] /
                         (annual_mean_season(recruitment, channel) * mean_tilt);
    std::vector<double> hazard(county.places.size() * sex_count * age_count);
    for (std::size_t segment = 0; segment < county.places.size() * sex_count; ++segment) {
        const Place& place = county.places[place_of_segment(segment)];
        const double here = place.vulnerable_class == VulnerableClass::none ? 1 : tilt;
        const double sex = recruitment.recruit_sex[static_cast<std::size_t>(sex_of_segment(segment))];
        for (int age = entry_age_years; age < leaving_age_years; ++age)
            hazard[group_index(segment, age)] = recruitment.recruit_hazard[static_cast<std::size_t>(age)] * sex *
                                                level * here * age_tilt(recruitment, channel, age);
    }
    return hazard;
}

/// Expected yield of a unit of effort by place and channel: residents x base hazard.
PlaceChannelTable reference_yield(const County& county, const RecruitmentReference& reference) {
    PlaceChannelTable yield;
    yield.resize(county.places.size());
    const double male = county.parameters.male_share;
    for (std::size_t segment = 0; segment < county.places.size() * sex_count; ++segment) {
        const std::size_t place = place_of_segment(segment);
        const double share = sex_of_segment(segment) == Sex::male ? male : 1 - male;
        for (int age = entry_age_years; age < leaving_age_years; ++age)
            for (std::size_t c = 0; c < channel_count; ++c)
                yield.at(place, c) +=
                    county.places[place].youths_by_age[static_cast<std::size_t>(age - entry_age_years)] * share *
                    reference.base_hazard[c][group_index(segment, age)];
    }
    return yield;
}

std::vector<double> home_weights(const County& county) {
    std::vector<double> weight;
    double sum = 0;
    for (const Place& place : county.places) {
        const bool other = place.vulnerable_class == VulnerableClass::none;
        weight.push_back(place.residents * (other ? county.parameters.gang.home_weight_other_residents : 1.0));
        sum += weight.back();
    }
    for (double& w : weight) w /= sum;
    return weight;
}

double offline_yield(const County& county, const PlaceChannelTable& yield, PlaceId home) {
    double sum = 0;
    for (std::size_t p = 0; p < county.places.size(); ++p)
        for (std::size_t c = 0; c + 1 < channel_count; ++c)
            sum += offline_access(county, home, PlaceId{p}) * yield.at(p, c);
    return sum;
}

}  // namespace

double season_factor(const RecruitmentParameters& recruitment, Channel channel, int iso_week_number, bool school_open) {
    if (channel == Channel::school && !school_open) return 0;
    const bool season =
        iso_week_number >= recruitment.season_first_week && iso_week_number <= recruitment.season_last_week;
    return season ? recruitment.season_factor[static_cast<std::size_t>(channel)] : 1.0;
}

double annual_mean_season(const RecruitmentParameters& recruitment, Channel channel) {
    if (channel == Channel::school) return (weeks_per_year - school_holiday_weeks) / weeks_per_year;
    const double weeks = recruitment.season_last_week - recruitment.season_first_week + 1;
    const double factor = recruitment.season_factor[static_cast<std::size_t>(channel)];
    return 1 + (factor - 1) * weeks / weeks_per_year;
}

double offline_access(const County& county, PlaceId home, PlaceId place) {
    const GangParameters& gang = county.parameters.gang;
    if (home == place) return 1;
    const double km = county.distance(county.places[home.index()].area, county.places[place.index()].area);
    return std::max(elementary::exp(-km / gang.effort_distance_km), gang.effort_floor);
}

RecruitmentReference make_recruitment_reference(const County& county) {
    RecruitmentReference reference;
    const double vulnerable = vulnerable_share(county);
    for (std::size_t c = 0; c < channel_count; ++c)
        reference.base_hazard[c] = base_hazards(county, static_cast<Channel>(c), vulnerable);
    reference.home_weight = home_weights(county);
    const PlaceChannelTable yield = reference_yield(county, reference);
    const std::size_t online = static_cast<std::size_t>(Channel::online);

    // Online access such that the mean gang spends the online share of its effort there.
    double mean_offline = 0;
    double all_online = 0;
    for (std::size_t h = 0; h < county.places.size(); ++h) {
        mean_offline += reference.home_weight[h] * offline_yield(county, yield, PlaceId{h});
        all_online += yield.at(h, online);
    }
    const double online_share = county.parameters.recruitment.channel_share[online];
    reference.online_access = all_online > 0 ? mean_offline * online_share / ((1 - online_share) * all_online) : 0;

    const GangParameters& gang = county.parameters.gang;
    reference.open_positions =
        gang.involved_under_25 * gang.recruits_per_involved_year / weeks_per_year / gang.fill_hazard;

    reference.pressure.resize(county.places.size());
    for (std::size_t h = 0; h < county.places.size(); ++h) {
        const double total = offline_yield(county, yield, PlaceId{h}) + reference.online_access * all_online;
        for (std::size_t p = 0; p < county.places.size(); ++p)
            for (std::size_t c = 0; c < channel_count; ++c) {
                const double access =
                    c == online ? reference.online_access : offline_access(county, PlaceId{h}, PlaceId{p});
                reference.pressure.at(p, c) +=
                    reference.open_positions * reference.home_weight[h] * access * yield.at(p, c) / total;
            }
    }
    return reference;
}

}  // namespace samverkan
