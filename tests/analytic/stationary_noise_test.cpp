// Book: how widely the number of members swings about its steady state.
#include <cmath>
#include <vector>

#include "analytic/closed_trial.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr ClosedRates rates{.6, .2, 0, 1, .5};
constexpr int steps_per_month = 4;
// Swings die away at b - c = 0.4 a month: after 12 months less than 1 % is left.
constexpr int months_between_looks = 12, settling_months = 24;

/// Members of the gang at times far enough apart, of several populations.
std::vector<double> members_at_looks(const ClosedRates& run_with, std::uint32_t persons, std::uint32_t populations,
                                     int looks) {
    std::vector<double> members;
    const double level = 1 - run_with.return_hazard / run_with.join_hazard;
    const ClosedTrial trial{
        run_with, {level, 0}, persons, settling_months + looks * months_between_looks, steps_per_month};
    for (std::uint32_t population = 0; population < populations; ++population)
        trial.run(population, [&](int month, const Shares& shares) {
            if (month > settling_months && month % months_between_looks == 0) members.push_back(shares.gang * persons);
        });
    return members;
}

Measured deviation_of(const std::vector<double>& values) {
    Sample sample;
    for (const double value : values) sample.add(value);
    const double deviation = std::sqrt(sample.variance());
    return {deviation, deviation / std::sqrt(2 * sample.count())};
}

/// Spread of the map about its fixed point, by persons.
double settled_variance(double step) {
    const Shares fixed = solve(rates, {.5, 0}, step, static_cast<int>(200 / step)).shares;
    Spread spread;
    for (double months = 0; months < 200; months += step) spread = next_spread(rates, fixed, spread, step);
    return spread.gang;
}

BookOrder order_in_persons() {
    constexpr int looks = 400;
    std::vector<double> sizes, deviations;
    for (const std::uint32_t persons : {250u, 500u, 1000u, 2000u}) {
        sizes.push_back(persons);
        deviations.push_back(deviation_of(members_at_looks(rates, persons, 1, looks)).value);
    }
    return {"standard deviation of the number of members", "persons", .5, order_of(sizes, deviations, looks)};
}

BookPlot plot(const std::vector<double>& members, double deviation, std::uint32_t persons) {
    constexpr int width = 6, bins = 16;
    const double mean = persons * solve(rates, {.5, 0}, 1.0 / steps_per_month, 200 * steps_per_month).shares.gang;
    BookSeries theory{BookSeries::Kind::theory, "normal law with the map's mean and spread", {}, {}};
    BookSeries found{BookSeries::Kind::found, "found", {}, {}};
    for (int bin = 0; bin < bins; ++bin) {
        const double from = std::floor(mean) + width * (bin - bins / 2) - .5;  // between whole numbers
        const auto below = [&](double x) { return .5 * std::erfc(-(x - mean) / deviation / std::sqrt(2)); };
        const double share = below(from + width) - below(from);
        double inside = 0;
        for (const double m : members) inside += m >= from && m < from + width;
        const double n = static_cast<double>(members.size());
        theory.x.push_back(from + width / 2.0);
        theory.y.push_back(share);
        theory.band.push_back(sigmas * std::sqrt(share * (1 - share) / n));
        found.x.push_back(from + width / 2.0);
        found.y.push_back(inside / n);
    }
    return {"members of the gang (of 500 persons)", "share of looks, by 6 members", {theory, found}};
}

TEST(Book, TheStationaryNoiseIsTheRootOfPersonsTimesReturnOverJoin) {
    constexpr std::uint32_t persons = 500, populations = 20;
    constexpr int looks = 360;
    const double expected = std::sqrt(persons * settled_variance(1.0 / steps_per_month));
    const double limit = std::sqrt(persons * rates.return_hazard / rates.join_hazard);
    const double finest = std::sqrt(persons * settled_variance(1.0 / 256));
    ASSERT_NEAR(finest / limit, 1, .002) << "the map's spread comes to the formula as steps become short";
    ClosedRates more = rates;
    more.return_hazard *= planted;
    const auto right = members_at_looks(rates, persons, populations, looks);
    const auto wrong = members_at_looks(more, persons, populations, looks);
    conclude({.id = "stationary_noise",
              .title = "Stationary noise",
              .setting = "20 populations of 500 persons, join hazard 0.6 x share of the gang, return hazard 0.2 per "
                         "month, 4 steps a month, looked at 360 times each, 12 months apart",
              .formula = "standard deviation of the members = sqrt(N c / b) for short steps; here N V, the fixed point "
                         "of V' = A^2 V + D of the map",
              .source = "linear noise about the steady state: van Kampen, Stochastic Processes (2007), ch. X",
              .error = "derived: a standard deviation of n independent looks is known to 1 / sqrt(2 n) of itself",
              .code = {"sim/model/closed_model.cpp", "sim/core/clock_column.cpp"},
              .rows = {{"standard deviation of the members", "persons", expected, deviation_of(right),
                        "return hazard x 1.1", deviation_of(wrong)}},
              .orders = {order_in_persons()},
              .plots = {plot(right, expected, persons)}});
}

}  // namespace
}  // namespace samverkan
