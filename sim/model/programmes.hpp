#pragma once
// Programmes at work: a universal cohort is a stratum of the group clocks, an individual programme with places
// is a queue of its own. What they do comes from data (model/programme.hpp).
#include <cstdint>
#include <vector>

#include "core/schedule.hpp"
#include "model/lives.hpp"
#include "model/programme.hpp"
#include "model/world.hpp"

namespace samverkan {

/// One course given to a cohort: which effect entry of the strata it is.
struct CohortDelivery {
    std::uint16_t deployment = 0;
};

/// A youth offered a place and waiting for its start, or in it.
struct Placement {
    std::uint32_t row = 0;
    std::uint16_t deployment = 0;
};

/// A candidate for a programme with places.
struct Candidate {
    std::uint32_t row = 0;
    std::int32_t noticed_week = 0;
};

/// One deployment as it runs.
struct DeploymentState {
    std::vector<double> log_effects;  ///< by effect of the programme, this replicate
    std::int32_t places = 0;          ///< individual programme, places at once
    std::int32_t taken = 0;           ///< of them reserved or in use
    double units_per_year = 0;        ///< that the allotment pays
    double delivered_units = 0;
    double cost_sek = 0;
    std::vector<Candidate> candidates;
    std::vector<std::uint32_t> reached;  ///< rows once offered, ascending
};

enum class FadeOf : std::uint8_t { person, cohort };
struct FadeDue {
    FadeOf of;
    std::uint32_t row;     ///< person
    std::uint16_t source;  ///< deployment (person) or delivery (cohort)
};

/// Empty until the arm is funded: then one entry per deployment of the scenario.
struct ProgrammeState {
    std::vector<DeploymentState> deployments;
    std::vector<CohortDelivery> deliveries;  ///< index is ActiveEffect::programme of cohort effects
    Schedule<std::uint16_t> course_ends;     ///< delivery
    Schedule<Placement> starts, ends;
    Schedule<FadeDue> fades;
};

/// Effects of cohort deliveries are numbered from here on, those of persons by deployment.
inline constexpr std::uint16_t first_delivery = 1u << 12;

ProgrammeState make_programmes(const World& world, const Scenario& scenario);

/// Courses of universal cohorts that start at this school year's beginning.
void deliver_cohorts(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives);

/// A report makes the youth known, and so a candidate for programmes with places; where these take only youths who
/// are fringe or above, only if it is about one.
void note_candidate(const World& world, const Scenario& scenario, ProgrammeState& programmes, const Lives& lives,
                    std::uint32_t row);

/// Intake (every four weeks), starts, ends and fading of effects.
void run_programmes(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives);

}  // namespace samverkan
