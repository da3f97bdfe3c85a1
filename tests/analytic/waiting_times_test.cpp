// Book: waiting times at a constant hazard.
#include <cmath>
#include <vector>

#include "analytic/book.hpp"
#include "core/clock.hpp"
#include "core/clock_column.hpp"
#include "core/keyed_draws.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr double hazard_per_week = .05;

/// Everybody's first wait, in weeks: clocks of one column, each with multiplier 2.5, against one group clock.
std::vector<double> first_waits(double hazard, std::uint32_t persons, std::uint32_t replicate) {
    constexpr double multiplier = 2.5;
    const KeyedDraws draws(2025, replicate);
    ClockColumn column;
    column.resize(persons, clock_off);
    for (std::uint32_t i = 0; i < persons; ++i)
        column.set(i, start_clock(0, draws.threshold(Process::test_process, entity_key(i), 0), multiplier));
    column.refresh_bounds();
    std::vector<double> waits;
    double now = 0;
    for (int week = 0; waits.size() < persons && week < 1000; ++week) {
        const double before = now;
        now += hazard / multiplier;
        std::vector<std::uint32_t> fired;
        column.find_hot({0, persons, 0.0f, static_cast<float>(now)}, [&](const ScanRange& part) {
            column.fire(part, 0, {0, persons}, fired);
        });
        for (const std::uint32_t person : fired) {
            waits.push_back(week + crossing_fraction(column[person], before, now));
            column.set(person, clock_off);
        }
    }
    return waits;
}

double mean_of(const std::vector<double>& values) {
    Sample sample;
    for (const double value : values) sample.add(value);
    return sample.mean();
}

/// Share that waits longer than `weeks`.
double survivors(const std::vector<double>& waits, double weeks) {
    double longer = 0;
    for (const double wait : waits) longer += wait > weeks;
    return longer / static_cast<double>(waits.size());
}

BookOrder order_in_persons() {
    constexpr std::uint32_t replicates = 64;
    std::vector<double> sizes, errors;
    for (std::uint32_t persons = 250; persons <= 16'000; persons *= 4) {
        double squares = 0;
        for (std::uint32_t replicate = 0; replicate < replicates; ++replicate)
            squares += std::pow(mean_of(first_waits(hazard_per_week, persons, replicate)) * hazard_per_week - 1, 2);
        sizes.push_back(persons);
        errors.push_back(std::sqrt(squares / replicates));
    }
    return {"root mean square error of the mean wait", "persons", -.5, order_of(sizes, errors, replicates)};
}

BookPlot plot_of(const std::vector<double>& right, const std::vector<double>& wrong) {
    BookSeries theory{BookSeries::Kind::theory, "exp(-h t)", {}, {}};
    BookSeries found{BookSeries::Kind::found, "found", {}, {}},
        planted_series{BookSeries::Kind::in_error, "hazard x 1.1", {}, {}};
    for (double weeks = 0; weeks <= 80; weeks += 4) {
        const double expected = std::exp(-hazard_per_week * weeks);
        theory.x.push_back(weeks);
        theory.y.push_back(expected);
        theory.band.push_back(sigmas * std::sqrt(expected * (1 - expected) / static_cast<double>(right.size())));
        found.x.push_back(weeks);
        found.y.push_back(survivors(right, weeks));
        planted_series.x.push_back(weeks);
        planted_series.y.push_back(survivors(wrong, weeks));
    }
    return {"weeks waited", "share still waiting", {theory, found, planted_series}};
}

TEST(Book, FirstWaitsAreThoseOfTheExponentialDistribution) {
    constexpr std::uint32_t persons = 100'000;
    const auto right = first_waits(hazard_per_week, persons, 0);
    const auto wrong = first_waits(hazard_per_week * planted, persons, 0);
    ASSERT_EQ(right.size(), persons);
    const double median = std::log(2) / hazard_per_week;
    const auto mean = [](const std::vector<double>& waits) {
        return Measured{mean_of(waits), 1 / (hazard_per_week * std::sqrt(persons))};
    };
    const auto longer_than_median = [&](const std::vector<double>& waits) {
        return measured_share(survivors(waits, median) * persons, persons, .5);
    };
    conclude({.id = "waiting_times",
              .title = "Waiting times",
              .setting = "100,000 clocks with multiplier m = 2.5 against a group clock that gains h / m a week, "
                         "h = 0.05 per week, until all have fired",
              .formula = "P(wait > t) = exp(-h t), mean 1 / h",
              .source = "random time change: Anderson, J. Chem. Phys. 127 (2007) 214107",
              .error = "derived: 1 / (h sqrt(N)) for the mean, binomial for the share",
              .code = {"sim/core/clock.hpp", "sim/core/clock_column.cpp", "sim/core/clock_scan.cpp",
                       "sim/core/keyed_draws.hpp"},
              .rows = {{"mean wait", "weeks", 1 / hazard_per_week, mean(right), "hazard x 1.1", mean(wrong)},
                       {"share that waits longer than log(2) / h", "", .5, longer_than_median(right), "hazard x 1.1",
                        longer_than_median(wrong)}},
              .orders = {order_in_persons()},
              .plots = {plot_of(right, wrong)}});
}

}  // namespace
}  // namespace samverkan
