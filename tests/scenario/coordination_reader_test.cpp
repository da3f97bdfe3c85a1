// A scenario's block `coordination`: what it costs whom, and what is wrong with it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/input_files.hpp"
#include "scenario/money_files.hpp"

namespace samverkan {
namespace {

using test::catalogue;
using test::stockholm;
using test::TemporaryFolder;

const std::string start = R"({"name": {"sv": "a", "en": "b"}, "why": "c", "county": "stockholm", "start": "2025-W34",
"weeks": 156,
)";

Result<LoadedScenario> read(const std::string& lines) {
    const TemporaryFolder folder;
    return read_scenario(folder.write("mine.json", start + lines + "}"), stockholm(), catalogue());
}

TEST(CoordinationBlock, TakesItsShareOfTheMoneyFromItsPayers) {
    const auto found = read(R"("coordination": {"target": 0.9},
"programmes": [{"use": "great", "per_year": 10e6}, {"use": "fft", "per_year": 20e6}])");
    ASSERT_TRUE(found.value) << render(found.diagnostics);
    const Scenario& scenario = found.value->scenario;
    ASSERT_EQ(scenario.deployments.size(), 3u);
    EXPECT_NEAR(*scenario.deployments[0].cost_sek_per_year, 9e6, 1e-3);
    EXPECT_NEAR(*scenario.deployments[1].cost_sek_per_year, 18e6, 1e-3);
    ASSERT_TRUE(scenario.coordination);
    EXPECT_EQ(scenario.coordination->target, .9);
    EXPECT_EQ(scenario.coordination->deployment, 2u);
    const Programme& paid = scenario.programmes[scenario.deployments[2].programme.index()];
    EXPECT_NEAR(paid.cost_sek_per_unit, 3e6, 1e-3);
    double state = 0;
    for (const PayerShare& payer : paid.payers)
        if (payer.payer == Payer::state) state = payer.share;
    EXPECT_NEAR(state, .3 * 10e6 / 30e6, 1e-9) << "GREAT is paid to 30 % by the state";
}

TEST(CoordinationBlock, MayStateItsOwnMoney) {
    const auto found = read(R"("coordination": {"target": 0.6, "per_year": 4e6, "from": "2026-W01", "to": "2026-W52"},
"programmes": [{"use": "fft", "per_year": 20e6}])");
    ASSERT_TRUE(found.value) << render(found.diagnostics);
    const Scenario& scenario = found.value->scenario;
    EXPECT_EQ(*scenario.deployments[0].cost_sek_per_year, 20e6);
    EXPECT_EQ(scenario.programmes.back().cost_sek_per_unit, 4e6);
    EXPECT_EQ(scenario.deployments[1].to_week - scenario.deployments[1].from_week, 52);
}

TEST(CoordinationBlock, StandsAlone) {
    const auto found = read(R"("coordination": {"target": 1, "per_year": 0})");
    ASSERT_TRUE(found.value) << render(found.diagnostics);
    EXPECT_TRUE(found.value->scenario.coordination);
}

struct WrongBlock {
    const char* lines;
    const char* code;
    const char* says;
};
class WrongCoordination : public testing::TestWithParam<WrongBlock> {};

TEST_P(WrongCoordination, IsRefused) {
    const auto found = read(GetParam().lines);
    const std::string said = render(found.diagnostics);
    EXPECT_TRUE(has_errors(found.diagnostics)) << said;
    EXPECT_THAT(said, testing::HasSubstr(GetParam().code));
    EXPECT_THAT(said, testing::HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Blocks, WrongCoordination,
    testing::Values(
        WrongBlock{R"("coordination": {"target": 1.2})", "E017", "0 to 1"},
        WrongBlock{R"("coordination": {"target": -0.1})", "E017", "0 to 1"},
        WrongBlock{R"("coordination": {"target": 0.9, "overhead_share": 1.01})", "E017", "0 to 1"},
        WrongBlock{R"("coordination": {"overhead_share": 0.1})", "E015", "`target`"},
        WrongBlock{R"("coordination": {"target": 0.9, "per_yaer": 1})", "E014", "`per_year`"},
        WrongBlock{R"("coordination": {"target": 0.9, "per_year": 1, "areas": ["Järfala"]})", "E022", "`Järfälla`"},
        WrongBlock{R"("coordination": {"target": 0.9, "per_year": 1, "areas": []})", "E025", "nobody"},
        WrongBlock{R"("coordination": {"target": 0.9, "per_year": 1, "from": "2025-W33"})", "E027", "before the start"},
        WrongBlock{R"("coordination": {"target": 0.9, "per_year": 1, "from": "2026-W10", "to": "2026-W09"})", "E027",
                   "ends before"},
        WrongBlock{R"("coordination": {"target": 0.9}, "programmes": [{"use": "great", "coverage": 1}])", "E015",
                   "`per_year` in `coordination`"},
        WrongBlock{R"("programmes": [{"use": "coordination", "per_year": 1e6}])", "E068", "block `coordination`"}),
    [](const auto& one) { return "Number" + std::to_string(one.index); });

}  // namespace
}  // namespace samverkan
