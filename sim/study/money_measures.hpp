#pragma once
// Money of a study, one value a replicate: who pays, when, in today's worth, and what an averted recruitment costs.
#include <optional>
#include <span>
#include <vector>

#include "study/comparison_measures.hpp"
#include "study/discounting.hpp"

namespace samverkan {

/// Swedish appraisal of public investments (ASEK): 3.5 % a year.
inline constexpr double usual_discount_rate = 0.035;

[[nodiscard]] Discounting discounting_of(const Study& study);
/// Of 0 %: every amount as it is.
[[nodiscard]] Discounting undiscounted();

/// Payers of some programme of a scenario, in the order of the enum.
[[nodiscard]] std::vector<Payer> payers_of(const Scenario& scenario);

/// Which part of what a scenario's programmes cost; what is left out means all.
struct CostPart {
    std::optional<Payer> payer{};
    std::optional<std::size_t> programme{};  ///< index into the scenario's programmes
    std::optional<int> year{};
};

/// SEK of a scenario, each quarter's at its middle, in today's worth (the scenario's start).
[[nodiscard]] std::vector<double> cost_by_replicate(const Study& study, const StudyTally& replicates,
                                                    std::size_t scenario, const CostPart& part,
                                                    const Discounting& discounting);

/// The same beyond what the baseline's programmes cost.
[[nodiscard]] std::vector<double> added_cost_by_replicate(const Study& study, const StudyTally& replicates,
                                                          std::size_t arm, const std::optional<Payer>& payer,
                                                          const Discounting& discounting);

/// Recruits averted by an arm, each quarter's at its middle, in today's worth.
[[nodiscard]] std::vector<double> averted_today_by_replicate(const StudyTally& replicates, std::size_t arm, Pair pair,
                                                             const Discounting& discounting);

/// Cost over recruits averted; not known unless these are above zero. Its range over worlds is the mean cost over the
/// ends of the range of recruits averted, without upper end if that range reaches zero.
[[nodiscard]] Estimate cost_per_averted(std::span<const double> cost, std::span<const double> averted);

}  // namespace samverkan
