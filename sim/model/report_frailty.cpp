#include "model/report_frailty.hpp"

#include "core/elementary.hpp"
#include "model/normal_table.hpp"

namespace samverkan {

double draw_log_frailty(double shape, const KeyedDraws& structure, EntityKey youth) {
    using elementary::log, elementary::unit_uniform;
    const bool boosted = shape < 1;
    const double d = (boosted ? shape + 1 : shape) - 1.0 / 3.0, c = 1 / elementary::sqrt(9 * d);
    for (std::uint32_t attempt = 0;; ++attempt) {
        const Words drawn = structure.words(Process::report_frailty, youth, attempt);
        const double x = double{normal_table()[half_word(drawn, 0)]}, u = unit_uniform(drawn[1]);
        const double root = 1 + c * x, v = root * root * root;
        if (v <= 0) continue;
        const double square = x * x;
        const bool surely = u < 1 - .0331 * square * square;  // the authors' squeeze
        if (!surely && !(log(u) < .5 * square + d * (1 - v + log(v)))) continue;
        const double log_gamma = log(d * v) - log(shape);
        return boosted ? log_gamma - elementary::unit_exponential(drawn[2]) / shape : log_gamma;
    }
}

}  // namespace samverkan
