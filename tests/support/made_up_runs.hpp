#pragma once
// Runs that nobody simulated, with every field set, and a folder to keep them in.
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "results/replicate_runs.hpp"

namespace samverkan::test {

/// A folder that is removed again.
class ScratchFolder {
public:
    ScratchFolder() {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("samverkan-results-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
        std::filesystem::create_directories(path_);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline void put_file(const std::filesystem::path& path, const std::string& content) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
}

/// Recruits of a run: varied, in the order of weeks, all within `years` and `areas`.
inline std::vector<RecruitRecord> made_up_recruits(std::uint32_t seed, int years, std::size_t areas) {
    std::vector<RecruitRecord> recruits;
    std::uint32_t state = seed * 2654435761u + 1;
    const auto next = [&](std::uint32_t bound) { return (state = state * 1664525u + 1013904223u) / 65536u % bound; };
    for (int week = 0; week < years * weeks_per_report_year; ++week)
        for (std::uint32_t i = next(3); i > 0; --i)
            recruits.push_back({static_cast<std::uint16_t>(week), static_cast<std::uint16_t>(next(areas)),
                                static_cast<std::uint16_t>(next(9)), static_cast<std::uint8_t>(6 + next(19)),
                                static_cast<std::uint8_t>(next(2) * 17), static_cast<Sex>(next(2)),
                                static_cast<Channel>(next(channel_count)), next(4) == 0});
    return recruits;
}

/// `first_week` and a sample every 13 weeks from `first_sample_week` on; one deployment.
inline RunSummary made_up_run(std::uint32_t seed, int first_week, int first_sample_week, int years, std::size_t areas) {
    RunSummary run;
    run.first_week = first_week;
    run.years = years;
    run.areas = areas;
    run.recruits = made_up_recruits(seed, years, areas);
    run.events.resize(static_cast<std::size_t>(years));
    run.weekly_events.resize(static_cast<std::size_t>(years * weeks_per_report_year));
    for (const RecruitRecord& recruit : run.recruits) {
        const auto kind =
            static_cast<std::size_t>(recruit.renewed ? EventKind::renewed_recruitment : EventKind::first_recruitment);
        ++run.events[static_cast<std::size_t>(run.year_of(recruit))][kind];
        ++run.weekly_events[recruit.week][kind];
    }
    run.person_weeks.assign(static_cast<std::size_t>(years) * areas * sex_count * age_count, 52 + seed);
    run.stock.assign(static_cast<std::size_t>(years), {1000.5, 20.25, 7, 3, 1});
    for (int week = first_sample_week; week < first_week + years * weeks_per_report_year; week += weeks_between_samples)
        run.samples.push_back({week, {900, 50, 30, 15, 5}, 1000, 9, 4 + seed, 60, 11, 17, 23});
    for (std::size_t i = 0; i < static_cast<std::size_t>(years) * service_agency_count * areas * hop_count; ++i)
        run.hops.push_back(static_cast<std::uint32_t>(i % 7 * (i + seed)));
    run.positions = {run.recruits.size(), 5, 70, 2};
    run.programmes = {{3.5e6 + seed, 41.5, 90, 60}};
    const std::size_t quarters = static_cast<std::size_t>(years) * cost_quarters_per_year;
    for (std::size_t i = 0; i < quarters * payer_count; ++i)
        run.paid_sek.push_back(1e3 * static_cast<double>(i) + seed);
    for (std::size_t i = 0; i < static_cast<std::size_t>(years) * areas; ++i)
        run.municipal_sek.push_back(2e3 * static_cast<double>(i) + seed);
    return run;
}

/// Two scenarios, live and replayed, and a probe of even replicates.
inline ReplicateRuns made_up_replicate(std::uint32_t replicate, int first_week = 0, int first_sample_week = -13,
                                       int years = 2, std::size_t areas = 3) {
    ReplicateRuns runs;
    runs.replicate = replicate;
    for (std::uint32_t scenario = 0; scenario < 2; ++scenario) {
        const std::uint32_t seed = 10 * replicate + scenario;
        runs.live.push_back(made_up_run(seed, first_week, first_sample_week, years, areas));
        runs.replayed.push_back(made_up_run(seed + 5, first_week, first_sample_week, years, areas));
    }
    for (RunSummary* baseline : {&runs.live.front(), &runs.replayed.front()}) {
        baseline->programmes.clear();
        baseline->paid_sek.clear();
    }
    if (replicate % 2 == 0) runs.probe = made_up_run(10 * replicate + 9, first_week, first_sample_week, years, areas);
    runs.cost = {0.25, 0.5, 123456 + replicate};
    return runs;
}

}  // namespace samverkan::test
