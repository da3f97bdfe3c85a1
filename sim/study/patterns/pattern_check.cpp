#include "study/patterns/pattern_check.hpp"

#include <algorithm>
#include <set>

#include "results/joined.hpp"
#include "study/patterns/chronicle_of_run.hpp"
#include "study/statistics.hpp"

namespace samverkan {
namespace {

const PatternMeasure& measure_at(std::size_t index) { return pattern_measures()[index]; }

bool can_answer(const PatternMeasure& measure, int longest_run_weeks) {
    return why_unsupported(measure, recorded_by_the_model, std::min(measure.run_weeks(), longest_run_weeks),
                           Language::english)
        .empty();
}

/// Length of run that a measure is computed on.
int weeks_of(const PatternMeasure& measure, int longest_run_weeks) {
    return std::min(measure.run_weeks(), longest_run_weeks);
}

double median_of(std::vector<double> values) {
    std::erase_if(values, [](double value) { return value != value; });
    if (values.empty()) return not_known;
    std::sort(values.begin(), values.end());
    return quantile(values, 0.5);
}

double pooled_value(const PatternMeasure& measure, const std::vector<MeasureValue>& values) {
    std::vector<double> sums(values.front().counts.size(), 0.0);
    for (const MeasureValue& one : values)
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += one.counts[i];
    return measure.pool(sums);
}

}  // namespace

MeasuredRuns measure_runs(const PatternRuns& runs, const std::vector<std::size_t>& measures, const Workers& workers,
                          PatternListener& listener) {
    MeasuredRuns measured;
    measured.by_measure.resize(pattern_measures().size());
    std::set<int> lengths;
    std::set<std::size_t> answered;
    for (const std::size_t index : measures) {
        if (!can_answer(measure_at(index), runs.longest_run_weeks)) continue;
        answered.insert(index);
        lengths.insert(weeks_of(measure_at(index), runs.longest_run_weeks));
        measured.by_measure[index].resize(runs.replicates);
    }
    const bool by_areas = runs.replicates == 1;  // one run at a time: its areas are the parallel work
    std::atomic<bool> stopped{false};
    const auto task = [&](std::size_t replicate) {
        for (const int weeks : lengths) {
            if (listener.stop_requested()) stopped = true;
            if (stopped) return;
            Scenario scenario = runs.scenario;
            scenario.weeks = weeks;
            WorldOptions options;
            options.seed = runs.seed;
            options.replicate = static_cast<std::uint32_t>(replicate);
            options.scale = runs.scale;
            const Chronicle log = run_chronicle(*runs.county, scenario, options,
                                                by_areas ? for_each_area_on(workers) : for_each_area_serially);
            const StudiedRun run(log);
            for (const std::size_t index : answered)
                if (weeks_of(measure_at(index), runs.longest_run_weeks) == weeks)
                    measured.by_measure[index][replicate] = measure_at(index).compute(run);
        }
        listener.replicate_done();
    };
    if (lengths.empty()) return measured;
    if (by_areas)
        task(0);
    else
        workers.for_each(runs.replicates, task);
    measured.stopped = stopped;
    return measured;
}

PatternResult judge_pattern(const Pattern& pattern, const std::vector<MeasureValue>& values, int longest_run_weeks,
                            Language language) {
    PatternResult result;
    result.pattern = pattern;
    const PatternMeasure& measure = measure_at(pattern.measure);
    result.reason = why_unsupported(measure, recorded_by_the_model, weeks_of(measure, longest_run_weeks), language);
    if (!result.reason.empty() || values.empty()) return result;
    std::vector<double> each;
    for (const MeasureValue& one : values) each.push_back(one.value);
    result.over_worlds = estimate(each);
    result.median = measure.pool != nullptr ? pooled_value(measure, values) : median_of(each);
    for (std::size_t i = 0; i < values.front().also.size(); ++i) {
        std::vector<double> second;
        for (const MeasureValue& one : values)
            if (i < one.also.size()) second.push_back(one.also[i].value);
        result.also.push_back({values.front().also[i].name, median_of(second)});
    }
    if (result.median != result.median) {
        result.reason = say(language, "nothing that it needs happened in these runs: more replicates or a larger scale",
                            "inget som det behöver hände i körningarna: fler upprepningar eller större skala");
        return result;
    }
    result.verdict = pattern.low <= result.median && result.median <= pattern.high ? Verdict::pass : Verdict::miss;
    return result;
}

}  // namespace samverkan
