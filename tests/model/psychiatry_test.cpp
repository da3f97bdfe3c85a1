// Psychiatry: who is referred, who waits, who is seen, assessed and treated, and how a programme takes somebody out.
#include "support/help_office.hpp"

namespace samverkan {
namespace {

using test::expect_share;

constexpr std::size_t visit_station = 2, adhd_station = 3;

County county_with_psychiatry() {
    County county = test::tiny_county();
    test::add_tiny_psychiatry(county.services);
    return county;
}

struct Clinic : test::HelpOffice {
    explicit Clinic() : HelpOffice(county_with_psychiatry()) {
        county.parameters.help.handover_loss = 0;
        county.parameters.psychiatry.referral_share.fill(1);
        county.parameters.psychiatry.adhd_referral_factor = 1;
        county.parameters.psychiatry.assessment_share = 1;
    }
    /// A report about the youth, number `number`.
    void report(std::uint32_t row, std::uint32_t number = 0) {
        report_concern(world, help, lives.youths, lives.log, {row, place_of(row), number}, lives.week);
    }
    Desk& desk(std::size_t station, std::uint32_t row) {
        return help.desks[desk_of(help, station, county.places[place_of(row)].area.index())];
    }
    void free_slots(std::size_t station, double starts) {
        for (std::size_t area = 0; area < county.areas.size(); ++area)
            help.desks[desk_of(help, station, area)].starts_per_week = starts;
    }
    [[nodiscard]] PsychiatryStage stage(std::uint32_t row) const { return help.history[row].psychiatry; }
};

std::vector<std::uint32_t> children(const Clinic& clinic, std::uint32_t count) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t n = 0; n < count; ++n) rows.push_back(clinic.resident(10, n));
    return rows;
}

TEST(Psychiatry, IsReferredToBySourceAndTwiceAsOftenWithUntreatedAdhd) {
    Clinic clinic;
    PsychiatryParameters& rules = clinic.county.parameters.psychiatry;
    rules.referral_share = {.1, .1, .4, .1, .1};
    rules.adhd_referral_factor = 2;
    double reports = 0, health = 0, referred = 0, from_health = 0, adhd = 0, adhd_referred = 0;
    for (int age = 7; age <= 17; ++age)
        for (std::uint32_t n = 0; clinic.resident(age, n) != no_record; ++n) {
            const std::uint32_t row = clinic.resident(age, n);
            const std::size_t first = clinic.lives.log.events.size();
            clinic.report(row);
            const bool is_health =
                clinic.lives.log.events[first].detail == static_cast<std::uint8_t>(NoticeSource::health);
            const bool is_referred = clinic.lives.log.events.back().kind == EventKind::referred;
            const bool has_adhd = (clinic.world.person[row].traits & trait::adhd_untreated) != 0;
            if (has_adhd && !is_health) ++adhd, adhd_referred += is_referred;
            if (has_adhd) continue;
            ++reports, health += is_health;
            referred += is_referred && !is_health;
            from_health += is_referred && is_health;
        }
    expect_share(referred, reports - health, .1, "referred from elsewhere");
    expect_share(from_health, health, .4, "referred from health");
    ASSERT_GT(adhd, 60);
    EXPECT_NEAR(adhd_referred / adhd, .2, 4 * std::sqrt(.16 / adhd));
    EXPECT_GT(adhd_referred / adhd, .1);
}

TEST(Psychiatry, LosesReferralsAtTheHandOver) {
    Clinic clinic;
    clinic.county.parameters.help.handover_loss = .255;
    for (const std::uint32_t row : children(clinic, 600)) clinic.report(row);
    const HopCounts& hops = clinic.help.hops;
    EXPECT_EQ(hops.total(ServiceAgency::psychiatry, Hop::noticed), 600u);
    expect_share(static_cast<double>(hops.total(ServiceAgency::psychiatry, Hop::lost_at_handover)), 600, .255, "lost");
}

TEST(Psychiatry, QueuesAYouthOnce) {
    Clinic clinic;
    const std::uint32_t row = clinic.resident(10);
    clinic.report(row, 0);
    clinic.report(row, 1);
    clinic.run_week();
    clinic.report(row, 2);
    clinic.run_week();
    EXPECT_EQ(clinic.desk(visit_station, row).joined, 1u);
    EXPECT_EQ(clinic.help.hops.total(ServiceAgency::psychiatry, Hop::not_opened), 2u);
    EXPECT_TRUE(clinic.help.history[row].has(ServiceHistory::referred_psychiatry));
    EXPECT_TRUE(clinic.help.history[row].waits_psychiatry());
}

TEST(Psychiatry, SeesTheUrgentFirst) {
    Clinic clinic;
    const auto rows = children(clinic, 400);
    for (const std::uint32_t row : rows) clinic.report(row);
    clinic.run_week();
    double urgent = 0;
    std::vector<std::size_t> size;
    for (const std::size_t area : {0u, 2u}) {
        const CaseQueue& queue = clinic.help.desks[desk_of(clinic.help, visit_station, area)].queue;
        urgent += static_cast<double>(queue.lane[0].cases.size());
        EXPECT_TRUE(queue.lane[2].cases.empty());
    }
    expect_share(urgent, 400, .28, "urgent");
}

TEST(Psychiatry, ServesTheAreasOfAClinicFromOneQueue) {
    Clinic clinic;
    EXPECT_EQ(desk_of(clinic.help, visit_station, 0), desk_of(clinic.help, visit_station, 1));
    EXPECT_NE(desk_of(clinic.help, visit_station, 1), desk_of(clinic.help, visit_station, 2));
    EXPECT_EQ(clinic.help.stations[visit_station].desk_count, 2u);
}

TEST(Psychiatry, LeadsFromVisitToAssessmentToTreatmentThatStops) {
    Clinic clinic;
    clinic.county.parameters.psychiatry.diagnosed_share_without = .5;
    clinic.county.parameters.psychiatry.diagnosed_share_with_adhd = .9;
    for (const std::size_t station : {visit_station, adhd_station})
        clinic.help.stations[station].leave_hazard = 1e-9;  // nobody gives up
    const auto rows = children(clinic, 500);
    for (const std::uint32_t row : rows) clinic.report(row);
    clinic.free_slots(visit_station, 1e4);
    clinic.run_week();
    EXPECT_EQ(clinic.count(EventKind::service_start), 500u);
    EXPECT_EQ(clinic.stage(rows[0]), PsychiatryStage::visit);
    clinic.run_week();
    EXPECT_EQ(clinic.stage(rows[0]), PsychiatryStage::waits_assessment);
    clinic.free_slots(adhd_station, 1e4);
    clinic.run_week();
    EXPECT_EQ(clinic.stage(rows[0]), PsychiatryStage::assessment);
    for (int week = 0; week < 5; ++week) clinic.run_week();
    EXPECT_EQ(clinic.count(EventKind::treatment_start), 0u) << "an assessment takes six weeks";
    clinic.run_week();
    double adhd = 0;
    for (const std::uint32_t row : rows) adhd += (clinic.world.person[row].traits & trait::adhd_untreated) != 0;
    const double treated = static_cast<double>(clinic.count(EventKind::treatment_start));
    expect_share(treated, 500, (.9 * adhd + .5 * (500 - adhd)) / 500, "diagnosed");
    for (int week = 0; week < 60; ++week) clinic.run_week();
    const double stopped = static_cast<double>(clinic.count(EventKind::treatment_end));
    expect_share(stopped, treated, 1 - std::exp(-.0115 * 60), "stopped after 60 weeks");
    EXPECT_EQ(clinic.help.hops.total(ServiceAgency::psychiatry, Hop::completed), 1000u) << "a visit, an assessment";
    EXPECT_EQ(cases_in_progress(clinic.help), clinic.help.handed_over.size() + clinic.help.assessed.size());
}

TEST(Psychiatry, LetsAProgrammeTakeAYouthOutOfItsQueueOnce) {
    Clinic clinic;
    const std::uint32_t taken = clinic.resident(10, 0), other = clinic.resident(10, 1);
    clinic.county.parameters.psychiatry.urgent_share = 0;
    clinic.report(taken);
    clinic.report(other);
    clinic.run_week();
    ASSERT_EQ(clinic.desk(visit_station, taken).waiting, 2u);
    const auto take = [&] {
        return take_from_psychiatry_queue(clinic.world, clinic.help, clinic.lives.log, taken, clinic.lives.week);
    };
    EXPECT_TRUE(take());
    EXPECT_FALSE(take()) << "there is nothing to take";
    EXPECT_FALSE(clinic.help.history[taken].waits_psychiatry());
    EXPECT_EQ(clinic.desk(visit_station, taken).waiting, 1u) << "counted at once";
    EXPECT_EQ(clinic.rows_of(EventKind::queue_recruited), std::vector{taken});
    clinic.report(taken, 1);
    EXPECT_EQ(clinic.help.referred.size(), 0u) << "its old entry still stands in the queue";
    clinic.free_slots(visit_station, 10);
    clinic.run_week();
    EXPECT_EQ(clinic.rows_of(EventKind::service_start), std::vector{other});
    EXPECT_EQ(clinic.desk(visit_station, taken).left_by(Outflow::recruited), 1u);
    EXPECT_FALSE(clinic.help.history[taken].has(ServiceHistory::taken_from_psychiatry));
    clinic.report(taken, 2);
    EXPECT_EQ(clinic.help.referred.size(), 1u) << "and can be referred again";
}

TEST(Psychiatry, TakesFromTheQueueForAnAssessmentToo) {
    Clinic clinic;
    const std::uint32_t row = clinic.resident(10, 0);
    clinic.report(row);
    clinic.free_slots(visit_station, 10);
    clinic.run_week();
    EXPECT_FALSE(take_from_psychiatry_queue(clinic.world, clinic.help, clinic.lives.log, row, clinic.lives.week))
        << "it does not wait in the week of its visit";
    clinic.run_week();
    EXPECT_TRUE(take_from_psychiatry_queue(clinic.world, clinic.help, clinic.lives.log, row, clinic.lives.week));
    EXPECT_EQ(clinic.desk(adhd_station, row).left_by(Outflow::recruited), 1u);
    clinic.free_slots(adhd_station, 10);
    clinic.run_week();
    EXPECT_EQ(clinic.count(EventKind::service_start), 1u) << "the visit alone";
}

TEST(Psychiatry, IsLeftAtEighteen) {
    Clinic clinic;
    const std::uint32_t row = clinic.resident(17, 0);
    clinic.help.stations[visit_station].leave_hazard = 1e-9;
    clinic.report(row);
    for (int week = 0; week < 54; ++week) clinic.run_week();
    EXPECT_EQ(clinic.desk(visit_station, row).left_by(Outflow::aged_out), 1u);
    EXPECT_EQ(clinic.stage(row), PsychiatryStage::none);
}

TEST(Psychiatry, HasTheQueueOfTheStartBeforeItSees) {
    County county = county_with_psychiatry();
    county.services.lines[1].waiting_at_start_per_1000 = 6;
    county.parameters.psychiatry.referral_share.fill(.2);
    const World world = build_world(county, {}, {2798, 2800});
    test::QuietLives quiet(county);
    for (float& multiplier : quiet.lives.youths.notice_multiplier) multiplier = .2F / 52;
    HelpState help = make_help(quiet.world);
    warm_up_help(quiet.world, help, quiet.lives.youths, quiet.lives.week);
    double children = 0, waiting = 0;
    for (const Place& place : county.places)
        for (std::size_t age = 0; age < 12; ++age) children += place.youths_by_age[age];
    for (const std::size_t area : {0u, 2u}) waiting += help.desks[desk_of(help, visit_station, area)].waiting;
    EXPECT_GT(waiting, .006 * children * .7);
    EXPECT_GT(help.hops.total(ServiceAgency::psychiatry, Hop::started), 0u) << "and then it sees children";
}

}  // namespace
}  // namespace samverkan
