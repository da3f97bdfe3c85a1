#pragma once
// runs.h5: every run by year, area, sex, age and channel, and every recruitment (docs/file-format.md).
#include <filesystem>
#include <string>
#include <vector>

#include "results/hdf5_file.hpp"
#include "results/replicate_runs.hpp"
#include "results/slices.hpp"

namespace samverkan {

struct RunsFileInfo {
    const County* county;
    std::vector<std::string> scenarios;    ///< slugs, baseline first
    std::vector<const Scenario*> content;  ///< in the same order
    std::uint32_t replicates;              ///< most that will be written
    std::uint64_t seed;
    double scale;
    bool has_replays;
    std::string inputs_hash;
};

class RunsFile {
public:
    RunsFile(const std::filesystem::path& path, RunsFileInfo info);

    /// Writes one replicate; the same order of calls gives the same bytes.
    void write(const ReplicateRuns& runs);
    /// Leaves out replicates that were planned but not run.
    void keep_first(std::uint32_t replicates);
    void close() { file_.close(); }

private:
    void describe();
    void add_dimensions();
    void add_variables();
    void add_events_table();
    void write_run(std::size_t scenario, const ReplicateRuns& runs);
    void write_weekly(std::size_t scenario, std::uint32_t replicate, const RunSummary& run);
    void write_stocks(std::size_t scenario, std::uint32_t replicate, const RunSummary& run);
    void write_hops(std::size_t scenario, std::uint32_t replicate, const RunSummary& run);
    void write_programmes(std::size_t scenario, std::uint32_t replicate, const RunSummary& run);
    void write_recruits(const std::string& variable, std::size_t scenario, std::uint32_t replicate,
                        const RunSummary& run, Recruits which);
    void write_money(const std::array<std::size_t, 2>& at, const RunSummary& run);
    void append_events(std::size_t scenario, std::uint32_t replicate, const RunSummary& run);
    [[nodiscard]] std::size_t cell(const RunSummary& run, const RecruitRecord& recruit) const;

    RunsFileInfo info_;
    int years_;
    std::vector<std::string> programmes_;  ///< ids, in order of first mention
    Hdf5File file_;
};

}  // namespace samverkan
