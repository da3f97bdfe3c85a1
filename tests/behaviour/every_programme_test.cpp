// Every programme of the catalogue: what it moves and for whom, and in which direction at an extreme dose.
#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "support/funded_county.hpp"
#include "support/lives.hpp"

namespace samverkan {
namespace {

using namespace test;

const Catalogue& shipped() {
    static const Catalogue catalogue = *read_catalogue(SAMVERKAN_SOURCE_DIR "/configs/programmes").value;
    return catalogue;
}

const Programme& shipped(const std::string& id) { return shipped().programmes[*shipped().index_of(id)]; }

std::vector<std::string> ids_where(bool (*holds)(const Programme&)) {
    std::vector<std::string> ids;
    for (const Programme& one : shipped().programmes)
        if (one.funded_as == FundedAs::entry && !one.effects.empty() && holds(one)) ids.push_back(one.id);
    return ids;
}

bool anything(const Programme&) { return true; }
bool gives_places(const Programme& programme) { return programme.has_participants(); }
/// Whole grades, ages and birth cohorts; children enrolled as infants come in years after the quiet county ends.
bool serves_youths(const Programme& programme) {
    const bool of_a_cohort = !programme.is_lever() && programme.delivery != Delivery::birth;
    return programme.has_participants() || of_a_cohort;
}
bool is_lever_on_groups(const Programme& programme) {
    return programme.is_lever() && programme.delivery == Delivery::residents;
}
bool is_lever_on_gangs_or_pipeline(const Programme& programme) {
    return programme.delivery == Delivery::gangs || programme.delivery == Delivery::pipeline;
}

Programme with_ratio(Programme programme, double protective) {
    std::erase_if(programme.effects, [](const ProgrammeEffect& effect) { return effect.sets.has_value(); });
    for (ProgrammeEffect& effect : programme.effects) {
        const bool lower = info_of(effect.variable).protects == Protects::lower;
        const double ratio = lower == !effect.inverse ? protective : 1 / protective;
        effect.rate_ratio = {ratio, ratio, ratio};
    }
    return programme;
}

/// Variables that act on single youths, with what a youth's own services make of each.
constexpr std::array<ModelVariable, 9> of_persons{
    ModelVariable::recruiter_window_exit, ModelVariable::structured_exposure, ModelVariable::recruit_multiplier,
    ModelVariable::drift_multiplier,      ModelVariable::unstructured_time,   ModelVariable::fringe_exit_hazard,
    ModelVariable::exit_hazard,           ModelVariable::reentry_hazard,      ModelVariable::notice_hazard};

/// Funded in one area of a quiet county in which everybody is known to everyone.
struct Reach : Funded {
    explicit Reach(Programme programme)
        : Funded(at_once_and_for_all(std::move(programme)), [](Scenario& s) {
              s.deployments[0].coverage = 1;
              s.deployments[0].units_per_year = 1e7;
              s.deployments[0].areas = {AreaId{0}};
          }) {
        for (ServiceHistory& history : help.history)
            history = {1, ServiceHistory::fringe_noticed | ServiceHistory::assessed | ServiceHistory::served,
                       PsychiatryStage::waits_visit};
        for (std::uint32_t row = 0; row < world.population.size(); ++row) {
            ConcernedYouth& record = concern(lives.youths, lives.involved, row);
            record.standing = standing::known | standing::removed;
            record.supervised_until_week = world.horizon.end_week;
        }
        if (this->programme().who.asks(Attribute::recruiter_away)) break_contacts();
    }
    /// Lets some youths of 14 be members whose recruiter is away.
    void break_contacts() {
        for (std::uint32_t n = 0; n < 300; ++n) {
            Member member;
            member.row = resident(14, n);
            member.key = key(member.row);
            member.gang = GangId{0};
            member.contact = RecruiterContact::broken;
            add_member(lives.youths, lives.involved, member);
        }
    }
    static Programme at_once_and_for_all(Programme programme) {
        programme.start_up_weeks = 0;
        programme.needs_hand_over = false;
        programme.wait_in_queue = false;  // nobody stands in a queue here
        programme.wait_weeks = std::min(programme.wait_weeks, 8);
        return with_ratio(std::move(programme), .5);
    }
    [[nodiscard]] const Programme& programme() const { return scenario.programmes[0]; }
    [[nodiscard]] std::set<ModelVariable> variables() const {
        std::set<ModelVariable> acting;
        for (const ProgrammeEffect& effect : programme().effects)
            if (effect.variant == 0) acting.insert(effect.variable);
        return acting;
    }
    [[nodiscard]] bool in_area(std::size_t place) const { return county.places[place].area == AreaId{0}; }
    [[nodiscard]] std::set<std::uint32_t> rows_of(EventKind kind) const {
        std::set<std::uint32_t> rows;
        for (const Event& event : events_of(kind)) rows.insert(event.row);
        return rows;
    }
    /// What the programme makes of a hazard of a youth: by its own services, and by its cohort at age 14.
    [[nodiscard]] double made_of(std::uint32_t row, ModelVariable variable) const {
        double factor = service_factor(world, lives.youths, lives.involved, lives.strata, row, variable);
        const std::size_t stratum = lives.youths.state[row].stratum.index();
        if (stratum == 0) return factor;
        for (const GroupVariables& group : group_variables)
            if (variable != ModelVariable::unstructured_time && group.variables.holds(variable))
                factor *= lives.clocks.strata[stratum - 1]
                              .factor[static_cast<std::size_t>(group.process)][14 - entry_age_years];
        return factor;
    }
};

class ServiceOfTheCatalogue : public testing::TestWithParam<std::string> {};
class PlacesOfTheCatalogue : public testing::TestWithParam<std::string> {};
class LeverOnGroups : public testing::TestWithParam<std::string> {};
class LeverOnGangsOrPipeline : public testing::TestWithParam<std::string> {};

TEST_P(ServiceOfTheCatalogue, MovesItsVariablesForTheYouthsItServesAndForNobodyElse) {
    Reach county(shipped(GetParam()));
    const bool cohort = !county.programme().is_lever() && county.programme().delivery != Delivery::places;
    for (std::uint32_t row = 0; row < county.world.population.size(); ++row)
        consider_candidate(county.world, county.scenario, county.programmes, county.lives, county.help, row);
    std::map<ModelVariable, std::size_t> moved;
    for (int quarter = 0; quarter < 28; ++quarter) {
        county.run_weeks(4);
        const std::set<std::uint32_t> served =
            county.rows_of(cohort ? EventKind::cohort_delivery : EventKind::programme_start);
        for (std::uint32_t row = 0; row < county.world.population.size(); ++row)
            for (const ModelVariable variable : of_persons) {
                if (county.made_of(row, variable) == 1) continue;
                ASSERT_TRUE(served.contains(row)) << info_of(variable).name << " of a youth who is not served";
                // Pupils of an area's schools may live in another.
                ASSERT_TRUE(county.programme().delivery == Delivery::schools || county.in_area(county.place_of(row)));
                ++moved[variable];
            }
    }
    EXPECT_GT(county.rows_of(cohort ? EventKind::cohort_delivery : EventKind::programme_start).size(), 5u);
    const std::set<ModelVariable> meant = county.variables();
    for (const ModelVariable variable : of_persons) {
        const bool own =
            meant.contains(variable) && !(county.programme().is_lever() && variable == ModelVariable::notice_hazard);
        EXPECT_EQ(moved[variable] > 0, own) << info_of(variable).name;
    }
}

TEST_P(PlacesOfTheCatalogue, MeetsTheirOwnConditionInEveryYouthItServes) {
    Reach county(shipped(GetParam()));
    for (std::uint32_t row = 0; row < county.world.population.size(); ++row)
        consider_candidate(county.world, county.scenario, county.programmes, county.lives, county.help, row);
    std::size_t offers = 0;
    for (int week = 0; week < 60; ++week) {
        const std::size_t before = county.lives.log.events.size();
        const int now = county.lives.week;
        county.run_week();
        for (std::size_t i = before; i < county.lives.log.events.size(); ++i) {
            const Event& event = county.lives.log.events[i];
            if (event.kind != EventKind::programme_offer) continue;
            Lives& lives = county.lives;
            lives.week = now;
            EXPECT_TRUE(holds(county.programme().who, YouthValues{county.world, lives, county.help, event.row}));
            lives.week = now + 1;
            ++offers;
        }
    }
    EXPECT_GT(offers, 5u);
}

TEST_P(LeverOnGroups, MovesItsVariablesForTheGroupsMeantAndForNoOthers) {
    Reach county(shipped(GetParam()));
    const Programme& programme = county.programme();
    county.run_weeks(44);
    std::map<GroupProcess, std::size_t> moved;
    for (const GroupVariables& process : group_variables) {
        const auto& column = county.lives.levers.factor[static_cast<std::size_t>(process.process)];
        for (std::size_t group = 0; group < column.size(); ++group) {
            if (column[group] == 1) continue;
            ASSERT_TRUE(county.in_area(place_of_group(group)));
            ++moved[process.process];
        }
    }
    std::set<GroupProcess> expected;
    for (const ProgrammeEffect& effect : programme.effects)
        for (const GroupVariables& process : group_variables)
            if (effect.reach == EffectReach::by_delivery && process.variables.holds(effect.variable))
                expected.insert(process.process);
    for (const GroupVariables& process : group_variables)
        EXPECT_EQ(moved[process.process] > 0, expected.contains(process.process)) << static_cast<int>(process.process);
}

TEST_P(LeverOnGangsOrPipeline, MovesItsVariablesForTheGangsAtHomeOrThePipelineOfItsAreas) {
    Reach county(shipped(GetParam()));
    const Programme& programme = county.programme();
    county.run_weeks(8);
    const auto acts = [&](ModelVariable variable) { return county.variables().contains(variable); };
    for (std::size_t gang = 0; programme.delivery == Delivery::gangs && gang < county.world.gangs.count(); ++gang) {
        const std::vector<PlaceId>& homes = county.world.gangs.homes[gang];
        const bool here =
            std::any_of(homes.begin(), homes.end(), [&](PlaceId home) { return county.in_area(home.index()); });
        const Gangs& gangs = county.lives.gangs;
        EXPECT_EQ(gangs.birth_lever.at(gang) != 1, here && acts(ModelVariable::position_births)) << gang;
        EXPECT_EQ(gangs.pull_lever.at(gang) != 1, here && acts(ModelVariable::gang_pressure)) << gang;
        for (const std::size_t years : {10, 20})
            EXPECT_EQ(gangs.exit_lever.at(gang * age_count + years - entry_age_years) != 1,
                      here && years == 20 && acts(ModelVariable::exit_hazard))
                << gang;
    }
    for (std::size_t area = 0; programme.delivery == Delivery::pipeline && area < 4; ++area) {
        const PipelineLevers& levers = county.help.levers.at(area);
        EXPECT_EQ(levers.handover_delay != 1, area == 0 && acts(ModelVariable::handover_delay)) << area;
        EXPECT_EQ(levers.handover_loss != 1, area == 0 && acts(ModelVariable::handover_loss)) << area;
        EXPECT_EQ(levers.targeting_error != 1, area == 0 && acts(ModelVariable::targeting_error)) << area;
    }
}

const auto by_name = [](const auto& one) { return one.param; };
INSTANTIATE_TEST_SUITE_P(Catalogue, ServiceOfTheCatalogue, testing::ValuesIn(ids_where(serves_youths)), by_name);
INSTANTIATE_TEST_SUITE_P(Catalogue, PlacesOfTheCatalogue, testing::ValuesIn(ids_where(gives_places)), by_name);
INSTANTIATE_TEST_SUITE_P(Catalogue, LeverOnGroups, testing::ValuesIn(ids_where(is_lever_on_groups)), by_name);
INSTANTIATE_TEST_SUITE_P(Catalogue, LeverOnGangsOrPipeline, testing::ValuesIn(ids_where(is_lever_on_gangs_or_pipeline)),
                         by_name);

// Direction at an extreme dose, in a tenth of Stockholm County.

constexpr int years_long = 5;

/// Decades for what acts on children not yet born.
int weeks_for(const Programme& programme) {
    return programme.delivery == Delivery::birth ? 15 * 52 : programme.start_up_weeks + years_long * 52;
}

/// Without limits but the condition, everywhere.
Scenario without_limits(const Programme& programme, int weeks) {
    Scenario scenario = funded(programme, 4, weeks);
    scenario.effect_draw = EffectDraw::fixed_mode;
    scenario.deployments[0].cost_sek_per_year.reset();
    if (programme.kind != ProgrammeKind::law_lever) scenario.deployments[0].units_per_year = 1e7;
    return scenario;
}

/// A county in which the programme can show: too few assessments for all who wait, where who comes first is what is
/// asked, and windows that are many, long and of no use by themselves.
County county_for(const Programme& programme) {
    County county = stockholm();
    if (programme.delivery == Delivery::pipeline) county.parameters.help.assessment_starts_per_1000 *= .4;
    if (programme.who.asks(Attribute::recruiter_away)) {
        county.parameters.justice.recruiter_window_exit = {1, 1, 1};
        county.parameters.justice.reattach_delay_weeks = {26, 26, 26};
        for (double& hazard : county.parameters.justice.arrest_hazard) hazard *= 3;
    }
    // Of those who wait for psychiatry few have ADHD, and of those released few leave: here many do.
    if (programme.who.asks(Attribute::adhd_untreated)) county.parameters.risk.adhd_untreated_share = {.5, .5};
    if (programme.who.asks(Attribute::supervised)) {
        for (double& hazard : county.parameters.justice.arrest_hazard) hazard *= 3;
        county.parameters.justice.supervision_weeks = 260;
    }
    return county;
}

bool acts_on(const Programme& programme, ModelVariable variable) {
    return std::any_of(programme.effects.begin(), programme.effects.end(), [&](const ProgrammeEffect& effect) {
        return effect.variable == variable && effect.variant == 0;
    });
}

bool moves_violence_alone(const Programme& programme) {
    return programme.effects.size() == 1 && acts_on(programme, ModelVariable::violent_offence_rate);
}

/// Arms in which gangs act as in the baseline, so that what is done to youths is seen alone (who leaves a gang leaves a
/// position to fill); but for levers on positions and on violence, which would then not be seen at all.
class Arms {
public:
    explicit Arms(const Programme& programme) : Arms(without_limits(programme, weeks_for(programme))) {}
    explicit Arms(const Scenario& scenario, std::uint64_t seed = 7)
        : on_positions_(acts_on(scenario.programmes[0], ModelVariable::position_births) ||
                        moves_violence_alone(scenario.programmes[0])),
          branch_(branch_point(county_for(scenario.programmes[0]), {.seed = seed, .scale = .1}, scenario)) {
        RunOptions record;
        record.record_to = &trace_;
        baseline = run_arm(branch_, unfunded(scenario), record);
        arm = run(scenario);
    }
    [[nodiscard]] CountyState run(const Scenario& scenario) const {
        RunOptions replay;
        replay.feedback = Feedback::replayed;
        replay.replay = &trace_;
        return run_arm(branch_, scenario, on_positions_ ? RunOptions{} : replay);
    }
    [[nodiscard]] bool same_lives(const CountyState& one) const {
        return lives_of(branch_.world, one) == lives_of(branch_.world, baseline);
    }

private:
    bool on_positions_;
    FeedbackTrace trace_;
    BranchPoint branch_;

public:
    CountyState baseline, arm;
};

/// What is to fall, if the programme protects.
struct Outcome {
    const char* name;
    double (*of)(const CountyState&);
};

double recruits(const CountyState& state) {
    return static_cast<double>(count_of(state, EventKind::first_recruitment) +
                               count_of(state, EventKind::renewed_recruitment));
}

double members(const CountyState& state) { return static_cast<double>(state.lives.involved.members.size()); }

/// Assessments begun of youths never noticed in the fringe, less of those who were.
double misplaced_assessments(const CountyState& state) {
    double sum = 0;
    for (const Event& event : state.lives.log.events)
        if (event.kind == EventKind::assessment_start)
            sum += (state.help.history[event.row].flags & ServiceHistory::fringe_noticed) != 0 ? -1 : 0;
    return sum;
}

/// Parts in attacks of those aged 18 or more: who is served is replaced by others, younger ones too.
double adult_offences(const CountyState& state) {
    double sum = 0;
    for (const AttackEvent& attack : state.lives.violence.attacks)
        for (std::size_t i = 0; i < attack.executors; ++i) sum += attack.executor[i].age == ExecutorAge::from_18_to_24;
    return sum;
}

Outcome outcome_of(const Programme& programme) {
    if (moves_violence_alone(programme)) return {"parts in attacks at 18 to 24", adult_offences};
    for (const ModelVariable variable :
         {ModelVariable::recruit_multiplier, ModelVariable::drift_multiplier, ModelVariable::recruit_street,
          ModelVariable::recruit_online, ModelVariable::gang_pressure, ModelVariable::position_births})
        if (acts_on(programme, variable)) return {"recruits", recruits};
    if (acts_on(programme, ModelVariable::exit_hazard) || acts_on(programme, ModelVariable::recruiter_window_exit))
        return {"members who stay", [](const CountyState& s) { return -double(count_of(s, EventKind::exit)); }};
    if (acts_on(programme, ModelVariable::reentry_hazard))
        return {"returns", [](const CountyState& s) { return double(count_of(s, EventKind::renewed_recruitment)); }};
    if (acts_on(programme, ModelVariable::notice_hazard))
        return {"reports not made", [](const CountyState& s) { return -double(count_of(s, EventKind::report)); }};
    return {"misplaced assessments", misplaced_assessments};
}

class DirectionAtExtremeDose : public testing::TestWithParam<std::string> {};

TEST_P(DirectionAtExtremeDose, OfWhatProtectsHelpsAndOfWhatHarmsHarms) {
    const Programme& programme = shipped(GetParam());
    const Outcome outcome = outcome_of(programme);
    {
        const Arms arms(with_ratio(programme, .2));
        EXPECT_LT(outcome.of(arms.arm), outcome.of(arms.baseline)) << outcome.name;
    }
    const bool takes_the_better = programme.delivery == Delivery::pipeline || programme.id == "recruiter_window";
    if (takes_the_better) return;  // a worse value than the county's does not act
    const Arms arms(with_ratio(programme, 3));
    EXPECT_GT(outcome.of(arms.arm), outcome.of(arms.baseline)) << outcome.name;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, DirectionAtExtremeDose, testing::ValuesIn(ids_where(anything)),
                         [](const auto& one) { return one.param; });

class HarmControl : public testing::TestWithParam<std::string> {};

TEST_P(HarmControl, NeverLooksGood) {
    const Programme& programme = shipped(GetParam());
    for (const double quantile : {0.0, 1.0}) {
        Programme at = programme;
        for (ProgrammeEffect& effect : at.effects) {
            const double ratio = effect.rate_ratio.low + quantile * (effect.rate_ratio.high - effect.rate_ratio.low);
            effect.rate_ratio = {ratio, ratio, ratio};
        }
        if (programme.id == "sis_lvu" && quantile == 0) continue;  // its prior reaches a little below 1
        // Who stays longer cannot be recruited again meanwhile, so that members at the end tell, not recruitments alone.
        double more_members = 0, more_recruits = 0;
        for (const std::uint64_t seed : {7, 8, 9, 10}) {
            const Arms arms(without_limits(at, weeks_for(at)), seed);
            more_members += members(arms.arm) - members(arms.baseline);
            more_recruits += recruits(arms.arm) - recruits(arms.baseline);
        }
        EXPECT_GT(more_members, 0) << quantile;
        if (programme.id != "sis_lvu") {
            EXPECT_GT(more_recruits, 0) << quantile;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, HarmControl, testing::Values("scared_straight", "sis_lvu"),
                         [](const auto& one) { return std::string(one.param); });

class NullProgramme : public testing::TestWithParam<std::string> {};

TEST_P(NullProgramme, IsNothingAtItsModeAndBoundedByItsPrior) {
    const Programme& programme = shipped(GetParam());
    for (const ProgrammeEffect& effect : programme.effects)
        if (effect.variant == 0 && effect.variable == ModelVariable::recruit_multiplier) {
            EXPECT_EQ(effect.rate_ratio.mode, 1);
        }
    {
        const Arms arms(programme);
        EXPECT_GT(count_of(arms.arm, EventKind::programme_start) + count_of(arms.arm, EventKind::cohort_delivery), 0u);
        EXPECT_TRUE(arms.same_lives(arms.arm));
    }
    for (const bool high : {false, true}) {
        Programme at = programme;
        for (ProgrammeEffect& effect : at.effects) {
            const double ratio = high ? effect.rate_ratio.high : effect.rate_ratio.low;
            effect.rate_ratio = {ratio, ratio, ratio};
        }
        const double most = std::max(programme.effects[0].rate_ratio.high - 1, 1 - programme.effects[0].rate_ratio.low);
        const Arms arms(at);
        EXPECT_LE(std::abs(recruits(arms.arm) / recruits(arms.baseline) - 1), most) << high;
    }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, NullProgramme,
                         testing::Values("mst", "parent_universal", "summer_jobs_universal", "leisure_open"),
                         [](const auto& one) { return std::string(one.param); });

TEST(GroupsOfYouthsAtRisk, HarmThroughEachHostAndOnlyThere) {
    for (const char* id : {"art_repulse", "leisure_open", "sport", "mentoring"}) {
        Programme host = with_ratio(shipped(id), 1);
        host.who = shipped("art_repulse").who;  // conduct problems: all at risk
        Scenario scenario = without_limits(host, 200);
        scenario.deployments[0].youths_per_adult = 20;
        const Arms arms(scenario);
        EXPECT_TRUE(arms.same_lives(arms.arm)) << id << ": without the harm the host does nothing";
        scenario.group_harm = shipped("group_deviant");
        scenario.group_harm->effects[0].rate_ratio = {3, 3, 3};
        EXPECT_GT(recruits(arms.run(scenario)), recruits(arms.baseline)) << id;
        scenario.deployments[0].youths_per_adult = 5;
        EXPECT_TRUE(arms.same_lives(arms.run(scenario))) << id << ": five youths an adult";
    }
}

TEST(Sweep, TakesMoreMembersAwayAndNobodyElse) {
    Scenario scenario = without_limits(shipped("sweep"), 104);
    scenario.deployments[0].units_per_year = 300;
    const Arms arms(scenario);
    const double more = static_cast<double>(count_of(arms.arm, EventKind::taken_away)) -
                        static_cast<double>(count_of(arms.baseline, EventKind::taken_away));
    EXPECT_GT(more, 10) << "thirty a year at this scale, as far as places go";
    EXPECT_LT(more, 70);
}

TEST(Variants, ActThroughUnstructuredTimeInsteadOfRecruitment) {
    for (const char* id : {"truancy", "sport"}) {
        Scenario scenario = without_limits(with_ratio(shipped(id), .2), 200);
        scenario.deployments[0].variant = 1;
        const Arms arms(scenario);
        EXPECT_LT(count_of(arms.arm, EventKind::drift), count_of(arms.baseline, EventKind::drift)) << id;
    }
}

}  // namespace
}  // namespace samverkan
