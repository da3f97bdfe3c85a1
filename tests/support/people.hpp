#pragma once
// A built population with what tests ask of it by row.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "model/cohorts.hpp"
#include "model/population.hpp"
#include "support/tiny_county.hpp"

namespace samverkan::test {

inline constexpr Horizon seven_years{2798, 2798 + 364};  // 2023-W34 to 2030-W33

/// The tiny county with `factor` times as many residents.
inline County grown_county(double factor) {
    County county = tiny_county();
    for (Place& place : county.places)
        for (double& youths : place.youths_by_age) youths *= factor;
    return county;
}

struct People {
    County county;
    Population population;
    std::vector<PlaceId> place;
    std::vector<Sex> sex;

    explicit People(County built_for, Horizon horizon = seven_years, double scale = 1, int isolated = 0)
        : county(std::move(built_for)),
          population(build_population(county, KeyedDraws{7, 0}, horizon, scale, isolated)) {
        for (std::size_t segment = 0; segment + 1 < population.segment_begin.size(); ++segment)
            for (auto row = population.segment_begin[segment]; row < population.segment_begin[segment + 1]; ++row) {
                place.push_back(PlaceId{segment / sex_count});
                sex.push_back(static_cast<Sex>(segment % sex_count));
            }
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(population.size()); }
    [[nodiscard]] std::uint64_t key(std::uint32_t row) const {
        return youth_key(static_cast<std::uint32_t>(place[row].index()), population.cohort_index[row],
                         population.birth_week[row])
            .packed();
    }
    [[nodiscard]] int age(std::uint32_t row, int week) const {
        return week < population.birth_week[row] ? -1 : completed_age(population.birth_week[row], week);
    }
    [[nodiscard]] int age_at_start(std::uint32_t row) const { return age(row, population.horizon.first_week); }
    [[nodiscard]] bool resident_at_start(std::uint32_t row) const { return age_at_start(row) >= entry_age_years; }
    [[nodiscard]] AreaId area(std::uint32_t row) const { return county.places[place[row].index()].area; }
    [[nodiscard]] bool has(std::uint32_t row, RiskFactor factor) const {
        return population.traits[row] >> static_cast<unsigned>(factor) & 1;
    }
    [[nodiscard]] std::span<const std::uint32_t> siblings(std::uint32_t row) const {
        return std::span{population.neighbours}.subspan(population.tie_begin[row], population.sibling_count[row]);
    }
    [[nodiscard]] std::uint32_t friends_begin(std::uint32_t row) const {
        return population.tie_begin[row] + population.sibling_count[row];
    }
    [[nodiscard]] std::span<const std::uint32_t> friend_slots(std::uint32_t row) const {
        return std::span{population.neighbours}.subspan(friends_begin(row),
                                                        population.tie_begin[row + 1] - friends_begin(row));
    }
    [[nodiscard]] std::map<std::uint64_t, std::uint32_t> rows_by_key() const {
        std::map<std::uint64_t, std::uint32_t> rows;
        for (std::uint32_t row = 0; row < size(); ++row) rows[key(row)] = row;
        return rows;
    }
};

/// One county of 95,000 residents for all tests that need numbers.
inline const People& many_people() {
    static const People people{grown_county(8)};
    return people;
}

/// The ordinary correlation of pairs added to it.
class Correlation {
public:
    void add(double x, double y) { n_ += 1, x_ += x, y_ += y, xx_ += x * x, yy_ += y * y, xy_ += x * y; }
    [[nodiscard]] double value() const {
        return (xy_ / n_ - x_ / n_ * (y_ / n_)) /
               std::sqrt((xx_ / n_ - x_ / n_ * (x_ / n_)) * (yy_ / n_ - y_ / n_ * (y_ / n_)));
    }

private:
    double n_ = 0, x_ = 0, y_ = 0, xx_ = 0, yy_ = 0, xy_ = 0;
};

}  // namespace samverkan::test
