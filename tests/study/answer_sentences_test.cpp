// What the answer says, in both languages, of studies whose every number is chosen.
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/answer_writer.hpp"
#include "support/hand_made.hpp"

namespace samverkan {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

constexpr Language english = Language::english, swedish = Language::swedish;

const std::vector<int> baseline{400, 410, 390, 405, 395, 400};
const std::vector<int> fewer{360, 371, 350, 366, 354, 359};    // averted 40, 39, 40, 39, 41, 41
const std::vector<int> unclear{390, 420, 380, 415, 385, 411};  // averted 10, -10, 10, -10, 10, -11
const std::vector<int> noisy{380, 400, 350, 400, 400, 380};    // averted 20, 10, 40, 5, -5, 20
const std::vector<int> more{440, 449, 430, 444, 436, 441};     // averted -40, -39, -40, -39, -41, -41

MadeScenario base() { return {"Baseline", "Nuläget", baseline, {}}; }
MadeScenario arm(const std::vector<int>& recruits) { return {"Mentors", "Mentorer", recruits, {}}; }

TEST(Sentences, OfAnEffectInEveryWorldNameSizeIntervalsTimeAgesAndCost) {
    const HandMadeStudy made({base(), arm(fewer)});
    const std::string text = made.sentences(english);
    EXPECT_THAT(text, HasSubstr("**Mentors** would avert about 40 recruitments of youth in two years, net, compared "
                                "with Baseline (range over worlds 38 to 42, simulation error 0.37): 100 of 1,000 that "
                                "would happen. An effect shown in nearly every world. It would avert more than none in "
                                "100 % of worlds (90 % interval 61 to 100 %)."));
    EXPECT_THAT(text, HasSubstr("It would cost about 2.0 million SEK per averted recruitment (range over worlds 1.9 to "
                                "2.1, simulation error 0.018), paid 75 % by the municipalities and 25 % by the "
                                "state."));
    EXPECT_THAT(text, HasSubstr("- Mentors: would deliver about 120 units (range over worlds 120 to 120, simulation "
                                "error 0) for 80 million SEK (range over worlds 80 to 80, simulation error 0) in two "
                                "years."));
    EXPECT_THAT(text, HasSubstr("It would start to show after about "));
    EXPECT_THAT(text, HasSubstr("The largest part, about "));
}

TEST(Sentences, SayTheSameInSwedish) {
    const HandMadeStudy made({base(), arm(fewer)});
    const std::string text = made.sentences(swedish);
    EXPECT_THAT(text, HasSubstr("**Mentorer** skulle förebygga omkring 40 rekryteringar av unga på två år, netto, "
                                "jämfört med Nuläget (spann mellan världar 38 till 42, simuleringsfel 0,37): 100 av "
                                "1 000 som annars skulle ske. En effekt visad i nästan varje värld."));
    EXPECT_THAT(text,
                HasSubstr("Det skulle kosta omkring 2,0 miljoner kronor per förebyggd rekrytering (spann mellan "
                          "världar 1,9 till 2,1, simuleringsfel 0,018), betalat till 75 % av kommunerna och 25 % av "
                          "staten."));
    EXPECT_THAT(text, HasSubstr("Det skulle börja märkas efter omkring "));
}

TEST(Sentences, SayPlainlyThatNoEffectIsShownAndInventNothingOfIt) {
    const HandMadeStudy made({base(), arm(unclear)});
    const std::string text = made.sentences(english);
    EXPECT_THAT(text, HasSubstr("No effect shown: with 6 replicates the mean cannot be told from zero; about "));
    EXPECT_THAT(text, HasSubstr("would be needed, if mean and spread are as found."));
    for (const char* unknown : {"million SEK per averted", "start to show", "aged 1", "An effect", "replaced"})
        EXPECT_THAT(text.substr(0, text.find("In Baseline")), Not(HasSubstr(unknown)));
    EXPECT_THAT(made.sentences(swedish), HasSubstr("Ingen effekt visad: med 6 upprepningar går medelvärdet inte att "
                                                   "skilja från noll; omkring "));
}

TEST(Sentences, SayWhereAnEffectOnAverageIsNotOneInEveryWorld) {
    const HandMadeStudy made({base(), arm(noisy)});
    EXPECT_THAT(made.sentences(english),
                HasSubstr("An effect shown on average, but not in every world: the range includes zero. It would avert "
                          "more than none in 83 % of worlds"));
    EXPECT_THAT(made.sentences(english), HasSubstr(" without upper end, simulation error "));
    EXPECT_THAT(made.sentences(swedish), HasSubstr("En effekt visad i genomsnitt, men inte i varje värld"));
}

TEST(Sentences, SayThatAnArmDoesHarm) {
    const HandMadeStudy made({base(), arm(more)});
    const std::string text = made.sentences(english);
    EXPECT_THAT(text,
                HasSubstr("**Mentors** would lead to about 40 more recruitments of youth in two years, net, "
                          "compared with Baseline (range over worlds 38 to 42, simulation error 0.37). Harm shown "
                          "in nearly every world. It would avert more than none in 0 % of worlds"));
    EXPECT_THAT(text, HasSubstr("The harm would start to show after about "));
    EXPECT_THAT(text, Not(HasSubstr("million SEK per averted")));
    EXPECT_THAT(text, HasSubstr("No cost per averted recruitment is given, since it would avert none."));
    EXPECT_THAT(made.sentences(swedish), HasSubstr("skulle leda till omkring 40 fler rekryteringar av unga på två år"));
}

TEST(Sentences, CallOutAnArmThatChangesNothing) {
    MadeScenario idle = arm(baseline);
    idle.sek_per_year = 0;
    const HandMadeStudy made({base(), idle});
    EXPECT_THAT(made.sentences(english), HasSubstr("**Mentors** changes nothing in the years shown"));
    EXPECT_THAT(made.sentences(english), Not(HasSubstr("No effect shown")));
    EXPECT_THAT(made.sentences(swedish), HasSubstr("**Mentorer** ändrar ingenting under de år som visas"));
}

TEST(Sentences, SayThatAFundedArmChangedNobody) {
    const HandMadeStudy made({base(), arm(baseline)});
    EXPECT_THAT(made.sentences(english), HasSubstr("In none of these worlds did anybody's recruitment change."));
}

TEST(Sentences, GiveNoIntervalBelowFiveReplicates) {
    MadeScenario few_base = base(), few_arm = arm(fewer);
    few_base.recruits.resize(4);
    few_arm.recruits.resize(4);
    const HandMadeStudy made({few_base, few_arm, few_arm});
    const std::string text = made.sentences(english);
    EXPECT_THAT(text, HasSubstr("(no interval: 4 replicates are too few)"));
    EXPECT_THAT(text, HasSubstr("Whether it averts any cannot be told from so few replicates."));
    for (const char* interval : {"range over worlds", "simulation error", "90 %", "start to show", "shown"})
        EXPECT_THAT(text, Not(HasSubstr(interval)));
    EXPECT_THAT(made.sentences(swedish), HasSubstr("(inget intervall: 4 upprepningar är för få)"));
    EXPECT_THAT(made.text(english), Not(HasSubstr(" to 4")));
    EXPECT_THAT(made.text(english).substr(made.text(english).find("### ")), Not(HasSubstr("±")));
}

TEST(Sentences, CompareTheBestArmWithTheOthersAndNameAnEqualBudget) {
    MadeScenario idle{"Nothing", "Ingenting", baseline, {}};
    idle.sek_per_year = 0;
    MadeScenario dear{"Dear", "Dyr", noisy, {}};
    dear.sek_per_year = 120e6;
    const HandMadeStudy made({base(), {"Unclear", "Oklart", unclear, {}}, arm(fewer), idle, dear});
    const std::string text = made.sentences(english);
    EXPECT_THAT(text, HasSubstr("At the same budget, **Mentors** would avert about 40 more recruitments than "
                                "**Unclear** (range over worlds "));
    EXPECT_THAT(text, HasSubstr("\n\n**Mentors** would avert about 25 more recruitments than **Dear** ("));
    EXPECT_THAT(text, HasSubstr("): more in 100 % of worlds (90 % interval 61 to 100 %), fewer in 0 %."));
    EXPECT_THAT(text, Not(HasSubstr("than **Nothing**")));
    EXPECT_THAT(made.sentences(swedish), HasSubstr("Vid samma budget skulle **Mentorer** förebygga omkring 40 fler "
                                                   "rekryteringar än **Oklart** (spann "));
}

TEST(Sentences, SayThatTwoArmsCannotBeTold) {
    const HandMadeStudy made({base(), arm(noisy), {"Other", "Annat", {383, 396, 353, 396, 403, 376}, {}}});
    EXPECT_THAT(made.sentences(english),
                HasSubstr(" Which of the two averts more cannot be told with 6 replicates; about "));
}

TEST(Sentences, SayWhatIsReplacedOfTheGross) {
    MadeScenario both = arm(fewer), from = base();
    from.replayed = baseline;
    both.replayed = {320, 331, 310, 326, 314, 319};
    const HandMadeStudy made({from, both});
    EXPECT_THAT(made.sentences(english),
                HasSubstr("Gross, with gangs acting as in the baseline, it would avert about 80 (range over worlds 78 "
                          "to 82, simulation error 0.37); about 50 % of that would be replaced by others whom gangs "
                          "recruit instead (90 % interval 50 to 50 %)."));
}

TEST(Sentences, SayTheScale) {
    HandMadeStudy made({base(), arm(fewer)});
    made.study.scale = 0.05;
    EXPECT_THAT(made.sentences(english), HasSubstr("Simulated at scale 0.05: counts and costs are of that share"));
    EXPECT_THAT(made.sentences(swedish), HasSubstr("Simulerat i skala 0,05: "));
}

/// Every way in which a sentence writes a number of the table.
std::set<std::string> written_numbers(const SummaryTable& table) {
    std::set<std::string> numbers;
    for (const SummaryRow& row : table.rows()) {
        const Estimate& one = row.estimate;
        for (const double value :
             {one.mean, one.low90, one.high90, one.simulation_error, one.mean_low90, one.mean_high90})
            for (const double unit : {1.0, 100.0, 1000.0, 1e-6})
                for (const double sign : {1.0, -1.0}) numbers.insert(rounded(sign * unit * value, 2, english));
    }
    return numbers;
}

TEST(Sentences, HoldNoNumberThatIsNotInTheTable) {
    for (const std::vector<int>& recruits : {fewer, unclear, noisy, more}) {
        const HandMadeStudy made({base(), arm(recruits), {"Other", "Annat", noisy, {}}});
        std::string text = made.sentences(english);
        for (const char* fixed : {"of 1,000 that", "90 % interval", "per 1,000 residents aged 10-19", "1 % lower",
                                  "with 6 replicates", "over 6 worlds"})
            for (std::size_t at = 0; (at = text.find(fixed, at)) != std::string::npos;)
                text.erase(at, std::string_view(fixed).size());
        text = std::regex_replace(text, std::regex("aged [0-9]+-[0-9]+"), "");
        const std::set<std::string> numbers = written_numbers(made.summary());
        const std::regex number("(\xE2\x88\x92)?[0-9][0-9,]*(\\.[0-9]+)?");
        for (auto found = std::sregex_iterator(text.begin(), text.end(), number); found != std::sregex_iterator();
             ++found) {
            std::string written = found->str();
            while (written.back() == ',') written.pop_back();
            EXPECT_TRUE(numbers.contains(written)) << written << " in: " << text;
        }
    }
}

}  // namespace
}  // namespace samverkan
