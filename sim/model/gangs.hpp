#pragma once
// Gangs: positions, not deficits. open = max(0, positions - active). A loss by exit or ageing reopens its
// position by itself; an open position is filled by recruitment or expires; births keep the stock.
#include <cstdint>
#include <vector>

#include "core/keyed_draws.hpp"
#include "model/county.hpp"
#include "model/place_channel.hpp"
#include "model/recruitment_reference.hpp"

namespace samverkan {

/// What nobody knows well and no arm can change: drawn once per replicate.
struct GangConstants {
    double vacancy_expiry_hazard = 0;   ///< per week and open position
    double vacancy_refill_removed = 1;  ///< share of removals whose position reopens
    double recruiter_window_exit = 1;   ///< factor on leaving while the recruiter is away
    double reattach_delay_weeks = 1;    ///< until another recruiter takes over
};

/// Two gangs that may be in conflict.
struct ConflictPair {
    GangId one, other;
};

/// What a gang is from the start of the run; the same in all arms.
struct GangStructure {
    std::vector<double> size_share;           ///< by gang, sums to 1
    std::vector<std::vector<PlaceId>> homes;  ///< by gang
    std::vector<double> offline_access;       ///< gangs x places
    std::vector<double> reference_open;       ///< open positions at the start, mean
    std::vector<double> position_births;      ///< per week, constant: what expires and is closed at the reference
    std::vector<double> core_post_rounding;   ///< by gang, in [0, 1): core posts are rounded by key
    GangConstants constants;
    std::vector<ConflictPair> pairs;
    double conflict_birth_share = 0;  ///< of births of positions, in proportion to conflict
    double senior_entry = 0;          ///< per week, all gangs, spread by size

    [[nodiscard]] std::size_t count() const { return size_share.size(); }
    [[nodiscard]] double access(std::size_t gang, std::size_t place) const {
        return offline_access[gang * (offline_access.size() / size_share.size()) + place];
    }
};

enum class PriorDraw : std::uint8_t { drawn, mode };

/// Value of a triangular prior: drawn by key, or its mode.
double draw_prior(const Prior& prior, PriorDraw how, const KeyedDraws& structure, EntityKey key);

/// The constants of this replicate, drawn from their priors or at the mode.
GangConstants draw_gang_constants(const ModelParameters& parameters, PriorDraw how, const KeyedDraws& structure);

GangStructure make_gang_structure(const County& county, const RecruitmentReference& reference,
                                  const KeyedDraws& structure, double scale, const GangConstants& constants);

/// An exponential clock of a gang whose rate changes with its state; may fire several times a week.
struct RateClock {
    double remaining = 0;
    std::uint32_t occurrence = 0;
};
/// Starts the clock with its first threshold.
RateClock start_rate_clock(Process process, std::uint32_t entity, const KeyedDraws& draws);
/// Adds `exposure` and returns how often the clock fired, at most `most` times (further exposure is lost).
int fire_rate_clock(RateClock& clock, double exposure, int most, Process process, std::uint32_t entity,
                    const KeyedDraws& draws);

struct GangCounters {
    std::uint64_t filled = 0, expired = 0, born = 0, rejected = 0;
    std::uint64_t removed = 0, refilled = 0, returned = 0;
};

/// What changes about gangs.
struct Gangs {
    std::vector<std::int32_t> positions, active, core, senior;
    std::vector<RateClock> birth, expiry, senior_exit, senior_entry;
    PlaceChannelTable expected_yield;  ///< per unit of effort, exponentially smoothed
    GangCounters counters;
    std::vector<double> birth_lever, pull_lever;  ///< factors of levers by gang; empty: none funded
    std::vector<double> conflict;                 ///< by gang, shootings of late against what is usual; empty: 1
    std::vector<double> exit_lever;               ///< by gang and completed age from 6; empty: none funded

    [[nodiscard]] double lever_of(const std::vector<double>& lever, std::size_t gang) const {
        return lever.empty() ? 1.0 : lever[gang];
    }
    [[nodiscard]] std::int32_t open(std::size_t gang) const {
        return positions[gang] > active[gang] ? positions[gang] - active[gang] : 0;
    }
};

/// Signals from gangs to youths in one week; recorded in the baseline and replayed with feedback off.
struct GangSignals {
    std::vector<double> offer;   ///< by gang: open positions x effort per unit of attraction
    PlaceChannelTable pressure;  ///< 1 in the reference county
    double online_access = 0;
};

/// What a gang has to give at a moment of the week.
struct GangDoors {
    bool position = false, core_post = false;
    friend bool operator==(const GangDoors&, const GangDoors&) = default;
};

/// Weight of an attraction in the softmax over its logarithm: attraction ^ (1 / temperature).
double effort_weight(double attraction, double temperature);

/// Moves the pressure of gangs under levers: their offers, and by their share the pressure of every place.
void apply_pull_levers(GangSignals& signals, const Gangs& gangs, const GangStructure& structure, double temperature);

/// Positions born and expired this week.
void run_position_clocks(Gangs& gangs, const GangStructure& structure, const KeyedDraws& events);

/// Senior core: direct adult entry and exit (ageing in is counted where members leave).
void run_senior_core(Gangs& gangs, const GangStructure& structure, const SeniorCoreParameters& parameters,
                     const KeyedDraws& events);

/// Smooths what a unit of effort is expected to yield; `yield_now` is susceptible mass x base hazard x season.
void update_expected_yield(Gangs& gangs, const PlaceChannelTable& yield_now, double memory_weeks);

/// Core posts of a gang: core_post_share of its positions, rounded by the gang's own key at any scale.
std::int32_t core_posts(const Gangs& gangs, const GangStructure& structure, const MembershipParameters& membership,
                        std::size_t gang);

/// By gang: whether a position and a core post are open now.
std::vector<GangDoors> doors_now(const Gangs& gangs, const GangStructure& structure,
                                 const MembershipParameters& membership);

/// Effort over (place, channel): softmax of log(access x expected yield) at `effort_temperature`; with it the
/// pressure at every place and channel.
GangSignals decide_effort(const Gangs& gangs, const GangStructure& structure, const RecruitmentReference& reference,
                          const GangParameters& parameters, double scale);

}  // namespace samverkan
