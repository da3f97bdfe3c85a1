#pragma once
// What changes about a youth: involvement, clocks, counts of ties. Structs of arrays by row.
#include <array>
#include <cstdint>
#include <vector>

#include "core/clock.hpp"
#include "core/clock_column.hpp"
#include "core/ids.hpp"
#include "core/keyed_draws.hpp"
#include "model/population.hpp"

namespace samverkan {

enum class Involvement : std::uint8_t { none, fringe, involved, core, former };
inline constexpr std::size_t involvement_count = 5;

constexpr bool is_member(Involvement state) { return state == Involvement::involved || state == Involvement::core; }
constexpr bool is_fringe_or_above(Involvement state) { return state == Involvement::fringe || is_member(state); }

/// The clocks kept for every youth. `street` means drift while in none (target positive) and leaving the
/// fringe while in fringe (target negated), so that one scan serves both.
enum class YouthClock : std::uint8_t {
    involvement,
    recruit_street,
    recruit_school,
    recruit_family_friends,
    recruit_online,
    notice
};
inline constexpr std::size_t youth_clock_count = 6;

constexpr YouthClock recruit_clock(Channel channel) {
    return static_cast<YouthClock>(static_cast<std::size_t>(YouthClock::recruit_street) +
                                   static_cast<std::size_t>(channel));
}
constexpr Channel channel_of(YouthClock clock) {
    return static_cast<Channel>(static_cast<std::size_t>(clock) - static_cast<std::size_t>(YouthClock::recruit_street));
}
constexpr Process recruit_process(Channel channel) {
    return static_cast<Process>(static_cast<std::size_t>(Process::recruit_street) + static_cast<std::size_t>(channel));
}

/// Personal multipliers of the clocks; the four channels share one.
struct Multipliers {
    float involvement = 0, recruit = 0, notice = 0;
    friend bool operator==(const Multipliers&, const Multipliers&) = default;
};

inline constexpr std::uint32_t not_concerned = 0xFFFFFFFFu;

/// What is asked of a youth most often, in one place.
struct YouthState {
    Involvement involvement = Involvement::none;
    std::uint8_t marks = 0;          ///< see namespace mark
    std::uint8_t degree = 0;         ///< ties that exist
    std::uint8_t fringe_ties = 0;    ///< of them fringe or above
    std::uint8_t involved_ties = 0;  ///< of them involved or core
    std::uint8_t involved_siblings = 0;
    StratumId stratum{0};                     ///< StratumId{0}: in no cohort programme
    std::uint8_t involvement_occurrence = 0;  ///< thresholds of drift and fringe exit spent
    float involvement_multiplier = 0;         ///< the involvement clock runs with
    LogLevel drift_level = 0;                 ///< fixed; log of the personal factor on drift
    std::uint16_t birth_week = 0;             ///< fixed
};
static_assert(sizeof(YouthState) == 16);

struct Youths {
    std::vector<YouthState> state;
    std::vector<float> recruit_multiplier, notice_multiplier;  ///< the clocks run with
    std::array<ClockColumn, youth_clock_count> clock;
    std::array<std::vector<std::uint8_t>, youth_clock_count> occurrence;  ///< thresholds spent; [0] is in state
    std::vector<std::uint32_t> concerned;                                 ///< row in Concerned, or not_concerned
    std::vector<std::uint32_t> neighbours;                                ///< ties now; slots as in Population
    std::vector<ClassId> class_of;
    std::vector<std::uint32_t> dirty;           ///< rows to touch at the week's end
    std::vector<double> notice_at_risk_factor;  ///< by place: of what youths at risk add; empty: 1

    [[nodiscard]] ClockColumn& column(YouthClock which) { return clock[static_cast<std::size_t>(which)]; }
    [[nodiscard]] const ClockColumn& column(YouthClock which) const { return clock[static_cast<std::size_t>(which)]; }
    [[nodiscard]] std::uint8_t& occurrence_of(YouthClock which, std::uint32_t row) {
        if (which == YouthClock::involvement) return state[row].involvement_occurrence;
        return occurrence[static_cast<std::size_t>(which)][row];
    }
    [[nodiscard]] Involvement involvement(std::uint32_t row) const { return state[row].involvement; }
    void set_mark(std::uint32_t row, std::uint8_t which) {
        state[row].marks = static_cast<std::uint8_t>(state[row].marks | which);
    }
    void clear_mark(std::uint32_t row, std::uint8_t which) {
        state[row].marks = static_cast<std::uint8_t>(state[row].marks & ~which);
    }
    [[nodiscard]] bool has_mark(std::uint32_t row, std::uint8_t which) const { return (state[row].marks & which) != 0; }
};

namespace mark {
inline constexpr std::uint8_t dirty = 1;         ///< listed in Youths::dirty
inline constexpr std::uint8_t moved = 2;         ///< changed involvement this week already
inline constexpr std::uint8_t was_member = 4;    ///< recruited before: the next time is renewed
inline constexpr std::uint8_t concerned = 8;     ///< has a record in Involved::concerned
inline constexpr std::uint8_t all_factors = 16;  ///< when dirty: more than the share of fringe ties has changed
/// When dirty: what a member record keeps of its ties may have changed. Services do not set it, so that a service
/// without effect changes no life.
inline constexpr std::uint8_t ties_inside = 32;
inline constexpr std::uint8_t away = 64;  ///< in custody or placed outside the home
inline constexpr std::uint8_t dead = 128;
inline constexpr std::uint8_t anything = all_factors | ties_inside;
}  // namespace mark

/// Lists a row for the week's touch, once. `reason`: mark::anything; mark::all_factors if services alone have changed,
/// 0 if fringe ties alone have.
inline void mark_dirty(Youths& youths, std::uint32_t row, std::uint8_t reason = mark::anything) {
    const bool listed = youths.has_mark(row, mark::dirty);
    youths.set_mark(row, static_cast<std::uint8_t>(mark::dirty | reason));
    if (!listed) youths.dirty.push_back(row);
}

/// Nobody involved, no clock started, ties and classes as built: they are taken over from the population, whose
/// `neighbours`, `class_of` and `drift_level` are empty afterwards (a county keeps them once).
Youths make_youths(Population& population);

/// Bytes of all containers by row, ties included.
std::size_t bytes_of(const Youths& youths);
std::size_t bytes_of(const Population& population);

}  // namespace samverkan
