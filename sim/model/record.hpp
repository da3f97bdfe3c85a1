#pragma once
// The record of a run beside its events: person-weeks and stocks by year and group, and samples in time.
#include <array>
#include <cstdint>
#include <vector>

#include "model/hops.hpp"
#include "model/lives.hpp"

namespace samverkan {

inline constexpr int weeks_per_report_year = 52;
inline constexpr int weeks_between_samples = 13;  ///< of stocks: four a report year

/// County totals at one moment, taken every weeks_between_samples.
struct StockSample {
    int week = 0;
    std::array<std::uint32_t, involvement_count> by_involvement{};
    std::uint32_t residents = 0, involved_under_18 = 0, open_positions = 0, positions = 0, senior_core = 0;
    std::uint32_t waiting_cases = 0, cases_in_progress = 0;
    std::array<std::uint32_t, institution_count> away{};  ///< by institution
    std::uint32_t waiting_for_place = 0;                  ///< of an institution
};

struct Record {
    int first_week = 0;  ///< of the reported years
    int years = 0;
    std::vector<std::uint64_t> person_weeks;  ///< years x groups
    std::vector<std::uint64_t> stock;         ///< years x groups x involvement, summed over samples
    std::vector<std::uint32_t> samples_in_year;
    std::vector<StockSample> samples;  ///< burn-in included
    std::vector<HopCounts> hops;       ///< when the reported years begin and at the end of each full one
    std::size_t groups = 0;

    /// Year of a week, or -1 outside the reported weeks.
    [[nodiscard]] int year_of(int week) const {
        if (week < first_week) return -1;
        const int year = (week - first_week) / weeks_per_report_year;
        return year < years ? year : -1;
    }
};

Record make_record(std::size_t groups, int first_week, int weeks);

/// Adds this week's person-weeks.
void record_person_weeks(Record& record, const AgeWindows& windows);

/// Keeps the counts of hops at the end of the last week before the reported ones, and of each reported year.
void record_hops(Record& record, const HopCounts& hops, int week);

/// Takes a sample of stocks; `waiting` and `in_progress` are of the pipeline of help.
void record_stocks(Record& record, const Lives& lives, std::size_t waiting, std::size_t in_progress);

}  // namespace samverkan
