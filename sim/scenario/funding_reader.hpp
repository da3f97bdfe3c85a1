#pragma once
// One funded entry of a scenario, in the kernel's terms.
#include "scenario/programme_reader.hpp"
#include "scenario/scenario_file.hpp"
#include "scenario/target_expression.hpp"

namespace samverkan {

/// What all entries of a scenario share.
struct FundingContext {
    const ScenarioFile& file;
    const County& county;
    int start_week = 0, end_week = 0;
    Research research = Research::refused;
};

/// The deployment as the entry says it, all but its programme. `programme` is null where its name is unknown.
[[nodiscard]] Deployment read_funding(const FundingEntry& entry, const Programme* programme,
                                      const FundingContext& context);

/// Whether a deployment can change a life in the weeks reported.
enum class FundingActs : std::uint8_t { nothing, perhaps };

/// Says where a deployment cannot change anything, reaches nobody, or has effects that do not act.
FundingActs warn_about_funding(const FundingEntry& entry, const Deployment& deployment, const Programme& programme,
                               const ProgrammeNotes& notes, const FundingContext& context);

/// A programme with a season must be funded when services can start.
void check_season(const FundingEntry& entry, const Deployment& deployment, const Programme& programme,
                  const FundingContext& context);

/// Leaves out effects that rest while another funded programme takes in reported youths.
void rest_effects(Scenario& scenario);

/// Shares of a budget: there must be one, and they take at most all of it.
void check_shares(const ScenarioFile& file);

}  // namespace samverkan
