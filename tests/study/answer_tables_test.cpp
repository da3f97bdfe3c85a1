// Tables: parts add up to wholes, few recruits in an area are not shown, programmes are listed as funded.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/answer_writer.hpp"
#include "support/hand_made.hpp"

namespace samverkan {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

const std::vector<MadeScenario> study_of_two{
    {"Baseline", "Nuläget", {400, 410, 390, 405, 395, 400}, {401, 411, 391, 406, 396, 401}},
    {"Mentors", "Mentorer", {360, 371, 350, 366, 354, 359}, {350, 361, 340, 356, 344, 349}}};

/// Sum of the means of slices [from, to).
double sum_of(const SummaryTable& table, const SliceLayout& layout, std::string_view scenario, std::string_view name,
              std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t slice = from; slice < to; ++slice) sum += table.at(scenario, name, layout[slice]).mean;
    return sum;
}

TEST(Tables, AddUpToTheTotal) {
    const HandMadeStudy made(study_of_two);
    const SummaryTable table = made.summary();
    const SliceLayout& layout = made.outcome.layout;
    const std::vector<std::size_t> first{layout.of_year(0),
                                         layout.of_age_band(0),
                                         layout.of_sex(Sex::male),
                                         layout.of_channel(Channel::street),
                                         layout.of_area(0),
                                         layout.of_area_year(0, 0),
                                         layout.size()};
    for (const std::string_view name :
         {measure::recruits, measure::recruits_first, measure::averted_net, measure::averted_gross})
        for (std::size_t cut = 0; cut + 1 < first.size(); ++cut)
            EXPECT_NEAR(sum_of(table, layout, "s1", name, first[cut], first[cut + 1]), table.at("s1", name).mean, 1e-9)
                << name << ", cut " << cut;
    EXPECT_NEAR(table.at("s1", measure::recruits).mean,
                table.at("s1", measure::recruits_first).mean + table.at("s1", measure::recruits_renewed).mean, 1e-9);
    EXPECT_NEAR(table.at("s0", measure::recruits).mean - table.at("s1", measure::recruits).mean,
                table.at("s1", measure::averted_net).mean, 1e-9);
}

TEST(Tables, GiveRatesOfTheResidentsInTheSlice) {
    const HandMadeStudy made(study_of_two);
    const SummaryTable table = made.summary();
    // 100 residents of each age, sex and area: 4,000 aged 10-19; of them 800 aged 16 and 17.
    double in_rate = 0, aged_16_17 = 0;
    for (const int count : study_of_two[0].recruits)
        for (const RecruitRecord& one : made_recruits(count)) {
            in_rate += one.age_years >= 10 && one.age_years <= 19;
            aged_16_17 += one.age_years == 16 || one.age_years == 17;
        }
    constexpr double person_years = 104 / 52.18;
    EXPECT_NEAR(table.at("s0", measure::recruitment_rate).mean, 1000 * in_rate / 6 / 4000 / person_years, 1e-9);
    EXPECT_NEAR(table.at("s0", measure::recruitment_rate, {.age_band = age_band_of(16)}).mean,
                1000 * aged_16_17 / 6 / 800 / person_years, 1e-9);
    EXPECT_FALSE(table.at("s0", measure::recruitment_rate, {.age_band = age_band_of(22)}).has_value());
}

TEST(Tables, DoNotShowAnAreaWithFewRecruits) {
    HandMadeStudy made(
        {{"Baseline", "Nuläget", {8, 9, 8, 9, 8}, {}}, {"Mentors", "Mentorer", {11, 12, 11, 12, 11}, {}}});
    const SummaryTable table = made.summary();
    for (const std::string_view name : {measure::recruits, measure::averted_net, measure::recruitment_rate}) {
        EXPECT_TRUE(table.find("s1", name, {.area = 1})->masked) << name << ": few in the baseline are enough";
        EXPECT_FALSE(table.find("s1", name)->masked) << name;
        EXPECT_FALSE(table.find("s1", name, {.age_band = 0})->masked) << name;
    }
    const std::string csv = summary_csv(table, made.county);
    EXPECT_THAT(csv, HasSubstr("s0,recruits,,,Southby,,,,,,,,,,5,persons\n"));
    EXPECT_THAT(made.text(Language::english), HasSubstr("| Southby |       <5 |"));
}

TEST(Tables, MaskAnArmWhereItLeavesFewRecruits) {
    HandMadeStudy made(
        {{"Baseline", "Nuläget", std::vector<int>(5, 20), {}}, {"Mentors", "Mentorer", std::vector<int>(5, 8), {}}});
    const SummaryTable table = made.summary();
    EXPECT_FALSE(table.find("s0", measure::recruits, {.area = 1})->masked);
    EXPECT_TRUE(table.find("s1", measure::recruits, {.area = 1})->masked);
    EXPECT_TRUE(table.find("s1", measure::averted_net, {.area = 1})->masked);
}

TEST(Tables, NeverLetAnAmountFallBelowZero) {
    const HandMadeStudy made({{"Baseline", "Nuläget", {0, 9, 1, 30, 2}, {}}, {"Arm", "Arm", {1, 0, 9, 2, 1}, {}}});
    const SummaryTable table = made.summary();
    EXPECT_EQ(table.at("s0", measure::recruits).low90, 0);
    EXPECT_LT(table.at("s1", measure::averted_net).low90, 0);
}

TEST(Tables, ListScenariosPairsAndProgrammes) {
    std::vector<MadeScenario> scenarios = study_of_two;
    scenarios.push_back({"Sport", "Idrott", {365, 371, 355, 360, 354, 370}, {}});
    const HandMadeStudy made(scenarios);
    const std::string text = made.text(Language::english);
    EXPECT_THAT(text, HasSubstr("# Mentors, Sport compared with Baseline\n"));
    EXPECT_THAT(text, HasSubstr("| Baseline | 400 [385 to 415] ±2.9 |"));
    EXPECT_THAT(text, HasSubstr("40 [38 to 42] ±0.4 |"));
    EXPECT_THAT(text, HasSubstr("| averts more than |   Mentors |      Sport |"));
    EXPECT_THAT(text, HasSubstr("| Mentors          |           | 50 (15–85) |"));
    EXPECT_THAT(text, HasSubstr("| Mentors   |    Sport | 120 [120 to 120] ±0.0 | 80 [80 to 80] ±0.0 |"));
    EXPECT_THAT(made.text(Language::swedish), HasSubstr("## Alla scenarier"));
}

TEST(Tables, ByAreaAreLeftOutOfTheTerminal) {
    const HandMadeStudy made(study_of_two);
    const std::string text = made.text(Language::english), shown = without_long_tables(text);
    EXPECT_THAT(text, HasSubstr("Northby"));
    EXPECT_THAT(shown, Not(HasSubstr("Northby")));
    EXPECT_THAT(shown, HasSubstr("### Mentors: by channel"));
}

TEST(SummaryTable, RefusesANumberTwice) {
    SummaryTable table;
    table.add({"s0", "recruits", "", {}, {}, "persons", false});
    table.add({"s0", "recruits", "", {.year = 0}, {}, "persons", false});
    EXPECT_THROW(table.add({"s0", "recruits", "", {}, {}, "persons", false}), ContractViolation);
    EXPECT_EQ(table.find("s0", "recruits", {.year = 1}), nullptr);
    EXPECT_EQ(table.rows().size(), 2u);
}

TEST(YearsAndMonths, AreRoundedToQuarters) {
    EXPECT_EQ(years_and_months(13, Language::english), "three months");
    EXPECT_EQ(years_and_months(52, Language::english), "a year");
    EXPECT_EQ(years_and_months(65, Language::english), "a year and three months");
    EXPECT_EQ(years_and_months(130, Language::swedish), "två år och sex månader");
    EXPECT_EQ(years_and_months(260, Language::english), "five years");
    EXPECT_EQ(years_and_months(3, Language::swedish), "tre månader");
}

}  // namespace
}  // namespace samverkan
