#include "model/effects.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "core/keyed_draws.hpp"
#include "model/gangs.hpp"

namespace samverkan {
namespace {

constexpr double quarter_half_life_factor = 0.8408964152537145;  // 2^(-1/4)

}  // namespace

double combined_log_effect(std::span<const ActiveEffect> own, std::span<const ActiveEffect> cohort,
                           VariableSet variables, const OverlapParameters& overlap, int cohort_age) {
    std::array<double, 2 * most_effects> protective{};
    std::size_t count = 0;
    double harmful = 0, direction = 1;
    const auto collect = [&](std::span<const ActiveEffect> effects, int age) {
        for (const ActiveEffect& effect : effects) {
            if (!variables.holds(effect.variable) || effect.from_age > age) continue;
            if (info_of(effect.variable).protects == Protects::higher) direction = -1;
            const double log_ratio = direction * effect.log_rate_ratio;
            if (log_ratio < 0 && count < protective.size())
                protective[count++] = log_ratio;
            else
                harmful += log_ratio;
        }
    };
    collect(own, 0);
    collect(cohort, cohort_age);
    std::sort(protective.begin(), protective.begin() + static_cast<std::ptrdiff_t>(count));
    double sum = 0;
    for (std::size_t i = 0; i < count && i < overlap.weight.size(); ++i) sum += overlap.weight[i] * protective[i];
    if (count > 0) sum = std::max(sum, elementary::log(overlap.floor));
    return direction * (sum + harmful);
}

int fade_step_weeks(double half_life_weeks) {
    if (half_life_weeks <= 0) return 0;
    return std::max(1, static_cast<int>(half_life_weeks / 4 + 0.5));
}

bool fade_once(ActiveEffect& effect, const OverlapParameters& overlap) {
    ++effect.fade_steps;
    effect.log_rate_ratio *= quarter_half_life_factor;
    const double size = effect.log_rate_ratio < 0 ? -effect.log_rate_ratio : effect.log_rate_ratio;
    return effect.fade_steps < most_fade_steps && size >= overlap.least_log_effect;
}

double narrowed_to_sources(double log_effect, std::uint8_t sources, const HelpParameters& help) {
    if (sources == 0) return log_effect;
    double share = 0;
    for (std::size_t source = 0; source < notice_source_count; ++source)
        if ((sources >> source & 1u) != 0) share += help.source_share[source];
    return elementary::log(1 + share * (elementary::exp(log_effect) - 1));
}

std::uint32_t programme_key(const Programme& programme) {
    std::uint32_t hash = 2166136261u;  // FNV-1a
    for (const char letter : programme.id) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619u;
    return hash;
}

std::vector<double> draw_log_effects(const Programme& programme, const Scenario& scenario,
                                     const KeyedDraws& structure) {
    const PriorDraw how = scenario.effect_draw == EffectDraw::fixed_mode ? PriorDraw::mode : PriorDraw::drawn;
    std::vector<double> log_effects;
    for (std::size_t i = 0; i < programme.effects.size(); ++i) {
        const ProgrammeEffect& effect = programme.effects[i];
        if (effect.sets) {
            log_effects.push_back(0);  // no ratio: law levers set a value
            continue;
        }
        const double rate_ratio =
            draw_prior(effect.rate_ratio, how, structure, entity_key(programme_key(programme), effect.draw));
        const bool left_out = effect.secondary && scenario.secondary_effects == SecondaryEffects::left_out;
        const double log_effect = scenario.transport * elementary::log(rate_ratio);
        log_effects.push_back(left_out ? 0.0 : effect.inverse ? -log_effect : log_effect);
    }
    return log_effects;
}

}  // namespace samverkan
