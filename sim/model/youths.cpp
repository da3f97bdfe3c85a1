#include "model/youths.hpp"

#include <utility>

#include "core/contract.hpp"

namespace samverkan {
namespace {

template <class T>
std::size_t bytes(const std::vector<T>& values) {
    return values.capacity() * sizeof(T);
}

}  // namespace

Youths make_youths(Population& population) {
    const std::size_t count = population.size();
    expect(population.class_of.size() == count, "a world starts once: branch its state instead");
    Youths youths;
    youths.state.resize(count);
    youths.recruit_multiplier.resize(count);
    youths.notice_multiplier.resize(count);
    for (ClockColumn& column : youths.clock) column.resize(count, clock_off);
    for (std::size_t clock = 1; clock < youth_clock_count; ++clock) youths.occurrence[clock].assign(count, 0);
    youths.concerned.assign(count, not_concerned);
    youths.neighbours = std::exchange(population.neighbours, {});
    youths.class_of = std::exchange(population.class_of, {});
    const std::vector<LogLevel> drift_level = std::exchange(population.drift_level, {});
    for (std::size_t row = 0; row < count; ++row) {
        youths.state[row].drift_level = drift_level[row];
        youths.state[row].birth_week = population.birth_week[row];
        for (std::uint32_t slot = population.tie_begin[row]; slot < population.tie_begin[row + 1]; ++slot)
            if (youths.neighbours[slot] != no_tie) ++youths.state[row].degree;
    }
    return youths;
}

std::size_t bytes_of(const Youths& youths) {
    std::size_t sum = bytes(youths.state) + bytes(youths.recruit_multiplier) + bytes(youths.notice_multiplier) +
                      bytes(youths.concerned) + bytes(youths.neighbours) + bytes(youths.class_of) + bytes(youths.dirty);
    for (const ClockColumn& column : youths.clock) sum += column.bytes();
    for (const auto& column : youths.occurrence) sum += bytes(column);
    return sum;
}

std::size_t bytes_of(const Population& population) {
    std::size_t sum = bytes(population.birth_week) + bytes(population.cohort_index) + bytes(population.traits) +
                      bytes(population.drift_level) + bytes(population.recruit_level) + bytes(population.report_level) +
                      bytes(population.tie_begin) + bytes(population.sibling_count) + bytes(population.neighbours) +
                      bytes(population.class_of) + bytes(population.class_size) + bytes(population.class_school);
    for (const SchoolYearChange& change : population.school_years)
        sum += bytes(change.blocks) + bytes(change.classes) + bytes(change.ties);
    return sum;
}

}  // namespace samverkan
