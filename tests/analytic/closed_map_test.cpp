// Book: the closed model follows its map.
#include <cmath>
#include <vector>

#include "analytic/closed_trial.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr ClosedRates rates{.06, .015, .012, 1.0 / 18, .5};
constexpr ClosedTrial trial{rates, {.01, 0}, 400'000};

/// Root mean square distance from the map at the end falls with the root of the population.
BookOrder order_in_persons() {
    constexpr std::uint32_t replicates = 96;
    std::vector<double> sizes, errors;
    for (std::uint32_t persons = 2'000; persons <= 16'000; persons *= 2) {
        const ClosedTrial small{rates, {.1, 0}, persons, 60};
        const double expected = small.expected().shares.gang;
        double squares = 0;
        for (std::uint32_t replicate = 0; replicate < replicates; ++replicate)
            squares += std::pow(small.run(replicate).gang - expected, 2);
        sizes.push_back(persons);
        errors.push_back(std::sqrt(squares / replicates));
    }
    return {"root mean square distance from the map", "persons", -.5, order_of(sizes, errors, replicates)};
}

BookSeries series_of(BookSeries::Kind kind, const char* label, const ClosedTrial& shown) {
    BookSeries series{kind, label, {}, {}};
    shown.run(7, [&](int month, const Shares& shares) {
        if (month % 6 != 0) return;
        series.x.push_back(month);
        series.y.push_back(shares.gang);
    });
    return series;
}

BookPlot plot() {
    const ClosedTrial shown{rates, {.01, 0}, 100'000};
    BookSeries map{BookSeries::Kind::theory, "map, 4 standard deviations at 100,000 persons", {}, {}};
    for (int month = 0; month <= shown.months; ++month) {
        const Solution at = solve(rates, shown.start, 1, month);
        map.x.push_back(month);
        map.y.push_back(at.shares.gang);
        map.band.push_back(sigmas * std::sqrt(at.spread.gang / shown.persons));
    }
    ClosedTrial wrong = shown;
    wrong.rates = with_joins(rates, planted);
    return {"months",
            "share in the gang",
            {map, series_of(BookSeries::Kind::found, "one population", shown),
             series_of(BookSeries::Kind::in_error, "join hazard x 1.1", wrong)}};
}

TEST(Book, TheClosedModelFollowsItsMap) {
    ClosedTrial wrong = trial;
    wrong.rates = with_joins(rates, planted);
    const auto [expected, spread] = trial.expected();
    const MeanShares right_shares = mean_shares(trial, 4), wrong_shares = mean_shares(wrong, 1);
    conclude({.id = "closed_map",
              .title = "Closed model and its map",
              .setting =
                  "four populations of 400,000 persons, 1 % of them in the gang at the start; hazards per month: "
                  "join 0.06 x share of the gang, return 0.015, removal 0.012, release 1/18 (half of the "
                  "released rejoin); 120 monthly steps",
              .formula = "g' = g + s (1 - exp(-b g dt)) - g (1 - exp(-(c + k) dt)) + q p (1 - exp(-d dt)), and p' "
                         "alike (docs/methods/closed-model.md)",
              .source = "derived there",
              .error = "derived: the map's own spread V' = A V A^T + D, divided by the persons",
              .code = {"sim/model/closed_model.cpp", "sim/core/clock_column.cpp", "sim/core/keyed_draws.hpp"},
              .rows = {{"share in the gang after 120 months", "", expected.gang, right_shares.gang, "join hazard x 1.1",
                        wrong_shares.gang},
                       {"share absent after 120 months", "", expected.absent, right_shares.absent, "join hazard x 1.1",
                        wrong_shares.absent}},
              .orders = {order_in_persons()},
              .plots = {plot()}});
}

}  // namespace
}  // namespace samverkan
