#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/contract.hpp"
#include "model/cluster_process.hpp"

namespace samverkan {
namespace {

constexpr double no_end = std::numeric_limits<double>::infinity();
const KeyedDraws draws(2025, 3);

std::vector<Shooting> clusters(const ClusterRules& rules, double end_day = no_end) {
    std::vector<Shooting> all;
    for (std::uint32_t i = 0; i < 3000; ++i) {
        const auto one = draw_cluster({entity_key(i), 10, 0}, rules, draws, end_day);
        all.insert(all.end(), one.begin(), one.end());
    }
    return all;
}

std::map<std::uint64_t, double> days_by_key(const std::vector<Shooting>& shootings) {
    std::map<std::uint64_t, double> days;
    for (const Shooting& shooting : shootings) days[shooting.key.packed()] = shooting.day;
    return days;
}

/// Every shooting of `fewer` is one of `more`, on the same day.
bool is_part_of(const std::map<std::uint64_t, double>& fewer, const std::map<std::uint64_t, double>& more) {
    return std::all_of(fewer.begin(), fewer.end(), [&](const auto& one) {
        const auto found = more.find(one.first);
        return found != more.end() && found->second == one.second;
    });
}

TEST(ClusterProcess, ThinningOnlyTakesShootingsAway) {
    const auto all = days_by_key(clusters({.7, 14, 1})), kept = days_by_key(clusters({.7, 14, .6}));
    EXPECT_TRUE(is_part_of(kept, all));
    EXPECT_LT(kept.size(), all.size() - 1000);
}

TEST(ClusterProcess, LowerBranchingOnlyTakesShootingsAway) {
    const auto all = days_by_key(clusters({.7, 14, 1})), fewer = days_by_key(clusters({.5, 14, 1}));
    EXPECT_TRUE(is_part_of(fewer, all));
    EXPECT_LT(fewer.size(), all.size() - 1000);
}

TEST(ClusterProcess, NothingIsKeptOfAShareOfZeroAndAllOfOne) {
    EXPECT_EQ(clusters({.7, 14, 0}).size(), 3000u);
    EXPECT_EQ(clusters({0, 14, 1}).size(), 3000u);
}

TEST(ClusterProcess, RetaliationsComeLaterAndOfTheNextGenerationAndHaveKeysOfTheirOwn) {
    const auto all = clusters({.7, 14, 1});
    EXPECT_EQ(days_by_key(all).size(), all.size());
    for (const Shooting& parent : all) {
        std::vector<Shooting> retaliations;
        draw_retaliations(parent, {.7, 14, 1}, draws, retaliations);
        for (const Shooting& one : retaliations) {
            EXPECT_GT(one.day, parent.day);
            EXPECT_EQ(one.generation, parent.generation + 1);
        }
    }
}

TEST(ClusterProcess, TheEndCutsWhatComesAfterAndWhatFollowsFromIt) {
    const auto all = days_by_key(clusters({.7, 14, 1})), cut = days_by_key(clusters({.7, 14, 1}, 30));
    EXPECT_TRUE(is_part_of(cut, all));
    const auto early = std::count_if(all.begin(), all.end(), [](const auto& one) { return one.second <= 30; });
    EXPECT_EQ(cut.size(), static_cast<std::size_t>(early)) << "no early shooting follows from a late one";
}

TEST(ClusterProcess, AnotherClusterNeverMovesThisOne) {
    const auto alone = draw_cluster({entity_key(7), 0, 0}, {.7, 14, 1}, draws, no_end);
    (void)draw_cluster({entity_key(8), 0, 0}, {.9, 3, 1}, draws, no_end);
    const auto again = draw_cluster({entity_key(7), 0, 0}, {.7, 14, 1}, draws, no_end);
    ASSERT_EQ(alone.size(), again.size());
    for (std::size_t i = 0; i < alone.size(); ++i) EXPECT_EQ(alone[i].day, again[i].day);
}

TEST(ClusterProcess, ClustersThatWouldNotEndAreRefused) {
    const Shooting background{entity_key(1), 0, 0};
    std::vector<Shooting> out;
    EXPECT_THROW((void)draw_cluster(background, {1, 14, 1}, draws, 100), ContractViolation);
    EXPECT_NO_THROW((void)draw_cluster(background, {1.2, 14, .5}, draws, 100));
    EXPECT_THROW(draw_retaliations(background, {-.1, 14, 1}, draws, out), ContractViolation);
    EXPECT_THROW(draw_retaliations(background, {.5, 0, 1}, draws, out), ContractViolation);
    EXPECT_THROW(draw_retaliations(background, {.5, 14, 1.1}, draws, out), ContractViolation);
}

}  // namespace
}  // namespace samverkan
