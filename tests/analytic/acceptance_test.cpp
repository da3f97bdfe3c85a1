// Book: who accepts an offer of help.
#include <algorithm>
#include <cmath>
#include <vector>

#include "analytic/book.hpp"
#include "analytic/queue_theory.hpp"
#include "core/elementary.hpp"
#include "model/help.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr double accept_share = .6, correlation = -.2;
constexpr std::uint32_t group_size = 20, groups = 20'000;

/// Standard deviations of risk, as the level on which a youth's risk is kept.
LogLevel level_of(const World& world, double deviations) {
    const double sd = world.parameters().recruitment.recruit_elasticity * world.parameters().risk.log_vulnerability_sd;
    return static_cast<LogLevel>(std::lround(deviations * sd / log_level_step));
}

/// Acceptances of each group of twenty offers to youths of this risk.
std::vector<int> acceptances(const World& world, double deviations, double share) {
    std::vector<int> accepted(groups, 0);
    const LogLevel level = level_of(world, deviations);
    for (std::uint32_t group = 0; group < groups; ++group)
        for (std::uint32_t i = 0; i < group_size; ++i)
            accepted[group] +=
                accepts_help(world, youth_key(group % 500, group / 500 * group_size + i, 2000), level, share);
    return accepted;
}

Sample sample_of(const std::vector<int>& accepted) {
    Sample sample;
    for (const int one : accepted) sample.add(one);
    return sample;
}

Measured share_of(const std::vector<int>& accepted, double probability) {
    return measured_share(sample_of(accepted).mean() * groups, double{group_size} * groups, probability);
}

Measured variance_of(const std::vector<int>& accepted) {
    const double variance = sample_of(accepted).variance();
    return {variance, variance * std::sqrt(2.0 / (groups - 1))};
}

/// Probability of accepting with willingness = rho risk + sqrt(1 - rho^2) normal above the quantile of 1 - share.
double probability_at(double deviations) {
    const double threshold = elementary::inverse_normal(1 - accept_share);
    return elementary::normal_cdf((correlation * deviations - threshold) / std::sqrt(1 - correlation * correlation));
}

BookPlot histogram(const std::vector<int>& right, const std::vector<int>& wrong, double p) {
    BookSeries theory{BookSeries::Kind::theory, "binomial(20, p)", {}, {}};
    BookSeries found{BookSeries::Kind::found, "found", {}, {}},
        more{BookSeries::Kind::in_error, "accept_share x 1.1", {}, {}};
    const auto share_with = [](const std::vector<int>& accepted, int k) {
        return static_cast<double>(std::count(accepted.begin(), accepted.end(), k)) / groups;
    };
    for (int k = 3; k <= 20; ++k) {
        const double q = binomial_probability(k, group_size, p);
        theory.x.push_back(k);
        theory.y.push_back(q);
        theory.band.push_back(sigmas * std::sqrt(q * (1 - q) / groups));
        found.x.push_back(k);
        found.y.push_back(share_with(right, k));
        more.x.push_back(k);
        more.y.push_back(share_with(wrong, k));
    }
    return {"acceptances of 20 offers", "share of groups", {theory, found, more}};
}

TEST(Book, AcceptancesOfOffersAreBinomial) {
    County county = tiny_county();
    county.parameters.help.willingness_risk_correlation = correlation;
    const World world = build_world(county, {.scale = .1}, {2798, 2800});
    const auto right = acceptances(world, 0, accept_share), wrong = acceptances(world, 0, accept_share * planted);
    const auto right_at_risk = acceptances(world, 2, accept_share);
    const auto wrong_at_risk = acceptances(world, 2, accept_share * planted);
    const double p = probability_at(0), at_risk = probability_at(2);
    conclude({.id = "acceptance",
              .title = "Binomial acceptance",
              .setting = "400,000 offers in groups of twenty, to youths of average risk and of 2 standard deviations "
                         "above; accept_share 0.6, correlation of willingness with risk -0.2",
              .formula = "accepted of n ~ binomial(n, p), p = Phi((rho r - Phi^-1(1 - a)) / sqrt(1 - rho^2)), r risk "
                         "in standard deviations",
              .source = "probit model: Bliss (1934); docs/model.md",
              .error = "derived: binomial; a variance of n groups is known to sqrt(2 / (n - 1)) of itself",
              .code = {"sim/model/willingness.cpp", "sim/core/elementary.hpp"},
              .rows = {{"share that accepts, average risk", "", p, share_of(right, p), "accept_share x 1.1",
                        share_of(wrong, p)},
                       {"share that accepts, risk + 2 sd", "", at_risk, share_of(right_at_risk, at_risk),
                        "accept_share x 1.1", share_of(wrong_at_risk, at_risk)},
                       {"variance of acceptances in a group", "", group_size * p * (1 - p), variance_of(right),
                        "accept_share x 1.1", variance_of(wrong)}},
              .plots = {histogram(right, wrong, p)}});
}

}  // namespace
}  // namespace samverkan
