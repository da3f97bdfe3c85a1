#pragma once
// What the measures of the summary table are: unit and definition of each.
#include <string>
#include <string_view>
#include <vector>

#include "scenario/field_info.hpp"

namespace samverkan {

struct MeasureInfo {
    std::string name;  ///< as in summary.csv
    std::string_view unit;
    std::string definition_sv, definition_en;
};

/// Every measure that a study can have, in the order of the summary table.
[[nodiscard]] std::vector<MeasureInfo> all_measures();

}  // namespace samverkan
