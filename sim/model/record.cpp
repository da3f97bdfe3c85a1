#include "model/record.hpp"

#include <algorithm>

namespace samverkan {
namespace {

std::array<std::uint32_t, involvement_count> count_states(const std::vector<YouthState>& state, std::uint32_t begin,
                                                          std::uint32_t end) {
    // Twelve bits a state in one register: counters in memory would wait for each other, nearly all rows being alike.
    constexpr unsigned bits = 12;
    constexpr std::uint32_t most_rows = (1u << bits) - 1;
    static_assert(involvement_count * bits <= 64);
    std::array<std::uint32_t, involvement_count> count{};
    while (begin < end) {
        const std::uint32_t part_end = std::min(end, begin + most_rows);
        std::uint64_t packed = 0;
        for (; begin < part_end; ++begin)
            packed += std::uint64_t{1} << (bits * static_cast<unsigned>(state[begin].involvement));
        for (std::size_t s = 0; s < involvement_count; ++s)
            count[s] += static_cast<std::uint32_t>(packed >> (bits * s)) & most_rows;
    }
    return count;
}

}  // namespace

Record make_record(std::size_t groups, int first_week, int weeks) {
    Record record;
    record.first_week = first_week;
    record.years = (weeks + weeks_per_report_year - 1) / weeks_per_report_year;
    record.groups = groups;
    record.person_weeks.assign(static_cast<std::size_t>(record.years) * groups, 0);
    record.stock.assign(static_cast<std::size_t>(record.years) * groups * involvement_count, 0);
    record.samples_in_year.assign(static_cast<std::size_t>(record.years), 0);
    return record;
}

void record_person_weeks(Record& record, const AgeWindows& windows) {
    const int year = record.year_of(windows.week);
    if (year < 0) return;
    for (std::size_t segment = 0; segment < windows.edge.size(); ++segment)
        for (int age = entry_age_years; age < leaving_age_years; ++age)
            record.person_weeks[static_cast<std::size_t>(year) * record.groups + group_index(segment, age)] +=
                windows.end(segment, age) - windows.begin(segment, age);
}

void record_hops(Record& record, const HopCounts& hops, int week) {
    const int weeks_done = week + 1 - record.first_week;
    if (weeks_done < 0 || weeks_done % weeks_per_report_year != 0) return;
    if (weeks_done == 0) record.hops.clear();
    record.hops.push_back(hops);
}

void record_stocks(Record& record, const Lives& lives, std::size_t waiting, std::size_t in_progress) {
    StockSample sample;
    sample.week = lives.week;
    sample.waiting_cases = static_cast<std::uint32_t>(waiting);
    sample.cases_in_progress = static_cast<std::uint32_t>(in_progress);
    const int year = record.year_of(lives.week);
    if (year >= 0) ++record.samples_in_year[static_cast<std::size_t>(year)];
    for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment)
        for (int age = entry_age_years; age < leaving_age_years; ++age) {
            const auto count =
                count_states(lives.youths.state, lives.windows.begin(segment, age), lives.windows.end(segment, age));
            const std::size_t group = group_index(segment, age);
            for (std::size_t state = 0; state < involvement_count; ++state) {
                sample.by_involvement[state] += count[state];
                sample.residents += count[state];
                if (age < 18 && is_member(static_cast<Involvement>(state))) sample.involved_under_18 += count[state];
                if (year >= 0)
                    record
                        .stock[(static_cast<std::size_t>(year) * record.groups + group) * involvement_count + state] +=
                        count[state];
            }
        }
    for (std::size_t gang = 0; gang < lives.gangs.positions.size(); ++gang) {
        sample.open_positions += static_cast<std::uint32_t>(lives.gangs.open(gang));
        sample.positions += static_cast<std::uint32_t>(lives.gangs.positions[gang]);
        sample.senior_core += static_cast<std::uint32_t>(lives.gangs.senior[gang]);
    }
    for (std::size_t which = 0; which < institution_count; ++which) {
        const InstitutionState& institution = lives.justice.institution[which];
        sample.away[which] = static_cast<std::uint32_t>(institution.in_use);
        sample.waiting_for_place += static_cast<std::uint32_t>(institution.waiting.size());
    }
    record.samples.push_back(sample);
}

}  // namespace samverkan
