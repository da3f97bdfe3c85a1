// The law of a week: parameters, timeline, levers.
#include <gtest/gtest.h>

#include "model/law.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

County county_of_law() {
    County county = test::tiny_county();
    county.parameters.justice.age_of_criminal_responsibility = 15;
    county.parameters.justice.sentence_length_factor = 1;
    county.law_timeline = {{100, LawParameter::age_of_criminal_responsibility, 14},
                           {150, LawParameter::sentence_length_factor, 2},
                           {200, LawParameter::age_of_criminal_responsibility, 13}};
    return county;
}

TEST(Law, FollowsItsTimeline) {
    const County county = county_of_law();
    EXPECT_EQ(law_of(county, {}, 99).age_of_criminal_responsibility, 15);
    EXPECT_EQ(law_of(county, {}, 100).age_of_criminal_responsibility, 14);
    EXPECT_EQ(law_of(county, {}, 100).sentence_length_factor, 1);
    EXPECT_EQ(law_of(county, {}, 150).sentence_length_factor, 2);
    EXPECT_EQ(law_of(county, {}, 500).age_of_criminal_responsibility, 13);
}

TEST(Law, LeversMoveItTowardsAValueAndAgesAreWholeYears) {
    const County county = county_of_law();
    LawLevers levers;
    levers.age_of_criminal_responsibility = {13, 1};
    levers.sentence_length_factor = {3, .5};
    EXPECT_EQ(law_of(county, levers, 0).age_of_criminal_responsibility, 13);
    EXPECT_EQ(law_of(county, levers, 0).sentence_length_factor, 2);
    levers.age_of_criminal_responsibility.share = .2;
    EXPECT_EQ(law_of(county, levers, 0).age_of_criminal_responsibility, 15) << "14.6";
}

}  // namespace
}  // namespace samverkan
