// Seasons, one-off investments, variants, groups: forms a programme may have beside the usual one.
#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "support/funded_county.hpp"

namespace samverkan {
namespace {

using namespace test;

Programme summer_job() {
    Programme job = made_up(Delivery::places);
    job.wait_weeks = 0;
    job.duration_weeks = 8;
    job.season = Season{24, 33};
    return job;
}

TEST(Season, LetsServicesStartInItsWeeksAlone) {
    Funded county(summer_job(), with_places(50));
    county.run_weeks(130);
    std::set<int> years;
    for (const Event& event : county.events_of(EventKind::programme_start)) {
        const IsoWeek started = iso_week(event.week + county.lives.log.first_week);
        EXPECT_GE(started.week, 24);
        EXPECT_LE(started.week, 33);
        years.insert(started.year);
    }
    EXPECT_EQ(years.size(), 2u) << "2024 and 2025";
}

TEST(Season, LetsAPlaceServeOneStartAYear) {
    Funded county(summer_job(), with_places(50));
    county.run_weeks(130);
    std::map<int, int> by_year;
    for (const Event& event : county.events_of(EventKind::programme_start))
        ++by_year[iso_week(event.week + county.lives.log.first_week).year];
    for (const auto& [year, starts] : by_year) EXPECT_NEAR(starts, 50, 1) << year;
    EXPECT_NEAR(county.state().delivered_units, 100, 2);
}

TEST(Season, SellsAUnitAYearForThePriceOfOne) {
    Funded county(summer_job(), [](Scenario& s) { s.deployments[0].cost_sek_per_year = 30'000; });
    county.run_weeks(130);
    EXPECT_NEAR(county.state().places_exact, 30, 1e-9);
    EXPECT_NEAR(county.state().cost_sek, 60'000, 2000);
}

TEST(Season, RemembersAReportUntilItHasComeRound) {
    Programme job = summer_job();
    job.who = asks(Attribute::known);
    Funded county(job, with_places(50));
    const std::uint32_t row = county.resident(15);
    county.help.history[row].reports = 1;
    note_candidate(county.world, county.scenario, county.programmes, county.lives, county.help, row);
    county.run_weeks(52);
    EXPECT_EQ(county.events_of(EventKind::programme_offer).size(), 1u) << "reported in August, offered in June";
}

TEST(Wait, InAQueueOfTheModelIsNotAdded) {
    Programme programme = made_up(Delivery::places);
    programme.wait_weeks = 26;
    programme.wait_in_queue = true;
    Funded county(programme, with_places(20));
    county.run_weeks(20);
    const auto offered = county.week_of(EventKind::programme_offer),
               started = county.week_of(EventKind::programme_start);
    ASSERT_FALSE(started.empty());
    for (const auto& [row, week] : started) EXPECT_EQ(week - offered.at(row), 1);
}

TEST(UnitsPerStart, AreDeliveredAndPaidForByOneService) {
    Programme programme = made_up(Delivery::places);
    programme.units_per_start = 1.5;
    Funded county(programme, [](Scenario& s) { s.deployments[0].units_per_year = 104; });
    EXPECT_NEAR(county.state().places_exact, 104 / 1.5 * 13 * 28 / 1461.0, 1e-9);
    county.run_weeks(40);
    const double starts = static_cast<double>(county.events_of(EventKind::programme_start).size());
    ASSERT_GT(starts, 10);
    EXPECT_NEAR(county.state().delivered_units, 1.5 * starts, 1e-9);
    EXPECT_NEAR(county.state().cost_sek, 1500 * starts, 1e-6);
}

TEST(CompleteShare, OfTheProgrammeWinsOverTheCountys) {
    Programme programme = made_up(Delivery::places);
    programme.basis = EffectBasis::treated;
    programme.complete_share = 0;
    Funded county(programme, with_places(60));
    while (county.events_of(EventKind::programme_start).empty()) county.run_week();
    for (const Event& event : county.events_of(EventKind::programme_start))
        EXPECT_NEAR(county.log_effect_of(event.row), .3 * std::log(.5), 1e-9);
}

TEST(Variant, ReplacesTheUsualEffects) {
    Programme programme = made_up(Delivery::places);
    programme.variants = {{"other", {}}};
    programme.effects.push_back({ModelVariable::drift_multiplier, {.7, .7, .7}});
    programme.effects.back().variant = 1;
    for (const bool other : {false, true}) {
        const std::uint8_t variant = other ? 1 : 0;
        Funded county(programme, [&](Scenario& s) {
            s.deployments[0].places = 20;
            s.deployments[0].variant = variant;
        });
        while (county.events_of(EventKind::programme_start).empty()) county.run_week();
        const std::uint32_t row = county.events_of(EventKind::programme_start)[0].row;
        EXPECT_NEAR(county.log_effect_of(row), std::log(variant == 0 ? .5 : .7), 1e-9);
    }
}

TEST(Inverse, EffectsShareTheDrawUpsideDown) {
    Programme programme = made_up(Delivery::places);
    programme.effects = {{ModelVariable::recruit_multiplier, {1, 1.2, 1.5}, 0},
                         {ModelVariable::exit_hazard, {1, 1.2, 1.5}, 0}};
    programme.effects[1].inverse = true;
    const std::vector<double> logs = draw_log_effects(programme, Scenario{}, KeyedDraws(4, 0));
    EXPECT_GT(logs[0], 0);
    EXPECT_EQ(logs[1], -logs[0]);
}

Programme investment() {
    Programme works = made_up(Delivery::residents);
    works.effects = {{ModelVariable::recruit_street, {.5, .5, .5}}};
    works.one_off = true;
    works.duration_weeks = 8;
    works.half_life_weeks = 40;
    return works;
}

double street_factor(const Funded& county, std::size_t place) {
    const auto& column = county.lives.levers.factor[static_cast<std::size_t>(GroupProcess::recruit_street)];
    return column.empty() ? 1 : column[place * sex_count * age_count + 8];
}

TEST(OneOff, IsPaidOnceAPlaceAndComesAsTheMoneyAllows) {
    Funded county(investment(), [](Scenario& s) { s.deployments[0].units_per_year = 4; });
    county.run_weeks(140);
    EXPECT_NEAR(county.state().delivered_units, 6, 1e-9) << "six places, though the money would buy ten";
    EXPECT_NEAR(county.state().cost_sek, 6000, 1e-9);
    std::vector<int> from = county.state().lever.works_from;
    std::sort(from.begin(), from.end());
    for (std::size_t i = 0; i < from.size(); ++i)
        EXPECT_NEAR(from[i] - county.from_week(), static_cast<double>(i + 1) * 1461 / 28.0 / 4, 1) << "one a quarter";
}

TEST(OneOff, BuildsUpOverItsWorksThenFadesPlaceByPlace) {
    Funded county(investment(), [](Scenario& s) { s.deployments[0].units_per_year = 4; });
    std::set<double> factors;
    for (int week = 0; week < 120; ++week) {
        county.run_week();
        const int now = county.lives.week - 1;
        for (std::size_t place = 0; place < 6; ++place) {
            const std::vector<int>& from = county.state().lever.works_from;
            const int gone = from.empty() || from[place] == never_week ? -1 : now - from[place];
            const double strength = gone < 0 ? 0 : gone < 4 ? .5 : gone < 8 ? 1 : std::pow(2, -((gone - 8) / 10) / 4.0);
            EXPECT_NEAR(street_factor(county, place), std::pow(.5, strength), 1e-9) << week << " " << place;
        }
    }
}

TEST(OneOff, LeavesOtherPlacesAlone) {
    Funded county(investment(), [](Scenario& s) { s.deployments[0].areas = {AreaId{1}}; });
    county.run_weeks(30);
    for (std::size_t place = 0; place < 6; ++place)
        EXPECT_EQ(street_factor(county, place) < 1, county.county.places[place].area == AreaId{1});
}

TEST(LeverEffect, MayFadeAtItsOwnPace) {
    Programme zone = made_up(Delivery::residents);
    zone.effects = {{ModelVariable::recruit_street, {.5, .5, .5}}, {ModelVariable::police_trust, {.5, .5, .5}}};
    zone.half_life_weeks = 4;
    zone.effects[1].half_life_weeks = 40;
    Funded county(zone, [](Scenario& s) { s.deployments[0].to_week = s.deployments[0].from_week + 8; });
    county.run_weeks(1 + 8 + 4);
    const auto& notice = county.lives.levers.factor[static_cast<std::size_t>(GroupProcess::notice)];
    EXPECT_NEAR(street_factor(county, 0), std::pow(.5, std::pow(2, -3 / 4.0)), 1e-9);
    EXPECT_NEAR(notice[8], 1 - .25 * .5, 1e-9) << "reports that come from the police, a quarter of all, halve";
    county.run_weeks(60);
    EXPECT_NEAR(street_factor(county, 0), 1, 1e-9);
    EXPECT_LT(notice[8], .97);
    EXPECT_GT(notice[8], .93);
}

TEST(GangLever, OnExitActsFromItsAge) {
    Programme lever = made_up(Delivery::gangs);
    lever.effects = {{ModelVariable::exit_hazard, {1.5, 1.5, 1.5}}};
    lever.effects[0].from_age = 15;
    Funded county(lever, [](Scenario&) {});
    county.run_weeks(3);
    for (int age = entry_age_years; age < leaving_age_years; ++age)
        EXPECT_NEAR(county.lives.gangs.exit_lever.at(static_cast<std::size_t>(age - entry_age_years)),
                    age < 15 ? 1 : 1.5, 1e-9);
}

TEST(Care, LowersContactWhileItLastsAndNotAfter) {
    Programme care = made_up(Delivery::places);
    care.effects = {{ModelVariable::structured_exposure, {.2, .2, .2}}};
    Funded county(care, with_places(20));
    while (county.events_of(EventKind::programme_start).empty()) county.run_week();
    const std::uint32_t row = county.events_of(EventKind::programme_start)[0].row;
    const auto recruit = [&] {
        return static_cast<double>(
            multipliers_of(county.world, county.lives.youths, county.lives.involved, county.lives.strata, row).recruit);
    };
    const double during = recruit();
    county.run_weeks(10);
    EXPECT_NEAR(during / recruit(), .2, 1e-6) << "in full: no floor";
}

TEST(SystemLever, OnTheErrorOfTriageTakesTheBetterValue) {
    Programme lever = made_up(Delivery::pipeline);
    lever.effects = {{ModelVariable::targeting_error, {.7, .7, .7}}};
    Programme better = lever;
    better.id = "better";
    better.effects[0].rate_ratio = {.5, .5, .5};
    Funded county(lever, [&](Scenario& s) {
        s.programmes.push_back(better);
        s.deployments.push_back(s.deployments[0]);
        s.deployments[1].programme = ProgrammeId{1};
    });
    county.run_weeks(3);
    for (const PipelineLevers& here : county.help.levers) EXPECT_NEAR(here.targeting_error, .5, 1e-9);
}

/// A host of groups, and the harm that they do.
struct Groups : Funded {
    explicit Groups(double youths_per_adult, std::optional<double> of_entry = {})
        : Funded(host(youths_per_adult), [&](Scenario& s) {
              s.deployments[0].places = 200;
              s.deployments[0].youths_per_adult = of_entry;
              s.group_harm = made_up(Delivery::places, 1.3);
              s.group_harm->id = "harm";
          }) {}
    static Programme host(double youths_per_adult) {
        Programme programme = made_up(Delivery::places, 1);
        programme.youths_per_adult = youths_per_adult;
        programme.duration_weeks = 20;
        return programme;
    }
    /// Makes every participant, or one in three of them, fringe.
    void put_at_risk(std::uint32_t one_in) {
        std::uint32_t n = 0;
        for (const Event& event : events_of(EventKind::programme_start))
            if (n++ % one_in == 0) state_of(event.row) = Involvement::fringe;
    }
    Involvement& state_of(std::uint32_t row) { return lives.youths.state[row].involvement; }
    [[nodiscard]] std::set<std::uint32_t> started() const {
        std::set<std::uint32_t> rows;
        for (const Event& event : events_of(EventKind::programme_start)) rows.insert(event.row);
        return rows;
    }
    /// Youths whom the harm of groups has reached.
    [[nodiscard]] std::set<std::uint32_t> harmed() const {
        std::set<std::uint32_t> rows;
        for (const ConcernedYouth& youth : lives.involved.concerned)
            for (const ActiveEffect& effect : youth.effects.active())
                if (effect.programme == first_group_harm) rows.insert(youth.row);
        return rows;
    }
    void run_to_first_groups() {
        while (events_of(EventKind::programme_start).empty()) run_week();
    }
};

TEST(GroupsOfYouthsAtRisk, HarmAllWhoAreInThemAndNobodyElse) {
    Groups county(20);
    county.run_to_first_groups();
    county.put_at_risk(1);
    const std::set<std::uint32_t> first = county.started();
    while (county.lives.week % 4 != 1) county.run_week();
    EXPECT_EQ(county.harmed(), first);
    for (const std::uint32_t row : county.harmed()) EXPECT_NEAR(county.log_effect_of(row), std::log(1.3), 1e-9);
}

TEST(GroupsOfYouthsAtRisk, DoNoHarmInAMinorityOrWithAdultsEnough) {
    Groups mixed(20);
    mixed.run_to_first_groups();
    mixed.put_at_risk(6);
    mixed.run_weeks(8);
    EXPECT_TRUE(mixed.harmed().empty()) << "a minority";
    Groups supervised(10);
    supervised.run_to_first_groups();
    supervised.put_at_risk(1);
    supervised.run_weeks(8);
    EXPECT_TRUE(supervised.harmed().empty()) << "ten youths an adult";
    Groups said_to_be(10, 20.0);
    said_to_be.run_to_first_groups();
    said_to_be.put_at_risk(1);
    said_to_be.run_weeks(8);
    EXPECT_FALSE(said_to_be.harmed().empty()) << "the entry says twenty";
    Groups alone(0, 20.0);
    alone.run_to_first_groups();
    alone.put_at_risk(1);
    alone.run_weeks(8);
    EXPECT_TRUE(alone.harmed().empty()) << "not in groups";
}

TEST(GroupsOfYouthsAtRisk, LeaveAHarmThatHalvesFromTheEndOn) {
    Groups county(20);
    county.run_to_first_groups();
    const int start = county.lives.week - 1;
    county.put_at_risk(1);
    const std::uint32_t row = *county.started().begin();
    while (county.lives.week <= start + 20 + 12) county.run_week();
    EXPECT_NEAR(county.log_effect_of(row), std::log(1.3), 1e-9);
    while (county.lives.week <= start + 20 + 52) county.run_week();
    EXPECT_NEAR(county.log_effect_of(row), std::log(1.3) / 2, 1e-9);
}

TEST(GroupsOfYouthsAtRisk, AreThoseOfOneArea) {
    Groups county(20);
    county.run_to_first_groups();
    for (const std::uint32_t row : county.started())
        if (county.county.places[county.place_of(row)].area == AreaId{0}) county.state_of(row) = Involvement::fringe;
    county.run_weeks(8);
    EXPECT_FALSE(county.harmed().empty());
    for (const std::uint32_t row : county.harmed())
        EXPECT_EQ(county.county.places[county.place_of(row)].area, AreaId{0});
}

TEST(PastReports, MakeACandidateOfThoseWhoTurnAnAgeAfterTheAgesOfReports) {
    Programme programme = made_up(Delivery::places);
    programme.who = both(asks(Attribute::known), equals(Attribute::age, 18));
    Funded county(programme, with_places(500));
    std::set<std::uint32_t> reported;
    for (std::uint32_t n = 0; county.resident(17, n) != no_record; ++n) {
        county.help.history[county.resident(17, n)].reports = 1;
        reported.insert(county.resident(17, n));
    }
    for (int week = 0; week < 50; ++week) {
        county.run_week();
        std::vector<BirthdayBlock> birthdays;
        advance_birthdays(county.lives.windows, county.world.population, birthdays);
    }
    EXPECT_GT(county.events_of(EventKind::programme_offer).size(), 100u);
    for (const Event& event : county.events_of(EventKind::programme_offer)) EXPECT_TRUE(reported.contains(event.row));
}

}  // namespace
}  // namespace samverkan
