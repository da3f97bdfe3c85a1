#include "study/replicate.hpp"

#include "study/measures.hpp"

namespace samverkan {
namespace {

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
    Replicate(const Study& study, std::uint32_t number, const ReplicateMachine& machine)
        : study_(study), number_(number), machine_(machine), weeks_(number, machine.listener), world_(build()) {
        if (machine_.listener != nullptr) machine_.listener->world_built(number_, world_);
    }

    ReplicateRuns run() {
        burn_in();
        const bool gross = study_.has_gross();
        branches_left_ = study_.scenarios.size() * (gross ? 2 : 1) + (study_.probes(number_) ? 1 : 0);
        FeedbackTrace trace;
        for (std::size_t scenario = 0; scenario < study_.scenarios.size(); ++scenario) {
            RunOptions options = plain_options();
            if (scenario == 0 && gross) options.record_to = &trace;
            runs_.live.push_back(run_branch(scenario, options));
        }
        if (gross) run_gross(trace);
        if (study_.probes(number_)) {
            RunOptions options = plain_options();
            options.recruit_hazard_factor = probe_hazard_factor;
            runs_.probe = run_branch(0, options);
        }
        runs_.replicate = number_;
        runs_.cost.youth_weeks = weeks_.youth_weeks();
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
        runs_.cost.build_seconds = cpu_seconds(machine_.clock) - start;
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

    /// Every scenario once more, the baseline too, with gangs that act as in the live baseline.
    void run_gross(const FeedbackTrace& trace) {
        for (std::size_t scenario = 0; scenario < study_.scenarios.size(); ++scenario) {
            RunOptions options = plain_options();
            options.feedback = Feedback::replayed;
            options.replay = &trace;
            runs_.replayed.push_back(run_branch(scenario, options));
        }
    }

    const Study& study_;
    std::uint32_t number_;
    const ReplicateMachine& machine_;
    WeekCounter weeks_;
    ReplicateRuns runs_;
    World world_;
    CountyState branch_point_, state_;
    std::size_t branches_left_ = 0;
};

}  // namespace

ReplicateRuns run_replicate(const Study& study, std::uint32_t replicate, const ReplicateMachine& machine) {
    return Replicate(study, replicate, machine).run();
}

}  // namespace samverkan
