// Money of a run: parts that sum, purses that bind per payer, years that lapse, and an account that balances every week.
#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "support/funded_county.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr std::size_t municipality = static_cast<std::size_t>(Payer::municipality),
                      region = static_cast<std::size_t>(Payer::region),
                      state_payer = static_cast<std::size_t>(Payer::state);

Programme paid_by(Programme programme, std::vector<PayerShare> payers, const std::string& id = "made_up") {
    programme.payers = std::move(payers);
    programme.id = id;
    return programme;
}

Budget budget_of(const Scenario& scenario, double municipality_sek, double region_sek, double state_sek = 0) {
    Budget budget;
    budget.years.assign(3, {municipality_sek, region_sek, state_sek, 0, 0});
    budget.from_week = scenario.start_week;
    budget.to_week = scenario.start_week + scenario.weeks;
    return budget;
}

void add_second(Scenario& scenario, const Programme& programme) {
    scenario.programmes.push_back(programme);
    scenario.deployments.push_back(scenario.deployments.front());
    scenario.deployments.back().programme = ProgrammeId{1};
}

TEST(PayersParts, SumToTheWholeInWholeOre) {
    const std::vector<PayerShare> thirds{
        {Payer::municipality, 1 / 3.}, {Payer::region, 1 / 3.}, {Payer::state, 1 / 3.}};
    for (const double cost : {0.01, 1.0, 100.0, 33333.33, 1e9}) {
        const PayerOre parts = payers_parts(thirds, cost);
        EXPECT_EQ(std::accumulate(parts.begin(), parts.end(), Ore{0}), static_cast<Ore>(cost * 100 + .5)) << cost;
        EXPECT_NEAR(static_cast<double>(parts[region]), cost * 100 / 3, 1);
        EXPECT_EQ(parts[static_cast<std::size_t>(Payer::business)], 0);
    }
}

TEST(PartsByWeight, SumToTheAmountAndLeaveOutWhatWeighsNothing) {
    const std::vector<Ore> parts = parts_by_weight(1000, std::vector<double>{1, 0, 1, 1});
    EXPECT_EQ(parts, (std::vector<Ore>{333, 0, 334, 333}));
    EXPECT_EQ(parts_by_weight(7, std::vector<double>{0, 0}), (std::vector<Ore>{7, 0}));
}

/// Two programmes with room for everybody, one paid by the region, one by the municipalities; SEK a year each.
struct TwoPayers : Funded {
    explicit TwoPayers(double region_cost, double municipality_sek = 60e3, double region_sek = 60e3)
        : Funded(paid_by(made_up(Delivery::places), {{Payer::region, 1}}, "of_the_region"), [&](Scenario& scenario) {
              scenario.weeks = 156;
              scenario.programmes[0].cost_sek_per_unit = region_cost;
              scenario.deployments[0].places = 500;
              add_second(scenario, paid_by(made_up(Delivery::places), {{Payer::municipality, 1}}, "of_municipalities"));
              scenario.budget = budget_of(scenario, municipality_sek, region_sek);
          }) {}

    [[nodiscard]] double units(std::size_t deployment) const {
        return programmes.deployments[deployment].delivered_units;
    }
    [[nodiscard]] std::vector<std::pair<std::uint32_t, int>> starts(std::uint8_t deployment) const {
        std::vector<std::pair<std::uint32_t, int>> found;
        for (const Event& event : events_of(EventKind::programme_start))
            if (event.detail == deployment) found.emplace_back(event.row, event.week);
        return found;
    }
};

TEST(Purses, OfOnePayerWhoseUnitsCostTwiceAsMuchDeliverHalfAsManyAndNobodyElsesChange) {
    TwoPayers plain(1000), twice(2000);
    plain.run_weeks(104);
    twice.run_weeks(104);
    EXPECT_LE(plain.units(0), 120) << "two years of 60 units";
    EXPECT_GE(plain.units(0), 106) << "but for the weeks since the last intake, those who wait and what lapsed";
    EXPECT_NEAR(twice.units(0), std::floor(plain.units(0) / 2), 2);
    EXPECT_EQ(twice.starts(1), plain.starts(1)) << "who begins, and when, of the other payer's programme";
    EXPECT_GT(plain.starts(1).size(), 100u);
}

TEST(Purses, BindADeliveryByThePayerWhoHasLeast) {
    Funded county(paid_by(made_up(Delivery::places), {{Payer::municipality, .5}, {Payer::state, .5}}),
                  [](Scenario& scenario) {
                      scenario.deployments[0].places = 500;
                      scenario.weeks = 52;
                      scenario.budget = budget_of(scenario, 1e6, 0, 20e3);
                  });
    county.run_weeks(52);
    EXPECT_LE(county.state().delivered_units, 40) << "20,000 SEK of 500 each";
    EXPECT_GE(county.state().delivered_units, 34);
    EXPECT_GT(county.programmes.money.purse[municipality].balance, 900e3 * 100);
}

TEST(Purses, OfNothingDeliverNothing) {
    for (const Delivery delivery : {Delivery::places, Delivery::schools, Delivery::take_up, Delivery::residents}) {
        Funded county(made_up(delivery), [](Scenario& scenario) {
            at_once(scenario);
            scenario.weeks = 104;
            scenario.budget = budget_of(scenario, 0, 1e6);
        });
        county.run_weeks(60);
        EXPECT_EQ(county.state().delivered_units, 0);
        EXPECT_EQ(county.state().cost_sek, 0);
        EXPECT_TRUE(county.lives.log.events.empty()) << static_cast<int>(delivery);
        EXPECT_EQ(county.state().lever.strength, 0);
    }
}

TEST(Purses, LapseAtTheYearsEnd) {
    Programme slow = made_up(Delivery::places);
    slow.start_up_weeks = 60;
    Funded county(slow, [](Scenario& scenario) {
        scenario.deployments[0].places = 500;
        scenario.weeks = 104;
        scenario.budget = budget_of(scenario, 52e3, 0);
    });
    county.run_weeks(104);
    const Money& money = county.programmes.money;
    EXPECT_EQ(money.years[0][municipality].allotted, 52000 * 100);
    EXPECT_EQ(money.years[0][municipality].unspent, 52000 * 100) << "nothing was delivered in the first year";
    EXPECT_LE(county.state().delivered_units, 52);
    EXPECT_GT(county.state().delivered_units, 30);
}

TEST(Purses, LetACourseUseWhatTheYearStillBrings) {
    Funded county(made_up(Delivery::schools), [](Scenario& scenario) {
        at_once(scenario);
        scenario.weeks = 104;
        scenario.budget = budget_of(scenario, 200e3, 0);
    });
    county.run_week();
    const Purse& purse = county.programmes.money.purse[municipality];
    EXPECT_GT(county.state().delivered_units, 100) << "whole schools, as many as 200 units allow";
    EXPECT_LE(county.state().delivered_units, 200);
    EXPECT_GT(purse.owed, 0);
    county.run_weeks(51);
    EXPECT_EQ(purse.owed, 0) << "paid off in the year";
    EXPECT_EQ(purse.spent, static_cast<Ore>(county.state().delivered_units) * 1000 * 100);
}

TEST(Purses, WeakenALeverThatTheyPayInPart) {
    const auto strength_with = [](double sek) {
        Funded county(made_up(Delivery::pipeline), [&](Scenario& scenario) {
            scenario.deployments[0].from_week = scenario.start_week;
            scenario.deployments[0].units_per_year = 100;
            scenario.weeks = 104;
            scenario.budget = budget_of(scenario, sek, 0);
        });
        county.run_weeks(30);
        EXPECT_NEAR(county.state().cost_sek, std::min(100e3, sek) * 30 / 52, sek * .02);
        return county.state().lever.strength;
    };
    EXPECT_EQ(strength_with(200e3), 1);
    EXPECT_NEAR(strength_with(50e3), .5, .01);
}

TEST(Purses, ThatHaveEnoughChangeNothing) {
    for (const Delivery delivery : {Delivery::places, Delivery::schools, Delivery::residents}) {
        const auto run = [&](bool has_budget) {
            Funded county(made_up(delivery), [&](Scenario& scenario) {
                at_once(scenario);
                scenario.deployments[0].places = 30;
                scenario.weeks = 156;
                if (has_budget) scenario.budget = budget_of(scenario, 1e12, 0);
            });
            county.run_weeks(80);
            std::vector<std::uint64_t> lives{static_cast<std::uint64_t>(county.state().delivered_units * 1e6)};
            for (const Event& event : county.lives.log.events)
                lives.push_back(std::uint64_t{event.row} << 32 | event.week);
            return lives;
        };
        EXPECT_EQ(run(true), run(false)) << static_cast<int>(delivery);
    }
}

TEST(Money, BalancesEveryWeek) {
    Funded county(paid_by(made_up(Delivery::places), {{Payer::municipality, .7}, {Payer::state, .3}}),
                  [](Scenario& scenario) {
                      scenario.weeks = 156;
                      scenario.deployments[0].places = 100;
                      add_second(scenario, paid_by(made_up(Delivery::schools), {{Payer::municipality, 1}}, "lessons"));
                      scenario.deployments.push_back(scenario.deployments.back());
                      scenario.programmes.push_back(paid_by(made_up(Delivery::pipeline),
                                                            {{Payer::region, .5}, {Payer::state, .5}}, "hand_overs"));
                      scenario.deployments[2].programme = ProgrammeId{2};
                      scenario.deployments[1].places.reset();
                      scenario.deployments[1].units_per_year = 1e6;
                      scenario.deployments[2].places = 20;
                      scenario.budget = budget_of(scenario, 400e3, 70e3, 33e3);
                  });
    Ore allotted = 0;
    for (int week = 0; week < 150; ++week) {
        county.run_week();
        const Money& money = county.programmes.money;
        ASSERT_EQ(broken_balance(money), "") << week;
        Ore by_programme = 0, by_payer = 0, all = 0;
        for (const Ore paid : money.account.paid) by_programme += paid;
        for (const Purse& purse : money.purse) by_payer += purse.spent, all += purse.allotted;
        ASSERT_EQ(by_programme, by_payer) << week;
        ASSERT_GE(all, allotted);
        allotted = all;
    }
    EXPECT_EQ(county.programmes.money.years[1][state_payer].allotted, 33000 * 100) << "to the öre";
    for (const DeploymentState& deployment : county.programmes.deployments) EXPECT_GT(deployment.delivered_units, 0);
    Money broken = county.programmes.money;
    broken.purse[region].spent += 1;
    EXPECT_NE(broken_balance(broken), "");
}

TEST(Money, FallsOnTheMunicipalitiesWhereTheYouthsLive) {
    Funded county(made_up(Delivery::places), with_places(100));
    county.run_weeks(52);
    const Account& account = county.programmes.money.account;
    std::vector<Ore> by_area(account.areas, 0);
    for (const Event& event : county.events_of(EventKind::programme_start)) {
        const std::size_t place = place_of_segment(segment_of_row(county.world.population, event.row));
        by_area[county.world.county->places[place].area.index()] += 1000 * 100;
    }
    EXPECT_EQ(std::vector<Ore>(account.municipal.begin(),
                               account.municipal.begin() + static_cast<std::ptrdiff_t>(account.areas)),
              by_area);
}

}  // namespace
}  // namespace samverkan
