#pragma once
// All youths of a county under chosen hazards: the clocks of the county, its ages and birthdays, and nothing else.
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "model/fire_clocks.hpp"
#include "model/group_clocks.hpp"
#include "model/world.hpp"
#include "support/people.hpp"

namespace samverkan::test {

inline constexpr int first_week = 2798;  ///< 2023-W34

/// Recruitment clocks of everybody at multiplier 1, by channel or one alone; the others are off. Whoever is recruited
/// is recruited once: the earliest crossing of a week counts.
class ClockWatch {
public:
    using Hazards = std::array<std::array<double, age_count>, channel_count>;  ///< per week, by channel and age from 6

    ClockWatch(const World& world, const Hazards& hazard)
        : world_(world), recruited_week(world.population.size(), -1),
          recruited_by(world.population.size(), Channel::street) {
        const KeyedDraws& draws = world.draws.events;
        Population population = world.population;
        youths_ = make_youths(population);
        for (std::size_t c = 0; c < channel_count; ++c) {
            const auto channel = static_cast<Channel>(c);
            auto& factor = clocks_.factor.of(recruit_group(channel));
            for (std::size_t group = 0; group < factor.size(); ++group) factor[group] = hazard[c][group % age_count];
            ClockColumn& column = youths_.column(recruit_clock(channel));
            for (std::uint32_t row = 0; row < recruited_week.size(); ++row)
                column.set(row,
                           start_clock(0, draws.threshold(recruit_process(channel), key_of_row(world, row), 0), 1));
            column.refresh_bounds();
        }
    }

    void run(int weeks) {
        for (int end = week_ + weeks; week_ < end; ++week_) {
            if (week_ > 0) celebrate_birthdays();
            advance_group_clocks(clocks_);
            fire_clocks(world_, windows_, youths_, clocks_, for_each_area_serially, outboxes_, crossings_);
            std::sort(crossings_.involvement.begin(), crossings_.involvement.end(), earlier);
            for (const Crossing& crossing : crossings_.involvement)
                if (recruited_week[crossing.row] < 0)
                    recruit(crossing);
                else
                    youths_.column(static_cast<YouthClock>(crossing.kind)).set(crossing.row, clock_off);
        }
    }

    /// Weeks and fractions of weeks from the start, below 0 for those not recruited.
    [[nodiscard]] double time_of(std::uint32_t row) const { return recruited_week[row]; }
    [[nodiscard]] Channel channel_of_recruit(std::uint32_t row) const { return recruited_by[row]; }

private:
    void recruit(const Crossing& crossing) {
        recruited_week[crossing.row] = week_ + static_cast<double>(crossing.fraction);
        recruited_by[crossing.row] = channel_of(static_cast<YouthClock>(crossing.kind));
        for (std::size_t c = 0; c < channel_count; ++c)
            youths_.column(recruit_clock(static_cast<Channel>(c))).set(crossing.row, clock_off);
    }
    void celebrate_birthdays() {
        birthdays_.clear();
        advance_birthdays(windows_, world_.population, birthdays_);
        for (const BirthdayBlock& block : birthdays_) move_birthday_block(youths_, clocks_, block);
    }

    const World& world_;
    GroupClocks clocks_ = make_group_clocks(world_.group_count());
    Youths youths_;
    AgeWindows windows_ = make_age_windows(world_.population, first_week);
    ClockOutboxes outboxes_;
    Crossings crossings_;
    std::vector<BirthdayBlock> birthdays_;
    int week_ = 0;
    std::vector<double> recruited_week;
    std::vector<Channel> recruited_by;
};

}  // namespace samverkan::test
