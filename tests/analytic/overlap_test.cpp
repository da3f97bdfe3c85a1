// Book: several services act on one hazard.
#include <algorithm>
#include <cmath>
#include <vector>

#include "analytic/book.hpp"
#include "core/clock.hpp"
#include "core/clock_column.hpp"
#include "core/elementary.hpp"
#include "core/keyed_draws.hpp"
#include "model/effects.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr std::uint32_t youths = 400'000;
constexpr double exposure = 1.2;  // hazard x weeks without services
constexpr OverlapParameters overlap{{1, .85, .70, .55}, .4, .005};
/// Rate ratio of each service, and the share of youths who have it. The last one harms.
struct Service {
    double rate_ratio, share;
};
constexpr std::array<Service, 7> services{{{.8, .5}, {.7, .4}, {.9, .6}, {.85, .5}, {.75, .3}, {.95, .5}, {1.25, .3}}};

/// The rule with pencil and paper: protective ones strongest first, harmful ones in full, floor before harm.
double log_effect_by_hand(unsigned subset) {
    std::vector<double> protective;
    double harmful = 0;
    for (std::size_t i = 0; i < services.size(); ++i) {
        if ((subset >> i & 1) == 0) continue;
        const double log_ratio = std::log(services[i].rate_ratio);
        if (log_ratio < 0)
            protective.push_back(log_ratio);
        else
            harmful += log_ratio;
    }
    std::sort(protective.begin(), protective.end());
    double sum = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(4, protective.size()); ++i)
        sum += protective[i] * std::array{1.0, .85, .70, .55}[i];
    return std::max(sum, std::log(.4)) + harmful;
}

struct ByCount {
    std::vector<double> youths = std::vector<double>(services.size() + 1, 0);
    std::vector<double> crossed = std::vector<double>(services.size() + 1, 0);
    [[nodiscard]] double all_crossed() const {
        double sum = 0;
        for (const double c : crossed) sum += c;
        return sum;
    }
};

/// Who crosses, by the number of services; effects are multiplied by `factor` on the log scale.
ByCount run(double factor) {
    const KeyedDraws draws(2025, 4);
    ClockColumn column;
    column.resize(youths, clock_off);
    std::vector<std::uint8_t> count(youths, 0);
    ByCount found;
    for (std::uint32_t i = 0; i < youths; ++i) {
        EffectList effects;
        for (std::uint32_t s = 0; s < services.size(); ++s)
            if (draws.uniform(Process::test_process, entity_key(i, 1), s) < services[s].share)
                effects.add({factor * elementary::log(services[s].rate_ratio), ModelVariable::recruit_multiplier, 0,
                             static_cast<std::uint16_t>(s)});
        const double log_effect = combined_log_effect(effects.active(), {}, ModelVariable::recruit_multiplier, overlap);
        column.set(
            i, start_clock(0, draws.threshold(Process::test_process, entity_key(i), 0), elementary::exp(log_effect)));
        count[i] = effects.count;
        found.youths[effects.count] += 1;
    }
    std::vector<std::uint32_t> fired;
    column.refresh_bounds();
    column.find_hot({0, youths, 0.0f, static_cast<float>(exposure)}, [&](const ScanRange& part) {
        column.fire(part, 0, {0, youths}, fired);
    });
    for (const std::uint32_t row : fired) found.crossed[count[row]] += 1;
    return found;
}

/// Expected share that crosses, of everybody and by the number of services.
struct Expected {
    double all = 0;
    std::vector<double> by_count = std::vector<double>(services.size() + 1, 0);
};
Expected expected_shares() {
    Expected expected;
    std::vector<double> weight(services.size() + 1, 0);
    for (unsigned subset = 0; subset < 1u << services.size(); ++subset) {
        double probability = 1;
        std::size_t count = 0;
        for (std::size_t i = 0; i < services.size(); ++i) {
            const bool has = (subset >> i & 1) != 0;
            probability *= has ? services[i].share : 1 - services[i].share;
            count += has;
        }
        const double crosses = 1 - std::exp(-exposure * std::exp(log_effect_by_hand(subset)));
        expected.all += probability * crosses;
        expected.by_count[count] += probability * crosses;
        weight[count] += probability;
    }
    for (std::size_t n = 0; n < weight.size(); ++n) expected.by_count[n] /= weight[n];
    return expected;
}

TEST(Book, OverlappingServicesLowerAHazardByTheirOrderedWeights) {
    const Expected expected = expected_shares();
    const ByCount right = run(1), wrong = run(planted);
    const auto share = [&](const ByCount& found) { return measured_share(found.all_crossed(), youths, expected.all); };
    BookSeries theory{BookSeries::Kind::theory, "by hand", {}, {}}, found{BookSeries::Kind::found, "found", {}, {}};
    BookSeries planted_series{BookSeries::Kind::in_error, "log effects x 1.1", {}, {}};
    for (std::size_t n = 0; n < services.size(); ++n) {  // hardly anybody has all seven
        const double x = static_cast<double>(n), p = expected.by_count[n];
        theory.x.push_back(x);
        theory.y.push_back(p);
        theory.band.push_back(sigmas * std::sqrt(p * (1 - p) / right.youths[n]));
        found.x.push_back(x);
        found.y.push_back(right.crossed[n] / right.youths[n]);
        planted_series.x.push_back(x);
        planted_series.y.push_back(wrong.crossed[n] / wrong.youths[n]);
    }
    conclude({.id = "overlap",
              .title = "Overlap of services",
              .setting = "400,000 youths under a hazard that adds up to 1.2, each with some of seven services (rate "
                         "ratios 0.8, 0.7, 0.9, 0.85, 0.75, 0.95 and a harmful 1.25; shares 0.5, 0.4, 0.6, 0.5, 0.3, "
                         "0.5, 0.3)",
              .formula =
                  "log effect = max(sum of w_i log RR_(i), log 0.4) + harmful log RR, w = 1, 0.85, 0.70, 0.55, "
                  "strongest first; share that crosses = sum over the 128 sets of P(set) (1 - exp(-1.2 e^effect))",
              .source = "assumption of the model (docs/model.md)",
              .error = "derived: binomial",
              .code = {"sim/model/effects.cpp", "sim/core/clock.hpp"},
              .rows = {{"share that crosses", "", expected.all, share(right), "log effects x 1.1", share(wrong)}},
              .plots = {{"services of a youth", "share that crosses", {theory, found, planted_series}}}});
}

}  // namespace
}  // namespace samverkan
