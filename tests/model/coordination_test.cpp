// Coordination: its level, what it moves, and that it moves nothing else.
#include <cmath>

#include <gtest/gtest.h>

#include "model/coordination.hpp"
#include "support/funded_county.hpp"

namespace samverkan {
namespace {

using namespace test;

const CoordinationParameters parameters = tiny_coordination();

TEST(CoordinationFactors, AreExactlyOneAtTodaysLevel) {
    const CoordinationFactors today = coordination_factors(parameters, parameters.baseline);
    EXPECT_EQ(today.handover_delay, 1);
    EXPECT_EQ(today.handover_loss, 1);
    EXPECT_EQ(today.right_match, 1);
    EXPECT_EQ(today.targeting, 1);
    EXPECT_EQ(today.known, 1);
    EXPECT_EQ(today.spared_share, 0);
}

TEST(CoordinationFactors, RunLinearlyFromNoneToFull) {
    const CoordinationFactors none = coordination_factors(parameters, 0), full = coordination_factors(parameters, 1);
    EXPECT_NEAR(none.handover_delay, 10 / 8.5, 1e-12);
    EXPECT_NEAR(full.handover_delay, 5 / 8.5, 1e-12);
    EXPECT_NEAR(none.handover_loss, .3 / .255, 1e-12);
    EXPECT_NEAR(full.handover_loss, .15 / .255, 1e-12);
    EXPECT_NEAR(none.right_match, .55 / .61, 1e-12);
    EXPECT_NEAR(full.right_match, .75 / .61, 1e-12);
    EXPECT_NEAR(none.targeting, .5 / .56, 1e-12);
    EXPECT_NEAR(full.targeting, .7 / .56, 1e-12);
    EXPECT_NEAR(none.known, std::log(.65) / std::log(.605), 1e-12);
    EXPECT_NEAR(full.known, std::log(.5) / std::log(.605), 1e-12);
    EXPECT_EQ(none.spared_share, 0) << "worse than today spares nothing";
    EXPECT_NEAR(full.spared_share, 1 - .836 / .92, 1e-12);
    const double half = coordination_factors(parameters, .65).handover_loss;
    EXPECT_NEAR(half, (1 + full.handover_loss) / 2, 1e-12) << "half way from today to full";
}

TEST(CoordinationRamp, IsALogisticFromNothingToAllItPaysFor) {
    EXPECT_EQ(ramp_of_coordination(parameters, 0), 0);
    EXPECT_NEAR(ramp_of_coordination(parameters, 26), .5, 1e-12);
    EXPECT_EQ(ramp_of_coordination(parameters, 52), 1);
    EXPECT_EQ(ramp_of_coordination(parameters, 500), 1);
    for (int week = 1; week <= 52; ++week)
        EXPECT_GT(ramp_of_coordination(parameters, week), ramp_of_coordination(parameters, week - 1)) << week;
    EXPECT_LT(ramp_of_coordination(parameters, 8), 8 / 52.) << "slow at first";
}

/// Places of a handed-over service beside coordination that is paid for in the first area.
struct Coordinated : Funded {
    static auto funding(double target, int weeks) {
        return [=](Scenario& scenario) {
            Programme paid = made_up(Delivery::pipeline);
            paid.id = "coordination";
            paid.effects.clear();
            paid.start_up_weeks = 0;
            scenario.programmes.push_back(paid);
            scenario.deployments[0].places = 40;
            Deployment coordination = scenario.deployments[0];
            coordination.programme = ProgrammeId{1};
            coordination.places.reset();
            coordination.units_per_year = 1;
            coordination.areas = {AreaId{0}};
            coordination.to_week = coordination.from_week + weeks;
            scenario.deployments.push_back(coordination);
            scenario.coordination = Coordination{1, target};
        };
    }
    static Programme handed_over() {
        Programme programme = made_up(Delivery::places);
        programme.needs_hand_over = true;
        programme.wait_weeks = 20;
        return programme;
    }
    Coordinated(double target, int weeks) : Funded(handed_over(), funding(target, weeks)) {}
    [[nodiscard]] double level(std::size_t area) const { return programmes.coordination.level.at(area); }
};

TEST(CoordinationLevel, ReachesWhatIsPaidForInItsAreasAlone) {
    Coordinated county(.9, 140);
    county.run_weeks(64);
    EXPECT_NEAR(county.level(0), .9, 1e-12);
    for (std::size_t area = 1; area < 4; ++area) EXPECT_EQ(county.level(area), parameters.baseline);
}

TEST(CoordinationLevel, HalvesWhatItGainedInItsHalfLifeWithoutMoney) {
    Coordinated county(.9, 70);
    county.run_weeks(80);
    const double then = county.level(0) - parameters.baseline;
    EXPECT_GT(then, .3);
    county.run_weeks(52);
    EXPECT_NEAR(county.level(0) - parameters.baseline, then / 4, 1e-9) << "two half-lives later";
}

TEST(CoordinationLevel, FallsWhereLessThanTodaysIsPaidFor) {
    Coordinated county(0, 140);
    county.run_weeks(64);
    EXPECT_NEAR(county.level(0), 0, 1e-12);
}

TEST(CoordinationAtTodaysLevel, ChangesNoStart) {
    Coordinated coordinated(parameters.baseline, 140);
    Funded alone(Coordinated::handed_over(), with_places(40));
    coordinated.run_weeks(130);
    alone.run_weeks(130);
    EXPECT_GT(alone.events_of(EventKind::programme_start).size(), 100u);
    EXPECT_EQ(coordinated.week_of(EventKind::programme_start), alone.week_of(EventKind::programme_start));
}

TEST(FullCoordination, ShortensTheWayFromOfferToStartByWhatItSaves) {
    Coordinated county(1, 140);
    county.run_weeks(139);
    const auto offered = county.week_of(EventKind::programme_offer);
    double in_area = 0, weeks = 0;
    for (const auto& [row, started] : county.week_of(EventKind::programme_start)) {
        const std::size_t place = place_of_segment(segment_of_row(county.world.population, row));
        const bool coordinated = county.world.county->places[place].area.index() == 0;
        if (!coordinated) {
            EXPECT_EQ(started - offered.at(row), 20);
        } else if (offered.at(row) > 60) {
            ++in_area;
            weeks += started - offered.at(row);
        }
    }
    ASSERT_GT(in_area, 20);
    EXPECT_NEAR(weeks / in_area, 20 * 5 / 8.5, 4 * .5 / std::sqrt(in_area));
}

TEST(FullCoordination, LosesFewerAndSparesPlacesWithoutGivingMoreThanThereAre) {
    Coordinated coordinated(1, 140);
    Funded alone(Coordinated::handed_over(), with_places(40));
    int spared = 0;
    for (int week = 0; week < 139; ++week) {
        coordinated.run_week();
        alone.run_week();
        EXPECT_LE(coordinated.state().taken, 41);
        EXPECT_GE(coordinated.state().taken, 0);
        coordinated.programmes.ends.for_each([&](int, const Placement& placement) { spared += placement.spared; });
    }
    EXPECT_GT(spared, 0);
    EXPECT_GT(coordinated.events_of(EventKind::programme_start).size(),
              alone.events_of(EventKind::programme_start).size());
    EXPECT_LE(coordinated.state().cost_sek, alone.state().cost_sek * 1.05) << "who is spared costs nothing";
}

TEST(SparedStarts, AreAsManyAsTheShareAndNoneWithoutIt) {
    const KeyedDraws draws = Coordinated(.9, 1).world.draws.events;
    int spared = 0;
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        spared += is_spared(draws, EntityKey{i, 0}, 3, .09);
        EXPECT_FALSE(is_spared(draws, EntityKey{i, 0}, 3, 0));
    }
    EXPECT_NEAR(spared, 900, 4 * std::sqrt(900 * .91));
}

TEST(YouthsAtRisk, AreBetterKnownWhereAgenciesWorkTogether) {
    Coordinated county(1, 140);
    county.run_weeks(100);
    const std::vector<double>& factor = county.lives.youths.notice_at_risk_factor;
    ASSERT_EQ(factor.size(), county.world.county->places.size());
    for (std::size_t place = 0; place < factor.size(); ++place)
        EXPECT_NEAR(factor[place],
                    county.world.county->places[place].area.index() == 0 ? std::log(.5) / std::log(.605) : 1, 1e-12);
}

}  // namespace
}  // namespace samverkan
