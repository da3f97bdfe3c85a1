#pragma once
// A county in which one programme is funded and nothing else happens.
#include <map>

#include <gtest/gtest.h>

#include "model/programme_parts.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan::test {

inline TargetProgram asks(Attribute attribute) { return {{{TargetStep::Kind::attribute, attribute, 0}}}; }

inline TargetProgram equals(Attribute attribute, double value) {
    return {{{TargetStep::Kind::attribute, attribute, 0},
             {TargetStep::Kind::number, Attribute::age, value},
             {TargetStep::Kind::equal, Attribute::age, 0}}};
}

inline Programme made_up(Delivery delivery, double rate_ratio = .5) {
    Programme programme;
    programme.id = "made_up";
    programme.delivery = delivery;
    programme.kind = delivery == Delivery::places      ? ProgrammeKind::individual_programme
                     : delivery == Delivery::pipeline  ? ProgrammeKind::system_lever
                     : delivery >= Delivery::residents ? ProgrammeKind::area_lever
                                                       : ProgrammeKind::universal_cohort;
    programme.effects = {{ModelVariable::recruit_multiplier, {rate_ratio, rate_ratio, rate_ratio}}};
    programme.wait_weeks = 3;
    programme.duration_weeks = 10;
    programme.half_life_weeks = 52;
    programme.cost_sek_per_unit = 1000;
    programme.payers = {{Payer::municipality, 1}};
    programme.needs_hand_over = false;
    programme.accept_share = 1;
    return programme;
}

inline auto with_places(double places) {
    return [places](Scenario& scenario) { scenario.deployments[0].places = places; };
}

/// Funded from the county's first week, that of the autumn term, without limit.
inline void at_once(Scenario& scenario) {
    scenario.deployments[0].from_week = scenario.start_week;
    scenario.deployments[0].units_per_year = 1e6;
}

/// One deployment from the second week of the county on.
struct Funded : QuietLives {
    Scenario scenario;
    HelpState help = make_help(world);
    ProgrammeState programmes;

    template <class Change>
    Funded(const Programme& programme, Change&& change, double scale = 1)
        : QuietLives(tiny_county(), {.scale = scale}) {
        scenario.start_week = lives.week;
        scenario.effect_draw = EffectDraw::fixed_mode;
        scenario.programmes = {programme};
        scenario.deployments.resize(1);
        scenario.deployments[0].programme = ProgrammeId{0};
        scenario.deployments[0].from_week = lives.week + 1;
        scenario.deployments[0].to_week = lives.week + 140;
        change(scenario);
        programmes = make_programmes(world, scenario);
    }
    [[nodiscard]] DeploymentState& state() { return programmes.deployments[0]; }
    [[nodiscard]] int from_week() const { return scenario.deployments[0].from_week; }
    void run_week() {
        begin_programme_week(world, scenario, programmes, lives, help);
        run_programmes(world, scenario, programmes, lives, help);
        ++lives.week;
    }
    void run_weeks(int weeks) {
        for (int week = 0; week < weeks; ++week) run_week();
    }
    [[nodiscard]] std::vector<Event> events_of(EventKind kind) const {
        std::vector<Event> found;
        for (const Event& event : lives.log.events)
            if (event.kind == kind) found.push_back(event);
        return found;
    }
    [[nodiscard]] std::map<std::uint32_t, int> week_of(EventKind kind) const {
        std::map<std::uint32_t, int> weeks;
        for (const Event& event : events_of(kind)) EXPECT_TRUE(weeks.emplace(event.row, event.week).second) << "twice";
        return weeks;
    }
    [[nodiscard]] double log_effect_of(std::uint32_t row) const {
        if (lives.youths.concerned[row] == not_concerned) return 0;
        double sum = 0;
        for (const ActiveEffect& effect : lives.involved.concerned[lives.youths.concerned[row]].effects.active())
            sum += effect.log_rate_ratio;
        return sum;
    }
};

}  // namespace samverkan::test
