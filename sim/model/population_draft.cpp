#include "model/population_draft.hpp"

#include "core/elementary.hpp"
#include "model/normal_table.hpp"

namespace samverkan {
namespace {

constexpr float middle = 32768.0F, steps_per_sd = 8192.0F;  // four standard deviations to either side

}  // namespace

MixedRisk::MixedRisk(double correlation)
    : weight_(steps_per_sd * risk_score_step * static_cast<float>(correlation)), noise_(4096) {
    const auto noise_weight = static_cast<float>(elementary::sqrt(1 - correlation * correlation));
    for (std::size_t cell = 0; cell < noise_.size(); ++cell) {
        const float quantile = normal_table()[static_cast<std::uint16_t>(cell << 4 | 8)];
        noise_[cell] = middle + steps_per_sd * noise_weight * quantile;
    }
}

}  // namespace samverkan
