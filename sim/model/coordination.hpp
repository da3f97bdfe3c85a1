#pragma once
// Coordination: how well the agencies of an area work together, a level from 0 to 1. Money moves it, slowly; without
// money it falls back. It moves what agencies share and no hazard of a youth (docs/model.md, coordination).
#include "model/programmes.hpp"

namespace samverkan {

/// Factors of shared parameters at a level, against today's.
struct CoordinationFactors {
    double handover_loss = 1, handover_delay = 1, right_match = 1, targeting = 1;
    double known = 1;         ///< of the hazard of being noticed that risk adds
    double spared_share = 0;  ///< of starts that take no capacity
};

/// All exactly 1 (0) at the baseline level.
[[nodiscard]] CoordinationFactors coordination_factors(const CoordinationParameters& parameters, double level);

/// Share of the way to the level paid for after `weeks` of funding: logistic, 0 at 0, 1 from ramp_end_weeks on.
[[nodiscard]] double ramp_of_coordination(const CoordinationParameters& parameters, double weeks);

/// One week on; levels move in intake weeks, after this week's funding is known. Draws nothing.
void advance_coordination(const World& world, const Scenario& scenario, ProgrammeState& programmes, int week);

/// Factors of an area now; all 1 where coordination is not funded.
[[nodiscard]] CoordinationFactors coordination_in(const World& world, const CoordinationState& coordination,
                                                  std::size_t area);

/// Mean factor of the strength of an area lever over the chosen places.
[[nodiscard]] double targeting_over(const World& world, const CoordinationState& coordination,
                                    const std::vector<bool>& place_chosen);

/// Once in twelve weeks youths at risk are touched, no more often.
[[nodiscard]] bool tells_youths_at_risk(const CoordinationState& coordination, int week);

/// Tells youths at risk how much better they are known now. `noticed`: what system levers make of all notices, by
/// area, of which and of this the better acts.
void tell_youths_at_risk(const World& world, CoordinationState& coordination, const std::vector<double>& noticed,
                         Lives& lives);

/// Whether a start takes no capacity, by key; `occurrence` tells the starts of a youth apart.
[[nodiscard]] bool is_spared(const KeyedDraws& draws, EntityKey key, std::uint32_t occurrence, double spared_share);

}  // namespace samverkan
