#include <cmath>

#include <gtest/gtest.h>

#include "scenario/verification_file.hpp"
#include "study/verification.hpp"

namespace samverkan {
namespace {

ClosedStudy shipped(const char* name) {
    return read_verification(std::string(SAMVERKAN_SOURCE_DIR "/configs/verification/") + name).value.value();
}

ClosedOutcome outcome_of(const ClosedStudy& study, int threads = 2) {
    return verify_closed_model(study, Workers(threads), [] {});
}

TEST(Verification, TheShippedExamplesLieOnTheirMaps) {
    for (const char* name : {"one_district.json", "logistic.json", "three_districts.json"}) {
        ClosedStudy study = shipped(name);
        study.replicates = 8;
        const ClosedOutcome outcome = outcome_of(study);
        EXPECT_GT(outcome.greatest_z, .1) << name;
        EXPECT_LT(outcome.greatest_z, 6) << name << ": 8 replicates, Student's distribution";
        EXPECT_TRUE(outcome.theory.reproduction_number) << name;
    }
}

TEST(Verification, NeitherThreadsNorOtherLooksChangeABit) {
    ClosedStudy study = shipped("three_districts.json");
    study.replicates = 6;
    const ClosedOutcome one = outcome_of(study, 1), three = outcome_of(study, 3);
    study.look_months = {60};
    const ClosedOutcome other = outcome_of(study);
    ASSERT_EQ(one.looks.size(), 5u);
    for (std::size_t k = 0; k < one.looks.size(); ++k)
        for (std::size_t i = 0; i < 4; ++i) {
            EXPECT_EQ(one.looks[k][i].gang.mean, three.looks[k][i].gang.mean);
            EXPECT_EQ(one.looks[k][i].absent.standard_error, three.looks[k][i].absent.standard_error);
        }
    EXPECT_EQ(other.looks.at(0).at(1).gang.mean, one.looks[2][1].gang.mean);
    EXPECT_EQ(other.looks[0][1].map.gang, one.looks[2][1].map.gang);
    EXPECT_NEAR(other.looks[0][1].limit.gang, one.looks[2][1].limit.gang, 1e-10);
}

TEST(Verification, MeansAndStandardErrorsAreThoseOfTheReplicates) {
    ClosedStudy study = shipped("one_district.json");
    study.replicates = 5;
    study.look_months = {48};
    const ClosedLook look = outcome_of(study).looks[0][0];
    double sum = 0, squares = 0;
    for (std::uint32_t replicate = 0; replicate < 5; ++replicate) {
        ClosedModel model = make_closed_model(study.setup, KeyedDraws(study.seed, replicate));
        for (int month = 0; month < 48; ++month) step_closed_model(model);
        const double share = model.share(0, ClosedState::gang);
        sum += share;
        squares += share * share;
    }
    EXPECT_NEAR(look.gang.mean, sum / 5, 1e-12);
    EXPECT_NEAR(look.gang.standard_error, std::sqrt((squares - sum * sum / 5) / 4 / 5), 1e-9);
}

TEST(Verification, AllDistrictsTogetherAreWeighedByTheirPersons) {
    ClosedStudy study = shipped("three_districts.json");
    study.replicates = 5;
    for (const auto& row : outcome_of(study).looks) {
        EXPECT_NEAR(row[3].gang.mean, .5 * row[0].gang.mean + .25 * row[1].gang.mean + .25 * row[2].gang.mean, 1e-12);
        EXPECT_NEAR(row[3].map.gang, .5 * row[0].map.gang + .25 * row[1].map.gang + .25 * row[2].map.gang, 1e-12);
    }
}

TEST(Verification, FewReplicatesHaveNoStandardError) {
    ClosedStudy study = shipped("one_district.json");
    study.replicates = 4;
    const ClosedOutcome outcome = outcome_of(study);
    EXPECT_TRUE(std::isnan(outcome.looks.back()[0].gang.standard_error));
    EXPECT_TRUE(std::isnan(outcome.greatest_z));
}

TEST(Verification, TheStartIsExact) {
    const ClosedOutcome outcome = outcome_of(shipped("one_district.json"));
    EXPECT_EQ(outcome.looks[0][0].gang.mean, .01);
    EXPECT_EQ(outcome.looks[0][0].map.gang, .01);
    EXPECT_EQ(outcome.looks[0][0].gang.standard_error, 0);
}

}  // namespace
}  // namespace samverkan
