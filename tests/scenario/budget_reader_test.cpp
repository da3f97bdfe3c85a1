// A scenario's budget: how a sum is split over payers, and what is told of money that does not suffice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/input_files.hpp"
#include "scenario/money_files.hpp"

namespace samverkan {
namespace {

using test::catalogue;
using test::stockholm;
using test::TemporaryFolder;

const std::string head = R"({"name": {"sv": "a", "en": "b"}, "why": "c", "county": "stockholm", "start": "2025-W34",
"weeks": 156,
)";

Result<LoadedScenario> read(const std::string& lines) {
    const TemporaryFolder folder;
    return read_scenario(folder.write("mine.json", head + lines + "}"), stockholm(), catalogue());
}

PayerSek year_of(const std::string& lines, std::size_t year) {
    const auto read_it = read(lines);
    EXPECT_TRUE(read_it.value && read_it.value->scenario.budget) << render(read_it.diagnostics);
    return read_it.value && read_it.value->scenario.budget ? read_it.value->scenario.budget->years.at(year)
                                                           : PayerSek{};
}

TEST(BudgetSum, IsSplitByWhatProgrammesCostEachPayer) {
    const PayerSek payers = year_of(R"("budget": {"per_year": 60e6},
"programmes": [{"use": "great", "share": 0.5}, {"use": "fft", "per_year": 15e6}])",
                                    0);
    // GREAT: 70 % municipality, 30 % state. What is left of the 60 million goes in the same proportions.
    EXPECT_NEAR(payers[0], 60e6 * (21 + 15) / 45., 1);
    EXPECT_NEAR(payers[2], 60e6 * 9 / 45., 1);
    EXPECT_NEAR(payers[0] + payers[1] + payers[2] + payers[3] + payers[4], 60e6, 1e-3);
}

TEST(BudgetSum, IsSplitYearByYear) {
    const std::string lines = R"("budget": {"per_year": 10e6},
"programmes": [{"use": "fft", "per_year": 10e6, "to": "2026-W33"}, {"use": "great", "per_year": 10e6, "from": "2026-W34"}])";
    EXPECT_NEAR(year_of(lines, 0)[0], 10e6, 1);
    EXPECT_NEAR(year_of(lines, 1)[0], 7e6, 1);
    EXPECT_NEAR(year_of(lines, 1)[2], 3e6, 1);
    EXPECT_FALSE(has_errors(read(lines).diagnostics)) << render(read(lines).diagnostics);
}

TEST(BudgetSum, LeavesTheRestToProgrammesThatStateNoMoney) {
    const PayerSek payers = year_of(R"("budget": {"per_year": 30e6},
"programmes": [{"use": "fft", "per_year": 10e6}, {"use": "great", "coverage": 0.5}])",
                                    0);
    EXPECT_NEAR(payers[0], 10e6 + .7 * 20e6, 1);
    EXPECT_NEAR(payers[2], .3 * 20e6, 1);
}

TEST(BudgetByPayer, GivesAShareThatCostsNoPayerMoreThanThatShare) {
    const auto found = read(R"("budget": {"per_year": {"municipality": 7e6, "state": 1.5e6}},
"programmes": [{"use": "great", "share": 0.5}])");
    ASSERT_TRUE(found.value);
    EXPECT_NEAR(found.value->scenario.deployments[0].cost_sek_per_year.value(), .5 * 1.5e6 / .3, 1e-6);
}

TEST(BudgetTimes, HoldForProgrammesThatStateNone) {
    const auto found =
        read(R"("budget": {"per_year": 50e6, "from": "2025-W40", "to": "2027-W10", "hiring_ramp_weeks": 26},
"programmes": [{"use": "fft", "share": 0.2}, {"use": "mst", "per_year": 1e6, "from": "2025-W44", "to": "2026-W10", "ramp_weeks": 0}])");
    ASSERT_TRUE(found.value);
    const auto& entries = found.value->scenario.deployments;
    EXPECT_EQ(entries[0].from_week - found.value->scenario.start_week, 6);
    EXPECT_EQ(entries[0].to_week, found.value->scenario.budget->to_week);
    EXPECT_EQ(entries[0].ramp_weeks, 26);
    EXPECT_EQ(entries[1].from_week - found.value->scenario.start_week, 10);
    EXPECT_EQ(entries[1].ramp_weeks, 0);
}

TEST(BudgetTimes, WithoutABudgetNothingIsHired) {
    EXPECT_EQ(read(R"("programmes": [{"use": "fft", "per_year": 1e6}])").value->scenario.deployments[0].ramp_weeks, 0);
}

TEST(OverCommitment, SaysHowMuchOverAndWhichPayer) {
    const auto found = read(R"("budget": {"per_year": {"municipality": 30e6, "state": 5e6}},
"programmes": [{"use": "fft", "per_year": 20e6}, {"use": "great", "per_year": 20e6}])");
    ASSERT_EQ(test::places_of_errors(found.diagnostics), (std::vector<std::string>{"E066 4:79"}))
        << render(found.diagnostics);
    EXPECT_THAT(found.diagnostics[0].message,
                testing::HasSubstr("4,000,000 SEK of municipality, 1,000,000 SEK of state"));
}

TEST(OverCommitment, IsNoneWhereProgrammesFollowEachOther) {
    const auto found = read(R"("budget": {"per_year": {"municipality": 20e6}},
"programmes": [{"use": "fft", "per_year": 20e6, "to": "2026-W33"}, {"use": "mst", "per_year": 20e6, "from": "2026-W34"}])");
    EXPECT_FALSE(has_errors(found.diagnostics)) << render(found.diagnostics);
}

TEST(UnpaidPlaces, AreCounted) {
    const auto found = read(R"("budget": {"per_year": {"municipality": 10.3e6}},
"programmes": [{"use": "mst", "per_year": 6e6}, {"use": "fft", "places": 60}])");
    ASSERT_EQ(found.diagnostics.size(), 1u) << render(found.diagnostics);
    // A place of fft is held 20 weeks: 2.609 families a year of 80,000 SEK. 4.3 million carry 20.6 places.
    EXPECT_EQ(found.diagnostics[0].code, "W005");
    EXPECT_THAT(found.diagnostics[0].message, testing::HasSubstr("39 of the 60 places of `fft`"));
}

TEST(ZeroBudget, IsLegalAndSaidToDeliverNothing) {
    const auto found = read(R"("budget": {"per_year": 0}, "programmes": [{"use": "fft", "places": 10}])");
    ASSERT_TRUE(found.value) << render(found.diagnostics);
    EXPECT_THAT(render(found.diagnostics), testing::HasSubstr("no programme can be paid"));
    EXPECT_TRUE(found.value->scenario.budget->has_none_of(Payer::municipality));
}

TEST(BaselineBudgets, CoverEveryMunicipalityAndTheOtherPayers) {
    const auto found = read_baseline_budgets(test::stockholm_folder / "budgets.json", stockholm());
    ASSERT_TRUE(found.value) << render(found.diagnostics);
    std::vector<std::string> municipalities;
    for (const Area& area : stockholm().areas) {
        EXPECT_GT(found.value->of(area.municipality), 0) << area.municipality;
        if (std::find(municipalities.begin(), municipalities.end(), area.municipality) == municipalities.end())
            municipalities.push_back(area.municipality);
    }
    EXPECT_EQ(municipalities.size(), 26u);
    double sum = 0;
    for (const std::string& name : municipalities) sum += found.value->of(name);
    EXPECT_NEAR(sum, found.value->of(Payer::municipality), 1);
    EXPECT_NEAR(sum, 2.4548e6 * (2300 + 220) + 1.349e9, 5e6) << "care, leisure and school health of the rules";
    EXPECT_NEAR(found.value->of(Payer::region), 1.7e9, 1);
    for (const BudgetHeading& heading : found.value->headings) EXPECT_FALSE(heading.source.empty());
}

TEST(BaselineBudgets, ReportWhatNamesNothing) {
    const TemporaryFolder folder;
    const auto found = read_baseline_budgets(folder.write("budgets.json", R"({"price_level": "x", "headings": [],
"holders": [{"name": "Nowhere", "payer": "municipality", "money": [{"heading": "leisure", "sek_per_year": 1}]}]})"),
                                             stockholm());
    EXPECT_EQ(test::places_of_errors(found.diagnostics), (std::vector<std::string>{"E021 2:22", "E021 2:80"}))
        << render(found.diagnostics);
}

TEST(SocialValueFile, IsReadAndItsSharesSumToOne) {
    const auto found = read_social_value(test::source_folder / "configs" / "social_value.json");
    ASSERT_TRUE(found.value) << render(found.diagnostics);
    EXPECT_EQ(found.value->sek_per_averted.mode, 8e6);
    EXPECT_EQ(found.value->discount_rate_per_year, .035);
    double sum = 0;
    for (const double share : found.value->payer_share) sum += share;
    EXPECT_NEAR(sum, 1, 1e-12);
}

}  // namespace
}  // namespace samverkan
