#pragma once
// Patterns checked against runs of the model: every measure over replicates, and whether it falls where evidence says.
#include <string>
#include <vector>

#include "scenario/pattern_file.hpp"
#include "study/parallel.hpp"
#include "study/patterns/measure_table.hpp"
#include "study/replicate.hpp"

namespace samverkan {

/// How the runs are made; the same for all patterns of a file.
struct PatternRuns {
    const County* county = nullptr;
    Scenario scenario;  ///< its weeks are not used: each measure has the run it needs
    std::uint64_t seed = 1;
    std::uint32_t replicates = 20;
    double scale = 1;
    int longest_run_weeks = long_run_weeks;  ///< measures that need more are unsupported
};

/// Hears how it goes, from any thread.
class PatternListener {
public:
    virtual ~PatternListener() = default;
    virtual void replicate_done() {}
    virtual bool stop_requested() const { return false; }  ///< asked before each replicate
};

/// Values of measures, by measure and replicate. Measures that no run can answer have no values.
struct MeasuredRuns {
    std::vector<std::vector<MeasureValue>> by_measure;
    bool stopped = false;
};

/// Runs every replicate once for each length of run that the measures wanted need. A measure's value depends on
/// nothing but county, scenario, seed, replicate and scale, whatever else is measured.
[[nodiscard]] MeasuredRuns measure_runs(const PatternRuns& runs, const std::vector<std::size_t>& measures,
                                        const Workers& workers, PatternListener& listener);

enum class Verdict : std::uint8_t { pass, miss, unsupported };
inline constexpr std::array<std::string_view, 3> verdict_names{"pass", "miss", "unsupported"};

struct PatternResult {
    Pattern pattern;
    Verdict verdict = Verdict::unsupported;
    std::string reason;             ///< why it is unsupported
    double median = not_known;      ///< over replicates; where the definition pools them, of all together
    Estimate over_worlds;           ///< mean, range over worlds, simulation error
    std::vector<SecondValue> also;  ///< medians
};

/// A pattern passes if the median lies within low and high.
[[nodiscard]] PatternResult judge_pattern(const Pattern& pattern, const std::vector<MeasureValue>& values,
                                          int longest_run_weeks, Language language);

}  // namespace samverkan
