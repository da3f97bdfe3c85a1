#pragma once
// What a scenario amounts to once everything it extends is merged, and which file set each value.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenario/scenario_chain.hpp"

namespace samverkan {

/// A number, text or list; lists of entries and objects are taken apart.
struct EffectiveValue {
    std::string name;     ///< "programmes.fft.per_year": entries by name
    std::string pointer;  ///< "/programmes/0/per_year" in effective_json (RFC 6901)
    std::string json;     ///< the value
    TextPlace set_by;
};

/// All values, in the order of the merged file.
[[nodiscard]] std::vector<EffectiveValue> effective_values(const ScenarioChain& chain);

/// A scenario file that extends nothing and resolves to the same.
[[nodiscard]] std::string effective_json(const ScenarioChain& chain);

/// A value that two scenarios do not share; one of both may not state it.
struct ValueDifference {
    std::string name;
    std::optional<EffectiveValue> a, b;
};

/// Values of another meaning, in the order of `a`, then what only `b` states. A date equals its week.
[[nodiscard]] std::vector<ValueDifference> value_differences(std::span<const EffectiveValue> a,
                                                             std::span<const EffectiveValue> b);

/// What the scenario says beyond the one it extends: everything, if it extends none.
[[nodiscard]] std::vector<ValueDifference> own_changes(const ScenarioChain& chain);

/// Whether a value is for readers alone: names, reasons, remarks.
[[nodiscard]] bool is_wording(std::string_view name);

}  // namespace samverkan
