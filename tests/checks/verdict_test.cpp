// The rules of judging, against numbers worked out by hand.
#include <cmath>

#include <gtest/gtest.h>

#include "checks/verdict.hpp"

namespace samverkan::checks {
namespace {

constexpr std::size_t n = 40;
constexpr double t_39_999 = 3.3127881;  // Student's distribution, 39 degrees of freedom, one-sided 99.9 %

/// Alternating around `mean`, so that the standard deviation is sqrt(40/39) x `spread`.
std::vector<double> around(double mean, double spread) {
    std::vector<double> values(n);
    for (std::size_t i = 0; i < n; ++i) values[i] = mean + (i % 2 == 0 ? spread : -spread);
    return values;
}

Comparison against(Relation relation, double reference, double arm, double spread, double tolerance = 0) {
    return compare(relation, around(reference, 0), around(arm, spread), tolerance, .999);
}

TEST(Comparisons, HaveTheBoundOfStudentsDistribution) {
    const Comparison one = against(Relation::lower, 10, 8, 3);
    const double standard_error = 3 * std::sqrt(40.0 / 39) / std::sqrt(40.0);
    EXPECT_DOUBLE_EQ(one.mean, -2);
    EXPECT_NEAR(one.standard_error, standard_error, 1e-12);
    EXPECT_NEAR(one.bound, -2 + t_39_999 * standard_error, 1e-6);
    EXPECT_NEAR(one.z(), -2 / standard_error, 1e-12);
    EXPECT_DOUBLE_EQ(one.reference_mean, 10);
}

TEST(Comparisons, HoldOnOneSideOfTheBoundAlone) {
    const double just = t_39_999 * 3 / std::sqrt(39.0);
    EXPECT_TRUE(against(Relation::lower, 10, 10 - 1.01 * just, 3).holds);
    EXPECT_FALSE(against(Relation::lower, 10, 10 - .99 * just, 3).holds);
    EXPECT_TRUE(against(Relation::higher, 10, 10 + 1.01 * just, 3).holds);
    EXPECT_FALSE(against(Relation::higher, 10, 10 + .99 * just, 3).holds);
    EXPECT_FALSE(against(Relation::higher, 10, 10 - 1.01 * just, 3).holds);
}

TEST(Comparisons, WithATolerance) {
    EXPECT_TRUE(against(Relation::about_equal, 100, 101, .1, .02).holds);
    EXPECT_FALSE(against(Relation::about_equal, 100, 103, .1, .02).holds);
    EXPECT_FALSE(against(Relation::about_equal, 100, 97, .1, .02).holds);
    EXPECT_FALSE(against(Relation::about_equal, 100, 100, 9, .02).holds) << "not known well enough";
    EXPECT_TRUE(against(Relation::not_lower, 100, 99, .1, .02).holds);
    EXPECT_TRUE(against(Relation::not_lower, 100, 150, .1, .02).holds);
    EXPECT_FALSE(against(Relation::not_lower, 100, 97, .1, .02).holds);
    EXPECT_TRUE(against(Relation::not_higher, 100, 50, .1, .02).holds);
    EXPECT_FALSE(against(Relation::not_higher, 100, 103, .1, .02).holds);
}

TEST(Comparisons, ThatAreExactCountTheReplicatesInWhichTheyAreWrong) {
    EXPECT_TRUE(against(Relation::equal, 5, 5, 0).holds);
    std::vector<double> nearly = around(5, 0);
    nearly[17] = std::nextafter(5.0, 6.0);
    const Comparison one = compare(Relation::equal, around(5, 0), nearly, 0, .999);
    EXPECT_FALSE(one.holds);
    EXPECT_EQ(one.wrong, 1u);
    EXPECT_TRUE(against(Relation::always_lower, 5, 4, .9).holds);
    EXPECT_FALSE(against(Relation::always_lower, 5, 4, 1).holds);
    EXPECT_TRUE(against(Relation::always_higher, 5, 6, .9).holds);
    EXPECT_FALSE(against(Relation::always_higher, 5, 6, 1).holds);
}

/// A check whose arms showed these means.
struct Made {
    Check check;
    Observed observed;

    Made(Relation relation, const std::vector<double>& means, double spread = .1) {
        check.relation = relation;
        for (const double mean : means) add("arm " + std::to_string(check.arms.size()), mean, spread);
    }
    void add(const std::string& name, double mean, double spread) {
        Arm arm;
        arm.name = name;
        check.arms.push_back(arm);
        slot(mean, spread);
    }
    void slot(double mean, double spread) {
        std::vector<Observation> observations;
        for (const double value : around(mean, spread)) observations.push_back({value, 0, 2e6});
        observed.by_slot.push_back(observations);
    }
    [[nodiscard]] bool holds() const { return judge(check, observed).holds(); }
    [[nodiscard]] bool planted_holds() const { return judge_planted(check, observed).holds(); }
};

TEST(Verdicts, OfAnOrderFailWithTheArmsInReverse) {
    for (const Relation relation : {Relation::lower, Relation::falling, Relation::always_lower}) {
        const Made right(relation, {10, 8, 6}), wrong(relation, {6, 8, 10});
        EXPECT_TRUE(right.holds());
        EXPECT_FALSE(right.planted_holds());
        EXPECT_FALSE(wrong.holds());
    }
    const Made rising(Relation::rising, {6, 8, 10});
    EXPECT_TRUE(rising.holds());
    EXPECT_FALSE(rising.planted_holds());
}

TEST(Verdicts, OfStepsLookAtEveryStep) {
    EXPECT_FALSE(Made(Relation::falling, {10, 6, 8}).holds());
    EXPECT_TRUE(Made(Relation::lower, {10, 6, 8}).holds()) << "each against the first";
    Made tolerant(Relation::falling, {10, 6, 6.1});
    EXPECT_FALSE(tolerant.holds());
    tolerant.check.tolerance = .05;
    EXPECT_TRUE(tolerant.holds());
    Made flat(Relation::falling, {10, 10.1, 10.2});
    flat.check.tolerance = .05;
    EXPECT_FALSE(flat.holds()) << "no step back, and no way down";
}

TEST(Verdicts, OfToleranceFailWithThePlantedArmInsteadOfTheLast) {
    Made made(Relation::about_equal, {100, 100.5});
    made.check.tolerance = .02;
    made.check.planted = Arm{};
    made.slot(80, .1);
    EXPECT_TRUE(made.holds());
    EXPECT_FALSE(made.planted_holds());
    made.observed.by_slot[2] = made.observed.by_slot[1];
    EXPECT_TRUE(made.planted_holds()) << "what is planted does not break it: a check that cannot fail";
}

TEST(Verdicts, OfNothingAtAllLookAtEachArmAndAtWhatWasLostOnPurpose) {
    Made made(Relation::zero, {0, 0}, 0);
    made.slot(1, 0);
    EXPECT_TRUE(made.holds());
    EXPECT_FALSE(made.planted_holds());
    EXPECT_FALSE(Made(Relation::zero, {1, 0}, 0).holds());
}

TEST(Verdicts, OfOneArmCompareWithWhatIsTakenOff) {
    Made made(Relation::lower, {8});
    made.check.than = Measure{};
    for (Observation& one : made.observed.by_slot[0]) one.than = 10;
    EXPECT_TRUE(made.holds());
    EXPECT_FALSE(made.planted_holds());
    EXPECT_DOUBLE_EQ(judge(made.check, made.observed).comparisons[0].reference_mean, 10);
    made.check.relation = Relation::about_equal;
    made.check.tolerance = .25;
    EXPECT_TRUE(made.holds());
    made.check.tolerance = .15;
    EXPECT_FALSE(made.holds());
}

TEST(Verdicts, OfTwoArmsCompareDifferencesOfMeasures) {
    Made made(Relation::lower, {10, 10});
    made.check.than = Measure{};
    for (Observation& one : made.observed.by_slot[1]) one.than = 4;
    EXPECT_TRUE(made.holds());
    EXPECT_FALSE(made.planted_holds());
}

TEST(Verdicts, OfAvertedCountFromTheArmThatIsNamed) {
    Made made(Relation::higher, {100, 90, 50, 30});
    made.check.arms[1].against = 0;
    made.check.arms[3].against = 2;
    made.check.as = As::averted;
    const Verdict averted = judge(made.check, made.observed);
    ASSERT_EQ(averted.comparisons.size(), 1u);
    EXPECT_NEAR(averted.comparisons[0].reference_mean, 10, 1e-9);
    EXPECT_NEAR(averted.comparisons[0].mean, 10, 1e-9);
    made.check.as = As::averted_share;
    EXPECT_NEAR(judge(made.check, made.observed).comparisons[0].mean, .4 - .1, 1e-3);
    made.check.as = As::averted_per_million_sek;
    EXPECT_NEAR(judge(made.check, made.observed).comparisons[0].mean, 5, 1e-9);
    EXPECT_TRUE(made.holds());
    EXPECT_FALSE(made.planted_holds());
}

}  // namespace
}  // namespace samverkan::checks
