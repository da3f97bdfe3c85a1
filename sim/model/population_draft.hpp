#pragma once
// A population while it is built: what the builders of schools and ties share.
#include <cstdint>
#include <vector>

#include "core/iso_week.hpp"
#include "model/cohorts.hpp"
#include "model/risk.hpp"

namespace samverkan {

struct PopulationDraft {
    const County& county;
    const KeyedDraws& structure;
    double scale;
    Population& population;
    const Cohorts& cohorts;
    std::vector<PlaceId> place_of;      ///< by row
    std::vector<RiskScore> risk_score;  ///< by row

    [[nodiscard]] EntityKey key_of(std::uint32_t row) const {
        return youth_key(static_cast<std::uint32_t>(place_of[row].index()), population.cohort_index[row],
                         population.birth_week[row]);
    }
    [[nodiscard]] Sex sex_of(std::uint32_t row) const { return sex_of_index(population.cohort_index[row]); }
    [[nodiscard]] bool is_isolated(std::uint32_t row) const { return (population.traits[row] & trait::isolated) != 0; }
    [[nodiscard]] AreaId area_of(std::uint32_t row) const { return county.places[place_of[row].index()].area; }

    /// Rows of a segment born in ISO year `year`.
    [[nodiscard]] RowRange rows_born(SegmentId segment, int year) const {
        return cohorts.rows(segment, week_number(IsoWeek{year, 1}), week_number(IsoWeek{year + 1, 1}));
    }
    /// Calls fn(row) for them in row order, without isolated residents.
    template <class Function>
    void for_each_born_in(SegmentId segment, int year, Function&& fn) const {
        const RowRange rows = rows_born(segment, year);
        for (std::uint32_t row = rows.begin; row < rows.end; ++row)
            if (!is_isolated(row)) fn(row);
    }
    /// The same for all segments, in row order.
    template <class Function>
    void for_each_born(int year, Function&& fn) const {
        for (std::size_t segment = 0; segment + 1 < population.segment_begin.size(); ++segment)
            for_each_born_in(SegmentId{segment}, year, fn);
    }
};

/// A place in an order by risk mixed with noise, 0 .. 65535: it has this correlation with the risk score.
inline constexpr int mixed_risk_bits = 16;
class MixedRisk {
public:
    explicit MixedRisk(double correlation);
    [[nodiscard]] std::uint32_t operator()(RiskScore score, std::uint16_t noise_cell) const {
        const float steps = weight_ * static_cast<float>(score) + noise_[noise_cell >> 4];
        return steps <= 0 ? 0 : steps >= 65535 ? 65535 : static_cast<std::uint32_t>(steps);
    }

private:
    float weight_;
    std::vector<float> noise_;  ///< every sixteenth quantile: small enough for a fast cache
};

}  // namespace samverkan
