#pragma once
// The closed list of model variables that programmes may move, in the order of ModelVariable.
#include <array>
#include <string_view>

#include "model/programme.hpp"
#include "scenario/field_info.hpp"

namespace samverkan {

struct Lever {
    std::string_view name;  ///< as in `effects` of a programme
    Label acts_on;
};

inline constexpr std::array levers{
    Lever{"recruit_multiplier",
          {"den egna veckorisken att tacka ja när ett gäng har en plats att fylla, i alla kanaler",
           "a youth's own weekly hazard of being recruited where a gang has a position to fill, in every channel"}},
    Lever{"drift_multiplier",
          {"den egna veckorisken att glida in i gängens periferi",
           "a youth's own weekly hazard of drifting into the fringe of gangs"}},
};
static_assert(levers.size() == static_cast<std::size_t>(ModelVariable::drift_multiplier) + 1);

inline constexpr auto lever_names = [] {
    std::array<std::string_view, levers.size()> names;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = levers[i].name;
    return names;
}();

}  // namespace samverkan
