#pragma once
// Programmes at work, as one mechanism: funding opens and closes, deliveries reach people, gangs or the pipeline, and
// effects act, overlap and fade. What a programme does comes from data (model/programme.hpp).
#include <cstdint>
#include <vector>

#include "core/schedule.hpp"
#include "model/help.hpp"
#include "model/lives.hpp"
#include "model/money.hpp"
#include "model/programme.hpp"
#include "model/world.hpp"

namespace samverkan {

inline constexpr int weeks_between_intakes = 4;
inline constexpr int never_week = -1'000'000;

/// One course given to a cohort: which effect entries of the strata are its own.
struct CohortDelivery {
    std::uint16_t deployment = 0;
    std::vector<std::uint32_t> persons;  ///< served one by one, since there were no strata left
};

/// A youth offered a place and waiting for its start, or in it.
struct Placement {
    std::uint32_t row = 0;
    std::uint16_t deployment = 0;
    std::uint8_t saved_weeks = 0;  ///< of its wait: its place stays held for them at the end
    bool spared = false;           ///< takes no place and no money
};

/// A candidate for a place; the smallest rank is offered first.
struct Candidate {
    std::uint32_t rank = 0, row = 0;
    std::int32_t noticed_week = 0;
};

/// When a deployment pays and when it delivers.
struct FundingState {
    bool funded = false, delivers = false;
    int delivers_from = never_week;   ///< after the start-up
    int delivers_since = never_week;  ///< first delivery, where ramps begin
    int triggered_until = never_week, ready_week = never_week;
    double paid_share = 1;      ///< of this week's units that every payer can pay, where units are paid by the week
    std::uint32_t reports = 0;  ///< what a trigger counts, since the last intake week
};

/// How strongly a lever, or one effect of it, acts now.
struct LeverStrength {
    double strength = 0;  ///< share x ramp x build-up, or what is left of it after the end
    double strength_at_end = 0;
    int ended_week = never_week;
};
struct LeverState : LeverStrength {
    double share = 0;                        ///< of its full strength, with what is funded
    std::uint64_t weeks = 0;                 ///< in which it ran
    std::vector<LeverStrength> of_effect;    ///< by effect; empty: all fade as the lever does
    std::vector<std::uint32_t> place_order;  ///< of a one-off: chosen places as they come
    std::vector<int> works_from;             ///< of a one-off, by place: week in which it is paid, or never_week
    std::vector<double> strength_of_place;   ///< of a one-off, by place
};

/// A youth in a programme that works in groups.
struct GroupMember {
    std::uint32_t row = 0;
    std::uint32_t area = 0;
    bool harmed = false;
};

/// One deployment as it runs.
struct DeploymentState {
    std::vector<double> log_effects;  ///< by effect of the programme, this replicate
    std::vector<bool> place_chosen;   ///< by place
    std::vector<double> area_youths;  ///< of the chosen places: a lever's municipal cost goes by them
    TargetProgram who;                ///< conditions of programme and deployment
    TargetReach reach;
    FundingState funding;
    LeverState lever;
    RateClock sweeps;           ///< removals that funding adds (EffectBasis::event)
    double units_per_year = 0;  ///< that the capacity allows, at this scale
    double places_exact = 0;    ///< places at once, at this scale
    std::int32_t places = 0;    ///< of them open now
    std::int32_t taken = 0;     ///< of them reserved or in use
    double rounding = 0;        ///< keyed, of places and deficits
    double delivered_units = 0;
    double cost_sek = 0, cost_sek_per_unit = 0;
    double accept_share = 0;
    std::vector<Candidate> candidates;  ///< a heap
    std::size_t candidates_kept = 0;    ///< at the last clearing
    bool candidates_filled = false;
    std::uint32_t hold_level = 0;    ///< every candidate up to this rank has been offered a place
    std::vector<bool> reached;       ///< by row: offered or given once; empty: nobody
    bool low_supervision = false;    ///< works in groups with too few adults
    std::vector<GroupMember> group;  ///< in service now, where supervision is low
};

enum class FadeOf : std::uint8_t { person, cohort };
struct FadeDue {
    FadeOf of;
    std::uint32_t row;     ///< person
    std::uint16_t source;  ///< deployment (person) or delivery (cohort)
};

/// Lever effects that act on the same groups act together: worked out once for each such set.
struct LeverEffect {
    std::uint16_t deployment = 0;
    std::uint16_t effect = 0;
    std::uint32_t place = 0;  ///< of a one-off, which acts place by place
};
struct LeverPatterns {
    std::vector<std::vector<LeverEffect>> effects;  ///< by pattern
    std::vector<std::uint32_t> of_group;            ///< pattern by group
};

/// The level of coordination, by area; empty: not funded, today's everywhere.
struct CoordinationState {
    std::vector<double> level;
    std::vector<double> reached;  ///< share of the way to the level paid for
    std::vector<double> known;    ///< factor of the part of notices that youths at risk add, as last told to them
    bool moved = false;           ///< this week
};

/// Empty until the arm is funded: then one entry per deployment of the scenario.
struct ProgrammeState {
    std::vector<DeploymentState> deployments;
    std::vector<CohortDelivery> deliveries;  ///< index + first_delivery is ActiveEffect::programme of their effects
    LeverPatterns levers;
    CoordinationState coordination;
    Money money;
    Schedule<std::uint16_t> course_effects;  ///< delivery: its effects begin
    Schedule<Placement> starts, effects, ends;
    Schedule<std::uint16_t> freed;  ///< deployment: a place that was held for weeks saved
    Schedule<std::uint32_t> wakes;  ///< row: effects that waited for an age begin
    Schedule<FadeDue> fades;
    double group_harm_log_effect = 0;  ///< this replicate
};

/// Effects of cohort deliveries are numbered from here on, those of persons by deployment, and the harm that the
/// groups of a deployment do from first_group_harm on.
inline constexpr std::uint16_t first_delivery = 1u << 12, first_group_harm = 1u << 11;

ProgrammeState make_programmes(const World& world, const Scenario& scenario);

/// At the week's beginning: funding and triggers, courses of universal cohorts, and what levers are now.
void begin_programme_week(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                          HelpState& help);

/// A report makes the youth known, and so perhaps a candidate for programmes with places.
void note_candidate(const World& world, const Scenario& scenario, ProgrammeState& programmes, const Lives& lives,
                    const HelpState& help, std::uint32_t row);

/// The same for whatever else agencies come to know of a youth: a referral, an arrest, a release.
void consider_candidate(const World& world, const Scenario& scenario, ProgrammeState& programmes, const Lives& lives,
                        const HelpState& help, std::uint32_t row);

/// Removals beyond those of the arrest clocks, that funding pays for: of the gangs at home in the chosen places.
void run_sweeps(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives);

/// At the week's end: intake (every four weeks), starts, ends and fading of effects.
void run_programmes(const World& world, const Scenario& scenario, ProgrammeState& programmes, Lives& lives,
                    HelpState& help);

}  // namespace samverkan
