#pragma once
// Cases made by hand, moved through the pipeline of help week by week.
#include <cmath>

#include <gtest/gtest.h>

#include "model/help_parts.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan::test {

inline constexpr std::size_t usual_station = 1;

/// Social services and other agencies of a quiet county, with nothing to give until a test says so.
struct HelpOffice : QuietLives {
    HelpState help = make_help(world);

    explicit HelpOffice(County made_for = tiny_county()) : QuietLives(std::move(made_for)) {
        county.parameters.help.placement_share_involved = 0;
        for (Desk& desk : help.desks) desk.credit = desk.starts_per_week = desk.places = 0;
    }
    Desk& assessment() { return help.desks[desk_of(help, assessment_station, 0)]; }
    Desk& service() { return help.desks[desk_of(help, usual_station, 0)]; }
    /// Puts a case in the first area's queue, as of `queued_week`.
    void queue(std::size_t station, std::uint32_t row, int queued_week) {
        Case made = case_of(row);
        made.station = static_cast<std::uint8_t>(station);
        join_queue({world, help, lives.youths, lives.log, queued_week}, made);
    }
    [[nodiscard]] Case case_of(std::uint32_t row) const {
        Case made;
        made.row = row;
        made.key = key(row);
        made.priority = 0;
        return made;
    }
    void run_week() {
        move_cases(world, help, lives.youths, lives.log, lives.week);
        ++lives.week;
    }
    /// Reports every resident of 12 to 17 once, in state `involvement`.
    void report_all(Involvement involvement) {
        for (int age = 12; age <= 17; ++age)
            for (std::uint32_t n = 0; resident(age, n) != no_record; ++n) {
                const std::uint32_t row = resident(age, n);
                state(row).involvement = involvement;
                report_concern(world, help, lives.youths, lives.log, {row, place_of(row), 0}, lives.week);
            }
    }
    [[nodiscard]] std::vector<std::uint32_t> rows_of(EventKind kind) const {
        std::vector<std::uint32_t> rows;
        for (const Event& event : lives.log.events)
            if (event.kind == kind) rows.push_back(event.row);
        return rows;
    }
    [[nodiscard]] std::uint64_t count(EventKind kind) const { return lives.log.count[static_cast<std::size_t>(kind)]; }
};

inline void expect_share(double found, double of, double share, const char* what) {
    ASSERT_GT(of * share, 30) << what;
    EXPECT_NEAR(found / of, share, 4 * std::sqrt(share * (1 - share) / of)) << what;
}

}  // namespace samverkan::test
