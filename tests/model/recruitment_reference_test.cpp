// Base hazards, seasons, access and the pressure that recruitment is measured against.
#include <cmath>

#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "model/recruitment_reference.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

using test::tiny_county, test::tiny_recruitment;

constexpr double rounding = 1e-12;

TEST(Season, IsTheTenWeeksFrom24To33OnStreetsAndOnline) {
    const RecruitmentParameters rules = tiny_recruitment();
    for (int week = 1; week <= 53; ++week) {
        const double summer = week >= 24 && week <= 33 ? 1.7 : 1;
        EXPECT_EQ(season_factor(rules, Channel::street, week, true), summer) << week;
        EXPECT_EQ(season_factor(rules, Channel::online, week, false), summer) << week;
        EXPECT_EQ(season_factor(rules, Channel::family_friends, week, true), 1);
        EXPECT_EQ(season_factor(rules, Channel::school, week, true), 1);
        EXPECT_EQ(season_factor(rules, Channel::school, week, false), 0);
    }
}

TEST(Season, HasTheMeanOfItsWeeksOverAYear) {
    const RecruitmentParameters rules = tiny_recruitment();
    for (const Channel channel : {Channel::street, Channel::family_friends, Channel::online}) {
        double sum = 0;
        for (int week = 1; week <= 52; ++week) sum += season_factor(rules, channel, week, true);
        EXPECT_NEAR(annual_mean_season(rules, channel), (sum + weeks_per_year - 52) / weeks_per_year, rounding);
    }
    EXPECT_NEAR(annual_mean_season(rules, Channel::school), (weeks_per_year - 15) / weeks_per_year, rounding);
}

/// Residents of age 12-17 in vulnerable places, of all.
double vulnerable_share(const County& county) {
    double vulnerable = 0, all = 0;
    for (const Place& place : county.places)
        for (std::size_t age = 12; age <= 17; ++age) {
            all += place.youths_by_age[age - 6];
            if (place.vulnerable_class != VulnerableClass::none) vulnerable += place.youths_by_age[age - 6];
        }
    return vulnerable / all;
}

TEST(BaseHazard, IsTheHazardOfTheAgeSplitByChannelAndTiltedByPlaceAndAge) {
    const County county = tiny_county();
    const RecruitmentParameters& rules = county.parameters.recruitment;
    const RecruitmentReference reference = make_recruitment_reference(county);
    for (std::size_t c = 0; c < channel_count; ++c) {
        const auto channel = static_cast<Channel>(c);
        const double mean_tilt = 1 + vulnerable_share(county) * (rules.vulnerable_tilt[c] - 1);
        for (std::size_t segment = 0; segment < 2 * county.places.size(); ++segment)
            for (int age = entry_age_years; age < leaving_age_years; ++age) {
                const bool vulnerable = county.places[segment / 2].vulnerable_class != VulnerableClass::none;
                double tilt = (vulnerable ? rules.vulnerable_tilt[c] : 1) / mean_tilt;
                if (channel == Channel::school && age > 19) tilt = 0;
                if (channel == Channel::online && age >= 11 && age <= 13) tilt *= 1.3;
                const double expected = rules.recruit_hazard[static_cast<std::size_t>(age)] *
                                        rules.recruit_sex[segment % 2] * rules.channel_share[c] * tilt /
                                        annual_mean_season(rules, channel);
                EXPECT_NEAR(reference.base_hazard[c][group_index(segment, age)], expected, rounding)
                    << "channel " << c << " age " << age;
            }
    }
}

TEST(BaseHazard, OfAMeanYouthGivesEachChannelItsShareOverPlacesAndTheYear) {
    const County county = tiny_county();
    const RecruitmentParameters& rules = county.parameters.recruitment;
    const RecruitmentReference reference = make_recruitment_reference(county);
    for (std::size_t c = 0; c < channel_count; ++c) {
        double recruits = 0, untilted = 0;
        for (std::size_t place = 0; place < county.places.size(); ++place)
            for (int age = 14; age <= 17; ++age) {
                const double youths = county.places[place].youths_by_age[static_cast<std::size_t>(age - 6)];
                recruits += youths * reference.base_hazard[c][group_index(2 * place, age)];
                untilted += youths * rules.recruit_hazard[static_cast<std::size_t>(age)] * rules.recruit_sex[0];
            }
        EXPECT_NEAR(recruits * annual_mean_season(rules, static_cast<Channel>(c)) / untilted, rules.channel_share[c],
                    .001 * rules.channel_share[c]);
    }
}

TEST(Access, FallsWithDistanceToAFloorAndIsWholeAtHome) {
    County county = tiny_county();
    county.parameters.gang.effort_floor = .05;
    // Places 0 and 1 lie in area 0, 2 in area 1 and so on, 6 km apart.
    EXPECT_EQ(offline_access(county, PlaceId{1}, PlaceId{1}), 1);
    EXPECT_EQ(offline_access(county, PlaceId{1}, PlaceId{0}), 1);
    EXPECT_NEAR(offline_access(county, PlaceId{0}, PlaceId{2}), std::exp(-6.0 / 5), rounding);
    EXPECT_NEAR(offline_access(county, PlaceId{2}, PlaceId{0}), std::exp(-6.0 / 5), rounding);
    EXPECT_NEAR(offline_access(county, PlaceId{0}, PlaceId{3}), std::exp(-12.0 / 5), rounding);
    EXPECT_EQ(offline_access(county, PlaceId{0}, PlaceId{5}), .05);
}

TEST(HomeWeight, IsByResidentsThoseOutsideVulnerablePlacesCountingLess) {
    const County county = tiny_county();
    const RecruitmentReference reference = make_recruitment_reference(county);
    double sum = 0;
    std::vector<double> weight;
    for (const Place& place : county.places) {
        weight.push_back(place.residents * (place.vulnerable_class == VulnerableClass::none ? .2 : 1));
        sum += weight.back();
    }
    for (std::size_t place = 0; place < weight.size(); ++place)
        EXPECT_NEAR(reference.home_weight[place], weight[place] / sum, rounding);
}

TEST(OpenPositions, AreWhatAYearsRecruitsLeaveOpenAtTheFillHazard) {
    const RecruitmentReference reference = make_recruitment_reference(tiny_county());
    EXPECT_NEAR(reference.open_positions, 90 * 1470.0 / 4430 * 28 / 1461 / .094, rounding);
}

TEST(ReferencePressure, SpreadsAllOpenPositionsAndTheOnlineShareOnline) {
    const County county = tiny_county();
    const RecruitmentReference reference = make_recruitment_reference(county);
    double sum = 0, online = 0;
    for (std::size_t place = 0; place < county.places.size(); ++place)
        for (std::size_t c = 0; c < channel_count; ++c) {
            sum += reference.pressure.at(place, c);
            if (static_cast<Channel>(c) == Channel::online) online += reference.pressure.at(place, c);
        }
    EXPECT_NEAR(sum, reference.open_positions, 1e-9);
    EXPECT_NEAR(online / sum, county.parameters.recruitment.channel_share[3], .05);
}

}  // namespace
}  // namespace samverkan
