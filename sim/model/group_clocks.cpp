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

void shift_rows(Youths& youths, const GroupTable& table, std::uint32_t begin, std::uint32_t count, std::size_t to_group,
                bool entering) {
    constexpr ClockShift paused{0, 0};  // negated targets of these columns keep their exposure
    youths.column(YouthClock::involvement)
        .shift(begin, count, shift_of(table, GroupProcess::drift, to_group, entering),
               shift_of(table, GroupProcess::fringe_exit, to_group, entering));
    for (std::size_t c = 0; c < channel_count; ++c) {
        const auto channel = static_cast<Channel>(c);
        youths.column(recruit_clock(channel))
            .shift(begin, count, shift_of(table, recruit_group(channel), to_group, entering), paused);
    }
    youths.column(YouthClock::notice)
        .shift(begin, count, shift_of(table, GroupProcess::notice, to_group, entering), paused);
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

void prefetch_birthday_block(const Youths& youths, const BirthdayBlock& block) {
    for (const ClockColumn& column : youths.clock)
        for (std::uint32_t row = block.begin; row < block.end + 15; row += 16) column.prefetch(row);
}

void move_birthday_block(Youths& youths, const GroupClocks& clocks, const BirthdayBlock& block) {
    const std::size_t to_group = group_index(block.segment, block.to_age);
    const bool entering = block.to_age == entry_age_years;
    if (clocks.strata.empty()) {
        shift_rows(youths, clocks.now, block.begin, block.end - block.begin, to_group, entering);
        return;
    }
    // Runs of one stratum: nearly always the whole block.
    for (std::uint32_t first = block.begin; first < block.end;) {
        const StratumId stratum = youths.state[first].stratum;
        std::uint32_t last = first + 1;
        while (last < block.end && youths.state[last].stratum == stratum) ++last;
        shift_rows(youths, clocks.now_of(stratum), first, last - first, to_group, entering);
        first = last;
    }
}

}  // namespace samverkan
