#include <gtest/gtest.h>

#include "model/households.hpp"
#include "support/people.hpp"

namespace samverkan {
namespace {

using test::many_people, test::People;

// Aged 13 to 15 at the start of seven years, nearly all siblings are resident at some time.
std::array<double, 6> shares_by_siblings(const People& people, bool specially_vulnerable) {
    std::array<double, 6> shares{};
    double children = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        const Place& place = people.county.places[people.place[row].index()];
        const bool specially = place.vulnerable_class == VulnerableClass::specially_vulnerable;
        if (specially != specially_vulnerable || people.age_at_start(row) < 13 || people.age_at_start(row) > 15)
            continue;
        ++shares[people.siblings(row).size()];
        ++children;
    }
    for (double& share : shares) share /= children;
    return shares;
}

TEST(Households, ChildrenHaveTheSiblingsOfTheTable) {
    const HouseholdParameters& parameters = many_people().county.parameters.household;
    const auto elsewhere = shares_by_siblings(many_people(), false);
    for (std::size_t k = 0; k < elsewhere.size(); ++k) EXPECT_NEAR(elsewhere[k], parameters.siblings_share[k], .03);
    const auto specially = shares_by_siblings(many_people(), true);
    for (std::size_t k = 0; k < specially.size(); ++k)
        EXPECT_NEAR(specially[k], parameters.siblings_share_specially_vulnerable[k], .05);
}

TEST(Households, GapsFollowTheirLawAndSomeSiblingsAreTwins) {
    const People& people = many_people();
    double years = 0, gaps = 0, twins = 0, least = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        int next = 1 << 20;
        for (const std::uint32_t other : people.siblings(row)) {
            const int gap = people.population.birth_week[other] - people.population.birth_week[row];
            if (gap > 1) next = std::min(next, gap);
            if (gap == 0) twins += .5;
            if (gap == 1) ++twins;  // the second one found the week's births full
        }
        if (next == 1 << 20) continue;
        ASSERT_GE(next, 52);
        years += next / 52.18;
        least += next < 56;
        ++gaps;
    }
    EXPECT_NEAR(years / gaps, 3.1, .15);
    EXPECT_LT(least / gaps, .05) << "none pile up at the least gap";
    EXPECT_NEAR(twins / gaps, people.county.parameters.household.twin_share, .006);
}

TEST(Households, SiblingsKnowEachOtherLiveTogetherAndShareTheirMeans) {
    const People& people = many_people();
    for (std::uint32_t row = 0; row < people.size(); ++row)
        for (const std::uint32_t other : people.siblings(row)) {
            const auto back = people.siblings(other);
            ASSERT_NE(std::find(back.begin(), back.end(), row), back.end());
            ASSERT_EQ(people.place[row], people.place[other]);
            for (const RiskFactor factor : {RiskFactor::low_income_household, RiskFactor::one_parent_household})
                ASSERT_EQ(people.has(row, factor), people.has(other, factor));
        }
}

TEST(Households, BrothersAreAsCommonAsSisters) {
    const People& people = many_people();
    double brothers = 0, siblings = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row)
        for (const std::uint32_t other : people.siblings(row)) {
            brothers += people.sex[other] == Sex::male;
            ++siblings;
        }
    EXPECT_NEAR(brothers / siblings, people.county.parameters.male_share, .01);
}

TEST(Households, SizesAreWeightedByTheChildrenTheyHold) {
    const auto cumulative = household_size_shares({.5, .5, 0, 0, 0, 0});  // half alone, half in pairs
    EXPECT_NEAR(cumulative[0], 2.0 / 3.0, 1e-15);
    EXPECT_NEAR(cumulative[5], 1.0, 1e-15);
}

}  // namespace
}  // namespace samverkan
