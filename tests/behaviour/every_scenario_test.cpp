// Every shipped scenario: persons, cases and places are conserved in each of its weeks.
#include <filesystem>

#include <gtest/gtest.h>

#include "scenario/scenario_reader.hpp"
#include "support/lives.hpp"

namespace samverkan {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> shipped(const char* county) {
    const fs::path root(SAMVERKAN_SOURCE_DIR);
    const bool main_county = std::string_view(county) == "stockholm";
    const fs::path folder = main_county ? root / "scenarios" : root / "configs" / county / "scenarios";
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

struct EveryScenario : testing::TestWithParam<const char*> {};

TEST_P(EveryScenario, ConservesPersonsCasesAndPlacesEveryWeek) {
    const fs::path root(SAMVERKAN_SOURCE_DIR);
    const County county = *read_county(root / "configs" / GetParam()).value;
    const Catalogue catalogue = *read_catalogue(root / "configs" / "programmes").value;
    const double scale = std::string_view(GetParam()) == "stockholm" ? .01 : 1;
    const auto files = shipped(GetParam());
    ASSERT_GE(files.size(), 2u);
    for (const fs::path& file : files) {
        const auto read = read_scenario(file, county, catalogue);
        ASSERT_TRUE(read.value) << file;
        const Scenario& scenario = read.value->scenario;
        test::BranchPoint branch = test::branch_point(county, {.seed = 3, .scale = scale}, scenario);
        CountyState& state = branch.state;
        fund(branch.world, scenario, state);
        while (state.lives.week < branch.world.horizon.end_week) {
            run_weeks(branch.world, scenario, {}, state, state.lives.week + 1);
            ASSERT_EQ(broken_conservation(branch.world, state), "") << file << ", week " << state.lives.week;
        }
        EXPECT_GT(state.help.hops.total(Hop::started), 0u);
        EXPECT_GT(state.help.hops.total(ServiceAgency::psychiatry, Hop::opened), 0u);
    }
}

INSTANTIATE_TEST_SUITE_P(Of, EveryScenario, testing::Values("stockholm", "example-county"));

}  // namespace
}  // namespace samverkan
