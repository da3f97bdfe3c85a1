#include "study/disk_plan.hpp"

#include <algorithm>
#include <array>

#include "results/joined.hpp"
#include "results/run_summary.hpp"

namespace samverkan {
namespace {

// Sizes measured on the county at 1:1, rounded up; half as many recruitments again as its baseline has.
constexpr double recruits_per_youth_year = 0.004;
constexpr double record_bytes_per_recruit = 11, table_bytes_per_recruit = 5;
constexpr double record_bytes_per_week = 4 * event_kind_count;
constexpr double record_bytes_per_area_year =
    4.0 * (sex_count * age_count + service_agency_count * hop_count) + 8;  ///< person-weeks, hops, municipal costs
constexpr double record_bytes_per_entry_year = 8.0 * cost_quarters_per_year * payer_count;  ///< costs
constexpr double record_bytes_per_run = 5e3, results_bytes_per_run = 15e3, results_bytes_once = 1e6;

}  // namespace

DiskNeed disk_need(const Study& study) {
    const double years = static_cast<double>(study.baseline().weeks) / weeks_per_report_year + 1;
    const double recruits = size_of(study, study.replicates).youths * years * recruits_per_youth_year;
    const double areas = static_cast<double>(study.county->areas.size());
    double entries = 0;
    for (const StudyScenario& scenario : study.scenarios)
        entries = std::max(entries, static_cast<double>(scenario.content.deployments.size()));
    const double live_runs = static_cast<double>(study.scenarios.size()) * study.replicates;
    const double runs = study.branches == Branches::live ? live_runs : 2 * live_runs + study.replicates;
    const double record = record_bytes_per_run + recruits * record_bytes_per_recruit +
                          years * (areas * record_bytes_per_area_year + entries * record_bytes_per_entry_year +
                                   weeks_per_report_year * record_bytes_per_week);
    const double results = results_bytes_per_run + recruits * table_bytes_per_recruit;
    return {static_cast<std::uint64_t>(runs * record),
            static_cast<std::uint64_t>(results_bytes_once + live_runs * results)};
}

std::optional<Diagnostic> disk_problem(std::uint64_t needed, std::uint64_t free, Language language) {
    if (free >= needed) return std::nullopt;
    return study_problem(study_code::disk_too_small,
                         joined({"the study needs about ", bytes_text(needed, language), " of disk, of which ",
                                 bytes_text(free, language), " are free (it would stop halfway)"}),
                         "free some space, choose another disk with --out, or ask for fewer replicates");
}

std::string bytes_text(std::uint64_t bytes, Language language) {
    constexpr std::array units{"kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    for (; value >= 1000 && unit + 1 < units.size(); ++unit) value /= 1000;
    return joined({rounded(std::max(value, 1.0), 2, language), " ", units[unit]});
}

}  // namespace samverkan
