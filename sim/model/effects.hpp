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
    std::uint8_t from_age = 0;  ///< dormant before this completed age; of a person's own effect 0 once it acts
    std::uint8_t effect = 0;    ///< which of its programme's
};

inline constexpr int any_age = 255;

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

/// Log of the combined rate ratio on a hazard that `variables` act on, which all protect in the same direction:
/// protective ones strongest first weigh 1, .85, .70, .55, further ones 0, floor 0.4 (2.5 where higher protects);
/// harmful ones in full; exact zeros do not count. Own effects count once awake, those of a cohort from their age.
double combined_log_effect(std::span<const ActiveEffect> own, std::span<const ActiveEffect> cohort,
                           VariableSet variables, const OverlapParameters& overlap, int cohort_age = any_age);

/// Weeks between fade steps: a quarter of the half-life, at least one week; 0: the effect does not fade.
int fade_step_weeks(double half_life_weeks);

/// One fade step; true while the effect lives on (dropped below least_log_effect or after the last step).
bool fade_once(ActiveEffect& effect, const OverlapParameters& overlap);

/// Log effects of a programme in this replicate: transport x log of the drawn (or modal) rate ratio; 0 for secondary
/// effects where the scenario leaves them out.
std::vector<double> draw_log_effects(const Programme& programme, const Scenario& scenario,
                                     const class KeyedDraws& structure);

/// Log effect on all reports of a log effect on those of some sources: log(1 + share (ratio - 1)).
double narrowed_to_sources(double log_effect, std::uint8_t sources, const HelpParameters& help);

/// Key of a programme by its name, so that arms agree whatever else they fund.
std::uint32_t programme_key(const Programme& programme);

}  // namespace samverkan
