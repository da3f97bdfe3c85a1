#pragma once
// One run of the county: a world, an arm's state, and the weeks between two dates.
#include <memory>
#include <string_view>
#include <vector>

#include "model/fire_clocks.hpp"
#include "model/help.hpp"
#include "model/lives.hpp"
#include "model/programmes.hpp"
#include "model/record.hpp"
#include "model/recruitment.hpp"
#include "model/world.hpp"

namespace samverkan {

/// Everything that changes during a run. Copying it is branching.
struct CountyState {
    Lives lives;
    HelpState help;
    ProgrammeState programmes;
    GangSignals signals;
    Record record;
};

/// Doors that opened or closed once a crossing was served.
struct DoorChange {
    Crossing after;
    GangId gang;
    GangDoors doors;
};

/// Open positions and core posts through one week.
struct WeekDoors {
    std::vector<GangDoors> at_start;  ///< by gang, when crossings begin to be served
    std::vector<DoorChange> changes;  ///< in the order of serving
};

/// Gang signals, doors, limits of places and class shares of a run, week by week, to replay with feedback off.
struct FeedbackTrace {
    int first_week = 0;
    std::vector<GangSignals> signals;
    std::vector<WeekDoors> doors;
    std::vector<std::vector<AttackEvent>> attacks;   ///< by week
    std::vector<PlaceLimits> place_limits;           ///< of institutions
    std::vector<std::vector<double>> class_share;    ///< as measured
    std::vector<std::uint32_t> class_share_of_week;  ///< index in class_share, by week
};

/// Hears when a phase begins; the engine itself knows no clock.
class PhaseObserver {
public:
    virtual ~PhaseObserver() = default;
    virtual void phase_begins(std::size_t phase) = 0;  ///< index in phase_names(), or their count at the week's end
};

/// How an arm is run.
struct RunOptions {
    Feedback feedback = Feedback::live;
    const FeedbackTrace* replay = nullptr;  ///< needed with Feedback::replayed
    FeedbackTrace* record_to = nullptr;     ///< records the trace of this run
    double recruit_hazard_factor = 1;       ///< everybody's: the supply elasticity probe
    ForEachArea for_each_area = for_each_area_serially;
    PhaseObserver* observer = nullptr;
};

/// Scratch of a running arm, kept between weeks.
struct WeekScratch {
    ClockOutboxes outboxes;
    Crossings crossings;
    std::vector<BirthdayBlock> birthdays;
    std::size_t next_school_year = 0;
};

/// An arm while it runs.
struct Run {
    const World& world;
    const Scenario& scenario;
    const RunOptions& options;
    CountyState& state;
    WeekScratch& scratch;
};

/// Names of the phases of a week in running order.
std::span<const std::string_view> phase_names();

/// One week of the county.
void step(Run& run);

/// The county at the start of the horizon, warm. Takes over the ties of the world's population: once a world.
CountyState start_county(World& world, const Scenario& scenario);

/// Gives a state that ran without programmes those of `scenario` (start of an arm).
void fund(const World& world, const Scenario& scenario, CountyState& state);

/// Runs from the state's week to the week before `end_week`.
void run_weeks(const World& world, const Scenario& scenario, const RunOptions& options, CountyState& state,
               int end_week);

/// Horizon that a scenario needs: burn-in and reported weeks.
Horizon horizon_of(const Scenario& scenario);

/// Behaviour in one number: 64 bits of everyone's state, gangs, queues and events.
std::uint64_t signature_of(const World& world, const CountyState& state);

/// Sums that must hold every week; the name of the first that does not, or empty.
std::string_view broken_conservation(const World& world, const CountyState& state);

}  // namespace samverkan
