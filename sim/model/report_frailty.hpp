#pragma once
// Why few children carry most worry reports: a gamma frailty of mean 1 on the background of reports.
#include "core/keyed_draws.hpp"

namespace samverkan {

/// Log of a gamma variate with this shape (> 0) and mean 1.
/// Source: Marsaglia and Tsang, ACM Trans. Math. Softw. 26 (2000) 363; below shape 1 with their boost
/// Gamma(a) = Gamma(a + 1) U^(1/a).
double draw_log_frailty(double shape, const KeyedDraws& structure, EntityKey youth);

}  // namespace samverkan
