#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/patterns/pattern_check.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

std::size_t index_of(std::string_view measure) {
    const auto names = pattern_measure_names();
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), measure) - names.begin());
}

std::vector<MeasureValue> values_of(std::initializer_list<double> values) {
    std::vector<MeasureValue> list;
    for (const double value : values) list.push_back({value});
    return list;
}

PatternResult judged(std::string_view measure, const std::vector<MeasureValue>& values, double low, double high) {
    return judge_pattern({"mine", index_of(measure), (low + high) / 2, low, high}, values, long_run_weeks,
                         Language::english);
}

TEST(JudgedPattern, PassesIfTheMedianLiesWithinTheRangeEndsIncluded) {
    const auto values = values_of({1, 9, 2, 3, 2.5});
    EXPECT_EQ(judged("prevalence_involved_12_17", values, 2.5, 3).verdict, Verdict::pass);
    EXPECT_EQ(judged("prevalence_involved_12_17", values, 1, 2.5).verdict, Verdict::pass);
    EXPECT_EQ(judged("prevalence_involved_12_17", values, 2.51, 9).verdict, Verdict::miss);
    EXPECT_EQ(judged("prevalence_involved_12_17", values, 0, 2.49).verdict, Verdict::miss);
}

TEST(JudgedPattern, HasNoIntervalBelowFiveReplicates) {
    const PatternResult four = judged("prevalence_involved_12_17", values_of({1, 2, 3, 4}), 2, 3);
    EXPECT_EQ(four.median, 2.5);
    EXPECT_NE(four.over_worlds.low90, four.over_worlds.low90);
    EXPECT_NE(four.over_worlds.high90, four.over_worlds.high90);
    const PatternResult five = judged("prevalence_involved_12_17", values_of({1, 2, 3, 4, 5}), 2, 3);
    EXPECT_LT(five.over_worlds.low90, 1);
    EXPECT_GT(five.over_worlds.high90, 5);
}

TEST(JudgedPattern, IsUnsupportedWithItsReasonWhereTheModelHasNoSuchRecords) {
    const PatternResult result = judged("offending_ratio_member_nonmember", {}, 1.5, 3.5);
    EXPECT_EQ(result.verdict, Verdict::unsupported);
    EXPECT_EQ(result.reason, "the model as it is has no offences");
    EXPECT_NE(result.median, result.median);
}

TEST(JudgedPattern, IsUnsupportedWhereNothingWasAtRisk) {
    const PatternResult result = judged("recruiter_recruit_age_gap", values_of({not_known, not_known}), 2, 5);
    EXPECT_EQ(result.verdict, Verdict::unsupported);
    EXPECT_THAT(result.reason, testing::HasSubstr("nothing that it needs happened"));
}

TEST(JudgedPattern, PoolsReplicatesWhereTheDefinitionDoes) {
    MeasureValue one{13}, other{14};
    one.counts = {0, 0, 3, 2};    // alone: 2
    other.counts = {0, 0, 0, 4};  // alone: 3
    const PatternResult result = judged("modal_first_recruitment_age", {one, one, other}, 13, 15);
    EXPECT_EQ(result.median, 3) << "6 against 8; the median of the modes alone would be another";
}

class Quiet final : public PatternListener {};

PatternRuns tiny_runs(const County& county) {
    PatternRuns runs;
    runs.county = &county;
    runs.scenario.start_week = 2902;
    runs.scenario.burn_in_weeks = 13;
    runs.replicates = 2;
    runs.scale = .3;
    runs.longest_run_weeks = 156;
    return runs;
}

TEST(MeasuredRuns, DoNotDependOnThreadsOrOnWhatElseIsMeasured) {
    const County county = test::tiny_county();
    const PatternRuns runs = tiny_runs(county);
    Quiet listener;
    const std::size_t prevalence = index_of("prevalence_fringe_13_17"), coverage = index_of("worry_report_coverage");
    const MeasuredRuns both = measure_runs(runs, {prevalence, coverage}, Workers(2), listener);
    const MeasuredRuns alone = measure_runs(runs, {prevalence}, Workers(1), listener);
    for (std::size_t replicate = 0; replicate < 2; ++replicate) {
        const double value = both.by_measure[prevalence][replicate].value;
        EXPECT_GT(value, 0);
        EXPECT_EQ(value, alone.by_measure[prevalence][replicate].value);
    }
    EXPECT_NE(both.by_measure[prevalence][0].value, both.by_measure[prevalence][1].value) << "two worlds";
    EXPECT_TRUE(alone.by_measure[coverage].empty());
}

TEST(MeasuredRuns, LeaveOutWhatNeedsALongerRunThanAllowed) {
    const County county = test::tiny_county();
    PatternRuns runs = tiny_runs(county);
    runs.longest_run_weeks = 52;
    Quiet listener;
    const std::size_t four_years = index_of("first_spells_at_least_4y");
    const MeasuredRuns measured = measure_runs(runs, {four_years}, Workers(1), listener);
    EXPECT_TRUE(measured.by_measure[four_years].empty());
    const PatternResult result =
        judge_pattern({"mine", four_years, 0, 0, 1}, measured.by_measure[four_years], 52, Language::english);
    EXPECT_EQ(result.verdict, Verdict::unsupported);
    EXPECT_THAT(result.reason, testing::HasSubstr("1040 weeks"));
}

}  // namespace
}  // namespace samverkan
