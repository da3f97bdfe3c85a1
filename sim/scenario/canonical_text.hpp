#pragma once
// One spelling for one meaning: what a run is computed from, as text to be hashed. Names, reasons, sources and
// evidence are left out, since they change no result; so is the order of keys and the form of numbers in files.
#include <string>

#include "model/county.hpp"
#include "scenario/scenario_reader.hpp"

namespace samverkan {

/// Every value of the county, exactly: a line each, "drift.drift_scale = 1.0".
[[nodiscard]] std::string canonical_text(const County& county);

/// Times, transport, programmes and deployments.
[[nodiscard]] std::string canonical_text(const Scenario& scenario);
[[nodiscard]] std::string canonical_text(const LoadedScenario& scenario);

}  // namespace samverkan
