#pragma once
// A population while it is built: what the builders of schools and ties share.
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/iso_week.hpp"
#include "model/cohorts.hpp"
#include "model/normal_table.hpp"
#include "model/risk.hpp"

namespace samverkan {

struct PopulationDraft {
    const County& county;
    const KeyedDraws& structure;
    double scale;
    Population& population;
    const Cohorts& cohorts;
    std::vector<PlaceId> place_of;              ///< by row
    std::vector<RiskScore> risk_score;          ///< by row

    [[nodiscard]] EntityKey key_of(std::uint32_t row) const {
        return youth_key(static_cast<std::uint32_t>(place_of[row].index()), population.cohort_index[row],
                         population.birth_week[row]);
    }
    [[nodiscard]] Sex sex_of(std::uint32_t row) const { return sex_of_index(population.cohort_index[row]); }
    [[nodiscard]] bool is_isolated(std::uint32_t row) const {
        return (population.traits[row] & trait::isolated) != 0;
    }
    [[nodiscard]] AreaId area_of(std::uint32_t row) const {
        return county.places[place_of[row].index()].area;
    }

    /// Calls fn(rows) for the rows of each segment born in ISO year `year`, in row order.
    template <class Function>
    void for_each_range_born(int year, Function&& fn) const {
        const int first = week_number(IsoWeek{year, 1}), end = week_number(IsoWeek{year + 1, 1});
        for (std::size_t segment = 0; segment + 1 < population.segment_begin.size(); ++segment) {
            const RowRange rows = cohorts.rows(SegmentId{segment}, first, end);
            if (rows.size() > 0) fn(rows);
        }
    }
    /// The same by row, without isolated residents.
    template <class Function>
    void for_each_born(int year, Function&& fn) const {
        for_each_range_born(year, [&](RowRange rows) {
            for (std::uint32_t row = rows.begin; row < rows.end; ++row)
                if (!is_isolated(row)) fn(row);
        });
    }
};

/// A position in an order by risk that keeps `share` of the variance of the risk score, the rest being noise
/// from a cell of the normal table: 0 .. 4095.
inline constexpr int mixed_risk_bits = 12;
class MixedRisk {
public:
    explicit MixedRisk(double correlation)
        : weight_(static_cast<float>(correlation)),
          noise_weight_(static_cast<float>(std::sqrt(1 - correlation * correlation))) {}
    [[nodiscard]] std::uint32_t operator()(RiskScore score, std::uint16_t noise_cell) const {
        const float mixed = weight_ * risk_score_step * static_cast<float>(score) +
                            noise_weight_ * normal_table()[noise_cell];
        const float steps = (mixed + 5.0F) * 409.6F;
        return steps <= 0 ? 0 : steps >= 4095 ? 4095 : static_cast<std::uint32_t>(steps);
    }

private:
    float weight_, noise_weight_;
};

}  // namespace samverkan
