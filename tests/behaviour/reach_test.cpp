// How far an effect reaches when gangs are given: itself, its own later dates, and along ties.
#include <algorithm>
#include <deque>

#include <gtest/gtest.h>

#include "support/lives.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr WorldOptions small{.seed = 5, .scale = 0.05};

County without_ties(County county) {
    ModelParameters& parameters = county.parameters;
    parameters.drift.peer_drift_effect = 0;
    parameters.drift.class_drift_effect = 0;
    parameters.recruitment.peer_recruit_effect = 0;
    parameters.recruitment.sibling_involved_effect = 1;
    parameters.membership.embed_ties_share = 0;
    return county;
}

/// A programme that acts strongly on recruitment only.
Programme only_on_recruitment(Programme programme) {
    for (ProgrammeEffect& effect : programme.effects) {
        effect.variable = ModelVariable::recruit_multiplier;
        effect.rate_ratio = {.3, .3, .3};
    }
    return programme;
}

/// The baseline, and an arm with its gangs.
struct Replayed {
    BranchPoint branch;
    FeedbackTrace trace;
    CountyState baseline, arm;
};

RunOptions replaying(const FeedbackTrace& trace) {
    RunOptions options;
    options.feedback = Feedback::replayed;
    options.replay = &trace;
    return options;
}

Replayed run_replayed(const County& county, const Scenario& scenario, double recruit_hazard_factor = 1) {
    Replayed runs{branch_point(county, small, scenario), {}, {}, {}};
    RunOptions recording;
    recording.record_to = &runs.trace;
    runs.baseline = run_arm(runs.branch, unfunded(scenario), recording);
    RunOptions options = replaying(runs.trace);
    options.recruit_hazard_factor = recruit_hazard_factor;
    runs.arm = run_arm(runs.branch, scenario, options);
    return runs;
}

std::set<std::uint32_t> treated_rows(const CountyState& state) {
    std::set<std::uint32_t> rows;
    for (const Event& event : state.lives.log.events)
        if (event.kind == EventKind::programme_start || event.kind == EventKind::cohort_delivery)
            rows.insert(event.row);
    return rows;
}

/// Rows whose lives differ, final bits of their clocks included.
std::vector<bool> changed_rows(const Replayed& runs) {
    const LivesByIdentity one = lives_of(runs.branch.world, runs.baseline);
    const LivesByIdentity other = lives_of(runs.branch.world, runs.arm);
    std::vector<bool> changed(runs.branch.world.population.size());
    for (std::uint32_t row = 0; row < changed.size(); ++row) {
        const std::uint64_t identity = key_of_row(runs.branch.world, row).packed();
        changed[row] = one.at(identity) != other.at(identity);
    }
    return changed;
}

/// Everybody tied to everybody at some time of either run: friends, siblings, recruiters.
std::vector<std::vector<std::uint32_t>> ties_ever(const Replayed& runs) {
    const Population& population = runs.branch.world.population;
    std::vector<std::vector<std::uint32_t>> ties(population.size());
    const auto tie = [&](std::uint32_t one, std::uint32_t other) {
        ties[one].push_back(other);
        ties[other].push_back(one);
    };
    for (std::uint32_t row = 0; row < population.size(); ++row)
        for (std::uint32_t slot = population.tie_begin[row]; slot < population.tie_begin[row + 1]; ++slot)
            if (const std::uint32_t other = runs.branch.state.lives.youths.neighbours[slot]; other != no_tie)
                tie(row, other);
    for (const SchoolYearChange& year : population.school_years)
        for (const TieChange& change : year.ties) {
            if (change.neighbour == no_tie) continue;
            const auto end = std::upper_bound(population.tie_begin.begin(), population.tie_begin.end(), change.slot);
            tie(static_cast<std::uint32_t>(end - population.tie_begin.begin()) - 1, change.neighbour);
        }
    for (const CountyState* state : {&runs.baseline, &runs.arm})
        for (const Recruitment& recruitment : state->lives.log.recruitments)
            if (recruitment.recruiter != no_record) tie(recruitment.row, recruitment.recruiter);
    for (const Member& member : runs.branch.state.lives.involved.members)
        if (member.recruiter != no_record) tie(member.row, member.recruiter);
    return ties;
}

/// Recruiters pass an effect on without a change of dates of their own: their recruits are counted.
std::set<std::uint32_t> recruiters(const Replayed& runs) {
    std::set<std::uint32_t> rows;
    for (const CountyState* state : {&runs.baseline, &runs.arm})
        for (const Recruitment& recruitment : state->lives.log.recruitments) rows.insert(recruitment.recruiter);
    for (const Member& member : runs.branch.state.lives.involved.members) rows.insert(member.recruiter);
    return rows;
}

/// Rows that can be reached from the treated by way of ties among the changed.
std::vector<bool> reach_of(const Replayed& runs, const std::vector<bool>& changed) {
    const auto ties = ties_ever(runs);
    const std::set<std::uint32_t> passing = recruiters(runs);
    std::vector<bool> reached(changed.size());
    std::deque<std::uint32_t> open;
    for (const std::uint32_t row : treated_rows(runs.arm)) {
        reached[row] = true;
        open.push_back(row);
    }
    for (; !open.empty(); open.pop_front())
        for (const std::uint32_t other : ties[open.front()])
            if (!reached[other] && (changed[other] || passing.contains(other))) {
                reached[other] = true;
                open.push_back(other);
            }
    return reached;
}

/// Week of the first crossing of a recruitment clock after the branch, taken or not, by row.
std::map<std::uint32_t, int> first_crossings(const Replayed& runs, const CountyState& state) {
    std::map<std::uint32_t, int> week;
    const std::size_t before = runs.branch.state.lives.log.events.size();
    for (std::size_t i = before; i < state.lives.log.events.size(); ++i)
        if (const Event& one = state.lives.log.events[i];
            one.kind == EventKind::first_recruitment || one.kind == EventKind::not_taken)
            week.emplace(one.row, one.week);
    return week;
}

void expect_never_earlier(const Replayed& runs) {
    const auto baseline = first_crossings(runs, runs.baseline);
    const auto arm = first_crossings(runs, runs.arm);
    std::size_t later = 0;
    for (const auto& [row, week] : arm) {
        const auto before = baseline.find(row);
        ASSERT_TRUE(before != baseline.end()) << "row " << row << " crosses in the arm alone";
        EXPECT_GE(week, before->second) << "row " << row;
        later += week > before->second;
    }
    later += baseline.size() - arm.size();
    EXPECT_GT(later, 0u);
}

TEST(Replay, OfTheBaselineIsTheBaseline) {
    County county = stockholm();
    county.parameters.gang.vacancy_expiry_hazard = {.3, .3, .3};  // few open positions: doors open and close
    const Replayed runs = run_replayed(county, unfunded(funded(programme("fft"), 26, 156)));
    std::size_t changes = 0, closed = 0;
    for (const WeekDoors& week : runs.trace.doors) {
        changes += week.changes.size();
        closed += static_cast<std::size_t>(std::count(week.at_start.begin(), week.at_start.end(), GangDoors{}));
    }
    EXPECT_GT(changes, 100u);
    EXPECT_GT(closed, 100u);
    EXPECT_TRUE(lives_of(runs.branch.world, runs.baseline) == lives_of(runs.branch.world, runs.arm));
    EXPECT_EQ(runs.arm.lives.log.count, runs.baseline.lives.log.count);
    EXPECT_EQ(runs.arm.lives.gangs.positions, runs.baseline.lives.gangs.positions);
}

TEST(Postponing, LoweringEverybodysRecruitHazardNeverBringsAFirstRecruitmentForward) {
    const Scenario scenario = unfunded(funded(programme("fft"), 26, 156));
    expect_never_earlier(run_replayed(without_ties(stockholm()), scenario, 0.6));
}

class EachReach : public testing::TestWithParam<const char*> {};

TEST_P(EachReach, LoweringTheRecruitHazardOfTheTreatedNeverBringsAFirstRecruitmentForward) {
    const Scenario scenario = funded(only_on_recruitment(programme(GetParam())), 26, 156);
    expect_never_earlier(run_replayed(without_ties(stockholm()), scenario));
}

TEST_P(EachReach, OfAnEffectIsTheTreatedAndThoseTiedToWhomItChanged) {
    Programme strong = programme(GetParam());
    for (ProgrammeEffect& effect : strong.effects) effect.rate_ratio = {.3, .3, .3};
    const Replayed runs = run_replayed(stockholm(), funded(strong, 26, 156));
    const std::vector<bool> changed = changed_rows(runs);
    const std::vector<bool> reached = reach_of(runs, changed);
    const std::set<std::uint32_t> treated = treated_rows(runs.arm);
    std::size_t untreated_changed = 0, unexplained = 0;
    for (std::uint32_t row = 0; row < changed.size(); ++row) {
        untreated_changed += changed[row] && !treated.contains(row);
        unexplained += changed[row] && !reached[row];
    }
    std::printf("%s: %zu treated, %zu untreated changed\n", GetParam(), treated.size(), untreated_changed);
    EXPECT_EQ(unexplained, 0u);
    EXPECT_GT(untreated_changed, 0u);
    EXPECT_LT(untreated_changed, treated.size());
}

INSTANTIATE_TEST_SUITE_P(Shipped, EachReach, testing::Values("great", "fft"));

class IsolatedResidents : public testing::TestWithParam<int> {};

TEST_P(IsolatedResidents, InACountyWithProgrammesChangeNobodyElsesLife) {
    const Scenario scenario = funded(programme("fft"), 26, 78);
    const BranchPoint few = branch_point(tiny_county(), {.seed = 9}, scenario);
    const BranchPoint more = branch_point(tiny_county(), {.seed = 9, .extra_isolated_residents = GetParam()}, scenario);
    const LivesByIdentity without = lives_of(few.world, run_arm(few, scenario));
    const LivesByIdentity with = lives_of(more.world, run_arm(more, scenario));
    EXPECT_EQ(with.size(), without.size() + static_cast<std::size_t>(GetParam()));
    std::size_t changed = 0;
    for (const auto& [identity, life] : without) changed += with.at(identity) != life;
    EXPECT_EQ(changed, 0u);
}

INSTANTIATE_TEST_SUITE_P(OneToThree, IsolatedResidents, testing::Values(1, 2, 3));

}  // namespace
}  // namespace samverkan
