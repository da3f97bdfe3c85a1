// Programmes with places, in schools and for families: the rules of their weeks.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "support/funded_county.hpp"

namespace samverkan {
namespace {

using namespace test;

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

}  // namespace
}  // namespace samverkan
