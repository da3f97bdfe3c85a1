// Intervals against values computed by hand.
#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "study/statistics.hpp"

namespace samverkan {
namespace {

constexpr double t95_of_5 = 2.131847;  // Student's distribution, 4 degrees of freedom, from a table

TEST(Estimate, OfFiveValuesHasBothIntervalsByStudentsDistribution) {
    const Estimate found = estimate(std::vector<double>{1, 2, 3, 4, 5});
    const double deviation = std::sqrt(2.5);
    EXPECT_EQ(found.replicates, 5u);
    EXPECT_DOUBLE_EQ(found.mean, 3);
    EXPECT_NEAR(found.simulation_error, deviation / std::sqrt(5), 1e-12);
    EXPECT_NEAR(found.mean_low90, 3 - t95_of_5 * deviation / std::sqrt(5), 1e-5);
    EXPECT_NEAR(found.mean_high90, 3 + t95_of_5 * deviation / std::sqrt(5), 1e-5);
    EXPECT_NEAR(found.low90, 3 - t95_of_5 * deviation * std::sqrt(1.2), 1e-5);
    EXPECT_NEAR(found.high90, 3 + t95_of_5 * deviation * std::sqrt(1.2), 1e-5);
}

TEST(Estimate, OfFourValuesHasNoInterval) {
    const Estimate found = estimate(std::vector<double>{1, 2, 3, 4});
    EXPECT_DOUBLE_EQ(found.mean, 2.5);
    EXPECT_FALSE(found.has_intervals());
    EXPECT_FALSE(found.differs_from_zero());
    for (const double end : {found.low90, found.high90, found.mean_low90, found.mean_high90})
        EXPECT_TRUE(std::isnan(end));
}

TEST(Estimate, LeavesOutWhatIsNotKnown) {
    const Estimate found = estimate(std::vector<double>{1, not_known, 2, not_known, 3, 4, 5});
    EXPECT_EQ(found.replicates, 5u);
    EXPECT_DOUBLE_EQ(found.mean, 3);
    EXPECT_FALSE(estimate(std::vector<double>{not_known}).has_value());
}

TEST(Estimate, OfManyValuesTakesTheRangeFromQuantiles) {
    std::vector<double> values(101);
    std::iota(values.rbegin(), values.rend(), 0);
    const Estimate found = estimate(values);
    EXPECT_DOUBLE_EQ(found.low90, 5);
    EXPECT_DOUBLE_EQ(found.high90, 95);
}

TEST(Estimate, OfEqualValuesIsNotToldFromZeroAtZeroOnly) {
    EXPECT_FALSE(estimate(std::vector<double>(6, 0.0)).differs_from_zero());
    EXPECT_TRUE(estimate(std::vector<double>(6, 2.0)).is_above_zero());
    EXPECT_TRUE(estimate(std::vector<double>(6, -2.0)).is_below_zero());
}

TEST(Estimate, OfEqualValuesHasNoSpreadAtAll) {
    const Estimate found = estimate(std::vector<double>(7, 0.1 + 1.0 / 3));
    EXPECT_EQ(found.mean, 0.1 + 1.0 / 3);
    EXPECT_EQ(found.simulation_error, 0);
}

TEST(ShareAboveZero, HasTheExactIntervalOfClopperAndPearson) {
    const std::vector<double> eight_of_ten{1, 1, 1, 1, 2, 3, 1, 1, 0, -4};
    const Estimate found = share_above_zero(eight_of_ten);
    EXPECT_DOUBLE_EQ(found.mean, 0.8);
    EXPECT_NEAR(found.mean_low90, 0.4931, 5e-5);
    EXPECT_NEAR(found.mean_high90, 0.9632, 5e-5);
    EXPECT_NEAR(found.simulation_error, std::sqrt(0.016), 1e-12);
    EXPECT_TRUE(std::isnan(found.low90)) << "one world says yes or no";
}

TEST(ShareAboveZero, OfNoneReachesFromZeroUp) {
    const Estimate none = share_above_zero(std::vector<double>(10, 0.0));
    EXPECT_DOUBLE_EQ(none.mean_low90, 0);
    EXPECT_NEAR(none.mean_high90, 1 - std::pow(0.05, 0.1), 1e-9);
    const Estimate all = share_above_zero(std::vector<double>(10, 1.0));
    EXPECT_NEAR(all.mean_low90, std::pow(0.05, 0.1), 1e-9);
    EXPECT_DOUBLE_EQ(all.mean_high90, 1);
}

TEST(RatioOfMeans, WithAFixedNumeratorIsItOverTheEndsOfTheDenominator) {
    const std::vector<double> denominators{8, 9, 10, 11, 12};
    const Estimate below = estimate(denominators);
    const Estimate ratio = ratio_of_means(std::vector<double>(5, 30.0), denominators);
    EXPECT_DOUBLE_EQ(ratio.mean, 3);
    EXPECT_NEAR(ratio.mean_low90, 30 / below.mean_high90, 1e-9);
    EXPECT_NEAR(ratio.mean_high90, 30 / below.mean_low90, 1e-9);
    EXPECT_NEAR(ratio.simulation_error, 3 * below.simulation_error / 10, 1e-9);
}

TEST(RatioOfMeans, OfProportionalValuesHasNoError) {
    const std::vector<double> b{8, 9, 10, 11, 12};
    std::vector<double> a;
    for (const double value : b) a.push_back(value / 4);
    const Estimate ratio = ratio_of_means(a, b);
    EXPECT_NEAR(ratio.simulation_error, 0, 1e-9);
    EXPECT_NEAR(ratio.mean_low90, 0.25, 1e-6);
    EXPECT_NEAR(ratio.mean_high90, 0.25, 1e-6);
}

TEST(RatioOfMeans, IsNotKnownOverWhatMayBeZero) {
    EXPECT_FALSE(ratio_of_means(std::vector<double>(5, 1.0), std::vector<double>{-2, -1, 0, 1, 3}).has_value());
    EXPECT_FALSE(ratio_of_means(std::vector<double>(2, 1.0), std::vector<double>{-1, 1}).has_value());
}

TEST(ReplicatesForError, GrowWithTheSquareOfTheErrorFound) {
    Estimate found;
    found.replicates = 10;
    found.simulation_error = 2;
    EXPECT_DOUBLE_EQ(replicates_for_error(found, 1), 40);
    EXPECT_TRUE(std::isnan(replicates_for_error(found, 0)));
    EXPECT_TRUE(std::isnan(replicates_for_error(Estimate{}, 1)));
}

TEST(ReplicatesForSign, AreTheFewestWhoseIntervalOfTheMeanLeavesOutZero) {
    constexpr double mean = 2, deviation = 10;
    Estimate found;
    found.replicates = 25;
    found.mean = mean;
    found.simulation_error = deviation / 5;
    // Student's point at 69 and 68 degrees of freedom: 1.66724 and 1.66757; 1.66724 x 10 / sqrt(70) = 1.9927 < 2.
    EXPECT_DOUBLE_EQ(replicates_for_sign(found), 70);
    found.mean = -mean;
    EXPECT_DOUBLE_EQ(replicates_for_sign(found), 70);
    found.mean = 0;
    EXPECT_TRUE(std::isnan(replicates_for_sign(found)));
}

}  // namespace
}  // namespace samverkan
