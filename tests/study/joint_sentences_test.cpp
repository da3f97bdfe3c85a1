// The governor's question in words, of studies whose every number is chosen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/hand_made.hpp"

namespace samverkan {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr Language english = Language::english, swedish = Language::swedish;

const std::vector<int> today{400, 410, 390, 405, 395, 400};
const std::vector<int> apart{380, 390, 371, 385, 376, 380};   // averted 20, 20, 19, 20, 19, 20
const std::vector<int> better{360, 371, 350, 366, 354, 359};  // more than apart by 20, 19, 21, 19, 22, 21
const std::vector<int> worse{385, 396, 375, 391, 380, 386};   // fewer than apart by 5, 6, 4, 6, 4, 6

/// Scenario `arm` with coordination at a level, at the same sum.
void coordinate(HandMadeStudy& made, std::size_t arm, double level) {
    made.study.scenarios[arm].content.coordination = Coordination{1, level};
    Scenario& content = made.study.scenarios[arm].content;
    content.programmes.push_back(content.programmes.front());
    content.programmes.back().id = "coordination";
    content.programmes.back().name_en = "Coordination";
    content.deployments.push_back(content.deployments.front());
    content.deployments.back().programme = ProgrammeId{1};
    *content.deployments.front().cost_sek_per_year *= .9;
    *content.deployments.back().cost_sek_per_year *= .1;
    for (ReplicateTally& world : made.outcome.replicates) {
        RunTally& run = world.live[arm];
        run.programmes.push_back({});
        run.paid_sek.resize(2 * run.paid_sek.size());
    }
}

/// Joint action at .9 in scenario 2, apart in scenario 1.
struct Asked : HandMadeStudy {
    explicit Asked(const std::vector<int>& joint, std::size_t worlds = 6)
        : HandMadeStudy({{"Today", "Nuläget", first(today, worlds), {}},
                         {"Apart", "Var för sig", first(apart, worlds), {}},
                         {"Joint", "Gemensamt", first(joint, worlds), {}}}) {
        coordinate(*this, 2, .9);
    }
    static std::vector<int> first(std::vector<int> numbers, std::size_t count) {
        numbers.resize(count);
        return numbers;
    }
};

/// The paragraph alone.
std::string answer(const HandMadeStudy& made, Language language) {
    const std::string text = made.sentences(language);
    return text.substr(0, text.find("\n\n"));
}

TEST(JointSentences, SayThatJointActionWouldPay) {
    const std::string text = answer(Asked(better), english);
    EXPECT_THAT(text, StartsWith("**Together or apart?** At the same budget, **Joint** (coordination 0.9) would avert "
                                 "about 20 more recruitments in two years than **Apart** (range over worlds 18 to 23, "
                                 "simulation error 0.49). On average, joint action would pay. Together would avert "
                                 "more in 100 % of worlds (90 % interval 61 to 100 %)."));
    EXPECT_THAT(text, HasSubstr(" Averted net: together 40 (range over worlds 38 to 42, simulation error 0.37), apart "
                                "20 (range over worlds "));
    EXPECT_THAT(text, HasSubstr("; gross: together 40 ("));
    EXPECT_THAT(text, HasSubstr(" Of those averted together most would be aged "));
    EXPECT_THAT(text, HasSubstr(" It would start to show: together after about "));
    EXPECT_THAT(text, HasSubstr(", which of the two averts more after about "));
    EXPECT_THAT(text, HasSubstr("was not asked: add `--threshold`."));
    EXPECT_THAT(text, Not(HasSubstr("Not in every world")));
    EXPECT_THAT(text, Not(HasSubstr("will ")));
}

TEST(JointSentences, SayThatItWouldNot) {
    const std::string text = answer(Asked(worse), english);
    EXPECT_THAT(text, HasSubstr("would avert about 5.2 fewer recruitments in two years than **Apart** (range over "
                                "worlds 3.0 to 7.3, simulation error 0.40). On average, joint action would not pay: "
                                "the money spent apart would avert more. Together would avert more in 0 % of worlds"));
}

TEST(JointSentences, SayTheSameInSwedish) {
    EXPECT_THAT(answer(Asked(better), swedish),
                StartsWith("**Tillsammans eller var för sig?** Vid samma budget skulle **Gemensamt** (samordning 0,9) "
                           "förebygga omkring 20 fler rekryteringar på två år än **Var för sig** (spann mellan världar "
                           "18 till 23, simuleringsfel 0,49). I genomsnitt skulle samordning löna sig."));
    EXPECT_THAT(
        answer(Asked(worse), swedish),
        HasSubstr("förebygga omkring 5,2 färre rekryteringar på två år än **Var för sig** (spann mellan världar "
                  "3,0 till 7,3, simuleringsfel 0,40). I genomsnitt skulle samordning inte löna sig"));
}

TEST(JointSentences, SayThatItCannotBeToldAndInventNothingOfIt) {
    const std::string text = answer(Asked({370, 400, 366, 390, 371, 383}), english);  // 10, -10, 5, -5, 5, -3
    EXPECT_THAT(text, HasSubstr(" Whether joint action pays cannot be told with 6 replicates; about "));
    EXPECT_THAT(text, HasSubstr(" Together would avert more in 50 % of worlds"));
    EXPECT_THAT(text, HasSubstr("which of the two averts more not in these years."));
    EXPECT_THAT(text, Not(HasSubstr("On average, joint action would")));
}

TEST(JointSentences, SayThatNotEveryWorldAgrees) {
    EXPECT_THAT(answer(Asked({372, 385, 356, 381, 379, 370}), english),  // 8, 5, 15, 4, -3, 10
                HasSubstr("Not in every world: the range includes zero."));
}

TEST(JointSentences, GiveNoIntervalBelowFiveReplicates) {
    Asked made(better, 4);
    const std::string text = answer(made, english);
    EXPECT_THAT(text, HasSubstr("(no interval: 4 replicates are too few). Which is better cannot be told from so few "
                                "replicates."));
    for (const char* interval : {"range over worlds", "simulation error", "90 %", "start to show", "hangs on"})
        EXPECT_THAT(text, Not(HasSubstr(interval)));
}

TEST(JointSentences, SayByHowMuchTheMoneyDiffers) {
    Asked made(better);
    *made.study.scenarios[2].content.deployments.back().cost_sek_per_year += 10e6;
    const std::string text = answer(made, english);
    EXPECT_THAT(text, StartsWith("**Together or apart?** **Joint** (coordination 0.9) would avert about 20 more "));
    EXPECT_THAT(text, HasSubstr(" Their budgets differ: **Joint** would be allotted about 20 million SEK more than "
                                "**Apart** in two years (by payer: the municipalities 15, the state 5.0; by year: 10; "
                                "10)."));
    EXPECT_THAT(answer(made, swedish), HasSubstr(" Budgetarna skiljer sig: **Gemensamt** skulle få omkring 20 miljoner "
                                                 "kronor mer än **Var för sig** på två år (per betalare: kommunerna "
                                                 "15, staten 5,0; per år: 10; 10)."));
}

TEST(JointSentences, ScaleMoneyAsAllCosts) {
    Asked made(better);
    made.study.scale = .5;
    *made.study.scenarios[2].content.deployments.back().cost_sek_per_year += 10e6;
    EXPECT_THAT(answer(made, english),
                HasSubstr("would be allotted about 10 million SEK more than **Apart** in two years "
                          "(by payer: the municipalities 7.5, the state 2.5; by year: 5.0; 5.0)"));
}

TEST(JointSentences, SayThatMoneyNotStatedBeforehandCannotBeCompared) {
    Asked made(better);
    made.study.scenarios[2].content.deployments.front().cost_sek_per_year.reset();
    EXPECT_THAT(answer(made, english), HasSubstr(" Their budgets cannot be compared, since not all money is stated "
                                                 "beforehand: what **Joint** delivers would cost about 80 million "));
}

/// Levels .45 and .6 beside .9.
struct AskedFrom : HandMadeStudy {
    AskedFrom(const std::vector<int>& low, const std::vector<int>& middle, const std::vector<int>& high)
        : HandMadeStudy({{"Today", "Nuläget", today, {}},
                         {"Apart", "Var för sig", apart, {}},
                         {"Joint", "Gemensamt", high, {}},
                         {"Low", "Låg", low, {}},
                         {"Middle", "Mellan", middle, {}}}) {
        coordinate(*this, 2, .9);
        coordinate(*this, 3, .45);
        coordinate(*this, 4, .6);
    }
};

TEST(JointSentences, SayFromWhichLevelOnJointActionPays) {
    // More than apart at .45: -5 everywhere; at .6: +5 in four worlds (c* .525), -5 in two, one of which has 5 at .9.
    const AskedFrom made({385, 395, 376, 390, 381, 385}, {375, 385, 366, 380, 381, 385},
                         {360, 371, 350, 366, 371, 385});
    const std::string text = answer(made, english);
    EXPECT_THAT(text, HasSubstr(" c*, the lowest level of coordination at which joint action would avert at least as "
                                "many as money apart, would be 0.53 in the middle world (range over worlds 0.53 to "
                                "above 0.9, simulation error: 90 % interval 0.53 to above 0.9); at no level run in 17 "
                                "% of worlds (90 % interval 0.85 to 58 %). Of the means over worlds it would be "));
    EXPECT_THAT(answer(made, swedish), HasSubstr("skulle vara 0,53 i den mittersta världen (spann mellan världar 0,53 "
                                                 "till över 0,9, simuleringsfel: "));
}

TEST(JointSentences, TellLevelsByTheirDifferenceAndNothingElse) {
    const AskedFrom made(worse, apart, better);
    const std::string text = made.sentences(english);
    EXPECT_THAT(text, testing::ContainsRegex("\\| 0.45 +\\| +−5.2 \\[−7.3 to −3.0\\] ±0.4 \\| +0 \\(0–39\\) \\|"));
    EXPECT_THAT(text, testing::ContainsRegex("\\| 0.6 +\\| +0.0 "));
    EXPECT_THAT(text, testing::ContainsRegex("\\| 0.9 +\\| +20 \\[18 to 23\\] "));
    EXPECT_THAT(text, HasSubstr("**Joint** would avert about 40 recruitments of youth"));
    EXPECT_THAT(text, Not(HasSubstr("**Low**")));
    EXPECT_THAT(text, Not(HasSubstr("**Middle**")));
    const std::string whole = made.text(english);
    EXPECT_THAT(whole, StartsWith("# Apart, Joint compared with Today\n"));
    EXPECT_THAT(whole, HasSubstr("### Joint: by year"));
    EXPECT_THAT(whole, Not(HasSubstr("### Low: by year")));
}

TEST(JointSentences, SayWhatIsSpentOfEqualMoney) {
    Asked made(better);
    EXPECT_THAT(
        answer(made, english),
        HasSubstr(" Spent, which is less than allotted where there is nobody to serve, would be about 80 million "
                  "SEK together, 0 more than apart (range over worlds 0 to 0, simulation error 0)."));
    for (ReplicateTally& world : made.outcome.replicates) world.live[2].paid_sek.front() += 12e6;
    EXPECT_THAT(answer(made, english),
                HasSubstr(" million SEK together, 12 more than apart (range over worlds 12 to 12, "
                          "simulation error 0)."));
    for (ReplicateTally& world : made.outcome.replicates) world.live[2].paid_sek.front() -= 20e6;
    EXPECT_THAT(answer(made, english), HasSubstr("together, 8.0 less than apart (range over worlds 8.0 to 8.0, "));
    EXPECT_THAT(answer(made, swedish),
                HasSubstr("tillsammans, 8,0 mindre än var för sig (spann mellan världar 8,0 till "));
}

TEST(JointSentences, SayThatNoLevelWouldDo) {
    const AskedFrom made(worse, worse, worse);
    EXPECT_THAT(answer(made, english),
                HasSubstr("would be above 0.9 in the middle world (range over worlds above 0.9 to "
                          "above 0.9"));
    EXPECT_THAT(answer(made, english), HasSubstr("at no level run in 100 % of worlds"));
    EXPECT_THAT(answer(made, english), HasSubstr("Of the means over worlds it would be above 0.9."));
}

TEST(JointSentences, SayWhetherOfficialStatisticsWouldShowIt) {
    Asked made(better);
    constexpr auto arrests = static_cast<std::size_t>(EventKind::arrest);
    for (ReplicateTally& world : made.outcome.replicates) {
        for (RunTally& run : world.live) run.events[0][arrests] = 100;
        world.live[0].events[1][arrests] = 110;
        world.live[1].events[1][arrests] = 110;
        world.live[2].events[1][arrests] = 95;
    }
    EXPECT_THAT(
        answer(made, english),
        HasSubstr(" Official statistics would not show it: together, in the last year, about 15 fewer arrests of "
                  "youth in networks than in the baseline (range over worlds 15 to 15, simulation error 0), "
                  "where such a number moves by about 10 from one year to the next."));
    for (ReplicateTally& world : made.outcome.replicates) world.live[2].events[1][arrests] = 140;
    EXPECT_THAT(answer(made, english),
                HasSubstr(" Official statistics would show it: together, in the last year, about "
                          "30 more arrests of youth"));
}

TEST(JointSentences, AreLeftOutWhereNobodyAsks) {
    const HandMadeStudy made({{"Today", "Nuläget", today, {}}, {"Apart", "Var för sig", apart, {}}});
    EXPECT_THAT(made.sentences(english), Not(HasSubstr("Together or apart")));
}

}  // namespace
}  // namespace samverkan
