#include "model/risk.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "model/normal_table.hpp"
#include "model/report_frailty.hpp"

namespace samverkan {
namespace {

constexpr std::size_t factor_masks = std::size_t{1} << risk_factor_count;
constexpr std::size_t trait_masks = factor_masks << 3;  // with untreated, treated ADHD and conduct

constexpr std::size_t index_of(RiskFactor factor) { return static_cast<std::size_t>(factor); }

RiskDomain domain_of(std::size_t factor) {
    if (factor < index_of(RiskFactor::low_achievement)) return RiskDomain::family;
    if (factor < index_of(RiskFactor::externalising_problems)) return RiskDomain::school;
    if (factor < index_of(RiskFactor::antisocial_peers)) return RiskDomain::individual;
    return RiskDomain::neighbourhood;
}

/// Sum of the present factors' log odds ratios, by mask of factors; those of neighbourhood and low income count
/// by their part.
std::vector<double> log_vulnerabilities(const RiskParameters& risk, double neighbourhood_part) {
    std::vector<double> sums(factor_masks);
    for (std::size_t factor = 0; factor < risk_factor_count; ++factor) {
        const bool of_place = factor == index_of(RiskFactor::low_income_household) ||
                              factor == index_of(RiskFactor::youth_in_trouble_nearby);
        const double part = elementary::log(risk.odds_ratio[factor]) * (of_place ? neighbourhood_part : 1.0);
        for (std::size_t mask = 0; mask < factor_masks; ++mask)
            if (mask >> factor & 1) sums[mask] += part;
    }
    return sums;
}

struct Centring {
    double mean, cap;
    [[nodiscard]] double operator()(double log_level) const { return std::clamp(log_level - mean, -cap, cap); }
};

/// Logs of the personal factors by the fifteen trait bits, before division by their references.
struct LogFactors {
    std::vector<double> drift, recruit;
};

LogFactors log_factors(const ModelParameters& parameters, Centring centred) {
    const std::vector<double> part = log_vulnerabilities(parameters.risk, parameters.drift.neighbourhood_part);
    const std::vector<double> whole = log_vulnerabilities(parameters.risk, 1.0);
    const double drift_adhd = elementary::log(parameters.drift.adhd_drift_effect);
    const double drift_conduct = elementary::log(parameters.drift.conduct_drift_effect);
    const double recruit_adhd = elementary::log(parameters.recruitment.adhd_recruit_effect);
    LogFactors logs{std::vector<double>(trait_masks), std::vector<double>(trait_masks)};
    for (std::size_t traits = 0; traits < trait_masks; ++traits) {
        const std::size_t mask = traits & (factor_masks - 1);
        const bool adhd = traits & trait::adhd_untreated, conduct = traits & trait::conduct;
        logs.drift[traits] = parameters.drift.drift_elasticity * centred(part[mask]) + (adhd ? drift_adhd : 0) +
                             (conduct ? drift_conduct : 0);
        logs.recruit[traits] =
            parameters.recruitment.recruit_elasticity * centred(whole[mask]) + (adhd ? recruit_adhd : 0);
    }
    return logs;
}

/// Nearest step of `per_unit`, at the ends of the 16-bit range where beyond it.
std::int16_t quantise(double value, double per_unit) {
    const double steps = std::clamp(value * per_unit, -32768.0, 32767.0);
    return static_cast<std::int16_t>(static_cast<int>(steps + 32768.5) - 32768);
}
LogLevel log_level(double value) { return quantise(value, 1 / log_level_step); }

/// Value above which a standard normal variate lies with this probability.
float cut_at(double prevalence) {
    return static_cast<float>(elementary::inverse_normal(1 - std::clamp(prevalence, 0.0, 1.0)));
}
float root(double variance) { return static_cast<float>(elementary::sqrt(variance)); }

}  // namespace

RiskModel::RiskModel(const County& county, const KeyedDraws& structure)
    : county_(county), structure_(structure), general_(root(county.parameters.risk.general_variance)),
      domain_(root(county.parameters.risk.domain_variance)), own_(root(county.parameters.risk.own_variance)),
      drift_level_(trait_masks), recruit_level_(trait_masks), score_(factor_masks) {
    const ModelParameters& parameters = county.parameters;
    const RiskParameters& risk = parameters.risk;
    const double correlation = risk.conduct_externalising_correlation;
    conduct_loading_ = static_cast<float>(correlation);
    conduct_rest_ = root(1 - correlation * correlation);
    conduct_cut_ = cut_at(risk.conduct_share);
    const Centring centred{risk.log_vulnerability_mean, risk.log_vulnerability_cap_sd * risk.log_vulnerability_sd};
    const double log_drift_reference = elementary::log(parameters.drift.multiplier_reference);
    const double log_recruit_reference = elementary::log(parameters.recruitment.multiplier_reference);
    const LogFactors logs = log_factors(parameters, centred);
    for (std::size_t traits = 0; traits < trait_masks; ++traits) {
        drift_level_[traits] = log_level(logs.drift[traits] - log_drift_reference);
        recruit_level_[traits] = log_level(logs.recruit[traits] - log_recruit_reference);
    }
    const std::vector<double> whole = log_vulnerabilities(risk, 1.0);
    for (std::size_t mask = 0; mask < factor_masks; ++mask)
        score_[mask] = quantise(centred(whole[mask]) / risk.log_vulnerability_sd, 1 / double{risk_score_step});
}

RiskModel::PlaceCuts RiskModel::cuts_of(const Place& place) const {
    const RiskParameters& risk = county_.parameters.risk;
    constexpr std::size_t low_income = index_of(RiskFactor::low_income_household);
    constexpr std::size_t trouble_nearby = index_of(RiskFactor::youth_in_trouble_nearby);
    PlaceCuts cuts{};
    cuts.shift = static_cast<float>(risk.general_shift_per_low_income_point *
                                    (place.low_income_percent - 100 * risk.prevalence[low_income]));
    std::array<double, risk_factor_count> prevalence = risk.prevalence;
    prevalence[low_income] = place.low_income_percent / 100;
    if (place.vulnerable_class == VulnerableClass::vulnerable)
        prevalence[trouble_nearby] = risk.trouble_nearby_vulnerable;
    if (place.vulnerable_class == VulnerableClass::specially_vulnerable)
        prevalence[trouble_nearby] = risk.trouble_nearby_specially;
    for (std::size_t factor = 0; factor < risk_factor_count; ++factor) {
        const bool of_place = factor == low_income || factor == trouble_nearby;
        cuts.cut[factor] = cut_at(prevalence[factor]) + (of_place ? general_ * cuts.shift : 0.0F);
    }
    return cuts;
}

/// Two calls give sixteen halves: own part of G, three domains, ten own parts, conduct problems, ADHD.
std::uint16_t RiskModel::draw_traits(const PlaceCuts& place, const HouseholdTraits& household, EntityKey youth,
                                     Sex sex) const {
    const NormalTable& normal = normal_table();
    const Words latent = structure_.words(Process::general_risk, youth, 0);
    const Words own = structure_.words(Process::own_risk, youth, 0);
    constexpr float shared = 0.70710678F;  // half of the variance
    const float of_household = place.shift + normal[household.general];
    const float general = place.shift + shared * normal[household.general] + shared * normal[half_word(latent, 0)];
    const std::array<float, 4> domain{normal[household.family], normal[half_word(latent, 1)],
                                      normal[half_word(latent, 2)], normal[half_word(latent, 3)]};
    std::uint32_t traits = 0;
    float externalising = 0;
    std::size_t personal = 0;  // own parts 0..7 from `own`, 8 and 9 from `latent`
    for (std::size_t factor = 0; factor < risk_factor_count; ++factor) {
        const bool low_income = factor == index_of(RiskFactor::low_income_household);
        const bool one_parent = factor == index_of(RiskFactor::one_parent_household);
        float own_part = 0;
        if (low_income || one_parent)
            own_part = normal[low_income ? household.low_income : household.one_parent];
        else
            own_part = normal[personal < 8 ? half_word(own, personal) : half_word(latent, personal - 4)], ++personal;
        const float value = general_ * (low_income || one_parent ? of_household : general) +
                            domain_ * domain[static_cast<std::size_t>(domain_of(factor))] + own_ * own_part;
        if (factor == index_of(RiskFactor::externalising_problems)) externalising = value;
        traits |= static_cast<std::uint32_t>(value > place.cut[factor]) << factor;
    }
    const float conduct = conduct_loading_ * externalising + conduct_rest_ * normal[half_word(latent, 6)];
    if (conduct > conduct_cut_) traits |= trait::conduct;
    const RiskParameters& risk = county_.parameters.risk;
    const auto s = static_cast<std::size_t>(sex);
    const double adhd = (half_word(latent, 7) + 0.5) / 65536;
    if (adhd < risk.adhd_untreated_share[s])
        traits |= trait::adhd_untreated;
    else if (adhd < risk.adhd_untreated_share[s] + risk.adhd_treated_share[s])
        traits |= trait::adhd_treated;
    return static_cast<std::uint16_t>(traits);
}

void RiskModel::draw(PlaceId place, RowRange rows, std::span<const HouseholdTraits> household, Population& population,
                     std::span<RiskScore> scores) const {
    const PlaceCuts cuts = cuts_of(county_.places[place.index()]);
    const double frailty_shape = county_.parameters.risk.report_frailty_shape;
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
        const std::uint32_t index = population.cohort_index[row];
        const EntityKey youth = youth_key(static_cast<std::uint32_t>(place.index()), index, population.birth_week[row]);
        const std::uint16_t traits = draw_traits(cuts, household[row - rows.begin], youth, sex_of_index(index));
        population.traits[row] = static_cast<std::uint16_t>(population.traits[row] | traits);
        population.drift_level[row] = drift_level_[traits];
        population.recruit_level[row] = recruit_level_[traits];
        population.report_level[row] = log_level(draw_log_frailty(frailty_shape, structure_, youth));
        scores[row] = score_[traits & (factor_masks - 1)];
    }
}

namespace {

/// Residents of at least this age at the horizon's start, by trait bits.
std::vector<double> count_traits(const Population& population, int least_age) {
    std::vector<double> count(trait_masks);
    for (std::size_t row = 0; row < population.size(); ++row)
        if (population.horizon.first_week - population.birth_week[row] >= age_in_weeks(least_age))
            ++count[population.traits[row] & (trait_masks - 1)];
    return count;
}

template <class Value>
double mean(const std::vector<double>& count, Value&& value) {
    double sum = 0, total = 0;
    for (std::size_t traits = 0; traits < trait_masks; ++traits) {
        sum += count[traits] * value(traits);
        total += count[traits];
    }
    expect(total > 0, "a reference county has residents");
    return sum / total;
}

}  // namespace

ReferenceConstants reference_constants(const County& county, const Population& population) {
    const std::vector<double> everyone = count_traits(population, entry_age_years);
    const std::vector<double> whole = log_vulnerabilities(county.parameters.risk, 1.0);
    const auto log_level_of = [&](std::size_t traits) { return whole[traits & (factor_masks - 1)]; };
    ReferenceConstants constants{};
    constants.log_vulnerability_mean = mean(everyone, log_level_of);
    constants.log_vulnerability_sd = elementary::sqrt(mean(everyone, [&](std::size_t traits) {
        const double deviation = log_level_of(traits) - constants.log_vulnerability_mean;
        return deviation * deviation;
    }));
    const double cap = county.parameters.risk.log_vulnerability_cap_sd * constants.log_vulnerability_sd;
    const LogFactors logs = log_factors(county.parameters, {constants.log_vulnerability_mean, cap});
    constants.drift_multiplier_reference =
        mean(count_traits(population, 8), [&](std::size_t traits) { return elementary::exp(logs.drift[traits]); });
    constants.recruit_multiplier_reference =
        mean(everyone, [&](std::size_t traits) { return elementary::exp(logs.recruit[traits]); });
    return constants;
}

}  // namespace samverkan
