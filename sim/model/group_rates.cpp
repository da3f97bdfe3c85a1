#include "model/group_rates.hpp"

#include <algorithm>

#include "core/clock_scan.hpp"

namespace samverkan {
namespace {

constexpr double fixed_point = 1024.0;
constexpr int last_pupil_age = 19;

/// Pupils of a class, all and those who are fringe or above, side by side: one look-up a pupil, in a small table.
struct PackedClass {
    std::uint16_t size = 0, active = 0;
};

std::vector<PackedClass> pack_classes(const Population& population, const ClassCounts& classes) {
    std::vector<PackedClass> packed(classes.active.size() + 1);  // the last one stands for no class
    for (std::size_t id = 0; id < classes.active.size(); ++id)
        packed[id] = {population.class_size[id], classes.active[id]};
    return packed;
}

double class_share_of(const std::vector<ClassId>& class_of, const std::vector<PackedClass>& packed, std::uint32_t begin,
                      std::uint32_t end) {
    const auto none = static_cast<std::uint32_t>(packed.size() - 1);
    std::uint64_t size = 0;
    std::uint64_t active = 0;
    for (std::uint32_t row = begin; row < end; ++row) {
        const PackedClass& pupils = packed[std::min(class_of[row].value, none)];
        size += pupils.size;
        active += pupils.active;
    }
    return size > 0 ? static_cast<double>(active) / static_cast<double>(size) : 0.0;
}

/// Whether anyone of the group is ever recruited.
bool recruits(const World& world, std::size_t group) {
    return std::any_of(world.reference.base_hazard.begin(), world.reference.base_hazard.end(),
                       [group](const std::vector<double>& hazard) { return hazard[group] > 0; });
}

SAMVERKAN_CLONES
std::int64_t fixed_point_sum(const float* values, std::size_t count) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += static_cast<std::int32_t>(values[i] * 1024.0f + 0.5f);
    return sum;
}

double season_of(const World& world, Channel channel, int week) {
    const CalendarWeek& calendar = world.calendar_of(week);
    return season_factor(world.parameters().recruitment, channel, calendar.iso_week, calendar.school_open);
}

double drift_factor(const World& world, std::size_t segment, int age, double class_share, bool school_open) {
    const DriftParameters& drift = world.parameters().drift;
    const std::size_t sex = static_cast<std::size_t>(sex_of_segment(segment));
    const double classmates =
        (1 + drift.class_drift_effect * class_share) / (1 + drift.class_drift_effect * drift.class_share_reference);
    return drift.drift_scale * drift.drift_hazard[static_cast<std::size_t>(age)] * drift.drift_sex[sex] *
           (school_open ? 1.0 : drift.unstructured_time_holiday) * classmates;
}

}  // namespace

GroupMeasures measure_groups(const World& world, const AgeWindows& windows, const Youths& youths,
                             const ClassCounts& classes) {
    GroupMeasures measures;
    measures.class_share.resize(world.group_count());
    measures.susceptible.resize(world.group_count());
    const std::vector<PackedClass> packed = pack_classes(world.population, classes);
    for (std::size_t segment = 0; segment < windows.edge.size(); ++segment)
        for (int age = entry_age_years; age < leaving_age_years; ++age) {
            const std::size_t group = group_index(segment, age);
            const std::uint32_t begin = windows.begin(segment, age);
            const std::uint32_t end = windows.end(segment, age);
            if (age <= last_pupil_age)
                measures.class_share[group] = class_share_of(youths.class_of, packed, begin, end);
            if (recruits(world, group))
                measures.susceptible[group] =
                    static_cast<double>(fixed_point_sum(youths.recruit_multiplier.data() + begin, end - begin)) /
                    fixed_point;
        }
    return measures;
}

void apply_group_levers(const GroupLevers& levers, GroupTable& factor) {
    if (!levers.funded()) return;
    for (std::size_t process = 0; process < group_process_count; ++process)
        for (std::size_t group = 0; group < factor.value[process].size(); ++group)
            factor.value[process][group] *= levers.factor[process][group];
}

PlaceChannelTable yield_of_effort(const World& world, const GroupMeasures& measures, int week,
                                  const GroupLevers& levers) {
    PlaceChannelTable yield;
    yield.resize(world.county->places.size());
    for (std::size_t c = 0; c < channel_count; ++c) {
        const double season = season_of(world, static_cast<Channel>(c), week);
        const auto& hazard = world.reference.base_hazard[c];
        if (levers.funded()) {
            const auto& lever = levers.factor[static_cast<std::size_t>(recruit_group(static_cast<Channel>(c)))];
            for (std::size_t group = 0; group < hazard.size(); ++group)
                yield.at(place_of_segment(group / age_count), c) +=
                    hazard[group] * season * measures.susceptible[group] * lever[group];
            continue;
        }
        for (std::size_t group = 0; group < hazard.size(); ++group)
            yield.at(place_of_segment(group / age_count), c) += hazard[group] * season * measures.susceptible[group];
    }
    return yield;
}

void set_group_rates(const World& world, const std::vector<double>& class_share, const PlaceChannelTable& pressure,
                     int week, GroupTable& factor) {
    const bool school_open = world.calendar_of(week).school_open;
    const HelpParameters& help = world.parameters().help;
    for (std::size_t segment = 0; segment < world.county->places.size() * sex_count; ++segment)
        for (int age = entry_age_years; age < leaving_age_years; ++age) {
            const std::size_t group = group_index(segment, age);
            factor.of(GroupProcess::drift)[group] = drift_factor(world, segment, age, class_share[group], school_open);
            factor.of(GroupProcess::fringe_exit)[group] =
                world.parameters().drift.fringe_exit_hazard[static_cast<std::size_t>(age)];
            factor.of(GroupProcess::notice)[group] =
                age >= help.notice_first_age && age <= help.notice_last_age ? 1.0 : 0.0;
        }
    for (std::size_t c = 0; c < channel_count; ++c) {
        const double season = season_of(world, static_cast<Channel>(c), week);
        auto& column = factor.of(recruit_group(static_cast<Channel>(c)));
        for (std::size_t group = 0; group < column.size(); ++group)
            column[group] =
                world.reference.base_hazard[c][group] * season * pressure.at(place_of_segment(group / age_count), c);
    }
}

}  // namespace samverkan
