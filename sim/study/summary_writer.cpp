#include "study/summary_writer.hpp"

#include <cmath>

#include "study/statistics.hpp"

namespace samverkan {

SummaryWriter::SummaryWriter(const Study& study, const StudyOutcome& outcome)
    : study_(study), layout_(outcome.layout), replicates_(outcome.replicates) {
    const double least = smallest_count_shown * static_cast<double>(replicates_.size());
    for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
        std::vector<bool> few(layout_.size(), false);
        for (std::size_t slice = 0; slice < layout_.size(); ++slice) {
            double sum = 0;
            for (const ReplicateTally& replicate : replicates_) sum += replicate.live[s].recruits[slice];
            few[slice] = layout_[slice].area.has_value() && (sum < least || (s > 0 && few_recruits_[0][slice]));
        }
        few_recruits_.push_back(std::move(few));
    }
}

void SummaryWriter::add(std::size_t scenario, std::string_view name, const Slice& slice, const Estimate& estimate,
                        std::string_view unit, std::string_view detail) {
    table_.add({study_.scenarios[scenario].slug, std::string(name), std::string(detail), slice, estimate,
                std::string(unit), false});
}

void SummaryWriter::add_slice(std::size_t scenario, std::string_view name, std::size_t slice, const Estimate& estimate,
                              std::string_view unit) {
    table_.add({study_.scenarios[scenario].slug,
                std::string(name),
                {},
                layout_[slice],
                estimate,
                std::string(unit),
                few_recruits_[scenario][slice]});
}

void SummaryWriter::add_figure(std::size_t scenario, std::string_view name, double value, std::string_view unit,
                               std::string_view detail) {
    Estimate figure;
    figure.replicates = replicates_.size();
    figure.mean = value;
    add(scenario, name, {}, figure, unit, detail);
}

Estimate SummaryWriter::estimate_of_amount(const std::vector<double>& values) {
    Estimate amount = estimate(values);
    if (!amount.has_intervals()) return amount;
    amount.low90 = std::fmax(amount.low90, 0);
    amount.mean_low90 = std::fmax(amount.mean_low90, 0);
    return amount;
}

}  // namespace samverkan
