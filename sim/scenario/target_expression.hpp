#pragma once
// Who is meant, as text: "age >= 10 and age <= 17 and (fringe_noticed or conduct)". Typed; compiled to a program of
// the model. Grammar: docs/scenarios.md.
#include <optional>
#include <span>
#include <string_view>

#include "model/targeting.hpp"
#include "scenario/json_document.hpp"

namespace samverkan {

/// Whether true vulnerability may be named.
enum class Research : std::uint8_t { refused, allowed };

enum class TargetType : std::uint8_t { number, truth, area, stage };

/// A name that conditions may use.
struct TargetName {
    std::string_view name;
    Attribute attribute;
    TargetType type;
    std::string_view label_sv, label_en;
};
[[nodiscard]] std::span<const TargetName> target_names();

/// What a condition needs: a county for the names of areas (null: areas cannot be named), and where it stands.
struct TargetReading {
    const County* county = nullptr;
    Research research = Research::refused;
    Reporter* reporter = nullptr;
    std::string_view subject;  ///< "`who` in programmes[0]"
};

/// The program of a JSON text; otherwise nothing, and the problem is reported at its column (E060 to E062).
[[nodiscard]] std::optional<TargetProgram> compile_target(const JsonValue& text, const TargetReading& reading);

}  // namespace samverkan
