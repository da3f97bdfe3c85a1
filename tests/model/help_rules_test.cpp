// The rules of the way from concern to help, one by one, on cases made by hand.
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "support/help_office.hpp"

namespace samverkan {
namespace {

using test::expect_share;
using test::QuietLives;
using test::usual_station;
using Office = test::HelpOffice;

double normal_cdf(double x) { return .5 * std::erfc(-x / std::sqrt(2.0)); }

TEST(Triage, CutsObservedRiskHalfWayBetweenStates) {
    const double fringe = std::log(3), involved = std::log(8), sd = .6;
    for (const auto& [state, risk] :
         {std::pair{Involvement::none, 0.0}, {Involvement::fringe, fringe}, {Involvement::core, involved}}) {
        Office office;
        office.report_all(state);
        std::array<double, priority_count> found{};
        office.help.handed_over.for_each([&](int, const Case& one) { ++found[one.priority]; });
        const double all = found[0] + found[1] + found[2];
        const double above_fringe_cut = 1 - normal_cdf((fringe / 2 - risk) / sd);
        const double above_involved_cut = 1 - normal_cdf(((fringe + involved) / 2 - risk) / sd);
        if (state != Involvement::none) expect_share(found[0], all, above_involved_cut, "priority of involved");
        if (state != Involvement::core) expect_share(found[2], all, 1 - above_fringe_cut, "priority of the rest");
    }
}

TEST(HandOver, TakesEightOrNineWeeksAlike) {
    Office office;
    office.report_all(Involvement::none);
    std::map<int, double> due;
    office.help.handed_over.for_each([&](int week, const Case&) { ++due[week - office.lives.week]; });
    ASSERT_EQ(due.size(), 2u);
    expect_share(due[8], due[8] + due[9], .5, "eight weeks");
}

TEST(Report, HasASourceByItsShare) {
    Office office;
    office.report_all(Involvement::none);
    std::array<double, notice_source_count> found{};
    double all = 0;
    for (const Event& event : office.lives.log.events)
        if (event.kind == EventKind::report) ++found[event.detail], ++all;
    const auto& share = office.county.parameters.help.source_share;
    for (std::size_t source = 0; source < notice_source_count; ++source)
        expect_share(found[source], all, share[source], "source");
}

TEST(Report, IsLostAndOpenedByNumbersOfItsOwn) {
    Office office;
    office.report_all(Involvement::none);
    const double reports = static_cast<double>(office.count(EventKind::report));
    expect_share(static_cast<double>(office.count(EventKind::lost_at_handover)), reports, .255, "lost");
    expect_share(static_cast<double>(office.help.hops.total(Hop::opened)), reports, .38, "opened");
}

TEST(SystemLever, OnLossAtHandOverScalesIt) {
    Office office;
    office.help.levers.assign(office.county.areas.size(), PipelineLevers{.handover_loss = .4});
    office.report_all(Involvement::none);
    expect_share(static_cast<double>(office.count(EventKind::lost_at_handover)),
                 static_cast<double>(office.count(EventKind::report)), .4 * .255, "lost");
}

TEST(Waiting, EndsAfterTwentySixWeeks) {
    Office office;
    office.service().places = 5;
    const int week = office.lives.week;
    office.queue(usual_station, office.resident(13, 0), week - 26);
    office.queue(usual_station, office.resident(13, 1), week - 27);
    office.run_week();
    EXPECT_EQ(office.rows_of(EventKind::service_start), std::vector{office.resident(13, 0)});
    EXPECT_EQ(office.rows_of(EventKind::queue_withdrew), std::vector{office.resident(13, 1)});
}

TEST(Waiting, IsCountedOutInItsLastWeekAlsoWhereNobodyIsServed) {
    Office office;
    office.queue(usual_station, office.resident(13, 0), office.lives.week);
    office.queue(usual_station, office.resident(13, 1), office.lives.week);
    for (int week = 0; week <= 26; ++week) {
        EXPECT_EQ(office.service().waiting, 2u);
        office.run_week();
    }
    office.run_week();
    EXPECT_EQ(office.service().waiting, 0u);
    EXPECT_EQ(office.service().left_by(Outflow::withdrew), 2u);
    office.service().places = 5;
    office.run_week();
    EXPECT_EQ(office.count(EventKind::service_start), 0u) << "their entries are still in the queue";
}

TEST(Waiting, EndsAtTwentyOne) {
    Office office;
    office.service().places = 5;
    const std::uint32_t twenty = office.resident(20), older = office.resident(21);
    for (const std::uint32_t row : {twenty, older}) office.queue(usual_station, row, office.lives.week);
    office.run_week();
    EXPECT_EQ(office.rows_of(EventKind::service_start), std::vector{twenty});
    EXPECT_EQ(office.rows_of(EventKind::queue_aged_out), std::vector{older});
}

TEST(Waiting, OfAnAgeLimitOfTheCountysYouthEndsByLeavingIt) {
    Office office;
    office.help.stations[usual_station].last_age = leaving_age_years - 1;
    office.help.stations[usual_station].patience_weeks = 1000;
    const std::uint32_t row = office.resident(24);
    office.queue(usual_station, row, office.lives.week);
    for (int week = 0; week < 53; ++week) office.run_week();
    EXPECT_EQ(office.rows_of(EventKind::queue_left), std::vector{row});
}

TEST(Waiting, OfSomebodyAwayEndsAsPlacedAtTheHead) {
    Office office;
    const std::uint32_t away = office.resident(13, 0), home = office.resident(13, 1);
    for (const std::uint32_t row : {away, home}) office.queue(usual_station, row, office.lives.week);
    office.lives.youths.set_mark(away, mark::away);
    office.run_week();
    EXPECT_EQ(office.service().waiting, 2u) << "nobody has come to the head";
    office.service().places = 5;
    office.run_week();
    EXPECT_EQ(office.rows_of(EventKind::queue_placed), std::vector{away});
    EXPECT_EQ(office.rows_of(EventKind::service_start), std::vector{home});
    EXPECT_EQ(office.service().waiting, 0u);
    EXPECT_EQ(office.service().left_by(Outflow::placed), 1u);
}

TEST(Waiting, ByAHazardIsDrawnAndExponential) {
    Office office;
    office.help.stations[usual_station].leave_hazard = .02;
    constexpr std::uint32_t cases = 500;
    for (std::uint32_t n = 0; n < cases; ++n) office.queue(usual_station, office.resident(10, n), office.lives.week);
    double expected = cases;
    for (int week = 0; week < 100; ++week) {
        office.run_week();
        if (week > 0) expected *= std::exp(-.02);
        if (week % 25 == 0) {
            EXPECT_NEAR(office.service().waiting, expected, 4 * std::sqrt(cases * .25)) << "after " << week;
        }
    }
    EXPECT_EQ(office.service().left_by(Outflow::withdrew) + office.service().waiting, cases);
}

TEST(Queue, TakesArrivalsOfOneWeekByLotteryNotByRow) {
    Office office;
    const std::uint32_t first = office.resident(13, 0), second = office.resident(13, 1), third = office.resident(13, 2);
    std::uint32_t lottery = 30;
    for (const std::uint32_t row : {first, second, third}) {
        Case arrival = office.case_of(row);
        arrival.lottery = lottery -= 10;
        office.help.handed_over.add(office.lives.week, arrival);
    }
    office.assessment().credit = 3;
    office.run_week();
    EXPECT_EQ(office.rows_of(EventKind::assessment_start), (std::vector{third, second, first}));
}

TEST(Assessments, KeepUnusedCapacityForOneWeekAtMost) {
    for (const double starts : {.3, 2.5}) {
        Office office;
        office.assessment().starts_per_week = starts;
        for (int week = 0; week < 20; ++week) office.run_week();
        for (std::uint32_t n = 0; n < 30; ++n)
            office.queue(assessment_station, office.resident(13, n), office.lives.week);
        office.run_week();
        EXPECT_LE(office.count(EventKind::assessment_start), std::max(1.0, starts) + starts);
        EXPECT_GE(office.count(EventKind::assessment_start), 1u);
    }
}

TEST(Assessment, LeadsToServiceForItsShareOfThoseWhoAccept) {
    Office office;
    std::uint32_t assessed = 0, willing = 0;
    for (; assessed < 600; ++assessed) {
        Case one = office.case_of(office.resident(13, assessed));
        one.recruit_level = office.world.person[one.row].recruit_level;
        office.help.assessed.add(office.lives.week, one);
        willing += accepts_help(office.world, one.row, .6);
    }
    office.run_week();
    expect_share(static_cast<double>(office.help.hops.total(Hop::not_needed)), assessed, .55, "no service needed");
    EXPECT_NEAR(office.service().waiting, .45 * willing, 4 * std::sqrt(.45 * .55 * willing));
}

TEST(Service, FreesItsPlaceInTheWeekInWhichItEnds) {
    Office office;
    Desk& here = office.service();
    here.places = 1;
    office.queue(usual_station, office.resident(13, 0), office.lives.week);
    office.run_week();
    ASSERT_EQ(here.taken, 1);
    while (office.count(EventKind::service_completed) + office.count(EventKind::service_broken_off) == 0) {
        if (here.waiting == 0) office.queue(usual_station, office.resident(13, 1), office.lives.week);
        office.run_week();
        ASSERT_LE(here.taken, 1);
    }
    EXPECT_EQ(here.taken, 1) << "the next one has begun";
    EXPECT_EQ(office.count(EventKind::service_start), 2u);
}

TEST(Service, IsCompletedByItsShareOrBrokenOffBeforeItsTime) {
    Office office;
    constexpr std::uint32_t served = 500;
    office.service().places = served;
    for (std::uint32_t n = 0; n < served; ++n) office.queue(usual_station, office.resident(13, n), office.lives.week);
    int weeks = 0;
    for (; office.service().taken > 0 || weeks == 0; ++weeks) office.run_week();
    EXPECT_EQ(weeks, office.county.services.lines[0].duration_weeks + 1);
    const std::uint64_t completed = office.help.hops.total(Hop::completed);
    expect_share(static_cast<double>(completed), served, .70, "completed");
    EXPECT_EQ(completed + office.help.hops.total(Hop::broken_off), served);
    EXPECT_EQ(office.count(EventKind::service_completed), completed);
}

TEST(Capacity, IsByResidentsOfSixToSeventeen) {
    const QuietLives quiet;
    const HelpState help = make_help(quiet.world);
    for (std::size_t area = 0; area < quiet.county.areas.size(); ++area) {
        double thousands = 0;
        for (const Place& place : quiet.county.places)
            for (std::size_t age = 6; place.area == AreaId{area} && age <= 17; ++age)
                thousands += place.youths_by_age[age - 6] / 1000;
        EXPECT_NEAR(help.desks[desk_of(help, assessment_station, area)].starts_per_week, 1.5 * thousands, 1e-12);
        EXPECT_NEAR(help.desks[desk_of(help, usual_station, area)].places, 12 * thousands, 1);
    }
}

TEST(Willingness, FallsWithRisk) {
    const QuietLives quiet;
    double high = 0, accepted_high = 0, low = 0, accepted_low = 0;
    for (std::uint32_t row = 0; row < quiet.world.population.size(); ++row) {
        const LogLevel level = quiet.world.person[row].recruit_level;
        const bool accepts = accepts_help(quiet.world, row, .6);
        if (level > 300) ++high, accepted_high += accepts;
        if (level < -300) ++low, accepted_low += accepts;
    }
    ASSERT_GT(std::min(high, low), 300);
    EXPECT_GT(accepted_low / low, accepted_high / high + .08);
}

}  // namespace
}  // namespace samverkan
