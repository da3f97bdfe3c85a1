#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "core/keyed_draws.hpp"
#include "core/schedule.hpp"

namespace samverkan {
namespace {

std::vector<int> taken(Schedule<int>& schedule, int week) {
    std::vector<int> items;
    schedule.take(week, items);
    return items;
}

TEST(Schedule, GivesItemsInTheirWeekInTheOrderOfAdding) {
    Schedule<int> schedule;
    schedule.add(12, 1);
    schedule.add(11, 2);
    schedule.add(12, 3);
    EXPECT_TRUE(taken(schedule, 10).empty());
    EXPECT_EQ(taken(schedule, 11), (std::vector<int>{2}));
    EXPECT_EQ(taken(schedule, 12), (std::vector<int>{1, 3}));
    EXPECT_EQ(schedule.size(), 0u);
}

TEST(Schedule, GivesAnItemOnce) {
    Schedule<int> schedule;
    schedule.add(5, 1);
    EXPECT_EQ(taken(schedule, 5).size(), 1u);
    EXPECT_TRUE(taken(schedule, 5).empty());
}

TEST(Schedule, KeepsWhatIsDueRoundsOfTheRingAheadUntilItsWeek) {
    constexpr int far_ahead[] = {127, 128, 129, 256, 1000, 5000};
    Schedule<int> schedule;
    for (const int week : far_ahead) schedule.add(week, week);
    std::vector<int> order;
    for (int week = 0; week <= 5000; ++week)
        for (const int item : taken(schedule, week)) {
            EXPECT_EQ(item, week);
            order.push_back(item);
        }
    EXPECT_EQ(order, std::vector<int>(std::begin(far_ahead), std::end(far_ahead)));
}

TEST(Schedule, WeeksBeforeTheEpochAreWeeksToo) {
    Schedule<int> schedule;
    schedule.add(-3, 1);
    schedule.add(-131, 2);
    EXPECT_EQ(taken(schedule, -131), (std::vector<int>{2}));
    EXPECT_EQ(taken(schedule, -3), (std::vector<int>{1}));
}

TEST(Schedule, AppendsToWhatIsThere) {
    Schedule<int> schedule;
    schedule.add(1, 8);
    std::vector<int> items{7};
    schedule.take(1, items);
    EXPECT_EQ(items, (std::vector<int>{7, 8}));
}

TEST(Schedule, VisitsAllThatWaits) {
    Schedule<int> schedule;
    for (int week = 1; week <= 300; ++week) schedule.add(week, week * 2);
    (void)taken(schedule, 1);
    std::map<int, int> visited;
    schedule.for_each([&](int due_week, int item) { visited[due_week] += item; });
    EXPECT_EQ(visited.size(), 299u);
    for (const auto& [due_week, item] : visited) EXPECT_EQ(item, due_week * 2);
}

TEST(Schedule, EqualsAMultimapOnAnyAddsAndTakes) {
    const KeyedDraws draws(9, 0);
    Schedule<int> schedule;
    std::multimap<int, int> reference;  // keeps the order of adding within a key
    int item = 0;
    for (int week = 0; week < 2000; ++week) {
        const Words words = draws.words(Process::test_process, entity_key(0), static_cast<std::uint32_t>(week));
        for (std::uint32_t added = 0; added < words[0] % 4; ++added) {
            const int due = week + 1 + static_cast<int>(words[1 + added % 3] % 400);
            schedule.add(due, item);
            reference.emplace(due, item++);
        }
        const auto [first, last] = reference.equal_range(week);
        std::vector<int> expected;
        for (auto entry = first; entry != last; ++entry) expected.push_back(entry->second);
        reference.erase(first, last);
        ASSERT_EQ(taken(schedule, week), expected) << "week " << week;
        ASSERT_EQ(schedule.size(), reference.size());
    }
    EXPECT_GT(item, 2000);
}

}  // namespace
}  // namespace samverkan
