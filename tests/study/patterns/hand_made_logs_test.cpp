// Every measure on a log made by hand, with the answer worked out by hand: 44 of 44.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/made_chronicle.hpp"

namespace samverkan {
namespace {

using test::HandMadeCase;

std::vector<HandMadeCase> all_cases() {
    std::vector<HandMadeCase> all;
    for (const auto& list :
         {test::stock_cases(), test::recruitment_cases(), test::spell_cases(), test::risk_cases(),
          test::offence_cases(), test::shooting_cases(), test::shooter_cases(), test::service_cases()})
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

class HandMadeLog : public testing::TestWithParam<HandMadeCase> {};

TEST_P(HandMadeLog, HasTheAnswerWorkedOutByHand) {
    const test::MadeChronicle made = GetParam().made();
    const MeasureValue found = test::measured(GetParam().measure, made.log);
    EXPECT_NEAR(found.value, GetParam().expected, 1e-9);
    ASSERT_EQ(found.also.size(), GetParam().also.size());
    for (std::size_t i = 0; i < found.also.size(); ++i) {
        EXPECT_EQ(found.also[i].name, GetParam().also[i].first);
        EXPECT_NEAR(found.also[i].value, GetParam().also[i].second, 1e-9);
    }
}

INSTANTIATE_TEST_SUITE_P(Measures, HandMadeLog, testing::ValuesIn(all_cases()),
                         [](const auto& one) { return one.param.measure; });

TEST(HandMadeLogs, ThereIsOneForEveryMeasure) {
    std::set<std::string> made, known;
    for (const HandMadeCase& one : all_cases()) made.insert(one.measure);
    for (const PatternMeasure& one : pattern_measures()) known.emplace(one.name);
    EXPECT_EQ(made, known);
    EXPECT_EQ(made.size(), 44u);
}

TEST(HandMadeLogs, WhereNobodyLivesEveryMeasureIsZeroOrNotKnown) {
    const test::MadeChronicle empty(1040);
    for (const PatternMeasure& one : pattern_measures()) {
        const double value = one.compute(StudiedRun(empty.log)).value;
        EXPECT_TRUE(value != value || value == 0) << one.name << " " << value;
    }
}

}  // namespace
}  // namespace samverkan
