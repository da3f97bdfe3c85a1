#pragma once
// "did you mean": the nearest of some names.
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace samverkan {

/// Least number of inserted, removed, changed or swapped neighbouring letters that turns `a` into `b`; case and
/// the marks of å, ä, ö, é and ü do not count. Source: optimal string alignment distance, Damerau (1964).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The nearest of `names` to `name` if it is near enough to be meant: at most a third of its letters, and at
/// least one, may differ. The first of equals.
[[nodiscard]] std::optional<std::string_view> nearest_name(std::string_view name,
                                                           std::span<const std::string_view> names);

/// The hint "did you mean `nearest`?", else `otherwise`.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string_view> names,
                                       std::string otherwise);

}  // namespace samverkan
