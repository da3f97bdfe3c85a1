#pragma once
// A chronicle of a run of the model, made of its event records.
#include "engine/run.hpp"
#include "study/patterns/chronicle.hpp"

namespace samverkan {

/// What events do not tell, noted while the run goes.
struct RunNotes {
    std::vector<Involvement> at_start;    ///< by row, when the burn-in begins
    std::vector<TiesInside> ties_inside;  ///< of the members, when the reported weeks begin
};

[[nodiscard]] std::vector<Involvement> note_states(const CountyState& state);
[[nodiscard]] std::vector<TiesInside> note_ties_inside(const World& world, const CountyState& state);

/// Persons are the rows of the world. `state` has run to the end of the horizon.
[[nodiscard]] Chronicle chronicle_of_run(const World& world, const CountyState& state, const Scenario& scenario,
                                         RunNotes notes);

/// Runs `scenario` over a world of its own. `county` must outlive the call.
[[nodiscard]] Chronicle run_chronicle(const County& county, const Scenario& scenario, const WorldOptions& options,
                                      const ForEachArea& for_each_area);

}  // namespace samverkan
