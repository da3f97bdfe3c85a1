#pragma once
// Whether stocks stand still while nothing new happens.
#include <string_view>
#include <vector>

#include "model/record.hpp"

namespace samverkan {

/// A stock in the first sample of a run and in that at the end of the burn-in.
struct StockDrift {
    std::string_view stock;
    double at_start = 0, at_end = 0;
};
std::vector<StockDrift> burn_in_drift(const Record& record);

}  // namespace samverkan
