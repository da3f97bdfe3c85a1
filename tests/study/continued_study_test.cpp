// A study that stops at a wanted simulation error ends at the same replicate however often it was interrupted.
#include <algorithm>
#include <atomic>

#include <gtest/gtest.h>

#include "results/replicate_store.hpp"
#include "study/compare.hpp"
#include "study/signature.hpp"
#include "study/stopping.hpp"
#include "study/summary.hpp"
#include "support/lives.hpp"
#include "support/made_up_runs.hpp"

namespace samverkan {
namespace {

using namespace test;

/// Asks to stop once `most` replicates were run by this process.
class StopsAfter final : public StudyListener {
public:
    explicit StopsAfter(std::uint32_t most) : most_(most) {}
    bool stop_requested() const override { return run() >= most_; }
    void replicate_found(const ReplicateRuns& /*runs*/) override { ++found_; }
    void replicate_done(const ReplicateRuns& /*runs*/) override { ++done_; }
    [[nodiscard]] std::uint32_t found() const { return found_; }
    [[nodiscard]] std::uint32_t run() const { return done_ - std::min<std::uint32_t>(found_, done_); }

private:
    std::uint32_t most_;
    std::atomic<std::uint32_t> found_{0}, done_{0};
};

constexpr std::uint32_t never = 1000;

class ContinuedStudies : public testing::Test {
protected:
    void SetUp() override {
        study.county = &county;
        study.scenarios = {{"baseline", unfunded(arm)}};
        study.branches = Branches::live;  // recruits: their spread is known well after ten worlds
        study.scale = 0.1;
        study.replicates = 10;
        StudyListener nobody;
        study.wanted_error = 0.8 * headline_error(run_study(study, Workers(1), nobody, nullptr).replicates);
        study.replicates = 80;
        undisturbed = run_study(study, Workers(1), nobody, nullptr);
    }

    /// One process: opens what is there, and runs until it is done or asked to stop.
    StudyOutcome process(StopsAfter& listener, int threads) {
        ReplicateStore store(folder, scratch.path() / "quarantine", std::string(64, 'a'), journal);
        return run_study(study, Workers(threads), listener, &store);
    }

    void expect_undisturbed(const StudyOutcome& outcome) const {
        EXPECT_FALSE(outcome.stopped);
        EXPECT_EQ(outcome.replicates.size(), undisturbed.replicates.size());
        EXPECT_EQ(signature_of(outcome.replicates), signature_of(undisturbed.replicates));
        EXPECT_EQ(summary_csv(make_summary(study, outcome), county),
                  summary_csv(make_summary(study, undisturbed), county));
    }

    const County county = county_of_areas(stockholm(), {AreaId{0}, AreaId{1}, AreaId{2}});
    const Scenario arm = funded(programme("fft"), 4, 26);
    Study study;
    StudyOutcome undisturbed{SliceLayout(1, 1), {}, false};
    ScratchFolder scratch;
    std::filesystem::path folder = scratch.path() / "replicates";
    Journal journal{scratch.path() / "journal.log"};
};

TEST_F(ContinuedStudies, EndAtTheSameReplicateWhereverTheyWereStopped) {
    const auto all = static_cast<std::uint32_t>(undisturbed.replicates.size());
    ASSERT_GT(all, 12u) << "a second batch";
    ASSERT_LT(all, 80u) << "stopped by the error, not by the most replicates allowed";
    for (const std::uint32_t stop : {4u, 10u, 12u}) {  // within the first batch, right after it, within a later one
        std::filesystem::remove_all(folder);
        StopsAfter first(stop), second(never);
        const StudyOutcome part = process(first, 1);
        EXPECT_TRUE(part.stopped) << stop;
        EXPECT_EQ(part.replicates.size(), stop);
        expect_undisturbed(process(second, 3));
        EXPECT_EQ(second.found(), stop);
        EXPECT_EQ(second.run(), all - stop);
    }
}

TEST_F(ContinuedStudies, EndAtTheSameReplicateHoweverOftenTheyWereStopped) {
    for (std::uint32_t found = 0; found < undisturbed.replicates.size(); found += 3) {
        StopsAfter listener(3);
        process(listener, 1);
        EXPECT_EQ(listener.found(), found);
    }
    StopsAfter last(never);
    expect_undisturbed(process(last, 1));
    EXPECT_EQ(last.run(), 0u);
}

}  // namespace
}  // namespace samverkan
