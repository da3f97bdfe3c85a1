#pragma once
// The block `coordination` of a scenario: it takes its overhead from the money of programmes, and becomes a deployment
// that costs what it takes.
#include "scenario/programme_reader.hpp"
#include "scenario/scenario_file.hpp"

namespace samverkan {

/// Scales what every deployment may use, by money, places or coverage, to what the overhead leaves. Nothing where the
/// block states its own money.
void share_money_with_coordination(const ScenarioFile& file, Scenario& scenario);

struct CoordinationContext {
    const Catalogue& catalogue;
    const County& county;
    std::size_t entries = 0;  ///< of `programmes`
};

/// Adds the deployment, once the budget is known; its payers are those of the money it was taken from, in proportion.
/// Reports a cost that cannot be told, and weeks and areas that are none.
void add_coordination(const ScenarioFile& file, Scenario& scenario, const CoordinationContext& context, int end_week);

}  // namespace samverkan
