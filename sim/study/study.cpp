#include "study/study.hpp"

#include "core/iso_week.hpp"
#include "results/joined.hpp"

namespace samverkan {
namespace {

// Rough costs behind the first estimate of time, on one core; the live line measures instead.
constexpr double youth_weeks_per_cpu_second = 4.5e8, youths_built_per_cpu_second = 8e5;

std::string times_of(const Scenario& scenario) {
    return joined({to_string(iso_week(scenario.start_week)), ", ", std::to_string(scenario.burn_in_weeks), " + ",
                   std::to_string(scenario.weeks), " weeks"});
}

}  // namespace

std::vector<Diagnostic> check_study(const Study& study) {
    std::vector<Diagnostic> problems;
    const Scenario& baseline = study.baseline();
    for (std::size_t i = 1; i < study.scenarios.size(); ++i) {
        const auto& [slug, scenario] = study.scenarios[i];
        if (scenario.start_week == baseline.start_week && scenario.weeks == baseline.weeks &&
            scenario.burn_in_weeks == baseline.burn_in_weeks)
            continue;
        problems.push_back(study_problem(
            study_code::times_differ,
            joined({"`", slug, "` has other weeks than `", study.scenarios.front().slug, "`: ", times_of(scenario),
                    ", not ", times_of(baseline), " (only runs over the same weeks can be compared)"}),
            "let it say `extends` of the baseline and leave start, weeks and burn_in_weeks away"));
    }
    return problems;
}

std::uint64_t weeks_of_replicate(const Study& study, std::uint32_t replicate) {
    const auto burn_in = static_cast<std::uint64_t>(study.baseline().burn_in_weeks);
    const auto reported = static_cast<std::uint64_t>(study.baseline().weeks);
    const std::uint64_t replays = study.has_gross() ? study.scenarios.size() - 1 : 0;
    return burn_in + reported * (study.scenarios.size() + replays + (study.probes(replicate) ? 1 : 0));
}

StudySize size_of(const Study& study, std::uint32_t replicates) {
    StudySize size;
    for (const Place& place : study.county->places)
        for (const double youths : place.youths_by_age) size.youths += youths * study.scale;
    size.worlds = replicates;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate)
        size.weeks += weeks_of_replicate(study, replicate);
    size.expected_cpu_seconds = size.youths * (static_cast<double>(size.weeks) / youth_weeks_per_cpu_second +
                                               static_cast<double>(size.worlds) / youths_built_per_cpu_second);
    return size;
}

}  // namespace samverkan
