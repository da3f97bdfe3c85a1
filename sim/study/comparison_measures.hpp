#pragma once
// What is read off pairs of runs over the same worlds: an arm and the baseline, or two arms. Values come one a
// replicate, in order (docs/comparison.md).
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "results/estimate.hpp"
#include "study/study.hpp"
#include "study/tally.hpp"

namespace samverkan {

/// One value a replicate.
template <class Value>
std::vector<double> by_replicate(const StudyTally& study, Value&& value) {
    std::vector<double> values;
    values.reserve(study.size());
    for (const ReplicateTally& replicate : study) values.push_back(static_cast<double>(value(replicate)));
    return values;
}

/// Recruits of a scenario in all reported years.
[[nodiscard]] std::vector<double> recruits_by_replicate(const StudyTally& study, std::size_t scenario);

/// Recruits averted by scenario `arm` in a slice; `gross`: gangs acting as in the baseline.
enum class Pair : std::uint8_t { net, gross };
[[nodiscard]] std::vector<double> averted_by_replicate(const StudyTally& study, std::size_t arm, std::size_t slice,
                                                       Pair pair);

/// Recruits averted by `arm` beyond those averted by `other`, net, in all reported years.
[[nodiscard]] std::vector<double> averted_more_by_replicate(const StudyTally& study, std::size_t arm,
                                                            std::size_t other);

/// Recruits averted, net, by one scenario beyond those by another, from the start to the end of each quarter.
struct CumulativeAverted {
    std::vector<int> weeks;          ///< from the start to the quarter's end, at most the reported weeks
    std::vector<Estimate> estimate;  ///< by quarter
};
[[nodiscard]] CumulativeAverted cumulative_averted(const Study& study, const StudyTally& replicates, std::size_t arm,
                                                   std::size_t other = 0);

/// Weeks from the start to the end of the first quarter from which on, to the last, the 90 % interval of the mean
/// lies on the side of zero where it ends; not known if it ends on none.
[[nodiscard]] double weeks_until_effect_shows(const CumulativeAverted& cumulative);

/// SEK by payer and reported year.
using SekByPayerAndYear = std::map<std::pair<Payer, int>, double>;

/// What each payer allots scenario `a` in each year beyond what it allots `b`; entries that differ by rounding alone are
/// left out. Nothing where one of them does not state its money beforehand.
[[nodiscard]] std::optional<SekByPayerAndYear> budget_difference(const Scenario& a, const Scenario& b);

/// Whether two scenarios are allotted the same money by each payer in each year: equal budget. No where one of them
/// does not state its money beforehand.
[[nodiscard]] bool have_equal_budgets(const Scenario& a, const Scenario& b);

}  // namespace samverkan
