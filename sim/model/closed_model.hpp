#pragma once
// The closed model: persons are susceptible, in the gang or absent. It runs on the clocks of the county and is
// small enough to be solved, so that it can show the kernel wrong (docs/methods/closed-model.md).
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/clock_column.hpp"
#include "core/keyed_draws.hpp"

namespace samverkan {

enum class ClosedState : std::uint8_t { susceptible, gang, absent };
inline constexpr std::size_t closed_state_count = 3;

/// The clock of each state, in the order of the states: exactly one runs, the others are paused.
enum class ClosedClock : std::uint8_t { join, leave, release };
inline constexpr std::size_t closed_clock_count = closed_state_count;

/// Hazards per month.
struct ClosedRates {
    double join_hazard = 0;     ///< b, per share of those met who are in the gang
    double return_hazard = 0;   ///< c, gang to susceptible
    double removal_hazard = 0;  ///< k, gang to absent
    double release_hazard = 0;  ///< d, out of absence
    double rejoin_share = 0;    ///< q, of the released: to the gang; the others are susceptible
};

/// Persons of one district, how many of them start in the gang and absent (rounded to persons), and its rates.
struct ClosedDistrict {
    std::uint32_t persons = 0;
    double gang_share = 0;
    double absent_share = 0;
    ClosedRates rates;
};

struct ClosedSetup {
    double step_months = 1;
    std::vector<ClosedDistrict> districts;
    std::vector<double> contact;  ///< districts x districts by row: weight of j's gang share on i's joins
};

/// Events since the start, all districts.
struct ClosedEvents {
    std::uint64_t joined = 0, returned = 0, removed = 0, rejoined = 0, released_free = 0;
    friend bool operator==(const ClosedEvents&, const ClosedEvents&) = default;
};

/// Persons by row, one contiguous range of rows for each district.
struct ClosedModel {
    ClosedSetup setup;
    KeyedDraws draws;
    std::vector<std::uint32_t> district_begin;                         ///< districts + 1
    std::vector<std::array<std::uint32_t, closed_state_count>> count;  ///< persons, by district and state
    std::vector<std::array<double, closed_clock_count>> clock;         ///< group clocks, by district
    std::vector<ClosedState> state, touched_state;                     ///< now, and when last touched
    std::array<ClockColumn, closed_clock_count> target;
    std::array<std::vector<std::uint16_t>, closed_clock_count> occurrence;  ///< thresholds spent
    std::vector<std::uint32_t> dirty;                                       ///< rows to touch at the step's end
    ClosedEvents events;

    [[nodiscard]] std::size_t district_count() const { return setup.districts.size(); }
    /// Share of the district's persons in `in_state`.
    [[nodiscard]] double share(std::size_t district, ClosedState in_state) const;
};

/// Everyone at time zero with the first thresholds. Every district needs a person; the contact matrix may be
/// left out for one district.
ClosedModel make_closed_model(const ClosedSetup& setup, const KeyedDraws& draws);

/// One step: all clocks are compared with the group clocks driven by the shares at its start; who crosses
/// changes state; who has changed is touched.
void step_closed_model(ClosedModel& model);

/// Touches every dirty row: clocks whose multiplier has changed are moved, the others left as they are.
void touch_closed_model(ClosedModel& model);

}  // namespace samverkan
