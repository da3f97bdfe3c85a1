// What is read off pairs of runs, against counts chosen by hand.
#include <cmath>

#include <gtest/gtest.h>

#include "study/money_measures.hpp"
#include "study/signature.hpp"
#include "study/statistics.hpp"
#include "support/hand_made.hpp"

namespace samverkan {
namespace {

using namespace test;

const std::vector<MadeScenario> two_arms{{"Baseline", "Nuläget", {100, 110, 90, 105, 95}, {102, 112, 92, 107, 97}},
                                         {"A", "A", {90, 95, 85, 100, 96}, {80, 90, 70, 85, 75}},
                                         {"B", "B", {95, 95, 80, 101, 94}, {101, 111, 91, 106, 96}}};

Estimate interval(double low, double high) {
    Estimate estimate;
    estimate.simulation_error = 1;
    estimate.mean_low90 = low;
    estimate.mean_high90 = high;
    return estimate;
}

TEST(Averted, IsThePairedDifferenceInEveryWorld) {
    const HandMadeStudy made(two_arms);
    const StudyTally& worlds = made.outcome.replicates;
    EXPECT_EQ(averted_by_replicate(worlds, 1, 0, Pair::net), (std::vector<double>{10, 15, 5, 5, -1}));
    EXPECT_EQ(averted_by_replicate(worlds, 1, 0, Pair::gross), (std::vector<double>{22, 22, 22, 22, 22}));
    EXPECT_EQ(averted_more_by_replicate(worlds, 1, 2), (std::vector<double>{5, 0, -5, 1, -2}));
    EXPECT_EQ(averted_more_by_replicate(worlds, 2, 1), (std::vector<double>{-5, 0, 5, -1, 2}));
}

TEST(Averted, HasTheIntervalsOfTheWorkedExample) {  // docs/comparison.md
    const SummaryTable table = HandMadeStudy(two_arms).summary();
    const Estimate& found = table.at("s1", measure::averted_net);
    EXPECT_NEAR(found.mean, 6.8, 1e-9);
    EXPECT_NEAR(found.simulation_error, 2.69, 0.005);
    EXPECT_NEAR(found.mean_low90, 1.06, 0.005);
    EXPECT_NEAR(found.mean_high90, 12.5, 0.05);
    EXPECT_NEAR(found.low90, -7.3, 0.05);
    EXPECT_NEAR(found.high90, 20.9, 0.05);
    const Estimate& probability = table.at("s1", measure::probability_averts);
    EXPECT_NEAR(probability.mean_low90, 0.34, 0.005);
    EXPECT_NEAR(probability.mean_high90, 0.99, 0.005);
    EXPECT_EQ(replicates_for_error(found, 1), 37);
}

TEST(ProbabilityToBeat, CountsTiesForNeither) {
    const HandMadeStudy made(two_arms);
    const SummaryTable table = made.summary();
    EXPECT_DOUBLE_EQ(table.at("s1", measure::probability_beats, {}, "s2").mean, 0.4);
    EXPECT_DOUBLE_EQ(table.at("s2", measure::probability_beats, {}, "s1").mean, 0.4);
    EXPECT_DOUBLE_EQ(table.at("s1", measure::averted_more_than, {}, "s2").mean, -0.2);
    EXPECT_EQ(table.find("s1", measure::probability_beats, {}, "s1"), nullptr);
}

TEST(CumulativeAverted, EndsAtTheAvertedOfAllYears) {
    const HandMadeStudy made(two_arms);
    const CumulativeAverted cumulative = cumulative_averted(made.study, made.outcome.replicates, 1);
    EXPECT_EQ(cumulative.weeks, (std::vector<int>{13, 26, 39, 52, 65, 78, 91, 104}));
    EXPECT_DOUBLE_EQ(cumulative.estimate.back().mean, 6.8);
    const Estimate all = made.summary().at("s1", measure::averted_net);
    EXPECT_DOUBLE_EQ(cumulative.estimate.back().simulation_error, all.simulation_error);
}

TEST(EffectShows, FromTheQuarterOnWhichItStaysOnOneSide) {
    const std::vector<int> weeks{13, 26, 39, 52};
    EXPECT_EQ(weeks_until_effect_shows({weeks, {interval(-1, 2), interval(1, 2), interval(1, 3), interval(2, 4)}}), 26);
    EXPECT_EQ(weeks_until_effect_shows({weeks, {interval(1, 2), interval(-1, 2), interval(1, 3), interval(2, 4)}}), 39)
        << "what does not last does not count";
    EXPECT_EQ(weeks_until_effect_shows({weeks, {interval(-2, -1), interval(1, 2), interval(1, 3), interval(2, 4)}}), 26)
        << "the other side is not it";
    EXPECT_EQ(weeks_until_effect_shows({weeks, {interval(-2, 1), interval(-2, 1), interval(-3, -1), interval(-4, -2)}}),
              39)
        << "harm shows too";
    EXPECT_TRUE(std::isnan(
        weeks_until_effect_shows({weeks, {interval(1, 2), interval(1, 2), interval(1, 3), interval(-1, 4)}})));
    EXPECT_TRUE(std::isnan(weeks_until_effect_shows({})));
}

TEST(CostPerAverted, IsKnownOnlyWhereRecruitsAreAverted) {
    const std::vector<double> cost(6, 60e6);
    const Estimate found = cost_per_averted(cost, std::vector<double>{19, 20, 21, 19, 20, 21});
    EXPECT_DOUBLE_EQ(found.mean, 3e6);
    const Estimate averted = estimate(std::vector<double>{19, 20, 21, 19, 20, 21});
    EXPECT_DOUBLE_EQ(found.low90, 60e6 / averted.high90);
    EXPECT_DOUBLE_EQ(found.high90, 60e6 / averted.low90);
    EXPECT_FALSE(cost_per_averted(cost, std::vector<double>{-20, 20, -21, 19, 20, -21}).has_value());
    EXPECT_FALSE(cost_per_averted(cost, std::vector<double>(6, -20.0)).has_value());
    const Estimate open = cost_per_averted(cost, std::vector<double>{1, 20, 35, 5, 20, 39});
    EXPECT_TRUE(open.has_value());
    EXPECT_TRUE(std::isnan(open.high90)) << "some worlds avert none";
}

TEST(EqualBudgets, AreThoseOfEachPayerAndYear) {
    const MadeScenario made{"A", "A", {}, {}};
    const Scenario a = made_scenario(made, true);
    Scenario split = a;  // two half allotments
    split.deployments.push_back(split.deployments[0]);
    for (Deployment& half : split.deployments) *half.cost_sek_per_year /= 2;
    EXPECT_TRUE(have_equal_budgets(a, split));
    Scenario later = a;  // as much money in all, in other years
    later.deployments[0].from_week += 52;
    *later.deployments[0].cost_sek_per_year *= 2;
    EXPECT_FALSE(have_equal_budgets(a, later));
    Scenario other_payer = a;
    other_payer.programmes[0].payers = {{Payer::municipality, 1}};
    EXPECT_FALSE(have_equal_budgets(a, other_payer));
    EXPECT_FALSE(have_equal_budgets(a, made_scenario(made, false)));
}

TEST(StudySignature, IsOfTheOutcomeAndNotOfItsCost) {
    const HandMadeStudy made(two_arms);
    StudyTally worlds = made.outcome.replicates;
    const std::uint64_t signature = signature_of(worlds);
    worlds[2].cost.loop_seconds = 17;
    EXPECT_EQ(signature_of(worlds), signature);
    std::swap(worlds[0], worlds[1]);
    EXPECT_NE(signature_of(worlds), signature) << "order of replicates";
    EXPECT_EQ(signature_text(0xabc), "0000000000000abc");
}

TEST(StudySignature, SeesWhatTablesDoNot) {
    RunSummary run = made_run(made_recruits(30), 0, 0);
    const std::uint64_t before = hash_of_recruits(run);
    for (auto change : {+[](RecruitRecord& one) { one.week += 1; }, +[](RecruitRecord& one) { one.gang += 1; },
                        +[](RecruitRecord& one) { one.recruiter_age_years += 1; },
                        +[](RecruitRecord& one) { one.renewed = !one.renewed; }}) {
        RunSummary changed = run;
        change(changed.recruits[17]);
        EXPECT_NE(hash_of_recruits(changed), before);
    }
}

}  // namespace
}  // namespace samverkan
