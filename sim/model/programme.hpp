#pragma once
// A programme is data: what it does, to whom, how long, at which price. Catalogue: configs/programmes/.
#include <cstdint>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "model/parameters.hpp"

namespace samverkan {

enum class ProgrammeKind : std::uint8_t { universal_cohort, individual_places };

/// The closed list of model variables a programme may act on.
enum class ModelVariable : std::uint8_t { recruit_multiplier, drift_multiplier };

enum class EffectBasis : std::uint8_t {
    intention_to_treat,  ///< acts on everyone offered
    treated              ///< in full on completers, x0.3 (log scale) on others
};

struct ProgrammeEffect {
    ModelVariable variable;
    Prior rate_ratio;  ///< triangular; mode under fixed effects
};

/// Who can be offered the programme; every stated condition must hold.
struct Eligibility {
    int least_age = entry_age_years;  ///< completed years
    int most_age = leaving_age_years - 1;
    bool known_to_social_services = false;    ///< true: must be known
    bool fringe_or_involved_noticed = false;  ///< true: reported while fringe, involved or core
};

struct PayerShare {
    std::string payer;  ///< municipality, region, state, civil_society
    double share;
};

struct Programme {
    std::string id, name_sv, name_en;
    ProgrammeKind kind = ProgrammeKind::individual_places;
    Eligibility eligibility;
    std::vector<ProgrammeEffect> effects;
    EffectBasis basis = EffectBasis::intention_to_treat;
    int start_up_weeks = 0;  ///< from funding to first delivery
    int wait_weeks = 0;      ///< least wait from acceptance to start
    int duration_weeks = 1;
    double half_life_weeks = 0;          ///< of the log effect after the end; 0: no fade
    double units_per_capacity_year = 1;  ///< delivered units per capacity unit and year
    double cost_sek_per_unit = 0;        ///< per delivered unit
    std::vector<PayerShare> payers;
    std::string evidence, source;
};

/// A funded programme of a scenario.
struct Deployment {
    ProgrammeId programme;         ///< index into the scenario's programmes
    int from_week = 0;             ///< week number (absolute), funding starts
    int to_week = 0;               ///< first week without funding
    double cost_sek_per_year = 0;  ///< allotment
    double coverage = 1;           ///< share of schools (cohorts) or of places used
    std::vector<AreaId> areas;     ///< empty: the whole county
};

enum class EffectDraw : std::uint8_t { drawn_per_replicate, fixed_mode };

/// A scenario in the kernel's terms.
struct Scenario {
    std::string name_sv, name_en, why;
    int start_week = 0;  ///< absolute week number of the first reported week
    int burn_in_weeks = 104;
    int weeks = 260;
    double transport = 1;  ///< scales log effects; 0 switches every effect off
    EffectDraw effect_draw = EffectDraw::drawn_per_replicate;
    std::vector<Programme> programmes;
    std::vector<Deployment> deployments;
};

}  // namespace samverkan
