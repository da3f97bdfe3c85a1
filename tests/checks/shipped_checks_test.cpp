// The shipped checks as a set, the machinery that runs them, and the page about them.
#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/check_reader.hpp"
#include "checks/report.hpp"

namespace samverkan::checks {
namespace {

using testing::HasSubstr;

const std::vector<Check>& shipped() {
    static const Result<std::vector<Check>> read = read_checks(folders_of(SAMVERKAN_SOURCE_DIR));
    static const std::vector<Check> none;
    EXPECT_TRUE(read.value) << render(read.diagnostics);
    return read.value ? *read.value : none;
}

std::vector<Check> few(const std::vector<std::string>& ids, std::uint32_t replicates) {
    std::vector<Check> chosen;
    for (const Check& one : shipped())
        if (std::find(ids.begin(), ids.end(), one.id) != ids.end()) {
            chosen.push_back(one);
            chosen.back().replicates = replicates;
        }
    EXPECT_EQ(chosen.size(), ids.size());
    return chosen;
}

TEST(ShippedChecks, AreManyAndEachSaysWhyInTwoLanguages) {
    std::size_t active = 0;
    for (const Check& one : shipped()) {
        active += one.is_active();
        EXPECT_GT(one.claim.sv.size(), 15u) << one.id;
        EXPECT_GT(one.claim.en.size(), 15u) << one.id;
        EXPECT_FALSE(one.why.empty()) << one.id;
        EXPECT_FALSE(one.source.empty()) << one.id;
        EXPECT_EQ(one.confidence, default_confidence) << one.id;
        EXPECT_TRUE(!is_statistical(one.relation) || one.replicates >= least_statistical_replicates) << one.id;
    }
    EXPECT_GE(active, 40u);
    EXPECT_GE(shipped().size(), active) << "those that wait are listed too";
}

/// What is compared of two runs does not depend on who runs them, and runs that checks share are run once.
TEST(Runner, HasTheSameNumbersOnAnyNumberOfThreads) {
    const std::vector<Check> checks = few({"too_late", "usual_services_change_no_life", "net_is_less_than_gross"}, 2);
    const auto serial = run_checks(checks, Planted::with, Workers(1)),
               parallel = run_checks(checks, Planted::with, Workers(3));
    for (std::size_t i = 0; i < checks.size(); ++i)
        for (std::size_t slot = 0; slot < serial[i].by_slot.size(); ++slot)
            for (std::size_t r = 0; r < serial[i].by_slot[slot].size(); ++r) {
                EXPECT_EQ(serial[i].by_slot[slot][r].value, parallel[i].by_slot[slot][r].value) << checks[i].id;
                EXPECT_EQ(serial[i].by_slot[slot][r].cost_sek, parallel[i].by_slot[slot][r].cost_sek);
            }
}

TEST(Runner, TellsLivesApartByASingleChange) {
    const std::vector<Check> checks = few({"zero_effect"}, 1);
    const auto observed = run_checks(checks, Planted::with, Workers(1));
    const auto& slots = observed[0].by_slot;
    ASSERT_EQ(slots.size(), 3u);
    EXPECT_EQ(slots[0][0].value, slots[1][0].value);
    EXPECT_NE(slots[0][0].value, slots[2][0].value);
    EXPECT_GT(slots[1][0].cost_sek, 0) << "the programmes ran";
}

TEST(BehaviourPage, IsThatOfTheChecksAndTheirVerdicts) {
    std::ostringstream text;
    text << std::ifstream(SAMVERKAN_SOURCE_DIR "/docs/behaviour.md", std::ios::binary).rdbuf();
    const std::string page = text.str();
    std::vector<Found> as_due;  // what must hold holds, known gaps are open
    for (const Check& one : shipped()) as_due.push_back({one.known_gap.empty(), ""});
    EXPECT_EQ(without_measured(page), without_measured(behaviour_page(shipped(), as_due)))
        << "write it by: samverkan_behaviour_checks --planted --page docs/behaviour.md";
    EXPECT_THAT(page, HasSubstr("*Measured*: mean difference "));
    std::vector<Found> one_fails = as_due;
    one_fails.front().holds = false;
    EXPECT_NE(without_measured(page), without_measured(behaviour_page(shipped(), one_fails)));
}

}  // namespace
}  // namespace samverkan::checks
