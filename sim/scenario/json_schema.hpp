#pragma once
// JSON Schema (draft 2020-12) of input files, generated from the field tables: for editors and other programs.
// A schema refuses what one file shows by itself; names of programmes and areas, sums, orders and whatever needs
// a second file are checked by the readers alone.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace samverkan {

enum class InputKind : std::uint8_t { scenario, programme, parameters, patterns, verification, services };

/// In the order of the enum; the schema of each is configs/schema/<name>.schema.json.
inline constexpr std::array<std::string_view, 6> input_kind_names{"scenario", "programme",    "parameters",
                                                                  "patterns", "verification", "services"};

[[nodiscard]] std::optional<InputKind> input_kind(std::string_view name);

/// The schema as indented JSON with a line break at the end.
[[nodiscard]] std::string json_schema(InputKind kind);

}  // namespace samverkan
