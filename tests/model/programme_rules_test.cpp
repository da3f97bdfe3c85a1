// Programmes with places and in schools, and levers: the rules of their weeks, in a county where nothing else happens.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "model/programme_parts.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives, test::tiny_county;

TargetProgram asks(Attribute attribute) { return {{{TargetStep::Kind::attribute, attribute, 0}}}; }

TargetProgram equals(Attribute attribute, double value) {
    return {{{TargetStep::Kind::attribute, attribute, 0},
             {TargetStep::Kind::number, Attribute::age, value},
             {TargetStep::Kind::equal, Attribute::age, 0}}};
}

Programme made_up(Delivery delivery, double rate_ratio = .5) {
    Programme programme;
    programme.id = "made_up";
    programme.delivery = delivery;
    programme.kind = delivery == Delivery::places      ? ProgrammeKind::individual_programme
                     : delivery == Delivery::pipeline  ? ProgrammeKind::system_lever
                     : delivery >= Delivery::residents ? ProgrammeKind::area_lever
                                                       : ProgrammeKind::universal_cohort;
    programme.effects = {{ModelVariable::recruit_multiplier, {rate_ratio, rate_ratio, rate_ratio}}};
    programme.wait_weeks = 3;
    programme.duration_weeks = 10;
    programme.half_life_weeks = 52;
    programme.cost_sek_per_unit = 1000;
    programme.needs_hand_over = false;
    programme.accept_share = 1;
    return programme;
}

auto with_places(double places) {
    return [places](Scenario& scenario) { scenario.deployments[0].places = places; };
}

/// Funded from the county's first week, that of the autumn term, without limit.
void at_once(Scenario& scenario) {
    scenario.deployments[0].from_week = scenario.start_week;
    scenario.deployments[0].units_per_year = 1e6;
}

/// One deployment from the second week of the county on.
struct Funded : QuietLives {
    Scenario scenario;
    HelpState help = make_help(world);
    ProgrammeState programmes;

    template <class Change>
    Funded(const Programme& programme, Change&& change, double scale = 1)
        : QuietLives(tiny_county(), {.scale = scale}) {
        scenario.start_week = lives.week;
        scenario.effect_draw = EffectDraw::fixed_mode;
        scenario.programmes = {programme};
        scenario.deployments.resize(1);
        scenario.deployments[0].programme = ProgrammeId{0};
        scenario.deployments[0].from_week = lives.week + 1;
        scenario.deployments[0].to_week = lives.week + 140;
        change(scenario);
        programmes = make_programmes(world, scenario);
    }
    [[nodiscard]] DeploymentState& state() { return programmes.deployments[0]; }
    [[nodiscard]] int from_week() const { return scenario.deployments[0].from_week; }
    void run_week() {
        begin_programme_week(world, scenario, programmes, lives, help);
        run_programmes(world, scenario, programmes, lives, help);
        ++lives.week;
    }
    void run_weeks(int weeks) {
        for (int week = 0; week < weeks; ++week) run_week();
    }
    [[nodiscard]] std::vector<Event> events_of(EventKind kind) const {
        std::vector<Event> found;
        for (const Event& event : lives.log.events)
            if (event.kind == kind) found.push_back(event);
        return found;
    }
    [[nodiscard]] std::map<std::uint32_t, int> week_of(EventKind kind) const {
        std::map<std::uint32_t, int> weeks;
        for (const Event& event : events_of(kind)) EXPECT_TRUE(weeks.emplace(event.row, event.week).second) << "twice";
        return weeks;
    }
    [[nodiscard]] double log_effect_of(std::uint32_t row) const {
        if (lives.youths.concerned[row] == not_concerned) return 0;
        double sum = 0;
        for (const ActiveEffect& effect : lives.involved.concerned[lives.youths.concerned[row]].effects.active())
            sum += effect.log_rate_ratio;
        return sum;
    }
};

TEST(Places, AreOfferedOnceToEachYouthAndHeldFromAcceptanceToTheEnd) {
    Funded county(made_up(Delivery::places), with_places(40));
    std::size_t most_taken = 0;
    for (int week = 0; week < 100; ++week) {
        county.run_week();
        most_taken = std::max(most_taken, static_cast<std::size_t>(county.state().taken));
        EXPECT_LE(county.state().taken, county.state().places);
    }
    const auto offered = county.week_of(EventKind::programme_offer),
               started = county.week_of(EventKind::programme_start), ended = county.week_of(EventKind::programme_end);
    EXPECT_GT(offered.size(), 200u) << "places come free again";
    EXPECT_GE(most_taken, 39u);
    for (const auto& [row, week] : started) EXPECT_EQ(week - offered.at(row), 3);
    for (const auto& [row, week] : ended) EXPECT_EQ(week - started.at(row), 10);
}

TEST(Places, AreAsManyAsTheUnitsOfAYearHoldForWaitAndDuration) {
    Funded county(made_up(Delivery::places), [](Scenario& s) { s.deployments[0].units_per_year = 104; });
    EXPECT_NEAR(county.state().places_exact, 104 * 13 * 28 / 1461.0, 1e-9);
    EXPECT_NEAR(county.state().units_per_year, 104, 1e-9);
}

TEST(Places, AreOfferedInWeeksDivisibleByFourFromStartUpToTheEndOfFunding) {
    Programme programme = made_up(Delivery::places);
    programme.start_up_weeks = 9;
    Funded county(programme, [](Scenario& s) {
        s.deployments[0].places = 500;
        s.deployments[0].to_week = s.deployments[0].from_week + 39;
    });
    const int from = county.from_week();
    std::set<int> delivering;
    for (int week = 0; week < 80; ++week) {
        const int now = county.lives.week;
        county.run_week();
        if (county.state().funding.delivers) delivering.insert(now);
    }
    EXPECT_EQ(*delivering.begin(), from + 9);
    EXPECT_EQ(*delivering.rbegin(), from + 38);
    for (const auto& [row, since_start] : county.week_of(EventKind::programme_offer)) {
        const int week = since_start + county.lives.log.first_week;
        EXPECT_EQ(week % 4, 0);
        EXPECT_TRUE(delivering.contains(week)) << week - from;
    }
}

TEST(Places, GoByKeyedRankTheSmallestFirst) {
    Funded county(made_up(Delivery::places), with_places(60));
    while (county.events_of(EventKind::programme_offer).empty()) county.run_week();
    const auto rank_of = [&](std::uint32_t row) {
        return county.world.draws.events.words(Process::intake_rank, county.key(row),
                                               programme_key(county.scenario.programmes[0]))[0];
    };
    std::vector<std::uint32_t> offered, all;
    for (const Event& event : county.events_of(EventKind::programme_offer)) offered.push_back(rank_of(event.row));
    for (int age = entry_age_years; age < leaving_age_years; ++age)
        for (std::uint32_t n = 0; county.resident(age, n) != no_record; ++n)
            all.push_back(rank_of(county.resident(age, n)));
    std::sort(all.begin(), all.end());
    all.resize(offered.size());
    EXPECT_EQ(offered, all);
}

TEST(Places, AreLostAtHandOverWhereTheProgrammeNeedsOne) {
    Programme programme = made_up(Delivery::places);
    programme.needs_hand_over = true;
    Funded county(programme, with_places(600));
    while (county.events_of(EventKind::programme_offer).empty()) county.run_week();
    const double offers = static_cast<double>(county.events_of(EventKind::programme_offer).size());
    const double lost = static_cast<double>(county.events_of(EventKind::programme_declined).size());
    EXPECT_NEAR(lost / offers, .255, 4 * std::sqrt(.255 * .745 / offers));
}

TEST(Places, ForReportedYouthsForgetAReportAfterTwentySixWeeks) {
    Programme programme = made_up(Delivery::places);
    programme.who = asks(Attribute::known);
    for (const int weeks_before : {24, 32}) {
        Funded county(programme, [&](Scenario& s) {
            s.deployments[0].places = 50;
            s.deployments[0].from_week = s.start_week + weeks_before;
        });
        const std::uint32_t row = county.resident(15);
        county.help.history[row].reports = 1;
        note_candidate(county.world, county.scenario, county.programmes, county.lives, county.help, row);
        county.run_weeks(weeks_before + 12);
        // The first intake is two weeks after the funding begins.
        EXPECT_EQ(county.events_of(EventKind::programme_offer).size(), weeks_before == 24 ? 1u : 0u) << weeks_before;
    }
}

TEST(Places, AreOfferedOnceToAYouthWhoIsReportedAgain) {
    Programme programme = made_up(Delivery::places);
    programme.who = asks(Attribute::known);
    Funded county(programme, with_places(50));
    const std::uint32_t row = county.resident(15);
    county.help.history[row].reports = 1;
    const auto report = [&] {
        note_candidate(county.world, county.scenario, county.programmes, county.lives, county.help, row);
    };
    report();
    report();
    county.run_weeks(12);
    report();
    county.run_weeks(12);
    EXPECT_EQ(county.events_of(EventKind::programme_offer).size(), 1u);
}

TEST(PersonalEffect, BeginsSomeWeeksAfterTheStartAndHalvesInAHalfLifeAfterTheEnd) {
    Programme programme = made_up(Delivery::places);
    programme.effect_from_weeks = 4;
    Funded county(programme, with_places(20));
    while (county.events_of(EventKind::programme_start).empty()) county.run_week();
    const std::uint32_t row = county.events_of(EventKind::programme_start)[0].row;
    const int start = county.lives.week - 1;
    const auto expect_at = [&](int week, double share) {
        while (county.lives.week <= start + week) county.run_week();
        EXPECT_NEAR(county.log_effect_of(row), share * std::log(.5), 1e-9) << week << " weeks after the start";
    };
    expect_at(3, 0);
    expect_at(4, 1);
    expect_at(10 + 12, 1);
    expect_at(10 + 13, std::pow(2, -.25));
    expect_at(10 + 52, .5);
    expect_at(10 + 104, .25);
}

TEST(PersonalEffect, AsTreatedIsThreeTenthsForThoseWhoDoNotComplete) {
    for (const EffectBasis basis : {EffectBasis::treated, EffectBasis::intention_to_treat}) {
        Programme programme = made_up(Delivery::places);
        programme.basis = basis;
        Funded county(programme, with_places(600));
        while (county.events_of(EventKind::programme_start).empty()) county.run_week();
        double full = 0, part = 0;
        for (const Event& event : county.events_of(EventKind::programme_start)) {
            const double share = county.log_effect_of(event.row) / std::log(.5);
            (std::abs(share - 1) < 1e-9 ? full : part) += 1;
            EXPECT_TRUE(std::abs(share - 1) < 1e-9 || std::abs(share - .3) < 1e-9);
        }
        const double complete = basis == EffectBasis::treated ? .7 : 1;
        EXPECT_NEAR(full / (full + part), complete, 4 * std::sqrt(complete * (1 - complete) / (full + part)));
    }
}

/// Pupils of grade 7 in this week, by school in the order of its keyed rank.
std::vector<std::set<std::uint32_t>> grade_seven_by_rank(const Funded& county) {
    const Population& population = county.world.population;
    const std::uint32_t programme = programme_key(county.scenario.programmes[0]);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::uint32_t>> ranked;
    const int birth_year = iso_week(county.lives.week).year - 13;
    for (std::uint32_t row = 0; row < population.size(); ++row) {
        const ClassId id = county.lives.youths.class_of[row];
        if (!id.exists() || iso_week(population.birth_week[row]).year != birth_year) continue;
        const std::uint32_t school = population.class_school[id.index()].value;
        const EntityKey key = entity_key(school, programme);
        ranked[{county.world.draws.structure.words(Process::school_rank, key, 0)[0], school}].insert(row);
    }
    std::vector<std::set<std::uint32_t>> pupils;
    for (const auto& [rank, of_school] : ranked) pupils.push_back(of_school);
    return pupils;
}

TEST(Schools, GiveACourseToWholeGradesInOrderOfRankUpToTheFirstThatDoesNotFit) {
    Programme programme = made_up(Delivery::schools);
    programme.who = equals(Attribute::grade, 7);
    for (const double units : {130.0, 170.0, 210.0, 250.0}) {
        Funded county(programme, [units](Scenario& s) {
            s.deployments[0].units_per_year = units;
            s.deployments[0].from_week = s.start_week;
        });
        std::set<std::uint32_t> expected, given;
        for (const std::set<std::uint32_t>& pupils : grade_seven_by_rank(county)) {
            if (static_cast<double>(expected.size() + pupils.size()) > units) break;
            expected.insert(pupils.begin(), pupils.end());
        }
        county.run_week();
        for (const Event& event : county.events_of(EventKind::cohort_delivery)) given.insert(event.row);
        EXPECT_GT(expected.size(), 50u);
        EXPECT_EQ(given, expected);
        EXPECT_EQ(county.state().delivered_units, static_cast<double>(expected.size()));
    }
}

TEST(Course, StartsAStratumAtTheVeryClocksAndActsFromItsWeekOn) {
    Programme programme = made_up(Delivery::schools);
    programme.effect_from_weeks = 6;
    Funded county(programme, at_once);
    for (int week = 0; week < 5; ++week) advance_group_clocks(county.lives.clocks);
    county.run_week();  // the county starts in week 34
    ASSERT_EQ(county.lives.clocks.strata.size(), 1u);
    const Stratum& stratum = county.lives.clocks.strata[0];
    for (std::size_t process = 0; process < group_process_count; ++process) {
        EXPECT_EQ(stratum.now.value[process], county.lives.clocks.now.value[process]);
        EXPECT_EQ(stratum.before.value[process], county.lives.clocks.before.value[process]);
    }
    const auto street = static_cast<std::size_t>(GroupProcess::recruit_street);
    for (int week = 1; week <= 6; ++week) {
        EXPECT_EQ(stratum.factor[street][8], 1) << week;
        county.run_week();
    }
    EXPECT_NEAR(stratum.factor[street][8], .5, 1e-9);
    EXPECT_EQ(stratum.factor[static_cast<std::size_t>(GroupProcess::drift)][8], 1);
}

TEST(Course, ReachesNobodyTwice) {
    Programme programme = made_up(Delivery::schools);
    Funded county(programme, at_once);
    county.run_weeks(60);  // two autumns
    EXPECT_GT(county.week_of(EventKind::cohort_delivery).size(), 3000u);
}

TEST(Course, TouchesThoseWithServicesOfTheirOwnWhenItBegins) {
    Programme programme = made_up(Delivery::schools);
    programme.effect_from_weeks = 3;
    Funded county(programme, at_once);
    std::uint32_t n = 0;
    while (!county.lives.youths.class_of[county.resident(14, n)].exists()) ++n;
    const std::uint32_t row = county.resident(14, n);
    concern(county.lives.youths, county.lives.involved, row)
        .effects.add({std::log(.8), ModelVariable::recruit_multiplier, 0, 0});
    county.run_week();
    ASSERT_NE(county.QuietLives::state(row).stratum.index(), 0u);
    county.lives.youths.dirty.clear();
    county.QuietLives::state(row).marks = mark::concerned;
    county.run_weeks(2);
    EXPECT_FALSE(county.lives.youths.has_mark(row, mark::dirty));
    const auto factor = [&] {
        return service_factor(county.world, county.lives.youths, county.lives.involved, county.lives.strata, row,
                              ModelVariable::recruit_multiplier);
    };
    EXPECT_NEAR(factor(), .8, 1e-12);
    county.run_week();
    EXPECT_TRUE(county.lives.youths.has_mark(row, mark::dirty));
    // Strongest in full, the next at .85, not below the floor of .4: beside the stratum's half the person carries the rest.
    EXPECT_NEAR(factor(), std::max(.4, .5 * std::pow(.8, .85)) / .5, 1e-12);
}

TEST(TakeUp, IsTheShareOfThoseMeantWithinTheCoverage) {
    Programme programme = made_up(Delivery::take_up);
    programme.take_up_share = .6;
    programme.who = equals(Attribute::age, 10);
    Funded county(programme, [](Scenario& s) {
        s.deployments[0].from_week = s.start_week;
        s.deployments[0].coverage = .5;
        s.deployments[0].units_per_year = 1e6;
    });
    double meant = 0;
    while (county.resident(10, static_cast<std::uint32_t>(meant)) != no_record) ++meant;
    county.run_week();
    const double given = static_cast<double>(county.events_of(EventKind::cohort_delivery).size());
    EXPECT_NEAR(given / meant, .3, 4 * std::sqrt(.3 * .7 / meant));
}

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
    structure.vacancy_expiry_hazard = 0;
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
