#pragma once
// Violence between gangs, and the background of other shootings. Pairs of gangs near each other may be in conflict: a
// clock of the pair fires shootings, each draws its retaliations by its own identity (cluster_process.hpp), explosions
// have a clock of their own, and plots are foiled beside shootings. Who acts and who is hit are keyed races.
#include <array>
#include <cstdint>
#include <vector>

#include "core/schedule.hpp"
#include "model/cluster_process.hpp"
#include "model/gangs.hpp"

namespace samverkan {

struct Lives;
struct World;

enum class AttackKind : std::uint8_t { shooting, explosion, foiled_plot };
inline constexpr std::size_t attack_kind_count = 3;
enum class Harm : std::uint8_t { none, injured, killed };

/// Who takes part, by age; seniors of 25 or more are a count of their gang.
enum class ExecutorAge : std::uint8_t { under_15, from_15_to_17, from_18_to_24, senior };
inline constexpr std::size_t executor_age_count = 4;
[[nodiscard]] ExecutorAge executor_age_of(int age_years);

inline constexpr std::uint32_t nobody_named = 0xFFFFFFFFu, answers_none = 0xFFFFFFFFu;
inline constexpr std::size_t most_executors = 3;

struct Executor {
    std::uint32_t row = nobody_named;  ///< nobody_named: of the senior core, or outside networks
    ExecutorAge age = ExecutorAge::senior;
    std::uint8_t age_years = 0;  ///< 0: senior
};

struct AttackEvent {
    EntityKey key;
    std::uint16_t week = 0;    ///< since the horizon's first week
    std::uint8_t weekday = 0;  ///< 0 Monday .. 6
    AttackKind kind = AttackKind::shooting;
    Harm harm = Harm::none;
    std::uint8_t executors = 0;
    PlaceId place;
    GangId by, on;                         ///< none: outside networks
    std::uint32_t answers = answers_none;  ///< index of the attack that it answers
    std::uint32_t victim = nobody_named;   ///< of those harmed; nobody_named: a senior, or someone outside
    std::array<Executor, most_executors> executor{};
};

/// A retaliation that will happen unless it is thinned.
struct Retaliation {
    EntityKey key;
    GangId by, on;
    std::uint32_t answers = answers_none;
    std::uint8_t weekday = 0;
    double acceptance = 0;  ///< uniform in (0, 1): happens while it is below the share kept then
};

/// What changes about violence.
struct Violence {
    std::vector<RateClock> shootings, explosions;  ///< by conflict pair
    RateClock other_shootings;
    Schedule<Retaliation> retaliations;
    std::vector<AttackEvent> attacks;  ///< in the order in which they happen
    std::size_t first_of_week = 0;     ///< index in attacks
};

/// Factors of levers on violence; empty: none funded.
struct ViolenceLevers {
    std::vector<double> background_of_gang, branching_of_gang, background_of_place, branching_of_place;
};

/// Gangs in potential conflict: near each other, each with at most violence.pairs_per_gang.
[[nodiscard]] std::vector<ConflictPair> draw_conflict_pairs(const County& county, const GangStructure& gangs,
                                                            const KeyedDraws& structure);

Violence start_violence(const World& world);

/// A week of attacks; with them offences of members, harm and deaths.
void run_violence(const World& world, Lives& lives);

/// The same week with feedback off: the baseline's attacks, by those of them who are members in this arm.
void replay_violence(const World& world, Lives& lives, const std::vector<AttackEvent>& attacks);

/// A youth dies: leaves gang, fringe and all clocks; a gang's position closes, and reopens as after a removal.
void die(const World& world, Lives& lives, std::uint32_t row, EntityKey attack);

}  // namespace samverkan
