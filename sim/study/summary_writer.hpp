#pragma once
// Adds rows to the table of a study's numbers.
#include "results/summary_table.hpp"
#include "study/compare.hpp"
#include "study/comparison_measures.hpp"

namespace samverkan {

inline constexpr std::string_view persons_unit = "persons";

class SummaryWriter {
public:
    SummaryWriter(const Study& study, const StudyOutcome& outcome);

    /// A number of one scenario.
    void add(std::size_t scenario, std::string_view name, const Slice& slice, const Estimate& estimate,
             std::string_view unit, std::string_view detail = {});
    /// A number of persons in a slice. Where an area's cell has few recruits, in the baseline or in this scenario,
    /// the numbers of the cell are not shown.
    void add_slice(std::size_t scenario, std::string_view name, std::size_t slice, const Estimate& estimate,
                   std::string_view unit = persons_unit);
    /// A plain number, without intervals.
    void add_figure(std::size_t scenario, std::string_view name, double value, std::string_view unit,
                    std::string_view detail = {});

    /// The estimate of a quantity that each replicate has and that cannot be negative: nor can its intervals.
    template <class Value>
    [[nodiscard]] Estimate over_worlds(Value&& value) const {
        return estimate_of_amount(by_replicate(replicates_, value));
    }

    [[nodiscard]] static Estimate estimate_of_amount(const std::vector<double>& values);

    [[nodiscard]] const Study& study() const { return study_; }
    [[nodiscard]] const SliceLayout& layout() const { return layout_; }
    [[nodiscard]] const StudyTally& replicates() const { return replicates_; }
    [[nodiscard]] std::string_view slug(std::size_t scenario) const { return study_.scenarios[scenario].slug; }
    [[nodiscard]] SummaryTable take() { return std::move(table_); }

private:
    const Study& study_;
    const SliceLayout& layout_;
    const StudyTally& replicates_;
    std::vector<std::vector<bool>> few_recruits_;  ///< by scenario and slice
    SummaryTable table_;
};

/// What a scenario's programmes cost, by programme, payer, municipality and year; what budgets were used for.
void add_costs(SummaryWriter& writer, std::size_t scenario);

/// What a recruitment averted by an arm costs, and is worth.
void add_cost_per_averted(SummaryWriter& writer, std::size_t arm);

/// Recruits averted by an arm, when this shows, and at which cost.
void add_comparison_with_baseline(SummaryWriter& writer, std::size_t arm);

/// Whether joint action beats the same money apart, for every set of arms that asks it.
void add_joint_questions(SummaryWriter& writer);

/// An arm and every other arm.
void add_comparison_with_arms(SummaryWriter& writer, std::size_t arm);

}  // namespace samverkan
