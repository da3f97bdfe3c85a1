#include <string>

#include <gtest/gtest.h>

#include "core/iso_week.hpp"

namespace samverkan {
namespace {

TEST(IsoWeek, WeekZeroBeginsOnMondayTheFifthOfJanuary1970) {
    EXPECT_EQ(week_number_of({1970, 1, 5}), 0);
    EXPECT_EQ(week_number_of({1970, 1, 11}), 0);
    EXPECT_EQ(week_number_of({1970, 1, 12}), 1);
    EXPECT_EQ(week_number_of({1970, 1, 4}), -1);
    EXPECT_EQ(monday_of(0), (CivilDate{1970, 1, 5}));
}

TEST(IsoWeek, EveryDayOfTwentyCenturiesFollowsTheDayBefore) {
    CivilDate date{1, 1, 1};
    const int first = days_from_civil(date);
    for (int days = first; date.year < 2100; ++days) {
        ASSERT_EQ(days_from_civil(date), days) << to_string(date);
        ASSERT_EQ(civil_from_days(days), date);
        const bool month_ends = date.day == days_in_month(date.year, date.month);
        const bool year_ends = month_ends && date.month == 12;
        date = {date.year + (year_ends ? 1 : 0), year_ends ? 1 : date.month + (month_ends ? 1 : 0),
                month_ends ? 1 : date.day + 1};
    }
}

TEST(IsoWeek, WeekNumbersAndIsoWeeksAreInverse) {
    IsoWeek expected = iso_week(-100'000);
    for (int number = -100'000; number < 100'000; ++number) {
        ASSERT_EQ(iso_week(number), expected);
        ASSERT_EQ(week_number(expected), number);
        ASSERT_EQ(week_number_of(monday_of(number)), number);
        const bool year_ends = expected.week == weeks_in_iso_year(expected.year);
        expected = year_ends ? IsoWeek{expected.year + 1, 1} : IsoWeek{expected.year, expected.week + 1};
    }
}

TEST(IsoWeek, NewYearDaysFallInTheWeeksOfTheStandard) {
    EXPECT_EQ(iso_week(week_number_of({2005, 1, 1})), (IsoWeek{2004, 53}));
    EXPECT_EQ(iso_week(week_number_of({2006, 1, 1})), (IsoWeek{2005, 52}));
    EXPECT_EQ(iso_week(week_number_of({2007, 1, 1})), (IsoWeek{2007, 1}));
    EXPECT_EQ(iso_week(week_number_of({2008, 12, 29})), (IsoWeek{2009, 1}));
    EXPECT_EQ(iso_week(week_number_of({2010, 1, 3})), (IsoWeek{2009, 53}));
    EXPECT_EQ(iso_week(week_number_of({2025, 8, 18})), (IsoWeek{2025, 34}));
}

TEST(IsoWeek, SeventyOneOfFourHundredYearsHaveFiftyThreeWeeks) {
    int long_years = 0;
    for (int year = 2000; year < 2400; ++year) {
        ASSERT_TRUE(weeks_in_iso_year(year) == 52 || weeks_in_iso_year(year) == 53) << year;
        long_years += weeks_in_iso_year(year) == 53 ? 1 : 0;
    }
    EXPECT_EQ(long_years, 71);
    for (const int year : {2004, 2009, 2015, 2020, 2026, 2032, 2037}) EXPECT_EQ(weeks_in_iso_year(year), 53) << year;
}

TEST(IsoWeek, ReadsBackEveryWeekAndDateItWrites) {
    for (int number = week_number({1, 1}); number <= week_number({9999, 52}); ++number) {
        const IsoWeek week = iso_week(number);
        ASSERT_EQ(parse_iso_week(to_string(week)), week) << to_string(week);
        const CivilDate monday = monday_of(number);
        ASSERT_EQ(parse_civil_date(to_string(monday)), monday) << to_string(monday);
    }
    EXPECT_EQ(to_string(IsoWeek{2025, 4}), "2025-W04");
    EXPECT_EQ(to_string(CivilDate{987, 6, 5}), "0987-06-05");
}

TEST(IsoWeek, RefusesTextThatIsNotAWeekThatExists) {
    for (const char* text : {"", "2025", "2025-W3", "2025-W00", "2025-W53", "2026-W54", "2025-w34", "2025W34",
                             "2025-W034", "2025-W34 ", " 2025-W34", "+025-W34", "-025-W34", "0000-W01", "2025-W3a",
                             "2025-W-1", "2025/W34", "2025-W\xD9\xA3", "20a5-W34"}) {
        EXPECT_FALSE(parse_iso_week(text)) << '"' << text << '"';
    }
    EXPECT_FALSE(parse_iso_week(std::string("2025-W3\0", 8)));
    EXPECT_EQ(parse_iso_week("2026-W53"), (IsoWeek{2026, 53}));
}

TEST(IsoWeek, RefusesTextThatIsNotADayThatExists) {
    for (const char* text :
         {"", "2025-8-18", "2025-08-32", "2025-00-10", "2025-13-10", "2025-02-29", "1900-02-29", "2025-04-31",
          "2025-08-00", "2025/08/18", "2025-08-18T", "18-08-2025", "0000-01-01", "2025-+8-18", "2025-08- 1"}) {
        EXPECT_FALSE(parse_civil_date(text)) << '"' << text << '"';
    }
    EXPECT_EQ(parse_civil_date("2024-02-29"), (CivilDate{2024, 2, 29}));
    EXPECT_EQ(parse_civil_date("2000-02-29"), (CivilDate{2000, 2, 29}));
}

TEST(Easter, FallsOnTheDatesOfTheAlmanac) {
    for (const CivilDate date :
         {CivilDate{1961, 4, 2}, CivilDate{1981, 4, 19}, CivilDate{2000, 4, 23}, CivilDate{2008, 3, 23},
          CivilDate{2011, 4, 24}, CivilDate{2024, 3, 31}, CivilDate{2025, 4, 20}, CivilDate{2026, 4, 5},
          CivilDate{2027, 3, 28}, CivilDate{2038, 4, 25}, CivilDate{2049, 4, 18}, CivilDate{1818, 3, 22}}) {
        EXPECT_EQ(to_string(easter_sunday(date.year)), to_string(date));
    }
}

TEST(Easter, IsAlwaysTheSundayThatEndsItsWeekBetween22MarchAnd25April) {
    for (int year = 1600; year < 2600; ++year) {
        const CivilDate date = easter_sunday(year);
        ASSERT_GE(date, (CivilDate{year, 3, 22}));
        ASSERT_LE(date, (CivilDate{year, 4, 25}));
        ASSERT_EQ(days_from_civil(date), days_from_civil(monday_of(easter_sunday_week(year))) + 6) << year;
    }
}

TEST(IsoWeek, IsKnownToTheCompiler) {
    static_assert(week_number({1970, 2}) == 0);
    static_assert(iso_week(0) == IsoWeek{1970, 2});
    static_assert(weeks_in_iso_year(2026) == 53);
    static_assert(easter_sunday_week(2026) == week_number({2026, 14}));
}

}  // namespace
}  // namespace samverkan
