#include "study/benchmark.hpp"

#include <algorithm>
#include <numeric>

#include "study/cpu_time.hpp"
#include "study/measures.hpp"

namespace samverkan {
namespace {

/// Thread CPU time by phase.
class PhaseClock final : public PhaseObserver {
public:
    explicit PhaseClock(const CountyState& state) : state_(state), seconds_(phase_names().size(), 0.0) {}

    void phase_begins(std::size_t phase) override {
        const double now = cpu_seconds(CpuClock::of_thread);
        if (running_ < seconds_.size()) seconds_[running_] += now - since_;
        running_ = phase;
        since_ = now;
        if (phase == seconds_.size()) youth_weeks_ += state_.lives.windows.residents();
    }
    [[nodiscard]] const std::vector<double>& seconds() const { return seconds_; }
    [[nodiscard]] std::uint64_t youth_weeks() const { return youth_weeks_; }

private:
    const CountyState& state_;
    std::vector<double> seconds_;
    std::size_t running_ = ~std::size_t{0};
    double since_ = 0;
    std::uint64_t youth_weeks_ = 0;
};

YearlyLoad load_of(const RunSummary& run, int weeks) {
    const double years = static_cast<double>(weeks) / weeks_per_report_year;
    const auto of = [&](EventKind kind) {
        std::uint64_t count = 0;
        for (const auto& year : run.events) count += year[static_cast<std::size_t>(kind)];
        return static_cast<double>(count) / years;
    };
    YearlyLoad load;
    load.drift_flips = of(EventKind::drift) + of(EventKind::fringe_exit);
    load.reports = of(EventKind::report);
    load.service_starts = of(EventKind::service_start);
    load.exits = of(EventKind::exit);
    load.first_recruits_under_18 = static_cast<double>(first_recruits_under_18(run)) / years;
    load.recruits = static_cast<double>(run.recruits.size()) / years;
    return load;
}

}  // namespace

BenchmarkRun run_benchmark(const Study& study) {
    BenchmarkRun result;
    const Scenario& scenario = study.baseline();
    const Horizon horizon = horizon_of(scenario);
    const double start = cpu_seconds(CpuClock::of_thread);
    WorldOptions world_options;
    world_options.seed = study.seed;
    world_options.scale = study.scale;
    World world = build_world(*study.county, world_options, horizon);
    const double built = cpu_seconds(CpuClock::of_thread);
    CountyState state = start_county(world, scenario);
    PhaseClock clock(state);
    RunOptions options;
    options.observer = &clock;
    const double started = cpu_seconds(CpuClock::of_thread);
    Scenario unfunded = scenario;
    unfunded.deployments.clear();
    run_weeks(world, unfunded, options, state, scenario.start_week);
    const GangCounters at_start = state.lives.gangs.counters;
    fund(world, scenario, state);
    run_weeks(world, scenario, options, state, horizon.end_week);
    result.loop_seconds = cpu_seconds(CpuClock::of_thread) - started;
    result.build_seconds = built - start;
    result.start_seconds = started - built;
    result.phase_seconds = clock.seconds();
    result.rest_seconds = result.loop_seconds - std::accumulate(clock.seconds().begin(), clock.seconds().end(), 0.0);
    result.weeks = horizon.end_week - horizon.first_week;
    result.youth_weeks = clock.youth_weeks();
    result.residents = static_cast<std::size_t>(state.lives.windows.residents());
    result.rows = world.population.size();
    result.youth_bytes = bytes_of(world.population) + bytes_of(state.lives.youths);
    result.load = load_of(summarise(world, state, at_start), scenario.weeks);
    return result;
}

Spread spread_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    const double median = values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    return {median, values.front(), values.back()};
}

}  // namespace samverkan
