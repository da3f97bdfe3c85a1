#include "study/measures.hpp"

#include <algorithm>

namespace samverkan {
namespace {

bool acts(const Programme& programme) {
    return std::any_of(programme.effects.begin(), programme.effects.end(), [](const ProgrammeEffect& effect) {
        return effect.rate_ratio.low != 1 || effect.rate_ratio.mode != 1 || effect.rate_ratio.high != 1;
    });
}

bool acts(const Scenario& scenario, const Deployment& deployment) {
    const Programme& programme = scenario.programmes[deployment.programme.index()];
    const int first = std::max(deployment.from_week + programme.start_up_weeks, scenario.start_week);
    const int horizon = scenario.start_week + scenario.weeks;
    const int end = std::min(deployment.repeats.empty() ? deployment.to_week : horizon, horizon);
    return deployment.has_capacity() && first < end && acts(programme);
}

}  // namespace

double fill_probability(const GangCounters& positions) {
    const auto ended = static_cast<double>(positions.filled + positions.expired);
    return ended > 0 ? static_cast<double>(positions.filled) / ended : not_known;
}

double recruitment_rate(std::uint64_t recruits, std::uint64_t person_weeks) {
    if (person_weeks == 0) return not_known;
    return 1000 * static_cast<double>(recruits) * weeks_per_person_year / static_cast<double>(person_weeks);
}

double supply_elasticity(std::uint64_t baseline_recruits, std::uint64_t probe_recruits) {
    if (baseline_recruits == 0) return not_known;
    const double fewer = 1 - static_cast<double>(probe_recruits) / static_cast<double>(baseline_recruits);
    return fewer / (1 - probe_hazard_factor);
}

double averted(std::uint32_t baseline_recruits, std::uint32_t arm_recruits) {
    return static_cast<double>(baseline_recruits) - static_cast<double>(arm_recruits);
}

std::uint64_t recruits_in_rate(const RunSummary& run, int year, Recruits which) {
    return static_cast<std::uint64_t>(
        std::count_if(run.recruits.begin(), run.recruits.end(), [&](const RecruitRecord& recruit) {
            return counts_in_rate(recruit.age_years) && (year < 0 || run.year_of(recruit) == year) &&
                   is_among(recruit, which);
        }));
}

std::uint64_t person_weeks_in_rate(const RunSummary& run, int year) {
    std::uint64_t sum = 0;
    for (int y = 0; y < run.years; ++y) {
        if (year >= 0 && y != year) continue;
        for (std::size_t area = 0; area < run.areas; ++area)
            for (const Sex sex : {Sex::male, Sex::female})
                for (int age = rate_first_age; age <= rate_last_age; ++age)
                    sum += run.person_weeks[run.person_weeks_index(y, area, sex, age)];
    }
    return sum;
}

std::uint64_t first_recruits_under_18(const RunSummary& run) {
    return static_cast<std::uint64_t>(
        std::count_if(run.recruits.begin(), run.recruits.end(),
                      [](const RecruitRecord& recruit) { return !recruit.renewed && recruit.age_years < 18; }));
}

bool funds_nothing(const Scenario& scenario) {
    return scenario.transport == 0 ||
           std::none_of(scenario.deployments.begin(), scenario.deployments.end(),
                        [&](const Deployment& deployment) { return acts(scenario, deployment); });
}

}  // namespace samverkan
