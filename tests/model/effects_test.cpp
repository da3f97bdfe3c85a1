#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "core/keyed_draws.hpp"
#include "model/effects.hpp"

namespace samverkan {
namespace {

constexpr OverlapParameters overlap{.weight = {1, .85, .70, .55}, .floor = .4, .least_log_effect = .005};
constexpr OverlapParameters no_floor{.weight = {1, .85, .70, .55}, .floor = 1e-9, .least_log_effect = .005};
constexpr double rounding = 1e-14;

std::vector<ActiveEffect> on_recruitment(const std::vector<double>& logs) {
    std::vector<ActiveEffect> effects;
    for (const double log_rate_ratio : logs)
        effects.push_back({log_rate_ratio, ModelVariable::recruit_multiplier, 0, 0});
    return effects;
}

double combined(const std::vector<double>& logs, const OverlapParameters& rules = overlap) {
    return combined_log_effect(on_recruitment(logs), {}, ModelVariable::recruit_multiplier, rules);
}

double made_up(std::uint32_t trial, std::uint32_t number, double low, double high) {
    return low + (high - low) * KeyedDraws(4, 0).uniform(Process::test_process, entity_key(trial), number);
}

std::vector<double> some_effects(std::uint32_t trial) {
    std::vector<double> logs;
    const auto count = static_cast<std::uint32_t>(made_up(trial, 0, 0, 8));
    for (std::uint32_t i = 0; i < count; ++i) {
        const double kind = made_up(trial, 1 + 2 * i, 0, 1);
        logs.push_back(kind < .2 ? 0 : made_up(trial, 2 + 2 * i, kind < .4 ? 0 : -.5, kind < .4 ? .3 : 0));
    }
    return logs;
}

TEST(CombinedEffect, NobodyServedIsNoEffect) { EXPECT_EQ(combined({}), 0.0); }

TEST(CombinedEffect, TheStrongestCountsInFullTheNextLessAndTheFifthNotAtAll) {
    EXPECT_NEAR(combined({-.2}), -.2, rounding);
    EXPECT_NEAR(combined({-.1, -.2}, no_floor), -.2 - .85 * .1, rounding);
    EXPECT_NEAR(combined({-.3, -.1, -.2}, no_floor), -.3 - .85 * .2 - .70 * .1, rounding);
    EXPECT_NEAR(combined({-.1, -.4, -.3, -.2}, no_floor), -.4 - .85 * .3 - .70 * .2 - .55 * .1, rounding);
    EXPECT_EQ(combined({-.1, -.4, -.3, -.2, -.05, -.02}, no_floor), combined({-.1, -.4, -.3, -.2}, no_floor));
}

TEST(CombinedEffect, ProtectionTogetherNeverGoesBelowTheFloor) {
    EXPECT_NEAR(combined({-.7, -.7, -.7, -.7}), std::log(.4), rounding);
    EXPECT_NEAR(combined({-3}), std::log(.4), rounding);
}

TEST(CombinedEffect, HarmCountsInFullAndIsNotCoveredByTheFloor) {
    EXPECT_NEAR(combined({.3, .2, .1, .1, .1}), .8, rounding);
    EXPECT_NEAR(combined({-3, .3, .2}), std::log(.4) + .5, rounding);
    EXPECT_NEAR(combined({-.2, .3}), .1, rounding);
}

TEST(CombinedEffect, ExactZerosTakeNoRank) {
    EXPECT_EQ(combined({0, -.2, 0, -.1, 0}, no_floor), combined({-.2, -.1}, no_floor));
    EXPECT_EQ(combined({0, -0.0}), 0.0);
    for (std::uint32_t trial = 0; trial < 2000; ++trial) {
        auto logs = some_effects(trial);
        const double without = combined(logs);
        logs.insert(logs.begin(), 0.0);
        logs.push_back(-0.0);
        EXPECT_EQ(combined(logs), without);
    }
}

TEST(CombinedEffect, AddingProtectionNeverWeakens) {
    for (std::uint32_t trial = 0; trial < 20'000; ++trial) {
        auto logs = some_effects(trial);
        const double without = combined(logs);
        logs.push_back(made_up(trial, 99, -.6, 0));
        ASSERT_LE(combined(logs), without + rounding);
    }
}

TEST(CombinedEffect, StrengtheningAnEffectNeverWeakensTheWhole) {
    for (std::uint32_t trial = 0; trial < 20'000; ++trial) {
        auto logs = some_effects(trial);
        if (logs.empty()) continue;
        const double before = combined(logs);
        logs[trial % logs.size()] -= .1;
        ASSERT_LE(combined(logs), before + rounding);
    }
}

TEST(CombinedEffect, IsTheSameInAnyOrderAndHoweverSplitBetweenPersonAndCohort) {
    for (std::uint32_t trial = 0; trial < 2000; ++trial) {
        auto logs = some_effects(trial);
        const double whole = combined(logs);
        std::reverse(logs.begin(), logs.end());
        ASSERT_NEAR(combined(logs), whole, rounding);
        const auto effects = on_recruitment(logs);
        const std::span all(effects);
        for (std::size_t split = 0; split <= all.size(); ++split)
            ASSERT_EQ(
                combined_log_effect(all.first(split), all.subspan(split), ModelVariable::recruit_multiplier, overlap),
                combined(logs));
    }
}

TEST(CombinedEffect, ActsOnItsOwnVariableOnly) {
    const std::vector<ActiveEffect> effects{{-.3, ModelVariable::drift_multiplier, 0, 1},
                                            {-.1, ModelVariable::recruit_multiplier, 0, 1}};
    EXPECT_NEAR(combined_log_effect(effects, {}, ModelVariable::drift_multiplier, overlap), -.3, rounding);
    EXPECT_NEAR(combined_log_effect(effects, {}, ModelVariable::recruit_multiplier, overlap), -.1, rounding);
}

TEST(Fade, AStepIsAQuarterOfTheHalfLife) {
    EXPECT_EQ(fade_step_weeks(52), 13);
    EXPECT_EQ(fade_step_weeks(104), 26);
    EXPECT_EQ(fade_step_weeks(1), 1);
    EXPECT_EQ(fade_step_weeks(0), 0) << "does not fade";
}

TEST(Fade, FourStepsHalveTheEffect) {
    for (const double start : {-.8, .3}) {
        ActiveEffect effect{start, ModelVariable::recruit_multiplier, 0, 0};
        for (int step = 0; step < 4; ++step) EXPECT_TRUE(fade_once(effect, overlap));
        EXPECT_NEAR(effect.log_rate_ratio, start / 2, rounding);
        for (int step = 0; step < 4; ++step) EXPECT_TRUE(fade_once(effect, overlap));
        EXPECT_NEAR(effect.log_rate_ratio, start / 4, rounding);
    }
}

int steps_until_dropped(double start) {
    ActiveEffect effect{start, ModelVariable::recruit_multiplier, 0, 0};
    int steps = 1;
    while (fade_once(effect, overlap)) ++steps;
    return steps;
}

TEST(Fade, EndsAtTheSixteenthStepHoweverStrongTheEffectWas) {
    EXPECT_EQ(steps_until_dropped(-1.0), 16);
    EXPECT_EQ(steps_until_dropped(-100.0), 16);
    EXPECT_EQ(steps_until_dropped(2.0), 16);
}

TEST(Fade, DropsAnEffectBelowTheLeastThatCounts) {
    const double quarter = std::pow(2, -.25);
    EXPECT_EQ(steps_until_dropped(-.0049), 1);
    EXPECT_EQ(steps_until_dropped(-.005 / quarter * .999), 1);
    EXPECT_EQ(steps_until_dropped(-.005 / quarter * 1.001), 2);
    EXPECT_EQ(steps_until_dropped(.0201), 9);
    EXPECT_EQ(steps_until_dropped(.0199), 8);
    EXPECT_EQ(steps_until_dropped(0), 1);
}

TEST(Fade, OnlyEverWeakens) {
    ActiveEffect effect{-.7, ModelVariable::recruit_multiplier, 0, 0};
    double before = effect.log_rate_ratio;
    while (fade_once(effect, overlap)) {
        EXPECT_GT(effect.log_rate_ratio, before);
        EXPECT_LT(effect.log_rate_ratio, 0);
        before = effect.log_rate_ratio;
    }
}

TEST(EffectList, KeepsOrderWhenOneLeavesAndLeavesOutWhatHasNoRoom) {
    EffectList list;
    for (std::uint16_t programme = 0; programme < most_effects + 3; ++programme)
        list.add({-.1, ModelVariable::recruit_multiplier, 0, programme});
    ASSERT_EQ(list.active().size(), most_effects);
    list.remove(2);
    ASSERT_EQ(list.active().size(), most_effects - 1);
    for (std::size_t i = 0; i < list.active().size(); ++i) EXPECT_EQ(list.active()[i].programme, i < 2 ? i : i + 1);
}

Programme made_up_programme() {
    Programme programme;
    programme.id = "made_up";
    programme.effects = {{ModelVariable::recruit_multiplier, {.6, .8, .95}},
                         {ModelVariable::drift_multiplier, {.7, .9, 1.1}}};
    return programme;
}

TEST(DrawnEffects, FixedEffectsAreTheModes) {
    Scenario scenario;
    scenario.effect_draw = EffectDraw::fixed_mode;
    const auto logs = draw_log_effects(made_up_programme(), scenario, KeyedDraws(1, 0));
    ASSERT_EQ(logs.size(), 2u);
    EXPECT_NEAR(logs[0], std::log(.8), rounding);
    EXPECT_NEAR(logs[1], std::log(.9), rounding);
}

TEST(DrawnEffects, StayInTheirPriorAndHaveItsMean) {
    constexpr std::uint32_t replicates = 20'000;
    double sum = 0;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        const double ratio = std::exp(draw_log_effects(made_up_programme(), {}, KeyedDraws(1, replicate))[0]);
        ASSERT_GE(ratio, .6 - rounding);
        ASSERT_LE(ratio, .95 + rounding);
        sum += ratio;
    }
    const double variance = (.6 * .6 + .8 * .8 + .95 * .95 - .6 * .8 - .6 * .95 - .8 * .95) / 18;
    EXPECT_NEAR(sum / replicates, (.6 + .8 + .95) / 3, 4 * std::sqrt(variance / replicates));
}

TEST(DrawnEffects, TransportScalesTheLogAndZeroSwitchesOff) {
    Scenario scenario;
    const auto full = draw_log_effects(made_up_programme(), scenario, KeyedDraws(1, 0));
    scenario.transport = .5;
    EXPECT_NEAR(draw_log_effects(made_up_programme(), scenario, KeyedDraws(1, 0))[0], full[0] / 2, rounding);
    scenario.transport = 0;
    for (const double log_effect : draw_log_effects(made_up_programme(), scenario, KeyedDraws(1, 0)))
        EXPECT_EQ(log_effect, 0.0);
}

TEST(DrawnEffects, ARateRatioOfOneIsExactlyNoEffect) {
    Programme programme = made_up_programme();
    programme.effects = {{ModelVariable::recruit_multiplier, {1, 1, 1}}};
    EXPECT_EQ(draw_log_effects(programme, {}, KeyedDraws(1, 0))[0], 0.0);
}

}  // namespace
}  // namespace samverkan
