#pragma once
// What changes about a youth: involvement, clocks, counts of ties. Structs of arrays by row.
#include <array>
#include <cstdint>
#include <vector>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/keyed_draws.hpp"
#include "model/population.hpp"

namespace samverkan {

enum class Involvement : std::uint8_t { none, fringe, involved, core, former };
inline constexpr std::size_t involvement_count = 5;

constexpr bool is_member(Involvement state) {
    return state == Involvement::involved || state == Involvement::core;
}
constexpr bool is_fringe_or_above(Involvement state) {
    return state == Involvement::fringe || is_member(state);
}

/// The clocks kept for every youth. `street` means drift while in none (target positive) and leaving the
/// fringe while in fringe (target negated), so that one scan serves both.
enum class YouthClock : std::uint8_t {
    involvement, recruit_street, recruit_school, recruit_family_friends, recruit_online, notice
};
inline constexpr std::size_t youth_clock_count = 6;

constexpr YouthClock recruit_clock(Channel channel) {
    return static_cast<YouthClock>(static_cast<std::size_t>(YouthClock::recruit_street) +
                                   static_cast<std::size_t>(channel));
}
constexpr Channel channel_of(YouthClock clock) {
    return static_cast<Channel>(static_cast<std::size_t>(clock) -
                                static_cast<std::size_t>(YouthClock::recruit_street));
}
constexpr Process recruit_process(Channel channel) {
    return static_cast<Process>(static_cast<std::size_t>(Process::recruit_street) +
                                static_cast<std::size_t>(channel));
}

/// Personal multipliers of the clocks; the four channels share one.
struct Multipliers {
    float involvement = 0, recruit = 0, notice = 0;
    friend bool operator==(const Multipliers&, const Multipliers&) = default;
};

inline constexpr std::uint32_t not_concerned = 0xFFFFFFFFu;

struct Youths {
    std::array<std::vector<float>, youth_clock_count> target;            ///< padded by scan_padding
    std::array<std::vector<std::uint8_t>, youth_clock_count> occurrence; ///< thresholds spent
    std::vector<float> involvement_multiplier, recruit_multiplier, notice_multiplier;
    std::vector<Involvement> involvement;
    std::vector<std::uint8_t> marks;             ///< see namespace mark
    std::vector<std::uint8_t> degree;            ///< ties that exist
    std::vector<std::uint8_t> fringe_ties;       ///< of them fringe or above
    std::vector<std::uint8_t> involved_ties;     ///< of them involved or core
    std::vector<std::uint8_t> involved_siblings;
    std::vector<StratumId> stratum;              ///< StratumId{0}: in no cohort programme
    std::vector<std::uint32_t> concerned;        ///< row in Concerned, or not_concerned
    std::vector<std::uint32_t> neighbours;       ///< ties now; slots as in Population
    std::vector<ClassId> class_of;
    std::vector<std::uint32_t> dirty;            ///< rows to touch at the week's end

    [[nodiscard]] float& target_of(YouthClock clock, std::uint32_t row) {
        return target[static_cast<std::size_t>(clock)][row];
    }
    [[nodiscard]] std::uint8_t& occurrence_of(YouthClock clock, std::uint32_t row) {
        return occurrence[static_cast<std::size_t>(clock)][row];
    }
};

namespace mark {
inline constexpr std::uint8_t dirty = 1;     ///< listed in Youths::dirty
inline constexpr std::uint8_t moved = 2;     ///< changed involvement this week already
inline constexpr std::uint8_t was_member = 4;  ///< recruited before: the next time is renewed
}  // namespace mark

/// Lists a row for the week's touch, once.
inline void mark_dirty(Youths& youths, std::uint32_t row) {
    if (youths.marks[row] & mark::dirty) return;
    youths.marks[row] = static_cast<std::uint8_t>(youths.marks[row] | mark::dirty);
    youths.dirty.push_back(row);
}

/// Nobody involved, no clock started, ties and classes as built.
Youths make_youths(const Population& population);

/// Bytes of all containers by row, ties included.
std::size_t bytes_of(const Youths& youths);
std::size_t bytes_of(const Population& population);

}  // namespace samverkan
