// When a study has enough replicates, and that nothing but replicates 0 to n - 1 decides it.
#include <cmath>

#include <gtest/gtest.h>

#include "study/signature.hpp"
#include "study/stopping.hpp"
#include "support/hand_made.hpp"
#include "support/lives.hpp"

namespace samverkan {
namespace {

using namespace test;

/// Recruits averted alternate between 10 - spread and 10 + spread.
std::unique_ptr<HandMadeStudy> alternating(int replicates, int spread) {
    std::vector<int> arm;
    for (int r = 0; r < replicates; ++r) arm.push_back(90 + (r % 2 == 0 ? spread : -spread));
    return std::make_unique<HandMadeStudy>(std::vector<MadeScenario>{
        {"Baseline", "Nuläget", std::vector<int>(static_cast<std::size_t>(replicates), 100), {}},
        {"Arm", "Arm", arm, {}}});
}

TEST(Stopping, WithoutAWantedErrorRunsTheReplicatesAskedFor) {
    Study study;
    study.replicates = 7;
    EXPECT_EQ(replicates_to_have(study, {}), 7u);
}

TEST(Stopping, StartsWithTenReplicatesOrAsManyAsAreAllowed) {
    Study study;
    study.replicates = 1000;
    study.wanted_error = 5;
    EXPECT_EQ(replicates_to_have(study, {}), 10u);
    study.replicates = 3;
    EXPECT_EQ(replicates_to_have(study, {}), 3u);
}

TEST(Stopping, EndsOnceTheErrorOfEveryArmIsSmallEnough) {
    const auto made = alternating(10, 3);  // standard deviation sqrt(10), error 1
    made->study.replicates = 1000;
    made->study.wanted_error = 1.01;
    EXPECT_EQ(replicates_to_have(made->study, made->outcome.replicates), 10u);
    made->study.wanted_error = 0.99;
    EXPECT_GT(replicates_to_have(made->study, made->outcome.replicates), 10u);
}

TEST(Stopping, AddsWhatSeemsNeededButAtMostAsManyAgain) {
    const auto made = alternating(20, 3);
    made->study.replicates = 1000;
    const double error = headline_error(made->outcome.replicates);
    made->study.wanted_error = error / std::sqrt(1.69);  // 34 needed
    EXPECT_EQ(replicates_to_have(made->study, made->outcome.replicates), 34u);
    EXPECT_EQ(replicates_needed(made->study, made->outcome.replicates), 34);
    made->study.wanted_error = error / 10;  // 2,000 needed
    EXPECT_EQ(replicates_to_have(made->study, made->outcome.replicates), 40u);
    made->study.wanted_error = error * 0.999;
    EXPECT_EQ(replicates_to_have(made->study, made->outcome.replicates), 25u);
}

TEST(Stopping, GivesUpAtTheMostReplicatesAllowed) {
    const auto made = alternating(20, 3);
    made->study.wanted_error = 0.1;
    EXPECT_EQ(replicates_to_have(made->study, made->outcome.replicates), 20u);
    EXPECT_NE(made->sentences(Language::english).find("reached 0.69 with the most replicates allowed; about 950 "),
              std::string::npos)
        << made->sentences(Language::english);
}

TEST(Stopping, LooksAtTheArmThatIsKnownLeast) {
    std::vector<int> baseline(10, 100), steady(10, 90), wild;
    for (int r = 0; r < 10; ++r) wild.push_back(r % 2 == 0 ? 60 : 120);
    const HandMadeStudy made({{"B", "B", baseline, {}}, {"S", "S", steady, {}}, {"W", "W", wild, {}}});
    EXPECT_NEAR(headline_error(made.outcome.replicates), 10, 1e-9);
    const HandMadeStudy other_order({{"B", "B", baseline, {}}, {"W", "W", wild, {}}, {"S", "S", steady, {}}});
    EXPECT_NEAR(headline_error(other_order.outcome.replicates), 10, 1e-9);
}

TEST(Stopping, WithoutArmsLooksAtRecruits) {
    const HandMadeStudy made({{"B", "B", {90, 110, 90, 110, 90, 110}, {}}});
    EXPECT_NEAR(headline_error(made.outcome.replicates), std::sqrt(600.0 / 5 / 6), 1e-9);
}

/// What a study says.
struct Outcome {
    std::size_t replicates;
    std::uint64_t signature;
    std::string csv, english;
};

Outcome outcome_on(const Study& study, int threads) {
    StudyListener nobody;
    const StudyOutcome outcome = run_study(study, Workers(threads), nobody, nullptr);
    const SummaryTable table = make_summary(study, outcome);
    return {outcome.replicates.size(), signature_of(outcome.replicates), summary_csv(table, *study.county),
            answer_text(make_answer_input(study, outcome, table), Language::english)};
}

TEST(Stopping, HasTheSameReplicatesAndBytesOverAnyNumberOfThreads) {
    const County county = county_of_areas(stockholm(), {AreaId{0}, AreaId{1}, AreaId{2}});
    const Scenario arm = funded(programme("fft"), 4, 104);
    Study study;
    study.county = &county;
    study.scenarios = {{"baseline", unfunded(arm)}, {"fft", arm}};
    study.scale = 0.1;
    study.replicates = 10;
    StudyListener nobody;
    const StudyOutcome first = run_study(study, Workers(1), nobody, nullptr);
    study.replicates = 80;
    study.wanted_error = 0.8 * headline_error(first.replicates);
    const Outcome alone = outcome_on(study, 1);
    EXPECT_GT(alone.replicates, 10u);
    EXPECT_LT(alone.replicates, 80u);
    for (const int threads : {2, 3}) {
        const Outcome together = outcome_on(study, threads);
        EXPECT_EQ(together.replicates, alone.replicates) << threads;
        EXPECT_EQ(together.signature, alone.signature) << threads;
        EXPECT_EQ(together.csv, alone.csv) << threads;
        EXPECT_EQ(together.english, alone.english) << threads;
    }
}

}  // namespace
}  // namespace samverkan
