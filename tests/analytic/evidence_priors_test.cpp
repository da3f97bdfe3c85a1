// Book: priors of effects, drawn once per replicate.
#include <cmath>
#include <vector>

#include "analytic/book.hpp"
#include "model/gangs.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr Prior prior{.70, .82, .97};
constexpr std::uint32_t replicates = 100'000;

std::vector<double> draws_of(const Prior& drawn) {
    std::vector<double> values;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate)
        values.push_back(draw_prior(drawn, PriorDraw::drawn, KeyedDraws(2025, replicate), entity_key(7)));
    return values;
}

/// Of the values 1 - draw: the risk that an effect takes away.
Sample reduction(const std::vector<double>& values) {
    Sample sample;
    for (const double value : values) sample.add(1 - value);
    return sample;
}

double cumulative(double x) {
    const double width = prior.high - prior.low;
    if (x <= prior.mode) return (x - prior.low) * (x - prior.low) / width / (prior.mode - prior.low);
    return 1 - (prior.high - x) * (prior.high - x) / width / (prior.high - prior.mode);
}

BookPlot plot(const std::vector<double>& right, const std::vector<double>& wrong) {
    constexpr double width = .018;
    BookSeries theory{BookSeries::Kind::theory, "triangular law", {}, {}};
    BookSeries found{BookSeries::Kind::found, "found", {}, {}};
    BookSeries more{BookSeries::Kind::in_error, "reduction x 1.1", {}, {}};
    const auto share = [&](const std::vector<double>& values, double from) {
        double inside = 0;
        for (const double value : values) inside += value >= from && value < from + width;
        return inside / replicates;
    };
    for (double from = prior.low; from + width < prior.high + 1e-9; from += width) {
        const double p = cumulative(from + width) - cumulative(from);
        theory.x.push_back(from + width / 2);
        theory.y.push_back(p);
        theory.band.push_back(sigmas * std::sqrt(p * (1 - p) / replicates));
        found.x.push_back(from + width / 2);
        found.y.push_back(share(right, from));
        more.x.push_back(from + width / 2);
        more.y.push_back(share(wrong, from));
    }
    return {"rate ratio drawn", "share of replicates, by 0.018", {theory, found, more}};
}

TEST(Book, PriorsOfEffectsAreDrawnFromTheirTriangle) {
    const auto shrink = [](double value) { return 1 - planted * (1 - value); };
    const auto right = draws_of(prior);
    const auto wrong = draws_of({shrink(prior.low), shrink(prior.mode), shrink(prior.high)});
    const double a = 1 - prior.high, b = 1 - prior.mode, c = 1 - prior.low;
    const double mean = (a + b + c) / 3, variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
    const auto mean_of = [&](const std::vector<double>& values) {
        return Measured{reduction(values).mean(), std::sqrt(variance / replicates)};
    };
    const auto variance_of = [&](const std::vector<double>& values) {
        // The fourth central moment of every triangular law is 12/5 of the squared variance.
        return Measured{reduction(values).variance(), variance * std::sqrt((2.4 - 1) / replicates)};
    };
    conclude({.id = "evidence_priors",
              .title = "Priors of effects",
              .setting = "100,000 replicates, each drawing the rate ratio of one effect from low 0.70, mode 0.82, high "
                         "0.97",
              .formula =
                  "triangular law; of the reduction 1 - RR: mean (a + b + c) / 3, variance (a^2 + b^2 + c^2 - ab "
                  "- ac - bc) / 18",
              .source = "Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), ch. 26",
              .error = "derived: moments of the triangular law",
              .code = {"sim/model/gang_structure.cpp", "sim/core/keyed_draws.hpp"},
              .rows = {{"mean reduction of a hazard", "", mean, mean_of(right), "reduction x 1.1", mean_of(wrong)},
                       {"variance of the reduction", "", variance, variance_of(right), "reduction x 1.1",
                        variance_of(wrong)}},
              .plots = {plot(right, wrong)}});
}

}  // namespace
}  // namespace samverkan
