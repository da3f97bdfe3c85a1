// Book: four channels compete for each youth.
#include <cmath>
#include <vector>

#include "analytic/book.hpp"
#include "analytic/clock_watch.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr std::array<double, channel_count> hazards{.02, .01, .015, .005};  // per week
constexpr int weeks = 40;
constexpr double total_hazard = .02 + .01 + .015 + .005;

struct Recruits {
    double youths = 0;
    std::vector<double> by_channel = std::vector<double>(channel_count, 0);
    std::vector<double> by_week = std::vector<double>(weeks, 0);
    [[nodiscard]] double all() const {
        double sum = 0;
        for (const double recruits : by_channel) sum += recruits;
        return sum;
    }
};

/// Youths who are resident all the time; one hazard for all ages.
Recruits recruits_of(const World& world, double street_factor) {
    ClockWatch::Hazards by_age{};
    for (std::size_t c = 0; c < channel_count; ++c) by_age[c].fill(hazards[c] * (c == 0 ? street_factor : 1));
    ClockWatch watch(world, by_age);
    watch.run(weeks);
    Recruits recruits;
    for (std::uint32_t row = 0; row < world.population.size(); ++row) {
        const int age_weeks = first_week - world.population.birth_week[row];
        if (age_weeks < age_in_weeks(entry_age_years) || age_weeks + weeks >= age_in_weeks(leaving_age_years)) continue;
        ++recruits.youths;
        if (watch.time_of(row) < 0) continue;
        recruits.by_channel[static_cast<std::size_t>(watch.channel_of_recruit(row))] += 1;
        recruits.by_week[static_cast<std::size_t>(watch.time_of(row))] += 1;
    }
    return recruits;
}

TEST(Book, CompetingChannelsShareRecruitsAsTheirHazards) {
    const County county = grown_county(8);
    const World world = build_world(county, {}, {first_week, first_week + weeks});
    const Recruits right = recruits_of(world, 1), wrong = recruits_of(world, planted);
    ASSERT_GT(right.youths, 80'000);
    const double street = hazards[0] / total_hazard, recruited = 1 - std::exp(-total_hazard * weeks);
    const auto street_share = [&](const Recruits& r) { return measured_share(r.by_channel[0], r.all(), street); };
    const auto recruited_share = [&](const Recruits& r) { return measured_share(r.all(), r.youths, recruited); };

    BookSeries theory{BookSeries::Kind::theory, "H exp(-H t)", {}, {}}, found{BookSeries::Kind::found, "found", {}, {}};
    BookSeries planted_series{BookSeries::Kind::in_error, "street hazard x 1.1", {}, {}};
    for (int week = 0; week < weeks; ++week) {
        const double share = std::exp(-total_hazard * week) - std::exp(-total_hazard * (week + 1));
        const double x = week + .5;
        theory.x.push_back(x);
        theory.y.push_back(100 * share);
        theory.band.push_back(100 * sigmas * std::sqrt(share * (1 - share) / right.youths));
        found.x.push_back(x);
        found.y.push_back(100 * right.by_week[static_cast<std::size_t>(week)] / right.youths);
        planted_series.x.push_back(x);
        planted_series.y.push_back(100 * wrong.by_week[static_cast<std::size_t>(week)] / wrong.youths);
    }
    conclude({.id = "competing_channels",
              .title = "Competing channels",
              .setting = "residents of an invented county (about 90,000), each with the clocks of four channels at "
                         "hazards 0.02, 0.01, 0.015 and 0.005 per week; the earliest crossing recruits; 40 weeks",
              .formula = "share recruited = 1 - exp(-H T), of them h_c / H by channel c, H = sum of h",
              .source = "competing exponential risks: Kalbfleisch and Prentice, The Statistical Analysis of Failure "
                        "Time Data (2002), ch. 8",
              .error = "derived: binomial",
              .code = {"sim/model/fire_clocks.cpp", "sim/model/group_clocks.cpp", "sim/model/age_windows.cpp"},
              .rows = {{"share recruited by street, of recruits", "", street, street_share(right),
                        "street hazard x 1.1", street_share(wrong)},
                       {"share recruited in 40 weeks", "", recruited, recruited_share(right), "street hazard x 1.1",
                        recruited_share(wrong)}},
              .plots = {{"week", "recruited in the week (% of all youths)", {theory, found, planted_series}}}});
}

}  // namespace
}  // namespace samverkan
