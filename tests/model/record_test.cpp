// Years and stocks of the record.
#include <gtest/gtest.h>

#include "model/record.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives;

TEST(Record, YearsBeginWithTheFirstReportedWeek) {
    const Record record = make_record(10, 2902, 104);
    EXPECT_EQ(record.years, 2);
    EXPECT_EQ(record.year_of(2901), -1);
    EXPECT_EQ(record.year_of(2902), 0);
    EXPECT_EQ(record.year_of(2902 + 51), 0);
    EXPECT_EQ(record.year_of(2902 + 52), 1);
    EXPECT_EQ(record.year_of(2902 + 103), 1);
    EXPECT_EQ(record.year_of(2902 + 104), -1);
    EXPECT_EQ(make_record(10, 2902, 60).year_of(2902 + 59), 1) << "a broken year is a year too";
}

TEST(Record, StocksCountInvolvementAgesAndPositions) {
    QuietLives county;
    Lives& lives = county.lives;
    for (std::uint32_t n = 0; n < 3; ++n) {
        county.state(county.resident(17, n)).involvement = Involvement::involved;
        county.state(county.resident(18, n)).involvement = Involvement::core;
        county.state(county.resident(15, n)).involvement = Involvement::fringe;
    }
    lives.gangs.active[0] = 12;
    lives.gangs.senior[1] = 7;
    Record record = make_record(county.world.group_count(), lives.week, 52);
    record_stocks(record, lives, 4, 9);
    const StockSample& sample = record.samples.back();
    EXPECT_EQ(sample.involved_under_18, 3u);
    EXPECT_EQ(sample.by_involvement[static_cast<std::size_t>(Involvement::involved)], 3u);
    EXPECT_EQ(sample.by_involvement[static_cast<std::size_t>(Involvement::core)], 3u);
    EXPECT_EQ(sample.by_involvement[static_cast<std::size_t>(Involvement::fringe)], 3u);
    EXPECT_EQ(sample.residents, lives.windows.residents());
    EXPECT_EQ(sample.positions, 4u * QuietLives::positions_of_a_gang);
    EXPECT_EQ(sample.open_positions, 4u * QuietLives::positions_of_a_gang - 12);
    EXPECT_EQ(sample.senior_core, 7u);
    EXPECT_EQ(sample.waiting_cases, 4u);
    EXPECT_EQ(sample.cases_in_progress, 9u);
}

}  // namespace
}  // namespace samverkan
