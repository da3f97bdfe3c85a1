#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "scenario/input_files.hpp"

namespace samverkan {
namespace {

bool is_break(IsoWeek week) {
    const int number = week_number(week);
    for (const SchoolCalendar::Break& weeks : test::stockholm().calendar.breaks)
        if (weeks.first_week <= number && number <= weeks.last_week) return true;
    return false;
}

TEST(SchoolCalendar, FollowsTheFileWhereItHasTheYear) {
    EXPECT_TRUE(is_break({2024, 9}));
    EXPECT_TRUE(is_break({2024, 14}));
    EXPECT_TRUE(is_break({2025, 16}));
    EXPECT_FALSE(is_break({2025, 17}));
    EXPECT_TRUE(is_break({2026, 15}));
    EXPECT_FALSE(is_break({2026, 14}));
    EXPECT_TRUE(is_break({2025, 24}));
    EXPECT_TRUE(is_break({2025, 33}));
    EXPECT_FALSE(is_break({2025, 34}));
    EXPECT_TRUE(is_break({2025, 52}));
    EXPECT_TRUE(is_break({2026, 1}));
    EXPECT_FALSE(is_break({2026, 2}));
}

TEST(SchoolCalendar, AChangedFileMovesTheBreakOfThatYearAlone) {
    test::CountyCopy copy;
    copy.replace("school_calendar.csv", "sport break,2025-W09", "sport break,2025-W10");
    const County county = read_county(copy.path()).value.value();
    const auto has = [&](IsoWeek week) {
        for (const SchoolCalendar::Break& weeks : county.calendar.breaks)
            if (weeks.first_week == week_number(week)) return true;
        return false;
    };
    EXPECT_TRUE(has({2025, 10}));
    EXPECT_FALSE(has({2025, 9}));
    EXPECT_TRUE(has({2026, 9}));
}

TEST(SchoolCalendar, ContinuesByRule) {
    EXPECT_TRUE(is_break({2030, 44}));
    EXPECT_TRUE(is_break({2030, 9}));
    EXPECT_FALSE(is_break({2030, 10}));
    // Easter 2030 is on 21 April: the week before it, W16. Easter 2029 is on 1 April: the week after, W14.
    EXPECT_TRUE(is_break({2030, 16}));
    EXPECT_FALSE(is_break({2030, 17}));
    EXPECT_TRUE(is_break({2029, 14}));
    EXPECT_FALSE(is_break({2029, 13}));
    // 2032 has 53 weeks; the break runs on to W01.
    EXPECT_TRUE(is_break({2032, 53}));
    EXPECT_TRUE(is_break({2033, 1}));
}

TEST(SchoolCalendar, HasSortedDisjointBreaksFrom2020To2140) {
    const auto& breaks = test::stockholm().calendar.breaks;
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        EXPECT_LE(breaks[i].first_week, breaks[i].last_week);
        EXPECT_TRUE(i == 0 || breaks[i].first_week > breaks[i - 1].last_week);
    }
    EXPECT_LE(breaks.front().first_week, week_number({2020, 9}));
    EXPECT_GE(breaks.back().last_week, week_number({2140, 52}));
    for (int year = 2020; year <= 2140; ++year) {
        int weeks_off = 0;
        for (int week = 1; week <= weeks_in_iso_year(year); ++week) weeks_off += is_break({year, week}) ? 1 : 0;
        EXPECT_EQ(weeks_off, 15 + weeks_in_iso_year(year) - 52) << year;  // 1 + 1 + 1 + 10 + 2, and W53
    }
}

}  // namespace
}  // namespace samverkan
