#pragma once
// The one table of measures: what each is, what it needs, and how it is computed. Definitions are those of
// configs/measures.json, word for word (test).
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "study/patterns/pattern_measures.hpp"

namespace samverkan {

/// A stationary run without anything new: the burn-in, then so many weeks.
inline constexpr int standard_run_weeks = 5 * 52, long_run_weeks = 20 * 52;

struct PatternMeasure {
    std::string_view name, unit;
    Label definition;
    RecordKinds needs;
    int reported_weeks;  ///< that a run needs after its burn-in
    MeasureValue (*compute)(const StudiedRun& run);
    double (*pool)(const std::vector<double>& counts) = nullptr;  ///< of counts added up over replicates

    /// Length of the run that it is computed on.
    [[nodiscard]] constexpr int run_weeks() const {
        return reported_weeks > standard_run_weeks ? long_run_weeks : standard_run_weeks;
    }
};

/// By name, ascending.
[[nodiscard]] std::span<const PatternMeasure> pattern_measures();
[[nodiscard]] std::span<const std::string_view> pattern_measure_names();
[[nodiscard]] std::span<const std::string_view> pattern_measure_units();

/// Why a chronicle that records `recorded` for `reported_weeks` cannot answer a measure; empty if it can.
[[nodiscard]] std::string why_unsupported(const PatternMeasure& measure, RecordKinds recorded, int reported_weeks,
                                          Language language);

/// docs/patterns.md: the table of measures in Markdown, as the model answers them.
[[nodiscard]] std::string pattern_measure_reference();

}  // namespace samverkan
