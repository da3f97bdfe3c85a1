#include "study/replicate.hpp"

#include <algorithm>

#include "study/measures.hpp"

namespace samverkan {
namespace {

constexpr double seconds_between_keeps = 5;  ///< of CPU time: a loaded machine may take several times as long

/// Counts weeks and youths of a run, and tells the listener.
class WeekCounter final : public PhaseObserver {
public:
    WeekCounter(std::uint32_t replicate, StudyListener* listener) : replicate_(replicate), listener_(listener) {}

    void follow(const CountyState& state) { state_ = &state; }
    void phase_begins(std::size_t phase) override {
        if (phase != phase_names().size()) return;
        youth_weeks_ += state_->lives.windows.residents();
        if (listener_ != nullptr) listener_->week_done(replicate_, *state_);
    }
    [[nodiscard]] std::uint64_t youth_weeks() const { return youth_weeks_; }

private:
    std::uint32_t replicate_;
    StudyListener* listener_;
    const CountyState* state_ = nullptr;
    std::uint64_t youth_weeks_ = 0;
};

/// The branches of one replicate over its world.
class Replicate {
public:
    Replicate(const Study& study, std::uint32_t number, const ReplicateMachine& machine, ReplicateRuns begun)
        : study_(study), number_(number), machine_(machine), weeks_(number, machine.listener),
          youth_weeks_before_(begun.cost.youth_weeks), runs_(std::move(begun)), world_(build()) {
        runs_.replicate = number;
        seconds_kept_ = seconds_spent();
        if (machine_.listener != nullptr) machine_.listener->world_built(number_, world_);
    }

    ReplicateRuns run() {
        burn_in();
        const std::size_t scenarios = study_.scenarios.size();
        // Replayed, the baseline is itself: only the other scenarios are run again.
        const std::size_t replays =
            study_.has_gross() ? scenarios - std::max<std::size_t>(1, runs_.replayed.size()) : 0;
        const bool probes = study_.probes(number_) && !runs_.probe;
        const bool traces = replays > 0;  // replays need to know what the baseline's gangs did
        const bool repeats_baseline = traces && !runs_.live.empty();
        branches_left_ = scenarios - runs_.live.size() + replays + (probes ? 1 : 0) + (repeats_baseline ? 1 : 0);
        FeedbackTrace trace;
        if (repeats_baseline) run_live(0, &trace);
        while (runs_.live.size() < scenarios) {
            const std::size_t scenario = runs_.live.size();
            runs_.live.push_back(run_live(scenario, traces && scenario == 0 ? &trace : nullptr));
            keep_now_and_then();
        }
        if (study_.has_gross() && runs_.replayed.empty()) runs_.replayed.push_back(runs_.live.front());
        while (study_.has_gross() && runs_.replayed.size() < scenarios) {
            runs_.replayed.push_back(run_replayed(runs_.replayed.size(), trace));
            keep_now_and_then();
        }
        if (probes) runs_.probe = run_probe();
        count_youth_weeks();
        return std::move(runs_);
    }

private:
    World build() {
        const double start = cpu_seconds(machine_.clock);
        WorldOptions options;
        options.seed = study_.seed;
        options.replicate = number_;
        options.scale = study_.scale;
        World world = build_world(*study_.county, options, horizon_of(study_.baseline()));
        runs_.cost.build_seconds += cpu_seconds(machine_.clock) - start;
        return world;
    }

    RunOptions plain_options() {
        RunOptions options;
        options.for_each_area = machine_.for_each_area;
        options.observer = &weeks_;
        return options;
    }

    void run_timed(const Scenario& scenario, const RunOptions& options, CountyState& state, int end_week) {
        weeks_.follow(state);
        const double start = cpu_seconds(machine_.clock);
        run_weeks(world_, scenario, options, state, end_week);
        runs_.cost.loop_seconds += cpu_seconds(machine_.clock) - start;
    }

    /// Gangs and queues relax; nothing that a scenario funds acts yet, so that all scenarios share these weeks.
    void burn_in() {
        Scenario unfunded = study_.baseline();
        unfunded.deployments.clear();
        branch_point_ = start_county(world_, unfunded);
        run_timed(unfunded, plain_options(), branch_point_, unfunded.start_week);
    }

    RunSummary run_branch(std::size_t scenario, const RunOptions& options) {
        if (--branches_left_ > 0)
            state_ = branch_point_;  // into the memory of the branch before
        else
            state_ = std::move(branch_point_);
        const GangCounters at_start = state_.lives.gangs.counters;
        const Scenario& content = study_.scenarios[scenario].content;
        fund(world_, content, state_);
        run_timed(content, options, state_, content.start_week + content.weeks);
        return summarise(world_, state_, at_start);
    }

    RunSummary run_live(std::size_t scenario, FeedbackTrace* record_to) {
        RunOptions options = plain_options();
        options.record_to = record_to;
        return run_branch(scenario, options);
    }

    /// A scenario once more, with gangs that act as in the live baseline.
    RunSummary run_replayed(std::size_t scenario, const FeedbackTrace& trace) {
        RunOptions options = plain_options();
        options.feedback = Feedback::replayed;
        options.replay = &trace;
        return run_branch(scenario, options);
    }

    RunSummary run_probe() {
        RunOptions options = plain_options();
        options.recruit_hazard_factor = probe_hazard_factor;
        return run_branch(0, options);
    }

    void count_youth_weeks() { runs_.cost.youth_weeks = youth_weeks_before_ + weeks_.youth_weeks(); }
    [[nodiscard]] double seconds_spent() const { return runs_.cost.build_seconds + runs_.cost.loop_seconds; }

    void keep_now_and_then() {
        if (!machine_.keep_begun || seconds_spent() - seconds_kept_ < seconds_between_keeps) return;
        count_youth_weeks();
        machine_.keep_begun(runs_);
        seconds_kept_ = seconds_spent();
    }

    const Study& study_;
    std::uint32_t number_;
    const ReplicateMachine& machine_;
    WeekCounter weeks_;
    std::uint64_t youth_weeks_before_;  ///< of an earlier process
    ReplicateRuns runs_;
    double seconds_kept_ = 0;  ///< CPU time spent when the runs were last kept
    World world_;
    CountyState branch_point_, state_;
    std::size_t branches_left_ = 0;
};

}  // namespace

ReplicateRuns run_replicate(const Study& study, std::uint32_t replicate, const ReplicateMachine& machine,
                            ReplicateRuns begun) {
    return Replicate(study, replicate, machine, std::move(begun)).run();
}

}  // namespace samverkan
