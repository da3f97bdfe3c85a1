#pragma once
// Fires the clocks of all youths: who passed a threshold this week, and when in it.
#include <cstdint>
#include <functional>
#include <vector>

#include "model/age_windows.hpp"
#include "model/group_clocks.hpp"
#include "model/world.hpp"

namespace samverkan {

/// Runs task(area) for every area; serial here, parallel where the caller injects it. Areas write to their own
/// outboxes, which are merged in area order: the result is the same.
using ForEachArea = std::function<void(std::size_t area_count, const std::function<void(std::size_t)>& task)>;
void for_each_area_serially(std::size_t area_count, const std::function<void(std::size_t)>& task);

/// A threshold passed in this week.
enum class CrossingKind : std::uint8_t {
    involvement,
    recruit_street,
    recruit_school,
    recruit_family_friends,
    recruit_online,
    notice,
    exit,
    promotion,
    reentry,
    arrest
};

struct Crossing {
    std::uint32_t row;
    std::uint32_t group;  ///< of the youth, where known (clocks of all youths)
    CrossingKind kind;
    float fraction;  ///< of the week gone when it passed
};

/// Earliest first; ties by identity, then kind: a total order.
bool earlier(const Crossing& a, const Crossing& b);

/// Crossings of all clocks kept for every youth, split into reports and the rest; reports by area, segment, age from
/// 6 up and row.
struct Crossings {
    std::vector<Crossing> involvement;  ///< drift, fringe exit, recruitment
    std::vector<Crossing> notice;
};

/// A part of one clock's column that may hold a row that fires.
struct HotPart {
    ScanRange part;
    std::uint32_t group;
    YouthClock clock;
};

/// Scratch kept between weeks.
struct ClockOutboxes {
    std::vector<std::vector<HotPart>> hot;
    std::vector<Crossings> by_area;
    std::vector<std::vector<std::uint32_t>> fired;
};

void fire_clocks(const World& world, const AgeWindows& windows, Youths& youths, const GroupClocks& clocks,
                 const ForEachArea& for_each_area, ClockOutboxes& outboxes, Crossings& crossings);

}  // namespace samverkan
