#pragma once
// A personal clock against a group clock (random time change: Anderson 2007).
//
// A transition fires when accumulated hazard passes a unit-exponential threshold. The hazard is group factor x
// personal multiplier; with the multiplier m constant, the firing point in group time is fixed:
//   target = C(now) + remaining / m.
// Only the target is stored (float). Coding: a running clock is >= 0; a paused clock (m = 0) stores
// -remaining, so that its exposure is kept; `clock_off` never fires and keeps nothing.
#include <limits>

namespace samverkan {

inline constexpr float clock_off = std::numeric_limits<float>::infinity();
inline constexpr double least_remaining = 1e-30;

/// Target of a clock with `remaining` exposure at group time `clock`; m = 0 pauses it.
constexpr float start_clock(double clock, double remaining, double multiplier) {
    if (multiplier > 0) return static_cast<float>(clock + remaining / multiplier);
    return static_cast<float>(-(remaining > least_remaining ? remaining : least_remaining));
}

/// Exposure still missing to the threshold of a clock that stands at `target`, at group time `clock`.
constexpr double remaining_exposure(float target, double clock, double multiplier) {
    if (multiplier > 0) {
        const double left = (static_cast<double>(target) - clock) * multiplier;
        return left > 0 ? left : 0.0;
    }
    return -static_cast<double>(target);
}

/// Moves a clock to another multiplier or group; nothing is drawn, no exposure is lost.
constexpr float move_clock(float target, double old_clock, double old_multiplier, double new_clock,
                           double new_multiplier) {
    return start_clock(new_clock, remaining_exposure(target, old_clock, old_multiplier), new_multiplier);
}

/// Share of the week at which the target was passed while the clock went from `before` to `now`.
constexpr double crossing_fraction(float target, double before, double now) {
    const double share = (static_cast<double>(target) - before) / (now - before);
    return share < 0 ? 0.0 : (share > 1 ? 1.0 : share);
}

}  // namespace samverkan
