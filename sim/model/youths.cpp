#include "model/youths.hpp"

#include "core/clock_scan.hpp"

namespace samverkan {
namespace {

template <class T>
std::size_t bytes(const std::vector<T>& values) {
    return values.capacity() * sizeof(T);
}

}  // namespace

Youths make_youths(const Population& population) {
    const std::size_t count = population.size();
    Youths youths;
    for (auto& column : youths.target) column.assign(count + scan_padding, clock_off);
    for (auto& column : youths.occurrence) column.assign(count, 0);
    youths.involvement_multiplier.assign(count, 0);
    youths.recruit_multiplier.assign(count, 0);
    youths.notice_multiplier.assign(count, 0);
    youths.involvement.assign(count, Involvement::none);
    youths.marks.assign(count, 0);
    youths.degree.assign(count, 0);
    youths.fringe_ties.assign(count, 0);
    youths.involved_ties.assign(count, 0);
    youths.involved_siblings.assign(count, 0);
    youths.stratum.assign(count, StratumId{0});
    youths.concerned.assign(count, not_concerned);
    youths.neighbours = population.neighbours;
    youths.class_of = population.class_of;
    for (std::size_t row = 0; row < count; ++row)
        for (std::uint32_t slot = population.tie_begin[row]; slot < population.tie_begin[row + 1]; ++slot)
            if (youths.neighbours[slot] != no_tie) ++youths.degree[row];
    return youths;
}

std::size_t bytes_of(const Youths& youths) {
    std::size_t sum = bytes(youths.involvement_multiplier) + bytes(youths.recruit_multiplier) +
                      bytes(youths.notice_multiplier) + bytes(youths.involvement) + bytes(youths.marks) +
                      bytes(youths.degree) + bytes(youths.fringe_ties) + bytes(youths.involved_ties) +
                      bytes(youths.involved_siblings) + bytes(youths.stratum) + bytes(youths.concerned) +
                      bytes(youths.neighbours) + bytes(youths.class_of) + bytes(youths.dirty);
    for (const auto& column : youths.target) sum += bytes(column);
    for (const auto& column : youths.occurrence) sum += bytes(column);
    return sum;
}

std::size_t bytes_of(const Population& population) {
    std::size_t sum = bytes(population.birth_week) + bytes(population.cohort_index) + bytes(population.traits) +
                      bytes(population.drift_level) + bytes(population.recruit_level) +
                      bytes(population.report_level) + bytes(population.tie_begin) +
                      bytes(population.sibling_count) + bytes(population.neighbours) + bytes(population.class_of) +
                      bytes(population.class_size) + bytes(population.class_school);
    for (const SchoolYearChange& change : population.school_years)
        sum += bytes(change.blocks) + bytes(change.classes) + bytes(change.ties);
    return sum;
}

}  // namespace samverkan
