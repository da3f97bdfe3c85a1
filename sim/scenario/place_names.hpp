#pragma once
// Areas and neighbourhoods by code or name.
#include <optional>
#include <string>
#include <string_view>

#include "model/county.hpp"

namespace samverkan {

[[nodiscard]] std::optional<AreaId> find_area(const County& county, std::string_view code_or_name);
/// A vulnerable neighbourhood by name; the rest of an area has no name of its own.
[[nodiscard]] std::optional<PlaceId> find_neighbourhood(const County& county, std::string_view name);

/// "did you mean `Södertälje`?", or where all names stand.
[[nodiscard]] std::string nearest_area_hint(const County& county, std::string_view name);
[[nodiscard]] std::string nearest_neighbourhood_hint(const County& county, std::string_view name);

}  // namespace samverkan
