#pragma once
// Words for what field tables hold, in the reader's language.
#include <string>
#include <string_view>

#include "scenario/field_info.hpp"
#include "scenario/parameter_entry.hpp"

namespace samverkan {

[[nodiscard]] std::string_view name_of(Unit unit, Language language);
[[nodiscard]] std::string_view name_of(Status status, Language language);

/// From when it can change a life: "weeks before the start too".
[[nodiscard]] std::string_view name_of(ActsFrom from, Language language);
/// For JSON: "never", "start", "burn_in".
[[nodiscard]] std::string_view name_of(ActsFrom from);

/// What is written: "a whole number", "a list of texts", "one of intention_to_treat, treated".
[[nodiscard]] std::string form_of(const FieldInfo& info, Language language);

/// What holds where the value is left out: "104", "the scenario's start"; empty if nothing does.
[[nodiscard]] std::string fallback_of(const FieldInfo& info, Language language);

/// Whether it must be given.
[[nodiscard]] std::string_view name_of(Presence presence, Language language);

/// The plausible range of a parameter: "0.5 to 2", "+-0.03 around the value"; empty if nobody has said.
[[nodiscard]] std::string text_of(const PlausibleRange& range, Language language);

}  // namespace samverkan
