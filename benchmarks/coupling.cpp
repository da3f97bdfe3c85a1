// How much common clocks are worth: variance of the difference in recruits between the baseline and an arm that
// lowers the recruitment hazard of 5 % of all youths to 0.7, over arms coupled person by person and over arms with
// an independent stream of events in the same world (population, gangs and priors the same).
//
//     coupling [--scale S] [--replicates R] [--threads T] [--expiry H --refill R]
//
// Feedback off: gang signals are those of the coupled baseline in both arms, and of the independent arm too, so that
// the independent variance holds nothing but its own events.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "engine/run.hpp"
#include "scenario/county_reader.hpp"
#include "study/parallel.hpp"

namespace {

using namespace samverkan;

constexpr std::uint64_t seed = 1;
constexpr double share_reached = 0.05;
constexpr double hazard_ratio = 0.7;
constexpr int bootstrap_samples = 4000;

/// How long open positions stand, and how often that of who is taken away reopens.
struct Positions {
    double expiry_hazard = 0, refill_removed = 0;
};

struct Settings {
    double scale = 1;
    int replicates = 100;
    int threads = 0;
    std::vector<Positions> positions{{.02, .75}, {.06, .75}, {.15, .75}, {.06, 0}, {.06, 1}};
};

/// Recruits of one replicate's runs in the reported years.
struct Recruits {
    double baseline = 0, coupled = 0, independent = 0;
};
struct Replicate {
    Recruits live, replayed;
};

Scenario five_years() {
    Scenario scenario;
    scenario.start_week = week_number(IsoWeek{2025, 34});
    scenario.burn_in_weeks = 104;
    scenario.weeks = 260;
    return scenario;
}

/// Lowers the recruitment hazard of a keyed 5 % of all who are or will be resident, the same in all arms.
void reach_some(const World& world, CountyState& state) {
    Lives& lives = state.lives;
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment)
        for (std::uint32_t row = lives.windows.first_resident(segment);
             row < world.population.segment_begin[segment + 1]; ++row) {
            const EntityKey key = key_of_resident(world, row, place_of_segment(segment));
            if (world.draws.structure.uniform(Process::test_process, key, 0) >= share_reached) continue;
            concern(lives.youths, lives.involved, row)
                .effects.add({elementary::log(hazard_ratio), ModelVariable::recruit_multiplier, 0, 0});
            // Who turns 25 before the touch has no clocks left to touch.
            if (completed_age(world.population.birth_week[row], lives.week) < leaving_age_years)
                mark_dirty(lives.youths, row);
        }
}

enum class Arm { baseline, reaching };

double count_recruits(const World& world, const Scenario& scenario, const CountyState& branch, Arm arm,
                      const RunOptions& options) {
    CountyState state = branch;
    if (arm == Arm::reaching) reach_some(world, state);
    run_weeks(world, scenario, options, state, scenario.start_week + scenario.weeks);
    return static_cast<double>(state.lives.log.recruitments.size() - branch.lives.log.recruitments.size());
}

CountyState branch_point(World& world, const Scenario& scenario) {
    CountyState state = start_county(world, scenario);
    run_weeks(world, scenario, {}, state, scenario.start_week);
    return state;
}

RunOptions replaying(const FeedbackTrace& trace) {
    RunOptions options;
    options.feedback = Feedback::replayed;
    options.replay = &trace;
    return options;
}

Replicate run_replicate(const County& county, double scale, std::uint32_t number) {
    const Scenario scenario = five_years();
    Replicate result;
    FeedbackTrace trace;
    {
        WorldOptions options{.seed = seed, .replicate = number, .scale = scale};
        options.constants = PriorDraw::mode;
        World world = build_world(county, options, horizon_of(scenario));
        const CountyState branch = branch_point(world, scenario);
        RunOptions recording;
        recording.record_to = &trace;
        result.live.baseline = count_recruits(world, scenario, branch, Arm::baseline, recording);
        result.live.coupled = count_recruits(world, scenario, branch, Arm::reaching, {});
        result.replayed.baseline = count_recruits(world, scenario, branch, Arm::baseline, replaying(trace));
        result.replayed.coupled = count_recruits(world, scenario, branch, Arm::reaching, replaying(trace));
    }
    WorldOptions options{.seed = seed, .replicate = number, .event_stream = 1, .scale = scale};
    options.constants = PriorDraw::mode;
    World world = build_world(county, options, horizon_of(scenario));
    const CountyState branch = branch_point(world, scenario);
    result.live.independent = count_recruits(world, scenario, branch, Arm::reaching, {});
    result.replayed.independent = count_recruits(world, scenario, branch, Arm::reaching, replaying(trace));
    return result;
}

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double variance_of(const std::vector<double>& values) {
    const double mean = mean_of(values);
    double sum = 0;
    for (const double value : values) sum += (value - mean) * (value - mean);
    return sum / static_cast<double>(values.size() - 1);
}

/// Differences to the baseline by replicate.
struct Differences {
    std::vector<double> coupled, independent;
};

Differences differences_of(const std::vector<Replicate>& replicates, Recruits Replicate::*runs) {
    Differences differences;
    for (const Replicate& replicate : replicates) {
        const Recruits& recruits = replicate.*runs;
        differences.coupled.push_back(recruits.baseline - recruits.coupled);
        differences.independent.push_back(recruits.baseline - recruits.independent);
    }
    return differences;
}

/// Central 90 % of the ratio of variances over resampled replicates.
std::array<double, 2> bootstrap_interval(const Differences& differences) {
    const KeyedDraws draws(seed, 0);
    const std::size_t count = differences.coupled.size();
    std::vector<double> ratios;
    for (std::uint32_t sample = 0; sample < bootstrap_samples; ++sample) {
        Differences drawn;
        for (std::uint32_t i = 0; i < count; ++i) {
            const double u = draws.uniform(Process::test_process, entity_key(sample), i);
            const auto chosen = static_cast<std::size_t>(u * static_cast<double>(count));
            drawn.coupled.push_back(differences.coupled[chosen]);
            drawn.independent.push_back(differences.independent[chosen]);
        }
        ratios.push_back(variance_of(drawn.independent) / std::max(variance_of(drawn.coupled), 1e-12));
    }
    std::sort(ratios.begin(), ratios.end());
    return {ratios[bootstrap_samples / 20], ratios[bootstrap_samples - bootstrap_samples / 20]};
}

void print_row(const Positions& positions, const char* feedback, const std::vector<Replicate>& replicates,
               Recruits Replicate::*runs) {
    const Differences differences = differences_of(replicates, runs);
    const auto [low, high] = bootstrap_interval(differences);
    double baseline = 0;
    for (const Replicate& replicate : replicates) baseline += (replicate.*runs).baseline;
    const double independent = variance_of(differences.independent);
    const double coupled = variance_of(differences.coupled);
    std::printf("%6.2f  %6.2f  %-8s  %8.0f  %8.1f  %11.1f  %9.2f  %6.1f  (%.1f to %.1f)\n", positions.expiry_hazard,
                positions.refill_removed, feedback, baseline / static_cast<double>(replicates.size()),
                mean_of(differences.coupled), independent, coupled, independent / coupled, low, high);
    std::fflush(stdout);
}

Settings read_settings(int count, char** arguments) {
    Settings settings;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string_view name = arguments[i];
        const double value = std::strtod(arguments[i + 1], nullptr);
        if (name == "--scale") settings.scale = value;
        if (name == "--replicates") settings.replicates = static_cast<int>(value);
        if (name == "--threads") settings.threads = static_cast<int>(value);
        if (name == "--expiry") settings.positions.resize(1), settings.positions[0].expiry_hazard = value;
        if (name == "--refill") settings.positions.resize(1), settings.positions[0].refill_removed = value;
    }
    return settings;
}

}  // namespace

int main(int count, char** arguments) {
    const Settings settings = read_settings(count, arguments);
    auto county = read_county(SAMVERKAN_SOURCE_DIR "/configs/stockholm");
    if (!county.value || settings.replicates < 2) {
        std::fputs("usage: coupling [--scale S] [--replicates R >= 2] [--threads T] [--expiry H --refill R]\n", stderr);
        return 1;
    }
    const Workers workers(settings.threads);
    std::printf("scale %g, %d replicates, 5 reported years; ratio = independent / coupled variance (90 %% bootstrap)\n",
                settings.scale, settings.replicates);
    std::printf("expiry  refill  feedback  baseline   averted  independent    coupled   ratio\n");
    for (const Positions& row : settings.positions) {
        const double expiry = row.expiry_hazard, refill = row.refill_removed;
        county.value->parameters.gang.vacancy_expiry_hazard = {expiry, expiry, expiry};
        county.value->parameters.justice.vacancy_refill_removed = {refill, refill, refill};
        std::vector<Replicate> replicates(static_cast<std::size_t>(settings.replicates));
        workers.for_each(replicates.size(), [&](std::size_t number) {
            replicates[number] = run_replicate(*county.value, settings.scale, static_cast<std::uint32_t>(number));
        });
        print_row(row, "on", replicates, &Replicate::live);
        print_row(row, "off", replicates, &Replicate::replayed);
    }
    return 0;
}
