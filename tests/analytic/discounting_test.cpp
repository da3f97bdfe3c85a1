// Book: costs that come at random, discounted.
#include <cmath>
#include <limits>
#include <vector>

#include "analytic/book.hpp"
#include "model/gangs.hpp"
#include "study/discounting.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr double rate = .035, cases_per_week = 5, msek_per_case = .05;
constexpr int years = 20, weeks = 1044;
constexpr std::uint32_t streams = 200;

/// Costs by week of one stream of cases, in MSEK.
std::vector<double> costs_of(std::uint32_t stream) {
    const KeyedDraws draws(2025, 2);
    RateClock clock = start_rate_clock(Process::test_process, stream, draws);
    std::vector<double> costs;
    for (int week = 0; week < weeks; ++week)
        costs.push_back(msek_per_case * fire_rate_clock(clock, cases_per_week, std::numeric_limits<int>::max(),
                                                        Process::test_process, stream, draws));
    return costs;
}

/// Value today of the costs up to a horizon, mean of the streams.
double value_of(const std::vector<std::vector<double>>& costs, double yearly_rate, int horizon_weeks) {
    const Discounting discounting(yearly_rate);
    double sum = 0;
    for (const auto& stream : costs)
        sum += discounting.sum(std::span(stream).first(static_cast<std::size_t>(horizon_weeks)));
    return sum / streams;
}

double expected_value(int horizon_weeks) {
    return cases_per_week * msek_per_case * Discounting(rate).annuity(horizon_weeks);
}
/// A Poisson stream's discounted sum has the variance of its squared amounts, discounted twice.
double standard_error(int horizon_weeks) {
    const double twice = Discounting((1 + rate) * (1 + rate) - 1).annuity(horizon_weeks);
    return std::sqrt(cases_per_week * msek_per_case * msek_per_case * twice / streams);
}

TEST(Book, DiscountedCostsAddUpToTheirAnnuity) {
    std::vector<std::vector<double>> costs;
    for (std::uint32_t stream = 0; stream < streams; ++stream) costs.push_back(costs_of(stream));
    const auto value = [&](double yearly_rate) {
        return Measured{value_of(costs, yearly_rate, weeks), standard_error(weeks)};
    };
    BookSeries theory{BookSeries::Kind::theory, "annuity", {}, {}}, found{BookSeries::Kind::found, "found", {}, {}};
    BookSeries more{BookSeries::Kind::in_error, "discount rate x 1.1", {}, {}};
    for (int year = 2; year <= years; year += 2) {
        const int horizon = static_cast<int>(std::lround(year * 365.25 / 7));
        theory.x.push_back(year);
        theory.y.push_back(expected_value(horizon));
        theory.band.push_back(sigmas * standard_error(horizon));
        found.x.push_back(year);
        found.y.push_back(value_of(costs, rate, horizon));
        more.x.push_back(year);
        more.y.push_back(value_of(costs, rate * planted, horizon));
    }
    conclude({.id = "discounting",
              .title = "Discounted sums",
              .setting = "200 streams of Poisson cases, 5 a week at 50,000 SEK each, over 20 years at 3.5 % a year",
              .formula = "mean = lambda c (1 - e^(-rho T)) / rho, variance = lambda c^2 (1 - e^(-2 rho T)) / (2 rho), "
                         "rho = log(1 + r)",
              .source = "Campbell's theorem for a Poisson stream",
              .error = "derived: that variance",
              .code = {"sim/study/discounting.cpp", "sim/model/gangs.cpp"},
              .rows = {{"value today of a stream", "MSEK", expected_value(weeks), value(rate), "discount rate x 1.1",
                        value(rate * planted)}},
              .plots = {{"horizon (years)", "value today (MSEK)", {theory, found, more}}}});
}

}  // namespace
}  // namespace samverkan
