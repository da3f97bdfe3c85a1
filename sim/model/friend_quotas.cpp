#include "model/friend_quotas.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace samverkan {
namespace {

/// Cumulative probabilities of 0, 1 ... n successes.
std::vector<double> binomial_cumulative(int n, double p) {
    double probability = 1;
    expect(n == 0 || (p >= 0 && p < 1), "the mean number of friends lies between least and most");
    for (int i = 0; i < n; ++i) probability *= 1 - p;
    std::vector<double> cumulative{probability};
    for (int k = 0; k < n; ++k) {
        probability *= static_cast<double>(n - k) / (k + 1) * p / (1 - p);
        cumulative.push_back(cumulative.back() + probability);
    }
    return cumulative;
}

/// Number of friends and its parts by kind of pool.
class QuotaDraw {
public:
    explicit QuotaDraw(const FriendParameters& friends)
        : least_(static_cast<int>(friends.least_friends)),
          cumulative_(binomial_cumulative(static_cast<int>(friends.most_friends) - least_,
                                          (friends.mean_friends - friends.least_friends) /
                                              std::max(1.0, friends.most_friends - friends.least_friends))),
          class_share_(friends.class_share),
          adjacent_share_(2 * std::min(friends.adjacent_share, friends.place_share)) {}

    struct Quota {
        int of_class, of_place, of_adjacent;
    };
    [[nodiscard]] Quota operator()(const Words& drawn) const {
        const double u = elementary::unit_uniform(drawn[0]);
        int friends = least_;
        for (std::size_t i = 0; i + 1 < cumulative_.size() && u > cumulative_[i]; ++i) ++friends;
        const int of_class = static_cast<int>(friends * class_share_ + elementary::unit_uniform(drawn[1]));
        const int adjacent = static_cast<int>(friends * adjacent_share_ + elementary::unit_uniform(drawn[2]));
        const int of_adjacent = std::min(adjacent, friends - of_class);
        return {of_class, friends - of_class - of_adjacent, of_adjacent};
    }

private:
    int least_;
    std::vector<double> cumulative_;
    double class_share_, adjacent_share_;
};

FriendQuotas draw_quotas(const PopulationDraft& draft) {
    const QuotaDraw draw{draft.county.parameters.friends};
    const std::size_t rows = draft.population.size();
    FriendQuotas quotas;
    for (auto* quota : {&quotas.of_class, &quotas.of_place, &quotas.of_adjacent}) quota->resize(rows);
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (draft.is_isolated(row)) continue;
        const auto quota = draw(draft.structure.words(Process::friend_quota, draft.key_of(row), 0));
        quotas.of_class[row] = static_cast<std::uint8_t>(quota.of_class);
        quotas.of_place[row] = static_cast<std::uint8_t>(quota.of_place);
        quotas.of_adjacent[row] = static_cast<std::uint8_t>(quota.of_adjacent);
    }
    quotas.class_slots = quotas.of_class;
    return quotas;
}

}  // namespace

FriendQuotas open_tie_slots(PopulationDraft& draft, std::span<const std::uint32_t> next_sibling) {
    Population& population = draft.population;
    FriendQuotas quotas = draw_quotas(draft);
    const auto rows = static_cast<std::uint32_t>(population.size());
    population.sibling_count.resize(rows);
    population.tie_begin.resize(rows + 1);
    std::uint32_t slots = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        std::uint32_t siblings = 0;
        for (std::uint32_t other = next_sibling[row]; other != row; other = next_sibling[other]) ++siblings;
        population.sibling_count[row] = static_cast<std::uint8_t>(siblings);
        population.tie_begin[row] = slots;
        slots += siblings + quotas.of_class[row] + quotas.of_place[row] + quotas.of_adjacent[row];
    }
    population.tie_begin[rows] = slots;
    population.neighbours.assign(slots, no_tie);
    for (std::uint32_t row = 0; row < rows; ++row) {
        std::uint32_t slot = population.tie_begin[row];
        for (std::uint32_t other = next_sibling[row]; other != row; other = next_sibling[other])
            population.neighbours[slot++] = other;
    }
    return quotas;
}

}  // namespace samverkan
