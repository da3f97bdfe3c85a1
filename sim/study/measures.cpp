#include "study/measures.hpp"

#include <algorithm>

#include "core/hash.hpp"

namespace samverkan {
namespace {

bool acts(const Programme& programme) {
    return std::any_of(programme.effects.begin(), programme.effects.end(), [](const ProgrammeEffect& effect) {
        return effect.rate_ratio.low != 1 || effect.rate_ratio.mode != 1 || effect.rate_ratio.high != 1;
    });
}

/// Whether every payer of what a deployment costs has money in the scenario's budget.
bool can_be_paid(const Scenario& scenario, const Deployment& deployment, const Programme& programme) {
    if (!scenario.budget || deployment.cost_sek_per_unit.value_or(programme.cost_sek_per_unit) <= 0) return true;
    return std::none_of(programme.payers.begin(), programme.payers.end(), [&](const PayerShare& payer) {
        return payer.share > 0 && scenario.budget->has_none_of(payer.payer);
    });
}

bool acts(const Scenario& scenario, const Deployment& deployment) {
    const Programme& programme = scenario.programmes[deployment.programme.index()];
    const int first = std::max(deployment.from_week + programme.start_up_weeks, scenario.start_week);
    const int horizon = scenario.start_week + scenario.weeks;
    const int end = std::min(deployment.repeats.empty() ? deployment.to_week : horizon, horizon);
    return deployment.has_capacity() && can_be_paid(scenario, deployment, programme) && first < end && acts(programme);
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

std::vector<std::uint32_t> recruits_in_rate(const RunSummary& run, const SliceLayout& layout, Recruits which) {
    std::vector<std::uint32_t> counts(layout.size(), 0);
    for (const RecruitRecord& recruit : run.recruits)
        if (counts_in_rate(recruit.age_years) && is_among(recruit, which))
            layout.add(recruit, run.year_of(recruit), counts);
    return counts;
}

std::vector<std::uint64_t> person_weeks_in_rate(const RunSummary& run, const SliceLayout& layout) {
    std::vector<std::uint64_t> weeks(layout.size(), 0);
    for (int year = 0; year < run.years; ++year)
        for (std::size_t area = 0; area < run.areas; ++area)
            for (const Sex sex : {Sex::male, Sex::female})
                for (int age = rate_first_age; age <= rate_last_age; ++age) {
                    const std::uint32_t count = run.person_weeks[run.person_weeks_index(year, area, sex, age)];
                    for (const std::size_t slice :
                         {layout.total(), layout.of_year(year), layout.of_age_band(age_band_of(age)),
                          layout.of_sex(sex), layout.of_area(area), layout.of_area_year(area, year)})
                        weeks[slice] += count;
                }
    for (std::size_t c = 0; c < channel_count; ++c)
        weeks[layout.of_channel(static_cast<Channel>(c))] = weeks[layout.total()];
    return weeks;
}

std::vector<std::uint32_t> recruits_by_quarter(const RunSummary& run) {
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(run.years * quarters_per_year), 0);
    for (const RecruitRecord& recruit : run.recruits) ++counts[recruit.week / weeks_per_quarter];
    return counts;
}

std::uint64_t hash_of_recruits(const RunSummary& run) {
    SignatureHash hash;
    for (const RecruitRecord& recruit : run.recruits) {
        hash.add(std::uint64_t{recruit.week} << 48 | std::uint64_t{recruit.area} << 32 |
                 std::uint64_t{recruit.gang} << 16 | std::uint64_t{recruit.age_years} << 8 |
                 std::uint64_t{recruit.recruiter_age_years});
        hash.add(static_cast<std::uint64_t>(recruit.sex) << 16 | static_cast<std::uint64_t>(recruit.channel) << 8 |
                 std::uint64_t{recruit.renewed});
    }
    return hash.value();
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
