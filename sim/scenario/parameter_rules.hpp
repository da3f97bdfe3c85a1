#pragma once
// Conditions that several parameters must meet together.
#include <span>
#include <string_view>

#include "model/parameters.hpp"

namespace samverkan {

struct ParameterRule {
    std::string_view group, name;  ///< where a violation is shown
    std::string_view problem;      ///< with the reason in brackets
    bool (*holds)(const ModelParameters& parameters);
};

[[nodiscard]] std::span<const ParameterRule> parameter_rules();

}  // namespace samverkan
