#include "model/cluster_process.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace samverkan {
namespace {

constexpr double most_branching = 50;  // exp(-branching) stays a number, and the loop below short

void check(const ClusterRules& rules) {
    expect(rules.branching >= 0 && rules.branching <= most_branching, "a shooting draws 0 to 50 retaliations");
    expect(rules.mean_lag_days > 0, "retaliations come later");
    expect(rules.kept_share >= 0 && rules.kept_share <= 1, "what is kept of retaliations is a share");
}

}  // namespace

std::uint32_t poisson(double mean, double u) {
    double probability = elementary::exp(-mean), cumulative = probability;
    std::uint32_t count = 0;
    while (u > cumulative && probability > 0) {
        ++count;
        probability *= mean / count;
        cumulative += probability;
    }
    return count;
}

void draw_retaliations(const Shooting& shooting, const ClusterRules& rules, const KeyedDraws& draws,
                       std::vector<Shooting>& retaliations) {
    check(rules);
    const EntityKey key = shooting.key;
    const std::uint32_t drawn = poisson(rules.branching, draws.uniform(Process::retaliation_count, key, 0));
    for (std::uint32_t number = 0; number < drawn; ++number) {
        const Words word = draws.words(Process::retaliation, key, number);
        if (elementary::unit_uniform(word[3]) > rules.kept_share) continue;
        retaliations.push_back({EntityKey{word[0], word[1]},
                                shooting.day + rules.mean_lag_days * elementary::unit_exponential(word[2]),
                                shooting.generation + 1});
    }
}

std::vector<Shooting> draw_cluster(const Shooting& background, const ClusterRules& rules, const KeyedDraws& draws,
                                   double end_day) {
    expect(rules.effective_branching() < 1, "clusters end: fewer than one retaliation per shooting");
    std::vector<Shooting> cluster{background}, drawn;
    for (std::size_t i = 0; i < cluster.size(); ++i) {
        drawn.clear();
        draw_retaliations(Shooting(cluster[i]), rules, draws, drawn);
        for (const Shooting& retaliation : drawn)
            if (retaliation.day <= end_day) cluster.push_back(retaliation);
    }
    return cluster;
}

}  // namespace samverkan
