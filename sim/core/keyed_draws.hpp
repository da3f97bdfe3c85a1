#pragma once
// Randomness only through keys: the same (seed, replicate, entity, process, occurrence) gives the same
// four words in every build, thread and order. Generator: Philox4x32-10 (Salmon et al. 2011, SC'11).
#include <array>
#include <cstdint>

#include <Random123/philox.h>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace samverkan {

/// Every process that draws. Ids are unique over all kinds of entities and never reused: they are keys.
enum class Process : std::uint8_t {
    // structure of a world: the same in every arm and event stream
    birth_week = 1,
    household_size,
    household_gap,
    household_trait,
    general_risk,
    domain_risk,
    own_risk,
    adhd,
    conduct,
    report_frailty,
    willingness,
    school_choice,
    class_sorting,
    friend_round,
    friend_redraw,
    gang_size,
    gang_home,
    gang_open,
    involvement_at_start,
    gang_at_start,
    tenure_at_start,
    tier_at_start,
    embedding_at_start,
    recruiter_at_start,
    evidence_prior,
    scale_rounding,
    senior_at_start,
    queue_at_start,
    household_slot,
    friend_quota,
    conflict_pair,
    custody_at_start = 48,
    place_rounding,
    // clocks of a youth
    drift = 64,
    fringe_exit,
    recruit_street,
    recruit_school,
    recruit_family_friends,
    recruit_online,
    notice,
    exit,
    promotion,
    reentry,
    arrest = 80,
    // clocks of other entities
    position_birth = 96,
    position_expiry,
    senior_exit,
    senior_entry,
    sweep = 104,
    // choices at an event
    gang_choice = 128,
    recruiter_choice,
    reentry_channel,
    embedding,
    notice_source,
    triage_error,
    leads_to_service,
    completion,
    queue_lottery,
    intake_rank,
    school_rank,
    handover,
    capacity_credit,
    programme_handover,
    area_rank,
    take_up,
    birth_enrolment,
    leaving_home,
    absence,
    centre_visits,
    sport,
    weekend_job,
    service_match = 150,
    queue_patience,
    psychiatry_referral,
    psychiatry_visit,
    spared_start,
    // violence
    retaliation_count = 160,
    retaliation,
    pair_shooting,
    pair_explosion,
    other_shooting,
    attack_outcome,
    executor_choice,
    victim_choice,
    foiled_plots,
    // police and justice
    arrest_outcome = 170,
    removal,
    reattachment,
    sweep_choice,
    // the closed model and tests
    closed_join = 192,
    closed_leave,
    closed_split,
    closed_release,
    closed_return,
    test_process,
    // measures of a finished run: they draw for no life
    weekday_of_attack = 224
};

/// Identity of an entity: for a youth place of entry, index in its birth week, birth week and copy.
struct EntityKey {
    std::uint32_t place_and_index = 0;  ///< place:16 | index:16
    std::uint32_t week_and_copy = 0;    ///< birth week:16 | copy:16
    friend constexpr bool operator==(EntityKey, EntityKey) = default;
    [[nodiscard]] constexpr std::uint64_t packed() const {
        return (std::uint64_t{week_and_copy} << 32) | place_and_index;
    }
};

constexpr EntityKey youth_key(std::uint32_t place, std::uint32_t index, std::uint32_t birth_week,
                              std::uint32_t copy = 0) {
    return {(place << 16) | (index & 0xFFFFu), (birth_week << 16) | (copy & 0xFFFFu)};
}
/// Birth week in the key of a youth.
constexpr int birth_week_of(EntityKey youth) { return static_cast<int>(youth.week_and_copy >> 16); }
/// Key of any other entity (gang, school, household of a place ...), told apart by its processes.
constexpr EntityKey entity_key(std::uint32_t number, std::uint32_t context = 0) { return {number, context}; }

using Words = std::array<std::uint32_t, 4>;

/// A family of keyed draws: one seed, one replicate.
class KeyedDraws {
public:
    constexpr KeyedDraws(std::uint64_t seed, std::uint32_t replicate) : seed_(seed), replicate_(replicate) {
        expect(replicate < (1u << 24), "replicate fits its 24 bits of the key");
    }

    /// Four independent uniform words of this key.
    [[nodiscard]] Words words(Process process, EntityKey entity, std::uint32_t occurrence) const {
        return generate(seed_, process, entity, occurrence);
    }
    /// One of the four words of this key, as a uniform number in (0, 1).
    [[nodiscard]] double uniform(Process process, EntityKey entity, std::uint32_t occurrence,
                                 std::size_t word = 0) const {
        return elementary::unit_uniform(words(process, entity, occurrence)[word]);
    }
    /// Unit-exponential threshold of a clock (mean 1).
    [[nodiscard]] double threshold(Process process, EntityKey entity, std::uint32_t occurrence) const {
        return elementary::unit_exponential(words(process, entity, occurrence)[0]);
    }
    /// Finishing time of candidate `candidate` in a keyed race: unit exponential / weight, smallest wins.
    /// `weight` > 0. A new candidate changes a choice only by winning it.
    [[nodiscard]] double race_time(Process process, EntityKey chooser, std::uint32_t occurrence,
                                   std::uint64_t candidate, double weight) const {
        const Words drawn =
            generate(seed_ ^ (candidate * 0x9E3779B97F4A7C15u + 0xD1B54A32D192ED03u), process, chooser, occurrence);
        return elementary::unit_exponential(drawn[0]) / weight;
    }

private:
    [[nodiscard]] Words generate(std::uint64_t key, Process process, EntityKey entity, std::uint32_t occurrence) const {
        const r123::Philox4x32::ctr_type counter{{(replicate_ << 8) | static_cast<std::uint32_t>(process),
                                                  entity.place_and_index, entity.week_and_copy, occurrence}};
        const r123::Philox4x32::key_type philox_key{
            {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)}};
        const auto out = r123::Philox4x32{}(counter, philox_key);
        return {out[0], out[1], out[2], out[3]};
    }

    std::uint64_t seed_;
    std::uint32_t replicate_;
};

/// Structure (population, gangs, priors) and events are drawn from two families, so that a second event
/// stream can be run over the very same world.
struct WorldDraws {
    KeyedDraws structure;
    KeyedDraws events;
    constexpr WorldDraws(std::uint64_t seed, std::uint32_t replicate, std::uint64_t event_stream = 0)
        : structure(seed, replicate), events(seed ^ (event_stream * 0xA0761D6478BD642Fu), replicate) {}
};

}  // namespace samverkan
