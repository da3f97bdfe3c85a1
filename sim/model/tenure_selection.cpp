#include "model/tenure_selection.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "model/membership.hpp"
#include "model/population.hpp"

namespace samverkan {

TenureSelection::TenureSelection(const MembershipParameters& parameters, const MembershipTables& tables)
    : parameters_(parameters) {
    constexpr int longest_tenure_weeks = age_in_weeks(leaving_age_years);
    for (std::size_t level = 0; level <= levels; ++level) {
        const double most = (1 - parameters.embed_ties_share) * static_cast<double>(level) / levels;
        double sum = 0;
        left_hazard_[level].reserve(longest_tenure_weeks + 1);
        for (int week = 0; week <= longest_tenure_weeks; ++week) {
            left_hazard_[level].push_back(sum);
            sum += parameters.exit_hazard *
                   elementary::exp(-parameters.embed_exit_effect * most * tables.embedding_growth[week]);
        }
    }
}

double TenureSelection::log_staying(double embedding, int tenure_weeks) const {
    const std::size_t week = std::min(static_cast<std::size_t>(tenure_weeks), left_hazard_[0].size() - 1);
    const double at = std::clamp(embedding, 0.0, 1.0) * levels;
    const std::size_t below = std::min(static_cast<std::size_t>(at), levels - 1);
    const double low = left_hazard_[below][week];
    const double high = left_hazard_[below + 1][week];
    return -(low + (at - static_cast<double>(below)) * (high - low));
}

double TenureSelection::draw_embedding_of_stayer(const KeyedDraws& draws, EntityKey key, int tenure_weeks) const {
    constexpr std::uint32_t most_attempts = 64;
    const double best = log_staying(1, tenure_weeks);
    double embedding = 1;
    for (std::uint32_t attempt = 0; attempt < most_attempts; ++attempt) {
        embedding = draw_embedding(parameters_, draws, key, attempt);
        const double accepted = elementary::exp(log_staying(embedding, tenure_weeks) - best);
        if (draws.uniform(Process::embedding_at_start, key, attempt) < accepted) return embedding;
    }
    return embedding;
}

double TenureSelection::promoted_share(double tenure_weeks) const {
    const double since = tenure_weeks - parameters_.promotion_least_tenure_weeks;
    return since <= 0 ? 0 : 1 - elementary::exp(-parameters_.promotion_hazard * since);
}

}  // namespace samverkan
