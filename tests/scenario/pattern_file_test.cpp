#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/input_files.hpp"
#include "scenario/pattern_file.hpp"

namespace samverkan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::array<std::string_view, 2> names{"shootings_per_year", "worry_report_coverage"};
constexpr std::array<std::string_view, 2> units{"events/year", "share"};

Result<std::vector<Pattern>> read(const std::string& text) {
    const test::TemporaryFolder folder;
    return read_patterns(folder.write("mine.json", text), {names, units});
}

TEST(PatternFile, NeedsMeasureTargetLowAndHighAndTakesItsIdFromTheMeasure) {
    const auto patterns = read(R"([{"measure": "worry_report_coverage", "target": 0.1, "low": 0.09, "high": 0.1},
        {"id": "mine", "measure": "shootings_per_year", "target": 98, "low": 70, "high": 135, "unit": "events/year",
         "description": "a", "quantity": "b", "source": "c", "kind": "calibration", "note": "d"}])");
    ASSERT_TRUE(patterns.ok()) << render(patterns.diagnostics);
    EXPECT_EQ(patterns.value->at(0).id, "worry_report_coverage");
    EXPECT_EQ(patterns.value->at(0).measure, 1u);
    EXPECT_EQ(patterns.value->at(0).high, 0.1);
    EXPECT_EQ(patterns.value->at(1).id, "mine");
    EXPECT_EQ(patterns.value->at(1).target, 98);
}

TEST(PatternFile, EveryProblemComesInOnePassWithPlaceAndHint) {
    const auto patterns = read(R"([
  {"measure": "shooting_per_year", "target": 98, "low": 135, "high": 70},
  {"measure": "worry_report_coverage", "low": "0.1", "high": 0.2},
  {"measure": "worry_report_coverage", "target": 0.1, "low": 0, "high": 1, "unit": "percent"},
  7,
  {"measure": "unlike anything", "target": 1, "low": 0, "hihg": 2}
])");
    EXPECT_FALSE(patterns.ok());
    EXPECT_THAT(test::places_of_errors(patterns.diagnostics),
                ElementsAre("E021 2:15", "E025 2:57", "E015 3:3", "E016 3:47", "E023 4:15", "E034 4:84", "E016 5:3",
                            "E021 6:15", "E014 6:57"));
    for (const Diagnostic& one : patterns.diagnostics) EXPECT_FALSE(one.hint.empty()) << render(one);
    EXPECT_THAT(patterns.diagnostics[0].hint, HasSubstr("did you mean `shootings_per_year`?"));
    EXPECT_THAT(patterns.diagnostics[1].message, HasSubstr("`low` in patterns[0] is 135, above `high` 70"));
    EXPECT_THAT(patterns.diagnostics[7].hint, HasSubstr("samverkan patterns --list"));
}

TEST(PatternFile, IsAListOfPatterns) {
    EXPECT_THAT(test::places_of_errors(read("{}").diagnostics), ElementsAre("E016 1:1"));
    EXPECT_THAT(test::places_of_errors(read("[]").diagnostics), ElementsAre("E025 1:1"));
    EXPECT_THAT(test::places_of_errors(read("").diagnostics), ElementsAre("E002 0:0"));
    EXPECT_THAT(test::places_of_errors(read("[1e999]").diagnostics), ElementsAre("E009 1:2"));
    EXPECT_EQ(read_patterns("no/such/file.json", {names, units}).diagnostics.at(0).code, "E001");
}

TEST(PatternFile, LowMayEqualHigh) {
    EXPECT_TRUE(read(R"([{"measure": "shootings_per_year", "target": 1, "low": 1, "high": 1}])").ok());
}

}  // namespace
}  // namespace samverkan
