#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenario/input_files.hpp"
#include "study/patterns/pattern_check.hpp"

namespace samverkan {
namespace {

using nlohmann::json;

const PatternMeasure& measure(std::string_view name) {
    for (const PatternMeasure& one : pattern_measures())
        if (one.name == name) return one;
    throw std::logic_error("no such measure");
}

TEST(MeasureTable, SaysWordForWordWhatConfigsSay) {
    const json listed = json::parse(test::text_of_file(test::source_folder / "configs" / "measures.json"));
    ASSERT_EQ(listed.size(), pattern_measures().size());
    for (std::size_t i = 0; i < listed.size(); ++i) {
        EXPECT_EQ(listed[i].at("measure"), pattern_measures()[i].name);
        EXPECT_EQ(listed[i].at("definition"), pattern_measures()[i].definition.en);
        EXPECT_EQ(listed[i].at("unit"), pattern_measures()[i].unit);
        EXPECT_FALSE(pattern_measures()[i].definition.sv.empty());
    }
}

TEST(MeasureTable, WhatIsMissingIsNamedInBothLanguages) {
    const PatternMeasure& offences = measure("offending_ratio_member_nonmember");
    EXPECT_EQ(why_unsupported(offences, recorded_by_the_model, 260, Language::english),
              "the model as it is has no offences");
    EXPECT_EQ(why_unsupported(offences, recorded_by_the_model, 260, Language::swedish), "modellen har ännu inga brott");
    EXPECT_EQ(why_unsupported(offences, RecordKinds::all(), 260, Language::english), "");
}

TEST(MeasureTable, AMeasureThatNeedsTwentyYearsIsUnsupportedInFive) {
    const PatternMeasure& four_years = measure("first_spells_at_least_4y");
    EXPECT_EQ(four_years.run_weeks(), 1040);
    EXPECT_EQ(why_unsupported(four_years, recorded_by_the_model, 1040, Language::english), "");
    EXPECT_THAT(why_unsupported(four_years, recorded_by_the_model, 1039, Language::english),
                testing::HasSubstr("a stationary run of 1040 weeks"));
    EXPECT_EQ(measure("prevalence_involved_12_17").run_weeks(), 260);
}

TEST(MeasureTable, TheModelAnswersThirtyEightOfThem) {
    std::size_t answered = 0;
    for (const PatternMeasure& one : pattern_measures())
        answered += why_unsupported(one, recorded_by_the_model, one.run_weeks(), Language::english).empty();
    EXPECT_EQ(answered, 38u);
}

TEST(PatternsPage, HoldsTheGeneratedTable) {
    const auto page = test::source_folder / "docs" / "patterns.md";
    std::string text = test::text_of_file(page);
    constexpr std::string_view begin = "<!-- generated: measures -->\n", end = "<!-- end -->";
    const std::size_t from = text.find(begin) + begin.size(), to = text.find(end);
    ASSERT_LT(to, text.size());
    if (std::getenv("SAMVERKAN_UPDATE_DOCS") != nullptr)
        std::ofstream(page, std::ios::binary) << text.replace(from, to - from, pattern_measure_reference());
    EXPECT_EQ(text.substr(from, text.find(end) - from), pattern_measure_reference())
        << "docs/patterns.md is out of date: run this test with SAMVERKAN_UPDATE_DOCS=1";
}

TEST(ShippedPatterns, AreReadAndNameMeasures) {
    const auto read = read_patterns(test::source_folder / "configs" / "patterns.json",
                                    {pattern_measure_names(), pattern_measure_units()});
    ASSERT_TRUE(read.ok()) << render(read.diagnostics);
    EXPECT_EQ(read.value->size(), 12u);
    EXPECT_EQ(read.value->front().id, "C01_prevalence_network_12_17");
    EXPECT_EQ(pattern_measures()[read.value->front().measure].name, "prevalence_involved_12_17");
}

}  // namespace
}  // namespace samverkan
