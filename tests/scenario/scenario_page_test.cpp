#include <gtest/gtest.h>

#include "scenario/input_files.hpp"

namespace samverkan {
namespace {

/// The fenced blocks of docs/scenarios.md, in order.
std::vector<std::string> blocks_of_page() {
    const std::string page = test::text_of_file(test::source_folder / "docs" / "scenarios.md");
    std::vector<std::string> blocks;
    for (std::size_t at = page.find("\n```"); at != std::string::npos;) {
        const std::size_t start = page.find('\n', at + 1) + 1;
        const std::size_t end = page.find("\n```", start);
        blocks.push_back(page.substr(start, end + 1 - start));
        at = page.find("\n```", end + 4);
    }
    return blocks;
}

Result<LoadedScenario> read_beside_baseline(const test::TemporaryFolder& folder, const std::string& text) {
    folder.write("baseline.json", test::text_of_file(test::source_folder / "scenarios" / "baseline.json"));
    return read_scenario(folder.write("mine.json", text), test::stockholm(), test::catalogue());
}

TEST(ScenarioPage, ItsExampleIsAScenario) {
    const test::TemporaryFolder folder;
    const auto scenario = read_beside_baseline(folder, blocks_of_page().at(0));
    EXPECT_TRUE(scenario.ok()) << render(scenario.diagnostics);
    EXPECT_TRUE(scenario.diagnostics.empty()) << render(scenario.diagnostics);
}

TEST(ScenarioPage, ItsErrorsAreThoseOfTheProgram) {
    const test::TemporaryFolder folder;
    const std::vector<std::string> blocks = blocks_of_page();
    std::vector<Diagnostic> diagnostics = read_beside_baseline(folder, blocks.at(1)).diagnostics;
    for (Diagnostic& diagnostic : diagnostics) diagnostic.file = "scenarios/mine.json";
    EXPECT_EQ(render(diagnostics), blocks.at(2));
}

}  // namespace
}  // namespace samverkan
