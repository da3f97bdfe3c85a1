// Who is how old, week by week.
#include <gtest/gtest.h>

#include "model/age_windows.hpp"
#include "support/people.hpp"

namespace samverkan {
namespace {

using test::People, test::seven_years, test::tiny_county;

TEST(AgeWindows, HoldTheCompletedAgesOfEveryWeek) {
    const People people{tiny_county()};
    AgeWindows windows = make_age_windows(people.population, seven_years.first_week);
    std::vector<BirthdayBlock> blocks;
    for (int week = seven_years.first_week + 1; week < seven_years.first_week + 110; ++week) {
        advance_birthdays(windows, people.population, blocks);
        if (week % 9 != 0) continue;
        EXPECT_EQ(windows.edge, make_age_windows(people.population, week).edge) << week;
        for (std::size_t segment = 0; segment < windows.edge.size(); ++segment)
            for (int age = entry_age_years; age < leaving_age_years; ++age)
                for (std::uint32_t row = windows.begin(segment, age); row < windows.end(segment, age); ++row)
                    ASSERT_EQ(people.age(row, week), age) << "row " << row << " week " << week;
    }
}

TEST(AgeWindows, BlocksHaveTheirBirthdayInTheWeekInWhichTheyCompleteTheYear) {
    const People people{tiny_county()};
    AgeWindows windows = make_age_windows(people.population, seven_years.first_week);
    std::size_t birthdays = 0;
    for (int week = seven_years.first_week + 1; week < seven_years.first_week + 53; ++week) {
        std::vector<BirthdayBlock> blocks;
        advance_birthdays(windows, people.population, blocks);
        for (const BirthdayBlock& block : blocks)
            for (std::uint32_t row = block.begin; row < block.end; ++row, ++birthdays)
                ASSERT_EQ(week - people.population.birth_week[row], age_in_weeks(block.to_age));
    }
    EXPECT_GT(birthdays, people.size() / 2);
}

}  // namespace
}  // namespace samverkan
