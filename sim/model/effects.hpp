#pragma once
// Effects of programmes on a hazard: overlap, floor and fade (model.md 7.8, kernel.md).
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/ids.hpp"
#include "model/parameters.hpp"
#include "model/programme.hpp"

namespace samverkan {

inline constexpr std::size_t most_effects = 8;  ///< of one youth on all variables together
inline constexpr int most_fade_steps = 16;

/// One effect acting now.
struct ActiveEffect {
    double log_rate_ratio = 0;
    ModelVariable variable = ModelVariable::recruit_multiplier;
    std::uint8_t fade_steps = 0;
    std::uint16_t programme = 0;
};

struct EffectList {
    std::array<ActiveEffect, most_effects> effect;
    std::uint8_t count = 0;

    [[nodiscard]] std::span<const ActiveEffect> active() const { return {effect.data(), count}; }
    /// Adds an effect; the list is full only with most_effects programmes at once: then it is left out.
    void add(const ActiveEffect& added) {
        if (count < most_effects) effect[count++] = added;
    }
    void remove(std::size_t index) {
        for (std::size_t i = index + 1; i < count; ++i) effect[i - 1] = effect[i];
        --count;
    }
};

/// Log of the combined rate ratio on `variable`: protective ones strongest first weigh 1, .85, .70, .55,
/// further ones 0, floor 0.4; harmful ones in full; exact zeros do not count.
double combined_log_effect(std::span<const ActiveEffect> first, std::span<const ActiveEffect> second,
                           ModelVariable variable, const OverlapParameters& overlap);

/// Weeks between fade steps: a quarter of the half-life, at least one week; 0: the effect does not fade.
int fade_step_weeks(double half_life_weeks);

/// One fade step; true while the effect lives on (dropped below least_log_effect or after the last step).
bool fade_once(ActiveEffect& effect, const OverlapParameters& overlap);

/// Log effects of a programme in this replicate: transport x log of the drawn (or modal) rate ratio.
std::vector<double> draw_log_effects(const Programme& programme, const Scenario& scenario,
                                     const class KeyedDraws& structure);

/// Key of a programme by its name, so that arms agree whatever else they fund.
std::uint32_t programme_key(const Programme& programme);

}  // namespace samverkan
