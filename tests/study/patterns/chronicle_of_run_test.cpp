// The chronicle of a run says the same as the run's own state, stocks and person-weeks.
#include <gtest/gtest.h>

#include "study/patterns/chronicle_of_run.hpp"
#include "study/patterns/histories.hpp"
#include "study/patterns/pattern_measures.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

/// Six years of the tiny county, its chronicle taken on the way.
struct TinyRun {
    County county = test::tiny_county();
    Scenario scenario;
    World world;
    CountyState state;
    Chronicle log;

    TinyRun() : scenario(times()), world(build_world(county, {.seed = 3}, horizon_of(scenario))) {
        state = start_county(world, scenario);
        RunNotes notes;
        notes.at_start = note_states(state);
        run_weeks(world, scenario, {}, state, scenario.start_week);
        notes.ties_inside = note_ties_inside(world, state);
        run_weeks(world, scenario, {}, state, world.horizon.end_week);
        log = chronicle_of_run(world, state, scenario, std::move(notes));
    }
    static Scenario times() {
        Scenario scenario;
        scenario.start_week = 2902;
        scenario.burn_in_weeks = 52;
        scenario.weeks = 260;
        return scenario;
    }
};

const TinyRun& tiny_run() {
    static const TinyRun run;
    return run;
}

bool is_resident(const Chronicle& log, std::uint32_t row, int week) {
    return log.at_ages(PersonId{row}, entry_age_years, leaving_age_years - 1).contains(week);
}

TEST(ChronicleOfRun, EventsLeadFromEverybodysFirstStateToTheLast) {
    const TinyRun& run = tiny_run();
    const int last = run.log.end_week - 1;
    const std::vector<Involvement> states = states_in(StudiedRun(run.log), last);
    std::size_t involved = 0;
    for (std::uint32_t row = 0; row < states.size(); ++row) {
        if (!is_resident(run.log, row, last)) continue;
        EXPECT_EQ(states[row], run.state.lives.youths.state[row].involvement) << row;
        involved += is_member(states[row]);
    }
    EXPECT_GT(involved, 20u);
}

TEST(ChronicleOfRun, ReAddsToTheStocksThatTheRunRecorded) {
    const TinyRun& run = tiny_run();
    const StudiedRun studied(run.log);
    for (const StockSample& sample : run.state.record.samples) {
        std::array<std::uint32_t, involvement_count> counted{};
        const std::vector<Involvement> states = states_in(studied, sample.week);
        for (std::uint32_t row = 0; row < states.size(); ++row)
            if (is_resident(run.log, row, sample.week)) ++counted[static_cast<std::size_t>(states[row])];
        EXPECT_EQ(counted, sample.by_involvement) << sample.week;
    }
}

TEST(ChronicleOfRun, ReAddsToThePersonWeeksOfEveryGroup) {
    const TinyRun& run = tiny_run();
    std::uint64_t recorded = 0;
    for (const std::uint64_t weeks : run.state.record.person_weeks) recorded += weeks;
    double counted = 0;
    for_residents(run.log, run.log.window(), 6, 24,
                  [&](const Residence&, WeekSpan weeks) { counted += weeks.weeks(); });
    EXPECT_EQ(counted, static_cast<double>(recorded));
}

TEST(ChronicleOfRun, HoldsEveryRecruitmentReportAndOpenedCase) {
    const TinyRun& run = tiny_run();
    const EventLog& log = run.state.lives.log;
    const auto count = [&](EventKind kind) { return log.count[static_cast<std::size_t>(kind)]; };
    EXPECT_EQ(run.log.recruitments.size(), log.recruitments.size());
    EXPECT_EQ(run.log.reports.size(), count(EventKind::report));
    EXPECT_EQ(run.log.cases_opened.size(),
              count(EventKind::report) - count(EventKind::lost_at_handover) - count(EventKind::not_opened));
    EXPECT_GT(run.log.cases_opened.size(), 100u);
    EXPECT_GT(run.log.siblings.size(), 100u);
    EXPECT_GT(run.log.ties.size(), run.log.siblings.size());
    EXPECT_FALSE(run.log.ties_inside.empty());
}

TEST(ChronicleOfRun, TakingItChangesNoLife) {
    const TinyRun& run = tiny_run();
    World world = build_world(run.county, {.seed = 3}, horizon_of(run.scenario));
    CountyState plain = start_county(world, run.scenario);
    run_weeks(world, run.scenario, {}, plain, world.horizon.end_week);
    EXPECT_EQ(signature_of(world, plain), signature_of(run.world, run.state));
}

TEST(ChronicleOfRun, TheModelRecordsShootingsButNoOtherOffencesYet) {
    EXPECT_FALSE(tiny_run().log.recorded.has(RecordKind::offences));
    EXPECT_TRUE(tiny_run().log.recorded.has(RecordKind::shootings));
    EXPECT_TRUE(tiny_run().log.recorded.has(RecordKind::involvement));
}

}  // namespace
}  // namespace samverkan
