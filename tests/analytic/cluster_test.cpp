// Book: shootings that follow shootings.
#include <cmath>
#include <limits>
#include <vector>

#include "analytic/book.hpp"
#include "model/cluster_process.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr std::uint32_t backgrounds = 40'000;
constexpr ClusterRules plain{.6, 14, 1}, thinned{.8, 14, .75};

struct Clusters {
    Sample size, lag_days;
    std::vector<double> of_size = std::vector<double>(16, 0);        ///< clusters
    std::vector<double> of_generation = std::vector<double>(16, 0);  ///< shootings
};

Clusters clusters_of(const ClusterRules& rules) {
    const KeyedDraws draws(2025, 0);
    Clusters clusters;
    for (std::uint32_t i = 0; i < backgrounds; ++i) {
        const auto cluster = draw_cluster({entity_key(i), 0, 0}, rules, draws, std::numeric_limits<double>::infinity());
        clusters.size.add(static_cast<double>(cluster.size()));
        if (cluster.size() < clusters.of_size.size()) clusters.of_size[cluster.size()] += 1;
        for (const Shooting& shooting : cluster) {
            if (shooting.generation == 1) clusters.lag_days.add(shooting.day);
            if (shooting.generation < clusters.of_generation.size()) clusters.of_generation[shooting.generation] += 1;
        }
    }
    return clusters;
}

/// Borel's law: clusters of k shootings at branching n.
double borel(double n, int k) { return std::exp(-n * k + (k - 1) * std::log(n * k) - std::lgamma(k + 1.0)); }

BookPlot sizes(const Clusters& right, const Clusters& wrong) {
    BookSeries theory{BookSeries::Kind::theory, "Borel's law, branching 0.6", {}, {}};
    BookSeries found{BookSeries::Kind::found, "found", {}, {}},
        more{BookSeries::Kind::in_error, "branching x 1.1", {}, {}};
    for (int k = 1; k < 16; ++k) {
        const double share = borel(plain.branching, k);
        theory.x.push_back(k);
        theory.y.push_back(share);
        theory.band.push_back(sigmas * std::sqrt(share * (1 - share) / backgrounds));
        found.x.push_back(k);
        found.y.push_back(right.of_size[static_cast<std::size_t>(k)] / backgrounds);
        more.x.push_back(k);
        more.y.push_back(wrong.of_size[static_cast<std::size_t>(k)] / backgrounds);
    }
    return {"shootings in a cluster", "share of clusters", {theory, found, more}, false, true};
}

TEST(Book, ShootingsComeInClustersOfTheirBranching) {
    const double n = plain.branching, mean = 1 / (1 - n), variance = n / std::pow(1 - n, 3);
    const Clusters right = clusters_of(plain), wrong = clusters_of({n * planted, 14, 1});
    const Clusters kept = clusters_of(thinned), kept_wrong = clusters_of({.8, 14, .75 * planted});
    const Clusters late = clusters_of({n, 14 * planted, 1});
    const auto size = [&](const Clusters& clusters) {
        return Measured{clusters.size.mean(), std::sqrt(variance / backgrounds)};
    };
    const auto lag = [](const Clusters& clusters) {
        return Measured{clusters.lag_days.mean(), 14 / std::sqrt(clusters.lag_days.count())};
    };
    const auto second_generation = [&](const Clusters& clusters) {
        // Poisson sums of Poisson numbers: variance of a generation is n^g (1 + n + ... + n^(g-1)) a background.
        return Measured{clusters.of_generation[2] / backgrounds, std::sqrt(n * n * (1 + n) / backgrounds)};
    };
    conclude({.id = "cluster_process",
              .title = "Cluster process of shootings",
              .setting = "40,000 background shootings, each shooting followed by Poisson(0.6) retaliations with "
                         "exponential lags of 14 days; and Poisson(0.8) of which a keyed 75 % happen",
              .formula = "shootings per background = 1 / (1 - n), variance n / (1 - n)^3, generation g: n^g; cluster "
                         "sizes by Borel's law e^(-nk) (nk)^(k-1) / k!",
              .source = "Hawkes and Oakes, J. Applied Probability 11 (1974) 493; Borel (1942)",
              .error = "derived: variances of a Galton-Watson process with Poisson offspring",
              .code = {"sim/model/cluster_process.cpp", "sim/core/keyed_draws.hpp"},
              .rows = {{"shootings in a cluster", "", mean, size(right), "branching x 1.1", size(wrong)},
                       {"shootings in a cluster, thinned", "", mean, size(kept), "kept share x 1.1", size(kept_wrong)},
                       {"second generation per background", "", n * n, second_generation(right), "branching x 1.1",
                        second_generation(wrong)},
                       {"mean lag", "days", 14, lag(right), "lag x 1.1", lag(late)}},
              .plots = {sizes(right, wrong)}});
}

}  // namespace
}  // namespace samverkan
