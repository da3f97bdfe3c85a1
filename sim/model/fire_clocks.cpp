#include "model/fire_clocks.hpp"

#include <algorithm>

namespace samverkan {
namespace {

GroupProcess group_process(YouthClock clock) {
    switch (clock) {
    case YouthClock::recruit_street:
        return GroupProcess::recruit_street;
    case YouthClock::recruit_school:
        return GroupProcess::recruit_school;
    case YouthClock::recruit_family_friends:
        return GroupProcess::recruit_family_friends;
    case YouthClock::recruit_online:
        return GroupProcess::recruit_online;
    case YouthClock::notice:
        return GroupProcess::notice;
    case YouthClock::involvement:
        break;
    }
    return GroupProcess::drift;
}

/// The reading furthest ahead among the group's own clock and its strata's: whoever has fired is below it.
double furthest(const GroupClocks& clocks, GroupProcess process, std::size_t group) {
    double clock = clocks.now.at(process, group);
    for (const Stratum& stratum : clocks.strata) clock = std::max(clock, stratum.now.at(process, group));
    return clock;
}

/// A scanned row against its own clock (its stratum's); appends a crossing if it has fired.
bool confirm(const Youths& youths, const GroupClocks& clocks, YouthClock clock, std::size_t group, std::uint32_t row,
             std::vector<Crossing>& out) {
    const float target = youths.column(clock)[row];
    const bool leaving_fringe = target < 0;
    const GroupProcess process = leaving_fringe ? GroupProcess::fringe_exit : group_process(clock);
    const StratumId stratum = clocks.strata.empty() ? StratumId{0} : youths.state[row].stratum;
    const double now = clocks.now_of(stratum).at(process, group);
    const double before = clocks.before_of(stratum).at(process, group);
    const float reached = leaving_fringe ? -target : target;
    if (!(now > before) || reached > static_cast<float>(now)) return false;
    out.push_back({row, static_cast<std::uint32_t>(group), static_cast<CrossingKind>(clock),
                   static_cast<float>(crossing_fraction(reached, before, now))});
    return true;
}

/// Parts of an area's columns that may hold a clock that fires. Clocks of a group that stands still are passed over.
void find_hot_parts(const World& world, const AgeWindows& windows, const Youths& youths, const GroupClocks& clocks,
                    std::size_t area, std::vector<HotPart>& hot) {
    hot.clear();
    const std::vector<double>& exit_factor = clocks.factor.of(GroupProcess::fringe_exit);
    for (std::size_t k = 0; k < youth_clock_count; ++k) {
        const auto clock = static_cast<YouthClock>(k);
        const bool involvement = clock == YouthClock::involvement;
        const GroupProcess process = group_process(clock);
        const std::vector<double>& factor = clocks.factor.of(process);
        for (std::size_t segment = world.area_first_segment[area]; segment < world.area_first_segment[area + 1];
             ++segment)
            for (int age = entry_age_years; age < leaving_age_years; ++age) {
                const std::size_t group = group_index(segment, age);
                if (!(factor[group] > 0) && !(involvement && exit_factor[group] > 0)) continue;
                const double low = involvement ? -furthest(clocks, GroupProcess::fringe_exit, group) : 0.0;
                const ScanRange range{windows.begin(segment, age), windows.end(segment, age), static_cast<float>(low),
                                      static_cast<float>(furthest(clocks, process, group))};
                youths.clock[k].find_hot(range, [&](const ScanRange& part) {
                    hot.push_back({part, static_cast<std::uint32_t>(group), clock});
                });
            }
    }
}

void fire_area(const World& world, const AgeWindows& windows, Youths& youths, const GroupClocks& clocks,
               std::size_t area, ClockOutboxes& outboxes) {
    constexpr std::size_t prefetch_ahead = 8;
    Crossings& out = outboxes.by_area[area];
    std::vector<std::uint32_t>& fired = outboxes.fired[area];
    std::vector<HotPart>& hot = outboxes.hot[area];
    out.involvement.clear();
    out.notice.clear();
    find_hot_parts(world, windows, youths, clocks, area, hot);
    const RowSpan owned{world.population.segment_begin[world.area_first_segment[area]],
                        world.population.segment_begin[world.area_first_segment[area + 1]]};
    for (std::size_t i = 0; i < hot.size(); ++i) {
        if (i + prefetch_ahead < hot.size()) {
            const HotPart& ahead = hot[i + prefetch_ahead];
            youths.column(ahead.clock).prefetch_block(ahead.part.begin);
        }
        const HotPart& here = hot[i];
        fired.clear();
        ClockColumn& column = youths.column(here.clock);
        column.fire(here.part,
                    windows.earlier_begin(world.population, here.group / age_count, age_of_group(here.group)), owned,
                    fired);
        auto& list = here.clock == YouthClock::notice ? out.notice : out.involvement;
        for (const std::uint32_t row : fired)
            if (!confirm(youths, clocks, here.clock, here.group, row, list)) column.keep_hot(row);
    }
}

}  // namespace

void for_each_area_serially(std::size_t area_count, const std::function<void(std::size_t)>& task) {
    for (std::size_t area = 0; area < area_count; ++area) task(area);
}

bool earlier(const Crossing& a, const Crossing& b) {
    if (a.fraction != b.fraction) return a.fraction < b.fraction;
    if (a.row != b.row) return a.row < b.row;
    return a.kind < b.kind;
}

void fire_clocks(const World& world, const AgeWindows& windows, Youths& youths, const GroupClocks& clocks,
                 const ForEachArea& for_each_area, ClockOutboxes& outboxes, Crossings& crossings) {
    const std::size_t areas = world.county->areas.size();
    outboxes.by_area.resize(areas);
    outboxes.fired.resize(areas);
    outboxes.hot.resize(areas);
    for_each_area(areas, [&](std::size_t area) { fire_area(world, windows, youths, clocks, area, outboxes); });
    crossings.involvement.clear();
    crossings.notice.clear();
    for (const Crossings& out : outboxes.by_area) {
        crossings.involvement.insert(crossings.involvement.end(), out.involvement.begin(), out.involvement.end());
        crossings.notice.insert(crossings.notice.end(), out.notice.begin(), out.notice.end());
    }
}

}  // namespace samverkan
