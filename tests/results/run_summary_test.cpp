// What is kept of a run: hops of each year re-add to its events, and queues balance from year to year.
#include <map>

#include <gtest/gtest.h>

#include "results/run_summary.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

constexpr int reported_weeks = 130;  // two full years and a half

County county_with_all_stations() {
    County county = test::tiny_county();
    ServiceLine school = test::tiny_usual_service();
    school.id = "school";
    school.agency = ServiceAgency::school;
    school.match_weight = .5;
    school.capacity_per_1000 = 3;
    county.services.lines.push_back(school);
    test::add_tiny_psychiatry(county.services);
    county.parameters.help.report_rate_per_year = .6;
    return county;
}

struct HopsOfARun : testing::TestWithParam<int> {
    RunSummary summary;
    std::size_t areas = 0;

    void SetUp() override {
        const County county = county_with_all_stations();
        areas = county.areas.size();
        Scenario scenario;
        scenario.burn_in_weeks = GetParam();
        scenario.start_week = 2902;
        scenario.weeks = reported_weeks;
        World world = build_world(county, {.seed = 5}, horizon_of(scenario));
        CountyState state = start_county(world, scenario);
        run_weeks(world, scenario, {}, state, world.horizon.end_week);
        summary = summarise(world, state, {});
    }
    [[nodiscard]] std::uint64_t count(int year, ServiceAgency agency, std::size_t area, Hop hop) const {
        return summary.hops[summary.hops_index(year, agency, area, hop)];
    }
    [[nodiscard]] std::uint64_t total(int year, Hop hop) const {
        std::uint64_t sum = 0;
        for (std::size_t agency = 0; agency < service_agency_count; ++agency)
            for (std::size_t area = 0; area < areas; ++area)
                sum += count(year, static_cast<ServiceAgency>(agency), area, hop);
        return sum;
    }
};

TEST_P(HopsOfARun, ReAddToTheEventsOfEachYear) {
    ASSERT_EQ(summary.years, 3);
    for (int year = 0; year < summary.years; ++year) {
        const auto events = [&](EventKind kind) {
            return summary.events[static_cast<std::size_t>(year)][static_cast<std::size_t>(kind)];
        };
        EXPECT_EQ(total(year, Hop::noticed), events(EventKind::report) + events(EventKind::referred));
        for (const auto& [hop, kind] : {std::pair{Hop::assessed, EventKind::assessment_start},
                                        {Hop::not_needed, EventKind::no_service_needed},
                                        {Hop::placement_decided, EventKind::placement_decided},
                                        {Hop::declined, EventKind::declined},
                                        {Hop::started, EventKind::service_start},
                                        {Hop::completed, EventKind::service_completed},
                                        {Hop::broken_off, EventKind::service_broken_off},
                                        {Hop::withdrew, EventKind::queue_withdrew},
                                        {Hop::aged_out, EventKind::queue_aged_out},
                                        {Hop::placed, EventKind::queue_placed},
                                        {Hop::recruited, EventKind::queue_recruited},
                                        {Hop::left_county, EventKind::queue_left}})
            EXPECT_EQ(total(year, hop), events(kind)) << "year " << year << ", hop " << static_cast<int>(hop);
        EXPECT_GT(total(year, Hop::started), 20u);
    }
}

TEST_P(HopsOfARun, BalanceTheQueuesFromYearToYear) {
    for (const ServiceAgency agency : {ServiceAgency::school, ServiceAgency::psychiatry})
        for (std::size_t area = 0; area < areas; ++area)
            for (int year = 1; year < summary.years; ++year) {
                const auto here = [&](Hop hop) { return count(year, agency, area, hop); };
                std::uint64_t out = here(Hop::started) + here(Hop::declined);
                for (const Hop way : {Hop::withdrew, Hop::aged_out, Hop::placed, Hop::recruited, Hop::left_county})
                    out += here(way);
                const std::uint64_t joined = here(Hop::matched) + here(Hop::opened);
                EXPECT_EQ(count(year - 1, agency, area, Hop::waiting) + joined, here(Hop::waiting) + out);
            }
}

INSTANTIATE_TEST_SUITE_P(BurnIn, HopsOfARun, testing::Values(0, 26));

}  // namespace
}  // namespace samverkan
