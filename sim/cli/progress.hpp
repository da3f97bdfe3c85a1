#pragma once
// Progress on stderr: a plan before work, then one live line with the time left and the running headline. On a
// terminal the line is rewritten in place, elsewhere plain lines come now and then.
#include <atomic>
#include <mutex>
#include <string>

#include "study/replicate.hpp"
#include "study/wording.hpp"

namespace samverkan {

/// Mean and standard error of what has come so far (Welford 1962).
struct RunningMean {
    double count = 0, mean = 0, squares = 0;
    void add(double value);
    [[nodiscard]] double standard_error() const;  ///< count > 1
};

class Progress final : public StudyListener {
public:
    enum class Output { quiet, plain, terminal };

    Progress(const Study& study, int threads, Output output, Language language);

    /// Says what will be computed, what is shared, and how long it may take.
    void show_plan(std::uint64_t disk_bytes);
    /// Says that an earlier process had finished some replicates.
    void show_continued(std::size_t replicates);
    /// Says that another process computes this very study.
    void show_waiting();
    /// A figure from a small run of the baseline, while the first worlds are being built.
    void show_pilot(double scale, double recruits_of_county);
    /// Clears the live line and says where the results are.
    void show_done(const std::string& where);
    void clear_line();

    void replicates_planned(std::uint32_t planned, double needed) override;
    void world_built(std::uint32_t replicate, const World& world) override;
    void week_done(std::uint32_t replicate, const CountyState& state) override;
    void replicate_found(const ReplicateRuns& runs) override;
    [[nodiscard]] bool stop_requested() const override;
    void replicate_done(const ReplicateRuns& runs) override;

private:
    void show_line();
    void show_stopping();
    [[nodiscard]] std::string line() const;
    [[nodiscard]] std::string headline() const;
    [[nodiscard]] std::string first_figures() const;
    [[nodiscard]] double share_done() const;
    void print(const std::string& text);

    const Study& study_;
    const int threads_;
    const Output output_;
    const Language language_;
    const double started_;
    std::atomic<std::uint64_t> weeks_{0};
    std::atomic<std::uint32_t> worlds_{0};
    std::atomic<std::uint64_t> work_found_{0};  ///< of an earlier process
    std::atomic<std::int64_t> next_line_milliseconds_{0};
    std::atomic<int> first_week_{0};  ///< where the first replicate stands, until it is done
    std::atomic<std::size_t> first_recruits_{0};
    std::atomic<bool> stop_told_{false};
    std::mutex guard_;  ///< of everything below and of stderr
    std::uint32_t replicates_done_ = 0, replicates_expected_ = 0;
    double total_work_ = 1;  ///< in weeks, of the replicates expected; a world counts as the weeks it costs
    RunningMean averted_;
    RunningMean recruits_;
    bool line_open_ = false;
};

}  // namespace samverkan
