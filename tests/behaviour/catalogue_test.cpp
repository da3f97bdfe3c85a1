// Every shipped programme, and made-up ones of every kind, in a small county.
#include <algorithm>

#include <gtest/gtest.h>

#include "model/programme_parts.hpp"
#include "support/lives.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr int burn_in = 8, start_week = 2902;

std::vector<Programme> shipped() {
    return read_catalogue(SAMVERKAN_SOURCE_DIR "/configs/programmes").value->programmes;
}

std::vector<std::string> shipped_ids() {
    std::vector<std::string> ids;
    for (const Programme& one : shipped())
        if (one.funded_as == FundedAs::entry) ids.push_back(one.id);
    return ids;
}

/// In the small county few come back from custody or lose a recruiter.
std::vector<std::string> ids_that_reach_many() {
    std::vector<std::string> ids = shipped_ids();
    std::erase_if(ids, [](const std::string& id) { return id == "sig" || id == "recruiter_window"; });
    return ids;
}

/// Long enough for the programme to deliver and act.
int weeks_for(const Programme& programme) {
    return programme.delivery == Delivery::birth ? 430 : std::max(170, programme.start_up_weeks + 130);
}

Scenario alone(const Programme& programme, int weeks) {
    Scenario scenario = funded(programme, burn_in, weeks);
    if (programme.kind == ProgrammeKind::law_lever) scenario.deployments[0].cost_sek_per_year.reset();
    scenario.effect_draw = EffectDraw::fixed_mode;
    return scenario;
}

/// Of every effect; the law stays as it is.
Programme with_ratio(Programme programme, double ratio) {
    std::erase_if(programme.effects, [](const ProgrammeEffect& effect) { return effect.sets.has_value(); });
    for (ProgrammeEffect& effect : programme.effects) effect.rate_ratio = {ratio, ratio, ratio};
    return programme;
}

/// Ratios that help: below 1 where lower protects, above where higher does.
Programme extreme(Programme programme) {
    for (ProgrammeEffect& effect : programme.effects) {
        const double ratio = info_of(effect.variable).protects == Protects::lower ? .2 : 5;
        effect.rate_ratio = {ratio, ratio, ratio};
    }
    return programme;
}

std::uint64_t machinery(const CountyState& state) {
    return count_of(state, EventKind::programme_start) + count_of(state, EventKind::cohort_delivery) +
           state.programmes.deployments[0].lever.weeks;
}

/// A county whose calendar is long enough for children enrolled as infants.
const County& small_county() {
    static const County county = tiny_county();
    return county;
}

/// The same with police and courts, and windows that are long and of no use by themselves.
const County& county_with_justice() {
    static const County county = [] {
        County made = tiny_county();
        made.parameters.justice = stockholm().parameters.justice;
        made.parameters.violence = lively_violence();
        add_tiny_psychiatry(made.services);
        made.parameters.justice.recruiter_window_exit = {1, 1, 1};
        made.parameters.justice.reattach_delay_weeks = {26, 26, 26};
        return made;
    }();
    return county;
}

/// The same without decisions on placements, by which assessments change lives.
const County& county_without_placements() {
    static const County county = [] {
        County made = county_with_justice();
        HelpParameters& help = made.parameters.help;
        help.placement_share_involved = help.placement_share_fringe = help.placement_share_rest = 0;
        return made;
    }();
    return county;
}

class EachShipped : public testing::TestWithParam<std::string> {
protected:
    Programme programme_ = programme(GetParam().c_str());
};
/// Those that reach enough youths here to be seen at work; of the others see every_programme_test.cpp.
class EachThatReachesMany : public EachShipped {};

TEST_P(EachShipped, WithoutEffectOrCoverageOrBeforeItStartsOrWithoutTransportChangesNoLife) {
    const Scenario scenario = alone(with_ratio(programme_, 1), weeks_for(programme_));
    const BranchPoint branch = branch_point(county_with_justice(), {.seed = 11}, scenario);
    const LivesByIdentity baseline = lives_of(branch.world, run_arm(branch, unfunded(scenario)));

    const CountyState inert = run_arm(branch, scenario);
    EXPECT_GT(machinery(inert), 0u) << "the machinery runs";
    const bool adds_events = programme_.basis == EffectBasis::event;  // which no ratio takes back
    EXPECT_EQ(baseline == lives_of(branch.world, inert), !adds_events) << "zero effect";

    Scenario no_transport = alone(extreme(programme_), weeks_for(programme_));
    no_transport.transport = 0;
    const CountyState switched_off = run_arm(branch, no_transport);
    EXPECT_EQ(machinery(switched_off), machinery(inert));
    EXPECT_TRUE(baseline == lives_of(branch.world, switched_off)) << "transport 0";

    Scenario nobody = alone(extreme(programme_), weeks_for(programme_));
    nobody.deployments[0].coverage = 0;
    const CountyState uncovered = run_arm(branch, nobody);
    EXPECT_EQ(machinery(uncovered), 0u);
    EXPECT_TRUE(baseline == lives_of(branch.world, uncovered)) << "zero coverage";

    Scenario later = alone(extreme(programme_), weeks_for(programme_));
    later.deployments[0].from_week = later.start_week + later.weeks;
    const CountyState too_late = run_arm(branch, later);
    EXPECT_EQ(machinery(too_late), 0u);
    EXPECT_TRUE(baseline == lives_of(branch.world, too_late)) << "start after the horizon";
}

TEST_P(EachThatReachesMany, ChangesLivesWhereItActsStrongly) {
    const Programme strong = extreme(programme_);
    const bool of_services = programme_.delivery == Delivery::pipeline;
    const Scenario scenario = alone(strong, weeks_for(programme_));
    const BranchPoint branch =
        branch_point(of_services ? county_without_placements() : county_with_justice(), {.seed = 11}, scenario);
    const CountyState arm = run_arm(branch, scenario), baseline = run_arm(branch, unfunded(scenario));
    const bool same = lives_of(branch.world, arm) == lives_of(branch.world, baseline);
    const bool on_services_alone = of_services && programme_.id != "info_sharing";  // whose cell acts on conflicts
    EXPECT_EQ(same, on_services_alone);
    if (programme_.id != "sspf") return;
    EXPECT_GT(count_of(arm, EventKind::report), count_of(baseline, EventKind::report));
}

TEST_P(EachShipped, CostsWhatItDeliversAndNoMoreThanItIsGiven) {
    const Scenario scenario = alone(programme_, weeks_for(programme_));
    const BranchPoint branch = branch_point(county_with_justice(), {.seed = 11}, scenario);
    const DeploymentState state = run_arm(branch, scenario).programmes.deployments[0];
    EXPECT_NEAR(state.cost_sek, state.delivered_units * programme_.cost_sek_per_unit, 1e-6 * (1 + state.cost_sek));
    // All places are filled at once, and a service is booked in whole at its start.
    const double years = scenario.weeks / 52.0 + std::max(1.0, weeks_held(programme_) / 52.0);
    EXPECT_LE(state.cost_sek, scenario.deployments[0].cost_sek_per_year.value_or(0) * years);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EachShipped, testing::ValuesIn(shipped_ids()),
                         [](const auto& one) { return one.param; });
INSTANTIATE_TEST_SUITE_P(Catalogue, EachThatReachesMany, testing::ValuesIn(ids_that_reach_many()),
                         [](const auto& one) { return one.param; });

double recruits_after(const BranchPoint& branch, const Scenario& scenario) {
    const CountyState arm = run_arm(branch, scenario);
    return static_cast<double>(count_of(arm, EventKind::first_recruitment) +
                               count_of(arm, EventKind::renewed_recruitment));
}

/// Sum over worlds of recruits in the baseline less those in the arm.
double averted(const Scenario& scenario, std::uint32_t worlds) {
    double sum = 0;
    for (std::uint32_t replicate = 0; replicate < worlds; ++replicate) {
        const BranchPoint branch = branch_point(small_county(), {.seed = 21, .replicate = replicate}, scenario);
        sum += recruits_after(branch, unfunded(scenario)) - recruits_after(branch, scenario);
    }
    return sum;
}

TEST(ExtremeDose, OfWhatProtectsManyAvertsRecruits) {
    for (const char* id : {"great", "ctc", "online", "night_walkers"}) {
        Scenario scenario = alone(extreme(programme(id)), 220);
        scenario.deployments[0].cost_sek_per_year = 1e9;
        EXPECT_GT(averted(scenario, 4), 0) << id;
    }
}

TEST(ExtremeDose, OfProgrammesWhoseModeIsOneIsExactlyNothing) {
    for (const char* id : {"mst", "parent_universal"}) {
        Scenario scenario = alone(programme(id), 170);
        scenario.deployments[0].cost_sek_per_year = 1e9;
        const BranchPoint branch = branch_point(small_county(), {.seed = 11}, scenario);
        const CountyState arm = run_arm(branch, scenario);
        EXPECT_GT(machinery(arm), 0u) << id;
        EXPECT_TRUE(lives_of(branch.world, arm) == lives_of(branch.world, run_arm(branch, unfunded(scenario)))) << id;
    }
}

/// Places for conduct problems, open to all who are asked.
Programme made_up_places() {
    Programme made_up = programme("art_repulse");
    made_up.id = "made_up";
    made_up.who = {};
    made_up.start_up_weeks = 0;
    return made_up;
}

std::set<std::uint32_t> rows_of(const CountyState& state, EventKind kind, int until_week) {
    std::set<std::uint32_t> rows;
    for (const Event& event : state.lives.log.events)
        if (event.kind == kind && event.week < until_week - state.lives.log.first_week) rows.insert(event.row);
    return rows;
}

TEST(HoldAtTarget, TenPerCentIsAtAnyTimeASubsetOfTwentyPerCent) {
    Scenario scenario = alone(extreme(programme("art_repulse")), 156);
    scenario.deployments[0].cost_sek_per_year.reset();
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    scenario.deployments[0].hold_share = .1;
    const CountyState ten = run_arm(branch, scenario);
    scenario.deployments[0].hold_share = .2;
    const CountyState twenty = run_arm(branch, scenario);
    for (int week = start_week; week <= start_week + 156; week += 4) {
        const auto few = rows_of(ten, EventKind::programme_offer, week);
        const auto many = rows_of(twenty, EventKind::programme_offer, week);
        EXPECT_TRUE(std::includes(many.begin(), many.end(), few.begin(), few.end())) << week;
    }
    EXPECT_GT(count_of(ten, EventKind::programme_start), 0u);
    EXPECT_GT(count_of(twenty, EventKind::programme_start), count_of(ten, EventKind::programme_start));
}

TEST(Places, MoreOfThemReachASupersetAndNeverWorsenInExpectation) {
    Scenario scenario = alone(extreme(made_up_places()), 130);
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    std::set<std::uint32_t> before;
    for (const double places : {50.0, 100.0, 200.0}) {
        scenario.deployments[0].cost_sek_per_year.reset();
        scenario.deployments[0].places = places;
        const auto first_intake = rows_of(run_arm(branch, scenario), EventKind::programme_offer, start_week + 8);
        EXPECT_GT(first_intake.size(), before.size());
        EXPECT_TRUE(std::includes(first_intake.begin(), first_intake.end(), before.begin(), before.end()));
        before = first_intake;
    }
    Scenario few = scenario, many = scenario;
    few.deployments[0].places = 500;
    many.deployments[0].places = 4000;
    EXPECT_GE(averted(many, 4), averted(few, 4));
    EXPECT_GT(averted(many, 4), 0);
}

TEST(Capacity, TheLowestOfWhatIsStatedBinds) {
    Scenario scenario = alone(made_up_places(), 60);
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    Deployment& deployment = scenario.deployments[0];
    deployment.places = 7;
    EXPECT_LE(run_arm(branch, scenario).programmes.deployments[0].places, 8);
    deployment.cost_sek_per_year = 25000;
    EXPECT_LE(run_arm(branch, scenario).programmes.deployments[0].delivered_units, 3);
    deployment = alone(made_up_places(), 60).deployments[0];
    deployment.units_per_year = 52;
    const double delivered = run_arm(branch, scenario).programmes.deployments[0].delivered_units;
    EXPECT_GT(delivered, 25);
    EXPECT_LT(delivered, 80);
}

/// Weeks in which a youth was offered a place, from the start.
std::set<int> intake_weeks(const CountyState& state) {
    std::set<int> weeks;
    for (const Event& event : state.lives.log.events)
        if (event.kind == EventKind::programme_offer)
            weeks.insert(event.week + state.lives.log.first_week - start_week);
    return weeks;
}

TEST(Repeats, FundTheSameWeeksAgainAndNothingBetween) {
    Scenario scenario = alone(made_up_places(), 160);
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    Deployment& deployment = scenario.deployments[0];
    deployment.to_week = start_week + 20;
    deployment.repeats = {{start_week + 52, start_week + 72}, {start_week + 104, start_week + 124}};
    const std::set<int> weeks = intake_weeks(run_arm(branch, scenario));
    ASSERT_FALSE(weeks.empty());
    for (const int week : weeks) EXPECT_LT(week % 52, 20) << week;
    EXPECT_GE(*weeks.rbegin(), 104);
}

TEST(Ramp, OpensPlacesLittleByLittle) {
    Scenario scenario = alone(made_up_places(), 60);
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    scenario.deployments[0].cost_sek_per_year.reset();
    scenario.deployments[0].places = 400;
    const auto offered = [&](int ramp_weeks, int weeks) {
        scenario.deployments[0].ramp_weeks = ramp_weeks;
        return rows_of(run_arm(branch, scenario), EventKind::programme_offer, start_week + weeks).size();
    };
    EXPECT_LT(offered(40, 8), offered(0, 8) / 3);
    EXPECT_GT(offered(40, 60), offered(40, 8));
}

TEST(Trigger, FiresAboveItsThresholdRestsAndCanFireAgain) {
    Scenario scenario = alone(made_up_places(), 160);
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    Trigger trigger{TriggerQuantity::reports, 1, 12, 24};
    scenario.deployments[0].trigger = trigger;
    const std::set<int> weeks = intake_weeks(run_arm(branch, scenario));
    ASSERT_FALSE(weeks.empty());
    const int first = *weeks.begin();
    for (const int week : weeks) EXPECT_LT((week - first) % 36, 12) << "runs 12 weeks, rests 24";
    EXPECT_GT(*weeks.rbegin() - first, 36) << "fires again";
    scenario.deployments[0].trigger->at_least = 1e6;
    EXPECT_TRUE(intake_weeks(run_arm(branch, scenario)).empty());
}

/// A lever on gangs or groups with one effect.
Programme made_up_lever(Delivery delivery, ModelVariable variable, double ratio) {
    Programme lever = programme("night_walkers");
    lever.id = "made_up_lever";
    lever.delivery = delivery;
    lever.kind = delivery == Delivery::pipeline ? ProgrammeKind::system_lever : ProgrammeKind::area_lever;
    lever.basis = delivery == Delivery::pipeline ? EffectBasis::system : EffectBasis::dose;
    lever.start_up_weeks = 0;
    lever.dose_per_capacity_unit = 0;
    lever.effects = {{variable, {ratio, ratio, ratio}}};
    return lever;
}

Scenario standing(const Programme& lever, int weeks) {
    Scenario scenario = alone(lever, weeks);
    scenario.deployments[0].cost_sek_per_year.reset();
    return scenario;
}

TEST(GangLevers, OnDemandCloseOpenPositions) {
    const Scenario scenario = standing(made_up_lever(Delivery::gangs, ModelVariable::position_births, .4), 200);
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    const CountyState arm = run_arm(branch, scenario), baseline = run_arm(branch, unfunded(scenario));
    EXPECT_LT(arm.lives.gangs.counters.born, baseline.lives.gangs.counters.born);
    EXPECT_LT(recruits_after(branch, scenario), recruits_after(branch, unfunded(scenario)));
}

TEST(GangLevers, OnExitLetMembersLeaveSooner) {
    const Scenario scenario = standing(made_up_lever(Delivery::gangs, ModelVariable::exit_hazard, 2.4), 80);
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    EXPECT_GT(count_of(run_arm(branch, scenario), EventKind::exit),
              count_of(run_arm(branch, unfunded(scenario)), EventKind::exit));
}

TEST(GangLevers, OnPressureActAlsoWithTheGangsOfTheBaseline) {
    const Scenario scenario = standing(made_up_lever(Delivery::gangs, ModelVariable::gang_pressure, .4), 130);
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    FeedbackTrace trace;
    RunOptions record;
    record.record_to = &trace;
    run_arm(branch, unfunded(scenario), record);
    RunOptions replay;
    replay.feedback = Feedback::replayed;
    replay.replay = &trace;
    EXPECT_LT(count_of(run_arm(branch, scenario, replay), EventKind::first_recruitment),
              count_of(run_arm(branch, unfunded(scenario), replay), EventKind::first_recruitment));
}

TEST(LeversOfEveryKind, WithoutEffectChangeNoLifeThoughTheyRun) {
    struct Lever {
        Delivery delivery;
        ModelVariable variable;
    };
    for (const Lever& lever :
         {Lever{Delivery::gangs, ModelVariable::position_births}, Lever{Delivery::gangs, ModelVariable::gang_pressure},
          Lever{Delivery::gangs, ModelVariable::exit_hazard}, Lever{Delivery::residents, ModelVariable::recruit_street},
          Lever{Delivery::residents, ModelVariable::recruit_school},
          Lever{Delivery::residents, ModelVariable::fringe_exit_hazard},
          Lever{Delivery::residents, ModelVariable::drift_multiplier},
          Lever{Delivery::residents, ModelVariable::notice_hazard},
          Lever{Delivery::pipeline, ModelVariable::handover_loss},
          Lever{Delivery::pipeline, ModelVariable::handover_delay},
          Lever{Delivery::pipeline, ModelVariable::accept_share}}) {
        const Scenario scenario = standing(made_up_lever(lever.delivery, lever.variable, 1), 60);
        const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
        const CountyState arm = run_arm(branch, scenario), baseline = run_arm(branch, unfunded(scenario));
        EXPECT_GT(arm.programmes.deployments[0].lever.weeks, 0u) << info_of(lever.variable).name;
        EXPECT_TRUE(lives_of(branch.world, arm) == lives_of(branch.world, baseline)) << info_of(lever.variable).name;
        EXPECT_EQ(count_of(arm, EventKind::service_start), count_of(baseline, EventKind::service_start));
    }
}

TEST(LeversOfEveryKind, MoveWhatTheySayTheyMove) {
    struct Expected {
        Delivery delivery;
        ModelVariable variable;
        double ratio;
        EventKind kind;
        bool more;
    };
    for (const Expected& lever :
         {Expected{Delivery::residents, ModelVariable::fringe_exit_hazard, 2, EventKind::fringe_exit, true},
          Expected{Delivery::residents, ModelVariable::drift_multiplier, .5, EventKind::drift, false},
          Expected{Delivery::residents, ModelVariable::notice_hazard, 2, EventKind::report, true},
          Expected{Delivery::pipeline, ModelVariable::handover_loss, .4, EventKind::lost_at_handover, false},
          Expected{Delivery::pipeline, ModelVariable::handover_delay, .5, EventKind::assessment_start, true},
          Expected{Delivery::pipeline, ModelVariable::accept_share, 1.5, EventKind::declined, false}}) {
        const Scenario scenario = standing(made_up_lever(lever.delivery, lever.variable, lever.ratio), 80);
        const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
        const auto arm = count_of(run_arm(branch, scenario), lever.kind);
        const auto baseline = count_of(run_arm(branch, unfunded(scenario)), lever.kind);
        if (lever.more)
            EXPECT_GE(arm, baseline) << info_of(lever.variable).name;
        else
            EXPECT_LT(arm, baseline) << info_of(lever.variable).name;
    }
}

TEST(SystemLevers, OnOneParameterTheBetterValueActsNeverTheProduct) {
    Scenario one = standing(made_up_lever(Delivery::pipeline, ModelVariable::handover_loss, .5), 60);
    Scenario two = one;
    Programme weaker = made_up_lever(Delivery::pipeline, ModelVariable::handover_loss, .8);
    weaker.id = "made_up_weaker";
    two.programmes.push_back(weaker);
    two.deployments.push_back(two.deployments[0]);
    two.deployments[1].programme = ProgrammeId{1};
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, one);
    EXPECT_EQ(count_of(run_arm(branch, one), EventKind::lost_at_handover),
              count_of(run_arm(branch, two), EventKind::lost_at_handover));
}

TEST(AreaLevers, ChangeNothingWhereTheyAreNotWhenGangsAreGiven) {
    Scenario scenario = standing(made_up_lever(Delivery::residents, ModelVariable::notice_hazard, 3), 60);
    scenario.deployments[0].areas = {AreaId{0}};
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    const CountyState arm = run_arm(branch, scenario), baseline = run_arm(branch, unfunded(scenario));
    std::array<std::int64_t, 4> more{};
    const auto count = [&](const CountyState& state, int sign) {
        for (const Event& event : state.lives.log.events)
            if (event.kind == EventKind::report) {
                const std::size_t place = place_of_segment(segment_of_row(branch.world.population, event.row));
                more[branch.world.county->places[place].area.index()] += sign;
            }
    };
    count(arm, 1);
    count(baseline, -1);
    EXPECT_GT(more[0], 0);
    for (std::size_t area = 1; area < more.size(); ++area) EXPECT_EQ(more[area], 0) << area;
}

TEST(PersonalServices, OnExitAndTheFringeActOnThoseServed) {
    Programme help = made_up_places();
    help.effects = {{ModelVariable::exit_hazard, {2.4, 2.4, 2.4}},
                    {ModelVariable::fringe_exit_hazard, {2.4, 2.4, 2.4}}};
    Scenario scenario = alone(help, 100);
    scenario.deployments[0].cost_sek_per_year.reset();
    scenario.deployments[0].accept_share = 1;
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    const CountyState arm = run_arm(branch, scenario), baseline = run_arm(branch, unfunded(scenario));
    EXPECT_GT(count_of(arm, EventKind::exit), count_of(baseline, EventKind::exit));
    EXPECT_GT(count_of(arm, EventKind::fringe_exit), count_of(baseline, EventKind::fringe_exit));
}

TEST(EffectsFromAnAge, SleepUntilItIsReached) {
    Programme early = made_up_places();
    early.effects = {{ModelVariable::drift_multiplier, {.2, .2, .2}}};
    early.effects[0].from_age = 24;
    Scenario scenario = alone(early, 60);
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    const CountyState arm = run_arm(branch, scenario);
    const World& world = branch.world;
    for (const ConcernedYouth& youth : arm.lives.involved.concerned)
        for (const ActiveEffect& effect : youth.effects.active()) {
            const int age = completed_age(world.person[youth.row].birth_week, arm.lives.week - 1);
            EXPECT_EQ(effect.from_age == 0, age >= 24) << age;
        }
}

TEST(ManyCohortProgrammes, RunOutOfStrataWithoutHarm) {
    Scenario scenario = alone(with_ratio(programme("great"), 1), 270);
    for (const char* id : {"sel_paths", "gbg_pax", "parent_universal"})
        for (int copy = 0; copy < 4; ++copy) {
            Programme more = with_ratio(programme(id), 1);
            more.id += std::to_string(copy);
            Deployment deployment = scenario.deployments[0];
            deployment.cost_sek_per_year = 2e6;
            deployment.programme = ProgrammeId{scenario.programmes.size()};
            scenario.programmes.push_back(more);
            scenario.deployments.push_back(deployment);
        }
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    const CountyState arm = run_arm(branch, scenario);
    EXPECT_EQ(arm.lives.clocks.strata.size(), 254u) << "the test must run out of them";
    EXPECT_TRUE(lives_of(branch.world, arm) == lives_of(branch.world, run_arm(branch, unfunded(scenario))));
}

TEST(SecondaryEffects, CanBeLeftOut) {
    Scenario scenario = alone(extreme(programme("ctc")), 220);
    scenario.secondary_effects = SecondaryEffects::left_out;
    const BranchPoint branch = branch_point(small_county(), {.seed = 5}, scenario);
    const CountyState arm = run_arm(branch, scenario);
    EXPECT_GT(machinery(arm), 0u);
    EXPECT_TRUE(lives_of(branch.world, arm) == lives_of(branch.world, run_arm(branch, unfunded(scenario))));
}

}  // namespace
}  // namespace samverkan
