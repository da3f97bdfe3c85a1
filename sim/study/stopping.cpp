#include "study/stopping.hpp"

#include <algorithm>

#include "study/comparison_measures.hpp"
#include "study/statistics.hpp"

namespace samverkan {
namespace {

constexpr std::uint32_t least_batch = 5;

/// The headline of the arm that is known least.
Estimate least_known_headline(const StudyTally& done) {
    if (done.empty()) return {};
    const std::size_t scenarios = done.front().live.size();
    if (scenarios == 1) return estimate(recruits_by_replicate(done, 0));
    Estimate headline;
    for (std::size_t arm = 1; arm < scenarios; ++arm) {
        const Estimate averted = estimate(averted_by_replicate(done, arm, 0, Pair::net));
        if (arm == 1 || averted.simulation_error > headline.simulation_error) headline = averted;
    }
    return headline;
}

}  // namespace

double headline_error(const StudyTally& done) { return least_known_headline(done).simulation_error; }

double replicates_needed(const Study& study, const StudyTally& done) {
    const double needed = replicates_for_error(least_known_headline(done), study.wanted_error);
    return std::max<double>(needed, least_replicates_to_stop);  // not known stays not known
}

std::uint32_t replicates_to_have(const Study& study, const StudyTally& done) {
    const std::uint32_t most = study.replicates;
    if (study.wanted_error <= 0) return most;
    if (done.size() < least_replicates_to_stop) return std::min(most, least_replicates_to_stop);
    const auto count = static_cast<std::uint32_t>(done.size());
    if (headline_error(done) <= study.wanted_error) return count;
    const double next = std::clamp<double>(replicates_needed(study, done), count + least_batch, 2.0 * count);
    return static_cast<std::uint32_t>(std::min<double>(next, most));
}

}  // namespace samverkan
