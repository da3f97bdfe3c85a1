// Book: waits for a place in social services as the county runs them, from report to service.
#include <cmath>
#include <vector>

#include "analytic/offices.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr int places = 8, service_weeks = 26;
constexpr double utilisation = .8;
constexpr int first_week = 2798, warm_up_weeks = 600, weeks = 6'000, states = 160;
constexpr std::uint32_t replicates = 32;

Queue queue_of(double arrivals_factor) {
    return {places, arrivals_factor * utilisation * places / service_weeks, service_weeks, 0};
}

/// Every report is opened, assessed without waiting, needs a service, is accepted and completed: what is left is the
/// wait for one of the places.
HelpParameters help_without_loss() {
    HelpParameters help = patient_help();
    help.handover_loss = 0;
    help.opened_share = 1;
    help.leads_to_service_share = 1;
    help.accept_share = 1;
    help.assessment_weeks = 12;
    return help;
}

/// This week's reports about the area of `place`, all about youths of that place.
void report(const World& world, HelpState& help, const Youths& youths, EventLog& log, std::size_t place, int week,
            double mean) {
    const std::uint32_t first_row = world.population.segment_begin[place * sex_count];
    const auto number = static_cast<std::uint32_t>(week);
    const int reports =
        poisson_arrivals(world.draws.events, entity_key(static_cast<std::uint32_t>(place)), number, mean);
    for (int i = 0; i < reports; ++i)
        report_concern(world, help, youths, log, {first_row + static_cast<std::uint32_t>(i), place, number}, week);
}

/// Mean wait of each area of one replicate, from the lengths of its queue by Little's law.
void add_waits(World& world, std::uint32_t replicate, const Queue& queue, Sample& waits) {
    world.draws = WorldDraws(2025, replicate);
    HelpState help = make_help(world);
    Population population = world.population;
    const Youths youths = make_youths(population);
    constexpr std::size_t areas = 4, usual_station = 1;
    for (Desk& desk : help.desks) {
        desk.places = queue.places;
        desk.starts_per_week = 1e6;
    }
    EventLog log;
    std::vector<double> waiting(areas, 0.0);
    for (int week = first_week; week < first_week + warm_up_weeks + weeks; ++week) {
        for (const std::size_t place : {0u, 2u, 3u, 5u})  // one place of each area
            report(world, help, youths, log, place, week, queue.arrivals);
        move_cases(world, help, youths, log, week);
        log.events.clear();
        if (week < first_week + warm_up_weeks) continue;
        for (std::size_t area = 0; area < waiting.size(); ++area)
            waiting[area] += help.desks[desk_of(help, usual_station, area)].waiting;
    }
    for (const double sum : waiting) waits.add(sum / weeks / queue.arrivals);
}

Measured mean_wait(const Queue& queue) {
    const County county = county_with_help(help_without_loss(), service_weeks);
    World world = build_world(county, {.scale = .2}, {first_week, first_week + 2});
    Sample waits;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) add_waits(world, replicate, queue, waits);
    return waits.measured_mean();
}

BookPlot wait_by_places() {
    BookSeries theory{BookSeries::Kind::theory, "Crommelin, by weekly steps", {}, {}};
    BookSeries found{BookSeries::Kind::found, "found", {}, {}, {}};
    for (int count = 7; count <= 12; ++count) {
        Queue queue = queue_of(1);
        queue.places = count;
        theory.x.push_back(count);
        theory.y.push_back(fixed_service_wait(queue, states));
        if (count % 2 != 0) continue;
        const Measured wait = mean_wait(queue);
        found.x.push_back(count);
        found.y.push_back(wait.value);
        found.band.push_back(sigmas * wait.standard_error);
    }
    return {"places", "mean wait (weeks)", {theory, found}};
}

TEST(Book, WaitsOfTheCountysServicesAreThoseOfFixedServices) {
    const Measured right = mean_wait(queue_of(1)), wrong = mean_wait(queue_of(planted));
    conclude({.id = "county_services",
              .title = "Places of social services: services of fixed length",
              .setting = "128 areas (four by 32 replicates), each with 8 places, services of 26 weeks, reports at 80 % "
                         "of capacity, through hand-over and assessment without loss; 6,000 weeks",
              .formula = "n' = max(n - c, 0) + Poisson(lambda D) over the length D of a service, mean wait = E[(n - "
                         "c)+] / lambda: exact by weekly steps too, whatever the priorities",
              .source = "Crommelin, Post Office Electrical Engineers' Journal 25 (1932) 41; Little (1961)",
              .error = "from 128 independent areas",
              .code = {"sim/model/pipeline.cpp", "sim/model/queues.cpp", "sim/core/schedule.hpp"},
              .rows = {{"mean wait for a place", "weeks", fixed_service_wait(queue_of(1), states), right,
                        "reports x 1.1", wrong}},
              .plots = {wait_by_places()}});
}

}  // namespace
}  // namespace samverkan
