// What a scenario would deliver, against its file and against a run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/delivery_calendar.hpp"
#include "support/lives.hpp"

namespace samverkan {
namespace {

using namespace test;
using testing::HasSubstr;

constexpr int weeks = 260;

class Calendars : public testing::Test {
protected:
    const County county = county_of_areas(stockholm(), {AreaId{0}, AreaId{1}, AreaId{2}, AreaId{3}});
    Study study;

    DeliveryCalendar calendar_of(const Scenario& scenario) {
        study.county = &county;
        study.scenarios = {{"one", scenario}};
        return delivery_calendar(study);
    }
};

double units(const PlannedDelivery& plan) {
    double sum = 0;
    for (const DeliveryYear& year : plan.years) sum += year.units;
    return sum;
}

TEST_F(Calendars, BeginAfterTheStartUpAndCostWhatTheUnitsDo) {
    const Programme fft = programme("fft");
    Scenario scenario = funded(fft, 26, weeks);
    scenario.deployments[0].cost_sek_per_year = 8e6;  // a hundred families
    const DeliveryCalendar calendar = calendar_of(scenario);
    const PlannedDelivery& plan = calendar.deliveries.at(0);
    EXPECT_EQ(plan.first_delivery_week, scenario.start_week + fft.start_up_weeks);
    EXPECT_EQ(plan.years.at(0).weeks_of_delivery, 52 - fft.start_up_weeks);
    EXPECT_NEAR(plan.years.at(1).units, 100, 1);
    for (const DeliveryYear& year : plan.years) EXPECT_NEAR(year.cost_sek, year.units * fft.cost_sek_per_unit, 1e-6);
    double paid = 0;
    for (const auto& [payer, cost] : cost_by_payer(calendar))
        for (const double sek : cost) paid += sek;
    EXPECT_NEAR(paid, units(plan) * fft.cost_sek_per_unit, 1e-3);
}

TEST_F(Calendars, OfCohortsFallInTheAutumnTerm) {
    const Programme great = programme("great");
    const Scenario scenario = funded(great, 26, weeks);  // starts in week 34; the start-up takes half a year
    const PlannedDelivery plan = calendar_of(scenario).deliveries.at(0);
    EXPECT_EQ(plan.years.at(0).units, 0);
    EXPECT_GT(plan.years.at(1).units, 0);
    EXPECT_LE(plan.years.at(1).units, plan.youths_meant);
}

TEST_F(Calendars, OfSummerJobsFallInTheSummerAndAreAsManyAYearAsTheMoneyBuys) {
    const Programme jobs = programme("summer_jobs_universal");
    Scenario scenario = funded(jobs, 26, weeks);
    scenario.deployments[0].cost_sek_per_year = 100 * jobs.cost_sek_per_unit;
    const PlannedDelivery plan = calendar_of(scenario).deliveries.at(0);
    // A report year of 52 weeks may hold nine weeks of one summer and, of 53-week years, one of another.
    EXPECT_NEAR(units(plan), 100 * static_cast<double>(plan.years.size()), 11);
    for (const DeliveryYear& year : plan.years) EXPECT_NEAR(year.units, 100, 11);
}

TEST_F(Calendars, OfAnInvestmentEndWhenEveryPlaceHasHadIt) {
    Programme works = programme("neighbourhood");
    works.who = {};
    Scenario scenario = funded(works, 26, weeks);
    scenario.deployments[0].cost_sek_per_year = 2 * works.cost_sek_per_unit;
    const PlannedDelivery plan = calendar_of(scenario).deliveries.at(0);
    EXPECT_EQ(units(plan), static_cast<double>(county.places.size())) << "two a year would make eight";
    EXPECT_EQ(plan.years.at(0).units, 0) << "a quarter of a year's money";
    EXPECT_EQ(plan.years.at(1).units, 2);
}

TEST_F(Calendars, OfAHeldShareAreOfThoseMeantAlone) {
    Scenario scenario = funded(programme("parent_indicated"), 26, weeks);
    scenario.deployments[0].cost_sek_per_year.reset();
    scenario.deployments[0].hold_share = .1;
    const PlannedDelivery plan = calendar_of(scenario).deliveries.at(0);
    double children = 0;
    for (const Place& place : county.places)
        for (std::size_t age = 6; age <= 12; ++age) children += place.youths_by_age[age - entry_age_years];
    EXPECT_GT(plan.youths_meant, .04 * children);
    EXPECT_LT(plan.youths_meant, .3 * children);
    EXPECT_NEAR(plan.places_at_once, .1 * plan.youths_meant, 1);
}

TEST_F(Calendars, AreNeverLessThanWhatARunDelivers) {
    for (const char* id : {"fft", "great", "detached", "parent_universal"}) {
        const Scenario scenario = funded(programme(id), 26, weeks);
        const PlannedDelivery plan = calendar_of(scenario).deliveries.at(0);
        const BranchPoint branch = branch_point(county, {.seed = 4, .scale = .2}, scenario);
        const double delivered = run_arm(branch, scenario).programmes.deployments[0].delivered_units / .2;
        EXPECT_GT(delivered, 0) << id;
        EXPECT_LE(delivered, 1.1 * units(plan)) << id << ": one in ten for rounding and the sample";
    }
}

TEST_F(Calendars, RampUpAndEndWithTheMoney) {
    Scenario scenario = funded(programme("fft"), 26, weeks);
    Deployment& deployment = scenario.deployments[0];
    deployment.cost_sek_per_year = 8e6;
    const PlannedDelivery at_once = calendar_of(scenario).deliveries.at(0);
    deployment.ramp_weeks = 52;
    const PlannedDelivery slowly = calendar_of(scenario).deliveries.at(0);
    EXPECT_LT(slowly.years.at(0).units, .6 * at_once.years.at(0).units);
    EXPECT_NEAR(slowly.years.at(2).units, at_once.years.at(2).units, 1e-9);
    deployment.to_week = scenario.start_week + 104;
    const PlannedDelivery ended = calendar_of(scenario).deliveries.at(0);
    EXPECT_EQ(ended.funded_to_week, scenario.start_week + 104);
    EXPECT_GT(ended.years.at(1).units, 0);
    EXPECT_EQ(ended.years.at(2).units, 0);
    deployment.repeats = {{scenario.start_week + 156, scenario.start_week + 182}};
    const PlannedDelivery again = calendar_of(scenario).deliveries.at(0);
    EXPECT_EQ(again.funded_to_week, scenario.start_week + 182);
    EXPECT_NEAR(again.years.at(3).units, .5 * at_once.years.at(3).units, .01 * at_once.years.at(3).units);
}

TEST_F(Calendars, SplitTheCostByTheSharesOfThePayers) {
    const DeliveryCalendar calendar = calendar_of(funded(programme("great"), 26, weeks));
    const auto cost = cost_by_payer(calendar);
    ASSERT_EQ(cost.size(), 2u);
    const PlannedDelivery& plan = calendar.deliveries.at(0);
    for (std::size_t year = 0; year < plan.years.size(); ++year) {
        EXPECT_NEAR(cost.at(Payer::municipality).at(year), .7 * plan.years[year].cost_sek, 1e-6);
        EXPECT_NEAR(cost.at(Payer::state).at(year), .3 * plan.years[year].cost_sek, 1e-6);
    }
}

TEST_F(Calendars, NameTheAreasAndCountThoseMeantThere) {
    Scenario scenario = funded(programme("cbt_bam"), 26, weeks);
    EXPECT_TRUE(calendar_of(scenario).deliveries.at(0).areas.empty()) << "the whole county";
    const double in_county = calendar_of(scenario).deliveries.at(0).youths_meant;
    scenario.deployments[0].areas = {AreaId{1}, AreaId{3}};
    const DeliveryCalendar calendar = calendar_of(scenario);
    const PlannedDelivery& plan = calendar.deliveries.at(0);
    EXPECT_THAT(plan.areas, testing::ElementsAre(county.areas[1].name, county.areas[3].name));
    EXPECT_GT(plan.youths_meant, 0);
    EXPECT_LT(plan.youths_meant, in_county);
    EXPECT_THAT(calendar_text(calendar, Language::english),
                HasSubstr(county.areas[1].name + ", " + county.areas[3].name));
}

TEST_F(Calendars, OnATriggerSayThatItMayNotFire) {
    Scenario scenario = funded(programme("fft"), 26, weeks);
    scenario.deployments[0].trigger = Trigger{TriggerQuantity::reports, 1, 12, 24};
    const DeliveryCalendar calendar = calendar_of(scenario);
    EXPECT_TRUE(calendar.deliveries.at(0).on_trigger);
    EXPECT_THAT(calendar_text(calendar, Language::english),
                testing::AllOf(HasSubstr("when triggered"), HasSubstr("earliest ")));
}

/// The text against a calendar made by hand: every number in its column and unit.
TEST(CalendarText, HasUnitsAndMillionsByYearAndPayer) {
    PlannedDelivery plan;
    plan.programme_en = "Lessons";
    plan.programme_sv = "Lektioner";
    plan.funded_from_week = 2902;  // 2025-W34
    plan.funded_to_week = 2902 + 104;
    plan.first_delivery_week = 2902 + 26;
    plan.youths_meant = 4200;
    plan.years = {{26, 1000, 2e6}, {52, 3000, 6e6}};
    plan.payers = {{Payer::municipality, .5}, {Payer::state, .5}};
    const DeliveryCalendar calendar{"Provscenario", "Trial", 2902, 104, {plan}};
    const std::string english = calendar_text(calendar, Language::english);
    EXPECT_THAT(english, testing::AllOf(HasSubstr("Trial"), HasSubstr("Lessons"), HasSubstr("2025-W34 to 2027-W32"),
                                        HasSubstr("2026-W08"), HasSubstr("1,000; 2"), HasSubstr("3,000; 6"),
                                        HasSubstr("4,000; 8"), HasSubstr("4,200")));
    const std::string swedish = calendar_text(calendar, Language::swedish);
    EXPECT_THAT(swedish, testing::AllOf(HasSubstr("Provscenario"), HasSubstr("Lektioner"),
                                        HasSubstr("2025-W34 till 2027-W32"), HasSubstr("miljoner kronor")));
    const std::size_t state = english.rfind("state");
    ASSERT_NE(state, std::string::npos);
    const std::string line = english.substr(state, english.find('\n', state) - state);
    EXPECT_THAT(line, testing::AllOf(HasSubstr("1"), HasSubstr("3"), HasSubstr("4")));
}

TEST_F(Calendars, SayThatNothingIsFundedOrNothingDelivered) {
    const Scenario scenario = funded(programme("fft"), 26, weeks);
    EXPECT_THAT(calendar_text(calendar_of(unfunded(scenario)), Language::english), HasSubstr("Nothing is funded"));
    Scenario later = scenario;
    later.deployments[0].from_week = later.start_week + later.weeks - 2;
    EXPECT_EQ(calendar_of(later).deliveries.at(0).first_delivery_week, -1);
    EXPECT_THAT(calendar_text(calendar_of(later), Language::swedish), HasSubstr("ingen"));
}

}  // namespace
}  // namespace samverkan
