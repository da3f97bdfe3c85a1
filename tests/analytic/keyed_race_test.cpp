// Book: choices by keyed race.
#include <array>
#include <cmath>
#include <vector>

#include "analytic/book.hpp"
#include "core/keyed_draws.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr std::uint32_t choosers = 200'000;
constexpr std::array<double, 5> weights{.5, 1, 2, 3, 3.5};

/// How often each candidate wins.
std::vector<double> wins_of(const std::array<double, 5>& weight) {
    const KeyedDraws draws(2025, 1);
    std::vector<double> wins(weight.size(), 0);
    for (std::uint32_t chooser = 0; chooser < choosers; ++chooser) {
        std::size_t winner = 0;
        double best = -1;
        for (std::size_t candidate = 0; candidate < weight.size(); ++candidate) {
            const double time =
                draws.race_time(Process::test_process, entity_key(chooser), 0, candidate, weight[candidate]);
            if (best >= 0 && time >= best) continue;
            best = time;
            winner = candidate;
        }
        wins[winner] += 1;
    }
    return wins;
}

TEST(Book, ARaceIsWonInProportionToTheWeights) {
    double sum = 0;
    for (const double weight : weights) sum += weight;
    auto heavier = weights;
    heavier[3] *= planted;
    const auto right = wins_of(weights), wrong = wins_of(heavier);
    BookSeries theory{BookSeries::Kind::theory, "w / sum of w", {}, {}},
        found{BookSeries::Kind::found, "found", {}, {}};
    BookSeries planted_series{BookSeries::Kind::in_error, "fourth weight x 1.1", {}, {}};
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double share = weights[i] / sum;
        theory.x.push_back(static_cast<double>(i + 1));
        theory.y.push_back(share);
        theory.band.push_back(sigmas * std::sqrt(share * (1 - share) / choosers));
        found.x.push_back(static_cast<double>(i + 1));
        found.y.push_back(right[i] / choosers);
        planted_series.x.push_back(static_cast<double>(i + 1));
        planted_series.y.push_back(wrong[i] / choosers);
    }
    conclude({.id = "keyed_race",
              .title = "Choices by keyed race",
              .setting = "200,000 choosers, five candidates with weights 0.5, 1, 2, 3 and 3.5; the smallest of "
                         "exponential / weight wins",
              .formula = "P(candidate i wins) = w_i / sum of w",
              .source = "minimum of exponentials; Gumbel-max in other words",
              .error = "derived: binomial",
              .code = {"sim/core/keyed_draws.hpp", "sim/core/elementary.hpp"},
              .rows = {{"share won by the fourth candidate", "", weights[3] / sum,
                        measured_share(right[3], choosers, weights[3] / sum), "its weight x 1.1",
                        measured_share(wrong[3], choosers, weights[3] / sum)}},
              .plots = {{"candidate", "share of races won", {theory, found, planted_series}}}});
}

}  // namespace
}  // namespace samverkan
