// Who the gangs are: sizes, home places, access. Drawn once per replicate.
#include <algorithm>

#include "core/elementary.hpp"
#include "core/iso_week.hpp"
#include "model/violence.hpp"

namespace samverkan {
namespace {

std::vector<double> draw_size_shares(const GangParameters& parameters, const KeyedDraws& structure) {
    const auto networks = static_cast<std::size_t>(parameters.networks);
    std::vector<double> size(networks);
    double sum = 0;
    for (std::size_t gang = 0; gang < networks; ++gang) {
        const double u = structure.uniform(Process::gang_size, entity_key(static_cast<std::uint32_t>(gang)), 0);
        size[gang] =
            std::min(parameters.size_max,
                     parameters.size_median * elementary::exp(parameters.size_sd_log * elementary::inverse_normal(u)));
        sum += size[gang];
    }
    for (double& s : size) s /= sum;
    return size;
}

PlaceId race_for_home(const std::vector<double>& weight, std::uint32_t gang, std::uint32_t occurrence,
                      const KeyedDraws& structure) {
    std::size_t winner = 0;
    double best = -1;
    for (std::size_t p = 0; p < weight.size(); ++p) {
        if (weight[p] <= 0) continue;
        const double time = structure.race_time(Process::gang_home, entity_key(gang), occurrence, p, weight[p]);
        if (best < 0 || time < best) {
            best = time;
            winner = p;
        }
    }
    return PlaceId{winner};
}

std::vector<PlaceId> draw_homes(const County& county, const RecruitmentReference& reference, std::uint32_t gang,
                                const KeyedDraws& structure) {
    const GangParameters& parameters = county.parameters.gang;
    std::vector<PlaceId> homes{race_for_home(reference.home_weight, gang, 0, structure)};
    const Words drawn = structure.words(Process::gang_home, entity_key(gang, 1), 0);
    if (elementary::unit_uniform(drawn[0]) >= parameters.many_homes_share) return homes;
    const auto extra = 1 + static_cast<std::uint32_t>(elementary::unit_uniform(drawn[1]) * parameters.most_extra_homes);
    const AreaId centre = county.places[homes[0].index()].area;
    for (std::uint32_t k = 1; k <= extra; ++k) {
        std::vector<double> weight = reference.home_weight;
        for (std::size_t p = 0; p < weight.size(); ++p) {
            const bool far = county.distance(centre, county.places[p].area) > parameters.extra_home_radius_km;
            if (far || std::find(homes.begin(), homes.end(), PlaceId{p}) != homes.end()) weight[p] = 0;
        }
        if (std::any_of(weight.begin(), weight.end(), [](double w) { return w > 0; }))
            homes.push_back(race_for_home(weight, gang, k, structure));
    }
    return homes;
}

}  // namespace

double draw_prior(const Prior& prior, PriorDraw how, const KeyedDraws& structure, EntityKey key) {
    if (how == PriorDraw::mode || prior.high <= prior.low) return prior.mode;
    const double u = structure.uniform(Process::evidence_prior, key, 0);
    const double width = prior.high - prior.low;
    const double left = prior.mode - prior.low;
    if (u * width < left) return prior.low + elementary::sqrt(u * width * left);
    return prior.high - elementary::sqrt((1 - u) * width * (prior.high - prior.mode));
}

GangConstants draw_gang_constants(const ModelParameters& parameters, PriorDraw how, const KeyedDraws& structure) {
    const auto drawn = [&](const Prior& prior, std::uint32_t number) {
        return draw_prior(prior, how, structure, entity_key(number));
    };
    const JusticeParameters& justice = parameters.justice;
    return {drawn(parameters.gang.vacancy_expiry_hazard, 0), drawn(justice.vacancy_refill_removed, 1),
            drawn(justice.recruiter_window_exit, 2), drawn(justice.reattach_delay_weeks, 3)};
}

GangStructure make_gang_structure(const County& county, const RecruitmentReference& reference,
                                  const KeyedDraws& structure, double scale, const GangConstants& constants) {
    const SeniorCoreParameters& senior = county.parameters.senior_core;
    const double removed_a_week = county.parameters.justice.removals_per_involved_year / weeks_per_year *
                                  county.parameters.gang.involved_under_25 * scale;
    GangStructure gangs;
    gangs.size_share = draw_size_shares(county.parameters.gang, structure);
    gangs.constants = constants;
    gangs.senior_entry = scale * senior.senior_entry_per_year / weeks_per_year;
    for (std::size_t gang = 0; gang < gangs.count(); ++gang) {
        gangs.homes.push_back(draw_homes(county, reference, static_cast<std::uint32_t>(gang), structure));
        gangs.reference_open.push_back(gangs.size_share[gang] * reference.open_positions * scale);
        gangs.core_post_rounding.push_back(
            structure.uniform(Process::gang_open, entity_key(static_cast<std::uint32_t>(gang)), 0, 1));
        gangs.position_births.push_back(gangs.reference_open[gang] * constants.vacancy_expiry_hazard +
                                        gangs.size_share[gang] * removed_a_week *
                                            (1 - constants.vacancy_refill_removed));
        for (std::size_t p = 0; p < county.places.size(); ++p) {
            double access = 0;
            for (const PlaceId home : gangs.homes[gang])
                access = std::max(access, offline_access(county, home, PlaceId{p}));
            gangs.offline_access.push_back(access);
        }
    }
    gangs.conflict_birth_share = county.parameters.violence.conflict_birth_share;
    gangs.pairs = draw_conflict_pairs(county, gangs, structure);
    return gangs;
}

}  // namespace samverkan
