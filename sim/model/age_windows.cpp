#include "model/age_windows.hpp"

#include <algorithm>

namespace samverkan {

std::uint64_t AgeWindows::residents() const {
    std::uint64_t count = 0;
    for (const auto& edges : edge) count += edges.back() - edges.front();
    return count;
}

AgeWindows make_age_windows(const Population& population, int week) {
    AgeWindows windows;
    windows.week = week;
    windows.edge.resize(population.segment_begin.size() - 1);
    for (std::size_t segment = 0; segment < windows.edge.size(); ++segment) {
        const auto first = population.birth_week.begin() + population.segment_begin[segment];
        const auto last = population.birth_week.begin() + population.segment_begin[segment + 1];
        for (std::size_t k = 0; k <= age_count; ++k) {
            // Edge k: first row younger than 25 - k.
            const int born_after = week - age_in_weeks(leaving_age_years - static_cast<int>(k));
            const auto edge = std::upper_bound(
                first, last, born_after, [](int limit, std::uint16_t born) { return limit < static_cast<int>(born); });
            windows.edge[segment][k] = static_cast<std::uint32_t>(edge - population.birth_week.begin());
        }
    }
    return windows;
}

void advance_birthdays(AgeWindows& windows, const Population& population, std::vector<BirthdayBlock>& blocks) {
    ++windows.week;
    for (std::size_t segment = 0; segment < windows.edge.size(); ++segment) {
        if (segment + 1 < windows.edge.size())
            for (const std::uint32_t edge : windows.edge[segment + 1])
                __builtin_prefetch(population.birth_week.data() + edge);
        const std::uint32_t segment_end = population.segment_begin[segment + 1];
        for (std::size_t k = 0; k <= age_count; ++k) {
            const int to_age = leaving_age_years - static_cast<int>(k);
            const int born_by = windows.week - age_in_weeks(to_age);
            std::uint32_t& edge = windows.edge[segment][k];
            const std::uint32_t begin = edge;
            while (edge < segment_end && static_cast<int>(population.birth_week[edge]) <= born_by) ++edge;
            if (edge == begin) continue;
            const std::uint32_t joined = k > 0 ? windows.edge[segment][k - 1] : population.segment_begin[segment];
            blocks.push_back({static_cast<std::uint32_t>(segment), to_age, begin, edge, joined});
        }
    }
}

}  // namespace samverkan
