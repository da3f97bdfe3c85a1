// A replicate that an earlier process had begun ends as one that was never interrupted.
#include <gtest/gtest.h>

#include "results/replicate_record.hpp"
#include "study/replicate.hpp"
#include "support/lives.hpp"

namespace samverkan {
namespace {

Study small_study(const County& county) {
    Study study;
    study.county = &county;
    study.scale = 0.05;
    study.scenarios = {{"baseline", test::funded(test::programme("great"), 4, 26)},
                       {"lessons", test::funded(test::programme("great"), 4, 26)},
                       {"families", test::funded(test::programme("fft"), 4, 26)}};
    study.scenarios.front().content.deployments.clear();
    return study;
}

/// Everything but what it cost.
std::string bytes_of(ReplicateRuns runs) {
    runs.cost = {};
    return replicate_record(runs, std::string(64, '0'));
}

/// The first `live` and `replayed` runs of a replicate.
ReplicateRuns first_runs(ReplicateRuns runs, std::size_t live, std::size_t replayed) {
    runs.live.resize(live);
    runs.replayed.resize(replayed);
    runs.probe.reset();
    return runs;
}

TEST(BegunReplicates, EndAsIfTheyHadNeverStopped) {
    const County county = test::stockholm();
    const Study study = small_study(county);
    const ReplicateRuns whole = run_replicate(study, 2, {});
    ASSERT_TRUE(whole.probe.has_value());
    for (const auto& [live, replayed] : {std::pair{1, 0}, {2, 0}, {3, 0}, {3, 2}, {3, 3}}) {
        const ReplicateRuns begun =
            first_runs(whole, static_cast<std::size_t>(live), static_cast<std::size_t>(replayed));
        EXPECT_EQ(bytes_of(run_replicate(study, 2, {}, begun)), bytes_of(whole)) << live << " and " << replayed;
    }
}

TEST(BegunReplicates, CountTheWorkOfBothProcesses) {
    const County county = test::stockholm();
    const Study study = small_study(county);
    const ReplicateRuns whole = run_replicate(study, 1, {});
    const ReplicateRuns resumed = run_replicate(study, 1, {}, first_runs(whole, 2, 0));
    EXPECT_GT(resumed.cost.youth_weeks, whole.cost.youth_weeks) << "burn-in and baseline were run twice";
    EXPECT_GT(resumed.cost.loop_seconds, whole.cost.loop_seconds);
}

}  // namespace
}  // namespace samverkan
