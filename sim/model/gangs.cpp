#include "model/gangs.hpp"

#include <algorithm>
#include <limits>

#include "core/elementary.hpp"

namespace samverkan {

double effort_weight(double attraction, double temperature) {
    if (temperature == 1 || attraction <= 0) return attraction;
    return elementary::pow(attraction, 1 / temperature);
}

RateClock start_rate_clock(Process process, std::uint32_t entity, const KeyedDraws& draws) {
    return {draws.threshold(process, entity_key(entity), 0), 0};
}

int fire_rate_clock(RateClock& clock, double exposure, int most, Process process, std::uint32_t entity,
                    const KeyedDraws& draws) {
    if (most <= 0) return 0;
    clock.remaining -= exposure;
    int fired = 0;
    while (clock.remaining <= 0) {
        ++clock.occurrence;
        const double next = draws.threshold(process, entity_key(entity), clock.occurrence);
        if (++fired == most) {
            clock.remaining = next;
            break;
        }
        clock.remaining += next;
    }
    return fired;
}

void run_position_clocks(Gangs& gangs, const GangStructure& structure, const KeyedDraws& events) {
    for (std::size_t gang = 0; gang < structure.count(); ++gang) {
        const auto entity = static_cast<std::uint32_t>(gang);
        const int open = gangs.open(gang);
        const int expired = fire_rate_clock(gangs.expiry[gang], open * structure.constants.vacancy_expiry_hazard, open,
                                            Process::position_expiry, entity, events);
        const double of_conflict = 1 + structure.conflict_birth_share * (gangs.lever_of(gangs.conflict, gang) - 1);
        const double births = structure.position_births[gang] * gangs.lever_of(gangs.birth_lever, gang) * of_conflict;
        const int born = fire_rate_clock(gangs.birth[gang], births, std::numeric_limits<int>::max(),
                                         Process::position_birth, entity, events);
        gangs.positions[gang] += born - expired;
        gangs.counters.expired += static_cast<std::uint64_t>(expired);
        gangs.counters.born += static_cast<std::uint64_t>(born);
    }
}

void run_senior_core(Gangs& gangs, const GangStructure& structure, const SeniorCoreParameters& parameters,
                     const KeyedDraws& events) {
    for (std::size_t gang = 0; gang < structure.count(); ++gang) {
        const auto entity = static_cast<std::uint32_t>(gang);
        gangs.senior[gang] -=
            fire_rate_clock(gangs.senior_exit[gang], gangs.senior[gang] * parameters.senior_exit_hazard,
                            gangs.senior[gang], Process::senior_exit, entity, events);
        gangs.senior[gang] +=
            fire_rate_clock(gangs.senior_entry[gang], structure.senior_entry * structure.size_share[gang],
                            std::numeric_limits<int>::max(), Process::senior_entry, entity, events);
    }
}

void update_expected_yield(Gangs& gangs, const PlaceChannelTable& yield_now, double memory_weeks) {
    for (std::size_t i = 0; i < yield_now.value.size(); ++i)
        gangs.expected_yield.value[i] += (yield_now.value[i] - gangs.expected_yield.value[i]) / memory_weeks;
}

std::int32_t core_posts(const Gangs& gangs, const GangStructure& structure, const MembershipParameters& membership,
                        std::size_t gang) {
    return static_cast<std::int32_t>(membership.core_post_share * gangs.positions[gang] +
                                     structure.core_post_rounding[gang]);
}

std::vector<GangDoors> doors_now(const Gangs& gangs, const GangStructure& structure,
                                 const MembershipParameters& membership) {
    std::vector<GangDoors> doors(structure.count());
    for (std::size_t gang = 0; gang < doors.size(); ++gang)
        doors[gang] = {gangs.open(gang) > 0, gangs.core[gang] < core_posts(gangs, structure, membership, gang)};
    return doors;
}

GangSignals decide_effort(const Gangs& gangs, const GangStructure& structure, const RecruitmentReference& reference,
                          const GangParameters& parameters, double scale) {
    const std::size_t places = gangs.expected_yield.places();
    const std::size_t online = static_cast<std::size_t>(Channel::online);
    GangSignals signals;
    signals.online_access = effort_weight(reference.online_access, parameters.effort_temperature);
    signals.pressure.resize(places);

    PlaceChannelTable weight;  // attraction of place and channel but for the gang's access
    weight.resize(places);
    std::vector<double> offline(places, 0.0);
    double online_sum = 0;
    for (std::size_t p = 0; p < places; ++p) {
        for (std::size_t c = 0; c < channel_count; ++c) {
            weight.at(p, c) = effort_weight(gangs.expected_yield.at(p, c), parameters.effort_temperature);
            if (c != online) offline[p] += weight.at(p, c);
        }
        online_sum += weight.at(p, online);
    }

    std::vector<double> presence(places, 0.0);  // sum over gangs of offer x access
    double online_presence = 0;
    for (std::size_t gang = 0; gang < structure.count(); ++gang) {
        double attraction = signals.online_access * online_sum;
        for (std::size_t p = 0; p < places; ++p)
            attraction += effort_weight(structure.access(gang, p), parameters.effort_temperature) * offline[p];
        const double offer = attraction > 0 ? gangs.open(gang) / attraction : 0.0;
        signals.offer.push_back(offer);
        for (std::size_t p = 0; p < places; ++p)
            presence[p] += offer * effort_weight(structure.access(gang, p), parameters.effort_temperature);
        online_presence += offer * signals.online_access;
    }
    for (std::size_t p = 0; p < places; ++p)
        for (std::size_t c = 0; c < channel_count; ++c) {
            const double norm = reference.pressure.at(p, c) * scale;
            const double here = c == online ? online_presence : presence[p];
            signals.pressure.at(p, c) = norm > 0 ? here * weight.at(p, c) / norm : 0.0;
        }
    return signals;
}

void apply_pull_levers(GangSignals& signals, const Gangs& gangs, const GangStructure& structure, double temperature) {
    if (gangs.pull_lever.empty()) return;
    const std::size_t places = signals.pressure.places(), online = static_cast<std::size_t>(Channel::online);
    std::vector<double> before(places, 0.0), after(places, 0.0);
    double online_before = 0, online_after = 0;
    for (std::size_t gang = 0; gang < structure.count(); ++gang) {
        const double offer = signals.offer[gang], moved = offer * gangs.pull_lever[gang];
        for (std::size_t p = 0; p < places; ++p) {
            const double weight = effort_weight(structure.access(gang, p), temperature);
            before[p] += offer * weight;
            after[p] += moved * weight;
        }
        online_before += offer;
        online_after += moved;
        signals.offer[gang] = moved;
    }
    for (std::size_t p = 0; p < places; ++p)
        for (std::size_t c = 0; c < channel_count; ++c) {
            const double whole = c == online ? online_before : before[p];
            if (whole > 0) signals.pressure.at(p, c) *= (c == online ? online_after : after[p]) / whole;
        }
}

}  // namespace samverkan
