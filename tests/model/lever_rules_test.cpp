// Funding, levers, and what effects and conditions mean: rule by rule.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "support/funded_county.hpp"

namespace samverkan {
namespace {

using namespace test;

TEST(Ramp, RisesByIntakesFromTheFirst) {
    Deployment deployment;
    deployment.ramp_weeks = 40;
    FundingState funding;
    funding.delivers_since = 1000;
    EXPECT_NEAR(ramp_share(deployment, funding, 1000), .1, 1e-12);
    EXPECT_NEAR(ramp_share(deployment, funding, 1003), .1, 1e-12);
    EXPECT_NEAR(ramp_share(deployment, funding, 1004), .2, 1e-12);
    EXPECT_NEAR(ramp_share(deployment, funding, 1036), 1, 1e-12);
    EXPECT_NEAR(ramp_share(deployment, funding, 1400), 1, 1e-12);
}

TEST(Trigger, CountsAtTheScaleOfTheCountyAndRestsAfterItsRun) {
    for (const auto& [reports, fires] : {std::pair{11, true}, {9, false}}) {
        Funded county(
            made_up(Delivery::places),
            [](Scenario& s) {
                s.deployments[0].places = 10;
                s.deployments[0].trigger = Trigger{TriggerQuantity::reports, 20, 8, 12};
            },
            .5);
        std::set<int> funded;
        int first = -1;
        for (int week = 0; week < 60; ++week) {
            county.state().funding.reports = static_cast<std::uint32_t>(reports);
            county.run_week();
            if (!county.state().funding.funded) continue;
            if (first < 0) first = week;
            funded.insert(week - first);
        }
        EXPECT_EQ(!funded.empty(), fires) << reports << " reports of 20 asked for at half scale";
        for (const int week : funded) EXPECT_LT(week % 20, 8) << "runs 8 weeks, rests 12";
        EXPECT_EQ(funded.contains(20), fires);
    }
}

TEST(AreaLever, CoversAreasByRankAndPassesOverThoseThatDoNotFit) {
    Programme lever = made_up(Delivery::residents);
    std::vector<double> people(4, 0.0);
    const County county = tiny_county();
    for (const Place& place : county.places)
        for (const double youths : place.youths_by_age) people[place.area.index()] += youths;
    const double least = *std::min_element(people.begin(), people.end());
    std::set<std::vector<bool>> seen;
    for (const char* id : {"one", "two", "three", "four", "five", "six"}) {
        lever.id = id;
        Funded funded(lever, [&](Scenario& s) { s.deployments[0].units_per_year = least * 1.01; });
        EXPECT_NEAR(funded.state().units_per_year, least, 1e-6) << "the one area that fits, wherever its rank";
        seen.insert(funded.state().place_chosen);
    }
    EXPECT_EQ(seen.size(), 1u);
}

TEST(Lever, BuildsUpByIntakesAndScalesTheLogOfItsEffect) {
    Programme lever = made_up(Delivery::residents, .25);
    lever.kind = ProgrammeKind::law_lever;
    lever.build_up_weeks = 20;
    Funded county(lever, [](Scenario& s) { s.deployments[0].coverage = 1; });
    county.run_week();
    EXPECT_FALSE(county.lives.levers.funded() && county.state().lever.strength > 0) << "not yet funded";
    for (int week = 0; week < 24; ++week) {
        county.run_week();
        const double strength = std::min(1.0, (week / 4 * 4 + 4) / 20.0);
        EXPECT_NEAR(county.state().lever.strength, strength, 1e-12) << week;
        const auto street = static_cast<std::size_t>(GroupProcess::recruit_street);
        EXPECT_NEAR(county.lives.levers.factor[street][5], std::max(.4, std::pow(.25, strength)), 1e-9) << week;
    }
    GroupTable factor;
    factor.resize(county.world.group_count());
    for (auto& column : factor.value) column.assign(county.world.group_count(), 2.0);
    apply_group_levers(county.lives.levers, factor);
    EXPECT_NEAR(factor.at(GroupProcess::recruit_online, 5), .8, 1e-9);
    EXPECT_NEAR(factor.at(GroupProcess::drift, 5), 2, 1e-12);
}

TEST(Lever, OnRecruitmentMakesEffortYieldLess) {
    QuietLives quiet;
    GroupMeasures measures;
    measures.susceptible.assign(quiet.world.group_count(), 3.0);
    GroupLevers levers;
    for (auto& column : levers.factor) column.assign(quiet.world.group_count(), .5);
    const PlaceChannelTable without = yield_of_effort(quiet.world, measures, quiet.lives.week);
    const PlaceChannelTable with = yield_of_effort(quiet.world, measures, quiet.lives.week, levers);
    for (std::size_t i = 0; i < with.value.size(); ++i) EXPECT_NEAR(with.value[i], .5 * without.value[i], 1e-12);
}

TEST(GangLever, ActsOnTheGangsAtHomeInTheChosenPlaces) {
    Programme lever = made_up(Delivery::gangs);
    lever.effects = {{ModelVariable::position_births, {.5, .5, .5}}, {ModelVariable::gang_pressure, {.7, .7, .7}}};
    for (std::size_t area = 0; area < 4; ++area) {
        Funded county(lever, [&](Scenario& s) { s.deployments[0].areas = {AreaId{area}}; });
        county.run_weeks(3);
        for (std::size_t gang = 0; gang < county.world.gangs.count(); ++gang) {
            const std::vector<PlaceId>& homes = county.world.gangs.homes[gang];
            const bool at_home = std::any_of(homes.begin(), homes.end(), [&](PlaceId home) {
                return county.county.places[home.index()].area == AreaId{area};
            });
            EXPECT_NEAR(county.lives.gangs.birth_lever.at(gang), at_home ? .5 : 1, 1e-9) << area << " " << gang;
            EXPECT_NEAR(county.lives.gangs.pull_lever.at(gang), at_home ? .7 : 1, 1e-9) << area << " " << gang;
        }
    }
}

TEST(GangLever, OnPressureScalesOffersAndThePressureTheyMake) {
    QuietLives quiet;
    const auto decide = [&] {
        return decide_effort(quiet.lives.gangs, quiet.world.gangs, quiet.world.reference, quiet.county.parameters.gang,
                             1);
    };
    const GangSignals before = decide();
    GangSignals after = before;
    quiet.lives.gangs.pull_lever = {.5, .5, .5, .5};
    apply_pull_levers(after, quiet.lives.gangs, quiet.world.gangs, 1);
    for (std::size_t gang = 0; gang < 4; ++gang) EXPECT_NEAR(after.offer[gang], .5 * before.offer[gang], 1e-12);
    for (std::size_t i = 0; i < before.pressure.value.size(); ++i)
        EXPECT_NEAR(after.pressure.value[i], .5 * before.pressure.value[i], 1e-9);
}

TEST(GangLever, OnBirthsScalesThem) {
    QuietLives quiet;
    GangStructure structure = quiet.world.gangs;
    structure.position_births = {50, 50, 50, 50};
    Gangs& gangs = quiet.lives.gangs;
    for (std::uint32_t gang = 0; gang < 4; ++gang) {
        gangs.birth.push_back(start_rate_clock(Process::position_birth, gang, quiet.world.draws.events));
        gangs.expiry.push_back(start_rate_clock(Process::position_expiry, gang, quiet.world.draws.events));
    }
    gangs.active = gangs.positions;
    gangs.birth_lever = {.5, .5, .5, .5};
    structure.constants.vacancy_expiry_hazard = 0;
    for (int week = 0; week < 10; ++week) run_position_clocks(gangs, structure, quiet.world.draws.events);
    EXPECT_NEAR(static_cast<double>(gangs.counters.born), 1000, 4 * std::sqrt(1000));
}

TEST(SystemLevers, OnOneParameterGiveTheBetterInWhateverOrder) {
    for (const bool stronger_first : {true, false}) {
        Programme lever = made_up(Delivery::pipeline);
        lever.effects = {{ModelVariable::handover_loss, {.5, .5, .5}}, {ModelVariable::accept_share, {1.5, 1.5, 1.5}}};
        Programme weaker = lever;
        weaker.id = "weaker";
        weaker.effects = {{ModelVariable::handover_loss, {.8, .8, .8}}, {ModelVariable::accept_share, {1.2, 1.2, 1.2}}};
        Funded county(stronger_first ? lever : weaker, [&](Scenario& s) {
            s.programmes.push_back(stronger_first ? weaker : lever);
            s.deployments.push_back(s.deployments[0]);
            s.deployments[1].programme = ProgrammeId{1};
        });
        county.run_weeks(3);
        for (const PipelineLevers& here : county.help.levers) {
            EXPECT_NEAR(here.handover_loss, .5, 1e-9);
            EXPECT_NEAR(here.accept_share, 1.5, 1e-9);
        }
    }
}

TEST(Overlap, CountsUpwardsWhereHigherProtects) {
    constexpr OverlapParameters rules{.weight = {1, .85, .70, .55}, .floor = .4, .least_log_effect = .005};
    const auto on_exit = [&](std::vector<double> ratios) {
        std::vector<ActiveEffect> effects;
        for (const double ratio : ratios) effects.push_back({std::log(ratio), ModelVariable::exit_hazard, 0, 0});
        return std::exp(combined_log_effect(effects, {}, ModelVariable::exit_hazard, rules));
    };
    EXPECT_NEAR(on_exit({1.5}), 1.5, 1e-12);
    EXPECT_NEAR(on_exit({1.2, 1.5}), 1.5 * std::pow(1.2, .85), 1e-12);
    EXPECT_NEAR(on_exit({2, 2, 2}), 1 / .4, 1e-12) << "to the floor's inverse";
    EXPECT_NEAR(on_exit({.5, .5, .5}), .125, 1e-12) << "harm in full";
}

TEST(Effects, WaitForTheirAge) {
    constexpr OverlapParameters rules{.weight = {1, .85, .70, .55}, .floor = .4, .least_log_effect = .005};
    const std::vector<ActiveEffect> effects{{-.5, ModelVariable::recruit_multiplier, 0, 0, 14}};
    const auto at = [&](int age) {
        return combined_log_effect({}, effects, ModelVariable::recruit_multiplier, rules, age);
    };
    EXPECT_EQ(at(13), 0);
    EXPECT_NEAR(at(14), -.5, 1e-12);
    EXPECT_NEAR(at(15), -.5, 1e-12);
}

TEST(Effects, OnSomeSourcesReportsMoveTheirShareOfThem) {
    const HelpParameters help = test::tiny_help();  // school .22, police .25
    EXPECT_NEAR(std::exp(narrowed_to_sources(std::log(3.0), 0b11, help)), 1 + .47 * 2, 1e-12);
    EXPECT_NEAR(std::exp(narrowed_to_sources(std::log(3.0), 0, help)), 3, 1e-12);
}

TEST(Effects, WithDrawsOfTheirOwnDiffer) {
    Programme programme = made_up(Delivery::places);
    programme.effects = {{ModelVariable::recruit_multiplier, {.3, .5, .9}, 0},
                         {ModelVariable::drift_multiplier, {.3, .5, .9}, 1},
                         {ModelVariable::notice_hazard, {.3, .5, .9}, 0}};
    Scenario scenario;
    const std::vector<double> logs = draw_log_effects(programme, scenario, KeyedDraws(4, 0));
    EXPECT_EQ(logs[0], logs[2]) << "one draw";
    EXPECT_NE(logs[0], logs[1]);
}

TEST(Condition, KnowsGradesStagesAndVulnerability) {
    for (int grade = -1; grade <= 14; ++grade)
        EXPECT_EQ(target_stage_of_grade(grade), grade < 0     ? TargetStage::before
                                                : grade <= 3  ? TargetStage::lower
                                                : grade <= 6  ? TargetStage::middle
                                                : grade <= 9  ? TargetStage::upper
                                                : grade <= 12 ? TargetStage::upper_secondary
                                                              : TargetStage::after);
    QuietLives quiet;
    const HelpState help = make_help(quiet.world);
    const std::uint32_t row = quiet.resident(11);
    const int born = iso_week(quiet.world.population.birth_week[row]).year;
    for (const auto& [year, week, school_year] :
         {std::tuple{2024, 33, 2023}, {2024, 34, 2024}, {2024, 35, 2024}, {2025, 1, 2024}}) {
        quiet.lives.week = week_number(IsoWeek{year, week});
        const YouthValues values{quiet.world, quiet.lives, help, row};
        EXPECT_EQ(values(Attribute::grade), school_year - born - 6);
    }
    // Untreated ADHD is no part of it: two who differ in that alone are equally vulnerable.
    std::map<std::uint16_t, double> without, with;
    for (std::uint32_t other = 0; other < quiet.world.population.size(); ++other) {
        const std::uint16_t traits = quiet.world.person[other].traits;
        const auto factors = static_cast<std::uint16_t>(traits & 0xFFF);
        auto& values = (traits & trait::adhd_untreated) != 0 ? with : without;
        values[factors] = YouthValues{quiet.world, quiet.lives, help, other}(Attribute::vulnerability);
    }
    std::size_t pairs = 0;
    for (const auto& [factors, vulnerability] : with)
        if (without.contains(factors)) {
            ++pairs;
            EXPECT_NEAR(vulnerability / without.at(factors), 1, .01);
        }
    EXPECT_GT(pairs, 20u);
}

}  // namespace
}  // namespace samverkan
