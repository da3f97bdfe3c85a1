// A study says before it starts how much disk it takes, and does not start where there is less.
#include <gtest/gtest.h>

#include "results/replicate_record.hpp"
#include "study/disk_plan.hpp"
#include "study/replicate.hpp"
#include "support/lives.hpp"

namespace samverkan {
namespace {

TEST(DiskPlan, IsAboveWhatReplicatesTakeAndNotFarAbove) {
    const County county = test::stockholm();
    Study study;
    study.county = &county;
    study.scale = 0.2;
    study.replicates = 1;
    study.scenarios = {{"lessons", test::funded(test::programme("great"), 13, 104)}};
    const std::size_t taken = replicate_record(run_replicate(study, 0, {}), std::string(64, '0')).size();
    EXPECT_GE(disk_need(study).replicates, taken);
    EXPECT_LE(disk_need(study).replicates, 4 * taken);
    const DiskNeed one = disk_need(study);
    study.replicates = 1000;
    EXPECT_NEAR(static_cast<double>(disk_need(study).replicates), 1000.0 * static_cast<double>(one.replicates), 1000);
    EXPECT_GT(disk_need(study).results, 20 * one.results) << "most of it is the same for any number of replicates";
}

TEST(DiskPlan, RefusesADiskThatIsSmaller) {
    EXPECT_FALSE(disk_problem(1000000, 1000000, Language::english).has_value());
    const auto problem = disk_problem(1000001, 1000000, Language::english);
    ASSERT_TRUE(problem.has_value());
    EXPECT_EQ(problem->code, study_code::disk_too_small);
    EXPECT_EQ(problem->severity, Severity::error);
}

TEST(DiskPlan, WritesBytesForPeople) {
    EXPECT_EQ(bytes_text(0, Language::english), "1.0 kB");
    EXPECT_EQ(bytes_text(4230000, Language::swedish), "4,2 MB");
    EXPECT_EQ(bytes_text(999999999, Language::english), "1,000 MB");
    EXPECT_EQ(bytes_text(2500000000000000, Language::english), "2,500 TB");
}

}  // namespace
}  // namespace samverkan
