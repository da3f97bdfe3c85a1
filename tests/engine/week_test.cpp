// A week, phase by phase, in a county where much happens.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "engine/phases.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

using namespace test;

/// Drift, recruitment and exits thirty times as common as usual, and gangs with room for all.
County hectic_county() {
    County county = tiny_county();
    ModelParameters& parameters = county.parameters;
    parameters.drift.drift_scale = 30;
    for (double& hazard : parameters.drift.fringe_exit_hazard) hazard = .2;
    parameters.recruitment.recruit_scale = 30;
    parameters.membership.exit_hazard = .4;
    parameters.membership.reentry_hazard = .2;
    parameters.gang.involved_under_25 = 1500;
    return county;
}

struct HecticYear {
    County county;
    Scenario scenario;
    World world;
    CountyState state;
    RunOptions options;
    WeekScratch scratch;

    explicit HecticYear(County made_for = hectic_county(), int first_week = week_number(IsoWeek{2023, 30}))
        : county(std::move(made_for)), scenario(scenario_from(first_week)),
          world(build_world(county, {.seed = 4}, horizon_of(scenario))), state(start_county(world, scenario)) {
        fund(world, scenario, state);
    }
    HecticYear(const HecticYear&) = delete;
    HecticYear& operator=(const HecticYear&) = delete;

    static Scenario scenario_from(int first_week) {
        Scenario scenario;
        scenario.start_week = first_week;
        scenario.burn_in_weeks = 0;
        scenario.weeks = 52;
        return scenario;
    }
    [[nodiscard]] Lives& lives() { return state.lives; }
    void one_week() {
        Run run{world, scenario, options, state, scratch};
        step(run);
        ++state.lives.week;
    }
    [[nodiscard]] double recruit_factor(std::size_t channel, std::size_t group) const {
        return state.lives.clocks.factor.at(recruit_group(static_cast<Channel>(channel)), group);
    }
    [[nodiscard]] double season(std::size_t channel, int week) const {
        const CalendarWeek& calendar = world.calendar_of(week);
        return season_factor(county.parameters.recruitment, static_cast<Channel>(channel), calendar.iso_week,
                             calendar.school_open);
    }
};

TEST(Week, RatesFollowThePressureThatGangsDecidedOnInTheSameWeek) {
    HecticYear county;
    for (int i = 0; i < 6; ++i) {
        const int week = county.lives().week;
        county.one_week();
        for (std::size_t c = 0; c < channel_count; ++c)
            for (std::size_t group = 0; group < county.world.group_count(); ++group)
                ASSERT_NEAR(county.recruit_factor(c, group),
                            county.world.reference.base_hazard[c][group] * county.season(c, week) *
                                county.state.signals.pressure.at(place_of_group(group), c),
                            1e-12);
    }
}

bool served_before(const Crossing& a, const Crossing& b) {
    return std::tuple(a.fraction, a.row, a.kind) < std::tuple(b.fraction, b.row, b.kind);
}

TEST(Week, CrossingsAreServedInTheOrderInWhichTheyCame) {
    HecticYear county;
    for (int i = 0; i < 4; ++i) {
        county.one_week();
        const std::vector<Crossing>& crossings = county.scratch.crossings.involvement;
        ASSERT_GT(crossings.size(), 100u);
        EXPECT_TRUE(std::is_sorted(crossings.begin(), crossings.end(), served_before));
        std::set<std::uint32_t> halves;
        for (const Crossing& crossing : crossings) halves.insert(crossing.fraction < .5F ? 0 : 1);
        EXPECT_EQ(halves.size(), 2u) << "fractions spread over the week";
    }
}

TEST(Week, CrossingsAreSpreadEvenlyOverIt) {
    HecticYear county;
    for (int i = 0; i < 10; ++i) county.one_week();
    double sum = 0, count = 0;
    for (int i = 0; i < 5; ++i) {
        county.one_week();
        for (const Crossing& crossing : county.scratch.crossings.involvement) {
            if (crossing.kind != CrossingKind::involvement) continue;
            sum += double{crossing.fraction};
            count += 1;
        }
    }
    ASSERT_GT(count, 300);
    EXPECT_NEAR(sum / count, .5, .07);
}

bool changes_involvement(EventKind kind) { return kind <= EventKind::promotion && kind != EventKind::not_taken; }

TEST(Week, InvolvementChangesAtMostOnceAWeek) {
    HecticYear county;
    for (int i = 0; i < 20; ++i) county.one_week();
    std::set<std::pair<std::uint32_t, int>> changes;
    for (const Event& event : county.lives().log.events) {
        if (!changes_involvement(event.kind)) continue;
        ASSERT_TRUE(changes.insert({event.row, event.week}).second) << "row " << event.row << " week " << event.week;
    }
    EXPECT_GT(changes.size(), 1000u);
}

bool at_risk_of_recruitment(const YouthState& state) {
    return state.involvement == Involvement::none || state.involvement == Involvement::fringe;
}

/// Recruitment crossings of this week that came after a change of involvement of youths who are still at risk.
std::vector<Crossing> unserved(HecticYear& county) {
    std::set<std::uint32_t> changed;
    for (const Event& event : county.lives().log.events)
        if (changes_involvement(event.kind) && event.week == county.lives().week - 1 - county.lives().log.first_week &&
            at_risk_of_recruitment(county.lives().youths.state[event.row]))
            changed.insert(event.row);
    std::set<std::uint32_t> seen;
    std::vector<Crossing> found;
    for (const Crossing& crossing : county.scratch.crossings.involvement)
        if (!seen.insert(crossing.row).second && changed.contains(crossing.row) &&
            crossing.kind >= CrossingKind::recruit_street && crossing.kind <= CrossingKind::recruit_online)
            found.push_back(crossing);
    return found;
}

TEST(Week, ACrossingThatIsNotServedComesUpAgainTheNextWeek) {
    HecticYear county;
    std::size_t returned = 0;
    for (int i = 0; i < 30; ++i) {
        county.one_week();
        for (const Crossing& before : unserved(county)) {
            CountyState state = county.state;
            WeekScratch scratch = county.scratch;
            samverkan::Run run{county.world, county.scenario, county.options, state, scratch};
            step(run);
            const std::size_t group = group_of_row(county.world.population, before.row, state.lives.week);
            if (state.lives.clocks.factor.value[static_cast<std::size_t>(before.kind) + 1][group] <= 0) continue;
            const auto& now = scratch.crossings.involvement;
            EXPECT_TRUE(std::any_of(
                now.begin(), now.end(),
                [&](const Crossing& crossing) { return crossing.row == before.row && crossing.kind == before.kind; }))
                << "row " << before.row;
            ++returned;
        }
    }
    EXPECT_GT(returned, 0u);
}

TEST(Week, GroupsAreMeasuredEveryFourWeeksFromTheFirst) {
    HecticYear county;
    std::vector<int> measured;
    for (int week = 0; week < 14; ++week) {
        const std::vector<double> before = county.lives().measures.susceptible;
        county.one_week();
        if (county.lives().measures.susceptible != before) measured.push_back(week);
    }
    EXPECT_EQ(measured, (std::vector{0, 4, 8, 12}));
}

TEST(Week, ThatBeginsASchoolYearChangesClassesAndTies) {
    HecticYear county;
    const SchoolYearChange& change = county.world.population.school_years.at(0);
    EXPECT_EQ(iso_week(change.week).week, 34);
    const auto expect_applied = [&](bool applied) {
        std::size_t same = 0, blocks = 0;
        for (const auto& block : change.blocks)
            for (std::uint32_t k = 0; k < block.row_count; ++k, ++blocks)
                same += county.lives().youths.class_of[block.first_row + k] == change.classes[block.first_class + k];
        std::size_t ties = 0;
        for (const TieChange& tie : change.ties) ties += county.lives().youths.neighbours[tie.slot] == tie.neighbour;
        EXPECT_EQ(same == blocks, applied);
        EXPECT_EQ(ties == change.ties.size(), applied);
    };
    while (county.lives().week < change.week) county.one_week();
    expect_applied(false);
    county.one_week();
    expect_applied(true);
}

TEST(Week, ReplayedFollowsTheSignalsAndClassSharesOfTheRecordedOne) {
    HecticYear recorded, replayed;
    FeedbackTrace trace;
    trace.first_week = recorded.lives().week;
    recorded.options.record_to = &trace;
    replayed.options.feedback = Feedback::replayed;
    replayed.options.replay = &trace;
    for (int week = 0; week < 12; ++week) recorded.one_week();
    // The replayed county tells another story of itself: nobody is fringe there any more.
    for (std::uint32_t row = 0; row < replayed.lives().youths.state.size(); ++row)
        if (replayed.lives().youths.state[row].involvement == Involvement::fringe)
            set_involvement(replayed.world.population, replayed.lives().youths, replayed.lives().classes, row,
                            Involvement::none);
    for (std::size_t week = 0; week < 12; ++week) {
        replayed.one_week();
        EXPECT_EQ(replayed.state.signals.pressure.value, trace.signals[week].pressure.value) << week;
        GroupTable expected;
        expected.resize(replayed.world.group_count());
        set_group_rates(replayed.world, trace.class_share[trace.class_share_of_week[week]],
                        trace.signals[week].pressure, trace.first_week + static_cast<int>(week), expected);
        EXPECT_EQ(replayed.lives().clocks.factor.of(GroupProcess::drift), expected.of(GroupProcess::drift)) << week;
    }
    EXPECT_NE(trace.signals.front().pressure.value, trace.signals.back().pressure.value);
    EXPECT_GT(trace.class_share.size(), 1u);
}

TEST(Week, OfTheElasticityProbeScalesEverybodysRecruitmentAndReturn) {
    HecticYear usual, probe;
    probe.options.recruit_hazard_factor = .9;
    usual.one_week();
    probe.one_week();
    for (std::size_t c = 0; c < channel_count; ++c)
        for (std::size_t group = 0; group < usual.world.group_count(); ++group)
            ASSERT_NEAR(probe.recruit_factor(c, group), .9 * usual.recruit_factor(c, group), 1e-15);
    EXPECT_EQ(probe.lives().clocks.factor.of(GroupProcess::drift), usual.lives().clocks.factor.of(GroupProcess::drift));
}

TEST(Start, FindsQueuesOfTheYearsBefore) {
    const HecticYear county(tiny_county());
    std::size_t waiting = 0, in_service = 0;
    for (const Desk& desk : county.state.help.desks) {
        waiting += desk.waiting;
        in_service += static_cast<std::size_t>(desk.taken);
    }
    EXPECT_GT(waiting, 0u);
    EXPECT_GT(in_service, 20u);
    EXPECT_GT(cases_in_progress(county.state.help), waiting + in_service) << "some are on their way";
}

TEST(Conservation, NoticesAnyCountThatIsOneOff) {
    HecticYear county;
    for (int i = 0; i < 8; ++i) county.one_week();
    ASSERT_EQ(broken_conservation(county.world, county.state), "");
    const auto expect_broken = [&](auto change) {
        CountyState state = county.state;
        change(state);
        EXPECT_NE(broken_conservation(county.world, state), "");
    };
    for (const int change : {-1, 1}) {
        expect_broken([&](CountyState& state) { state.lives.gangs.active[0] += change; });
        expect_broken([&](CountyState& state) { state.lives.gangs.core[0] += change; });
        expect_broken([&](CountyState& state) {
            state.help.hops.of(ServiceAgency::social_services, 0, Hop::opened) += static_cast<std::uint32_t>(change);
        });
        expect_broken([&](CountyState& state) {
            state.help.hops.of(ServiceAgency::social_services, 0, Hop::waiting) += static_cast<std::uint32_t>(change);
        });
        expect_broken([&](CountyState& state) { state.help.desks[0].joined += static_cast<std::uint64_t>(change); });
        expect_broken([&](CountyState& state) {
            auto tied = std::find_if(state.lives.youths.state.begin(), state.lives.youths.state.end(),
                                     [](const YouthState& youth) { return youth.fringe_ties > 0; });
            tied->fringe_ties = static_cast<std::uint8_t>(tied->fringe_ties + change);
        });
        expect_broken([&](CountyState& state) {
            auto active = std::find_if(state.lives.classes.active.begin(), state.lives.classes.active.end(),
                                       [](std::uint8_t count) { return count > 0; });
            *active = static_cast<std::uint8_t>(*active + change);
        });
    }
}

TEST(Signature, TellsEveryPartOfTheStateApart) {
    HecticYear county;
    county.one_week();
    const std::uint64_t same = signature_of(county.world, county.state);
    const auto expect_moved = [&](const char* part, auto change) {
        CountyState state = county.state;
        change(state);
        EXPECT_NE(signature_of(county.world, state), same) << part;
    };
    constexpr std::uint32_t row = 1234;
    expect_moved("involvement", [](CountyState& s) { s.lives.youths.state[row].involvement = Involvement::former; });
    expect_moved("ties", [](CountyState& s) { ++s.lives.youths.state[row].involved_ties; });
    expect_moved("drift", [](CountyState& s) { s.lives.youths.state[row].involvement_multiplier += .5F; });
    expect_moved("recruitment", [](CountyState& s) { s.lives.youths.recruit_multiplier[row] += .5F; });
    expect_moved("reports", [](CountyState& s) { s.lives.youths.notice_multiplier[row] += .5F; });
    expect_moved("targets", [](CountyState& s) { s.lives.youths.clock[3].set(row, 99.5F); });
    expect_moved("occurrences", [](CountyState& s) { ++s.lives.youths.occurrence[2][row]; });
    expect_moved("positions", [](CountyState& s) { ++s.lives.gangs.positions[1]; });
    expect_moved("senior core", [](CountyState& s) { ++s.lives.gangs.senior[1]; });
    expect_moved("position clocks", [](CountyState& s) { s.lives.gangs.expiry[1].remaining += .5; });
    expect_moved("expected yield", [](CountyState& s) { s.lives.gangs.expected_yield.value[1] += .5; });
    expect_moved("credit", [](CountyState& s) { s.help.desks[1].credit += .25; });
    expect_moved("places in use", [](CountyState& s) { ++s.help.desks.back().taken; });
    expect_moved("opened cases", [](CountyState& s) { ++s.help.hops.of(ServiceAgency::school, 0, Hop::opened); });
    expect_moved("events", [](CountyState& s) { s.lives.log.add(s.lives.week, EventKind::drift, row); });
}

}  // namespace
}  // namespace samverkan
