#include "model/group_clocks.hpp"

namespace samverkan {
namespace {

void advance(GroupTable& now, GroupTable& before, const GroupTable& factor) {
    for (std::size_t process = 0; process < group_process_count; ++process) {
        auto& current = now.value[process];
        auto& previous = before.value[process];
        const auto& step = factor.value[process];
        for (std::size_t group = 0; group < current.size(); ++group) {
            previous[group] = current[group];
            current[group] += step[group];
        }
    }
}

void advance(Stratum& stratum, const GroupTable& factor) {
    for (std::size_t process = 0; process < group_process_count; ++process) {
        const auto& scale = stratum.factor[process];
        auto& current = stratum.now.value[process];
        auto& previous = stratum.before.value[process];
        const auto& step = factor.value[process];
        for (std::size_t first = 0; first < current.size(); first += age_count)
            for (std::size_t age = 0; age < age_count; ++age) {
                previous[first + age] = current[first + age];
                current[first + age] += step[first + age] * scale[age];
            }
    }
}

/// From one age's clock to the next's in one table; entrants come from clocks that stand at zero.
ClockShift shift_of(const GroupTable& table, GroupProcess process, std::size_t to_group, bool entering) {
    const double to = table.at(process, to_group);
    return {entering ? to : to - table.at(process, to_group - 1), to};
}

/// How the targets of each column move at a birthday.
struct ColumnShift {
    ClockShift running, negated{0, 0};  ///< negated targets but those of involvement are paused and keep their exposure
    [[nodiscard]] bool stands() const { return running.stands() && negated.stands(); }
};
using BirthdayShifts = std::array<ColumnShift, youth_clock_count>;

BirthdayShifts birthday_shifts(const GroupTable& table, const BirthdayBlock& block) {
    const std::size_t to_group = group_index(block.segment, block.to_age);
    const bool entering = block.to_age == entry_age_years;
    BirthdayShifts shifts{};
    const auto of = [&](YouthClock clock) -> ColumnShift& { return shifts[static_cast<std::size_t>(clock)]; };
    of(YouthClock::involvement) = {shift_of(table, GroupProcess::drift, to_group, entering),
                                   shift_of(table, GroupProcess::fringe_exit, to_group, entering)};
    for (std::size_t c = 0; c < channel_count; ++c) {
        const auto channel = static_cast<Channel>(c);
        of(recruit_clock(channel)).running = shift_of(table, recruit_group(channel), to_group, entering);
    }
    of(YouthClock::notice).running = shift_of(table, GroupProcess::notice, to_group, entering);
    return shifts;
}

void shift_rows(Youths& youths, const BirthdayShifts& shifts, RowSpan rows, std::uint32_t joined_begin) {
    for (std::size_t clock = 0; clock < youth_clock_count; ++clock)
        youths.clock[clock].shift(rows, joined_begin, shifts[clock].running, shifts[clock].negated);
}

}  // namespace

GroupClocks make_group_clocks(std::size_t groups) {
    GroupClocks clocks;
    clocks.factor.resize(groups);
    clocks.now.resize(groups);
    clocks.before.resize(groups);
    return clocks;
}

void advance_group_clocks(GroupClocks& clocks) {
    advance(clocks.now, clocks.before, clocks.factor);
    for (Stratum& stratum : clocks.strata) advance(stratum, clocks.factor);
}

ClockReading read_clocks(const GroupTable& table, std::size_t group) {
    return {table.at(GroupProcess::drift, group),
            table.at(GroupProcess::fringe_exit, group),
            table.at(GroupProcess::notice, group),
            {table.at(GroupProcess::recruit_street, group), table.at(GroupProcess::recruit_school, group),
             table.at(GroupProcess::recruit_family_friends, group), table.at(GroupProcess::recruit_online, group)}};
}

void prefetch_birthday_block(const Youths& youths, const GroupClocks& clocks, const BirthdayBlock& block) {
    if (block.to_age >= leaving_age_years) return;
    const BirthdayShifts shifts = birthday_shifts(clocks.now, block);
    for (std::size_t clock = 0; clock < youth_clock_count; ++clock)
        for (std::uint32_t row = block.begin; row < block.end + 15 && !shifts[clock].stands(); row += 16)
            youths.clock[clock].prefetch(row);
}

void move_birthday_block(Youths& youths, const GroupClocks& clocks, const BirthdayBlock& block) {
    if (block.to_age == leaving_age_years) {
        for (ClockColumn& column : youths.clock) column.retire({block.begin, block.end});
        return;
    }
    if (clocks.strata.empty()) {
        shift_rows(youths, birthday_shifts(clocks.now, block), {block.begin, block.end}, block.joined_begin);
        return;
    }
    // Runs of one stratum: nearly always the whole block.
    for (std::uint32_t first = block.begin; first < block.end;) {
        const StratumId stratum = youths.state[first].stratum;
        std::uint32_t last = first + 1;
        while (last < block.end && youths.state[last].stratum == stratum) ++last;
        shift_rows(youths, birthday_shifts(clocks.now_of(stratum), block), {first, last}, block.joined_begin);
        first = last;
    }
}

}  // namespace samverkan
