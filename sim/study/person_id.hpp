#pragma once
// Names of synthetic persons: place, birth week, sex and number among those of that week, as "17-2011-W14-m3".
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/world.hpp"

namespace samverkan {

[[nodiscard]] std::string person_id(const World& world, std::uint32_t row);

/// The row of a name; nothing if it is not one, or nobody of this world has it.
[[nodiscard]] std::optional<std::uint32_t> row_of_person(const World& world, std::string_view id);

}  // namespace samverkan
