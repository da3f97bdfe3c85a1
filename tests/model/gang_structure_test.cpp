// Sizes, homes and reach of gangs, drawn once a replicate.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "model/gangs.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

using test::tiny_county;

struct Structure {
    County county = tiny_county();
    RecruitmentReference reference;
    KeyedDraws draws{11, 0};
    GangStructure gangs;

    template <class Change>
    Structure(double scale, Change&& change) {
        change(county.parameters.gang);
        reference = make_recruitment_reference(county);
        gangs = make_gang_structure(county, reference, draws, scale, {.vacancy_expiry_hazard = .06});
    }
};

TEST(GangSizes, AddUpToOneAndAreCutAtTheMost) {
    const Structure wide(1, [](GangParameters& gang) {
        gang.networks = 60;
        gang.size_sd_log = 3;
    });
    std::vector<double> share = wide.gangs.size_share;
    double sum = 0;
    for (const double one : share) sum += one;
    EXPECT_NEAR(sum, 1, 1e-12);
    std::sort(share.rbegin(), share.rend());
    EXPECT_GT(share[0], share.back());
    EXPECT_EQ(share[0], share[5]) << "several of sixty gangs that wide are cut at one size";
}

TEST(GangSizes, DivideOpenPositionsAndTheirBirths) {
    for (const double scale : {1.0, .5}) {
        const Structure one(scale, [](GangParameters&) {});
        for (std::size_t gang = 0; gang < one.gangs.count(); ++gang) {
            const double open = one.gangs.size_share[gang] * one.reference.open_positions * scale;
            EXPECT_NEAR(one.gangs.reference_open[gang], open, 1e-12);
            EXPECT_NEAR(one.gangs.position_births[gang], .06 * open, 1e-12);
        }
        EXPECT_NEAR(one.gangs.senior_entry, scale * 3.7 * 28 / 1461, 1e-12);
    }
}

/// Winner of the race for the `number`-th home among places of weight above zero.
PlaceId home_of(const Structure& one, std::uint32_t gang, std::uint32_t number, const std::vector<double>& weight) {
    std::size_t winner = weight.size();
    double best = 0;
    for (std::size_t place = 0; place < weight.size(); ++place) {
        if (weight[place] <= 0) continue;
        const double time = one.draws.race_time(Process::gang_home, entity_key(gang), number, place, weight[place]);
        if (winner < weight.size() && time >= best) continue;
        winner = place;
        best = time;
    }
    return PlaceId{winner};
}

TEST(GangHomes, AreRacesOfTheirOwnAmongPlacesWithinReachOfTheFirst) {
    const Structure many(1, [](GangParameters& gang) {
        gang.networks = 200;
        gang.extra_home_radius_km = 7;
    });
    std::size_t with_more = 0;
    for (std::uint32_t gang = 0; gang < 200; ++gang) {
        const std::vector<PlaceId>& homes = many.gangs.homes[gang];
        with_more += homes.size() > 1;
        std::vector<double> weight = many.reference.home_weight;
        const AreaId centre = many.county.places[homes[0].index()].area;
        for (std::uint32_t number = 0; number < homes.size(); ++number) {
            EXPECT_EQ(homes[number], home_of(many, gang, number, weight)) << gang << ", home " << number;
            if (number == 0)
                for (std::size_t place = 0; place < weight.size(); ++place)
                    if (many.county.distance(centre, many.county.places[place].area) > 7) weight[place] = 0;
            weight[homes[number].index()] = 0;
        }
    }
    EXPECT_NEAR(static_cast<double>(with_more), 200 / 3.0, 4 * 6.7);
}

TEST(GangAccess, IsFromTheNearestHome) {
    const Structure many(1, [](GangParameters& gang) { gang.networks = 60; });
    std::size_t with_more = 0;
    for (std::size_t gang = 0; gang < 60; ++gang) {
        const std::vector<PlaceId>& homes = many.gangs.homes[gang];
        with_more += homes.size() > 1;
        for (std::size_t place = 0; place < many.county.places.size(); ++place) {
            double nearest = 0;
            for (const PlaceId home : homes)
                nearest = std::max(nearest, offline_access(many.county, home, PlaceId{place}));
            EXPECT_EQ(many.gangs.access(gang, place), nearest);
        }
    }
    EXPECT_GT(with_more, 5u);
}

TEST(Prior, IsTriangular) {
    const Prior prior{.02, .06, .15};
    constexpr std::uint32_t draws = 20'000;
    std::vector<double> drawn;
    for (std::uint32_t i = 0; i < draws; ++i)
        drawn.push_back(draw_prior(prior, PriorDraw::drawn, KeyedDraws(4, 0), entity_key(i)));
    const auto share_below = [&](double value) {
        return static_cast<double>(std::count_if(drawn.begin(), drawn.end(), [&](double x) { return x < value; })) /
               draws;
    };
    const double width = .13;
    EXPECT_EQ(share_below(.02), 0);
    EXPECT_NEAR(share_below(.04), .02 * .02 / (width * .04), .01);
    EXPECT_NEAR(share_below(.06), .04 / width, .014);
    EXPECT_NEAR(share_below(.10), 1 - .05 * .05 / (width * .09), .014);
    EXPECT_EQ(share_below(.15), 1);
    EXPECT_EQ(draw_prior(prior, PriorDraw::mode, KeyedDraws(4, 0), entity_key(1)), .06);
}

}  // namespace
}  // namespace samverkan
