#pragma once
// Lives of a county in which nothing has happened yet: nobody involved, no clock running, every group clock the same.
#include <numeric>

#include "model/lives.hpp"
#include "support/tiny_county.hpp"

namespace samverkan::test {

inline constexpr Horizon three_quiet_years{2798, 2798 + 156};  // from 2023-W34

/// Owns county and world; the lives point into them.
struct QuietLives {
    static constexpr int positions_of_a_gang = 30;
    static constexpr double group_factor = .02;

    County county;
    World world;
    Lives lives;

    explicit QuietLives(County made_for = tiny_county(), const WorldOptions& options = {})
        : county(std::move(made_for)), world(build_world(county, options, three_quiet_years)) {
        Population population = world.population;
        lives.week = lives.log.first_week = three_quiet_years.first_week;
        lives.windows = make_age_windows(population, lives.week);
        lives.youths = make_youths(population);
        lives.classes.active.assign(population.class_size.size(), 0);
        lives.clocks = make_group_clocks(world.group_count());
        for (auto& column : lives.clocks.factor.value) column.assign(world.group_count(), group_factor);
        lives.strata.resize(1);
        const std::size_t gangs = world.gangs.count();
        lives.gangs.positions.assign(gangs, positions_of_a_gang);
        for (auto* count : {&lives.gangs.active, &lives.gangs.core, &lives.gangs.senior}) count->assign(gangs, 0);
        lives.gangs.expected_yield.resize(county.places.size(), 1.0);
    }
    QuietLives(const QuietLives&) = delete;
    QuietLives& operator=(const QuietLives&) = delete;

    /// The `n`-th resident of this age, place by place, males first.
    [[nodiscard]] std::uint32_t resident(int age, std::uint32_t n = 0) const {
        for (std::size_t segment = 0; segment < lives.windows.edge.size(); ++segment) {
            const std::uint32_t begin = lives.windows.begin(segment, age), end = lives.windows.end(segment, age);
            if (n < end - begin) return begin + n;
            n -= end - begin;
        }
        return no_record;
    }
    [[nodiscard]] std::size_t place_of(std::uint32_t row) const {
        return place_of_segment(segment_of_row(world.population, row));
    }
    [[nodiscard]] std::size_t group_of(std::uint32_t row) const {
        return group_of_row(world.population, row, lives.week);
    }
    [[nodiscard]] EntityKey key(std::uint32_t row) const { return key_of_row(world, row); }
    [[nodiscard]] YouthState& state(std::uint32_t row) { return lives.youths.state[row]; }
    [[nodiscard]] std::span<const std::uint32_t> siblings(std::uint32_t row) const {
        return std::span{lives.youths.neighbours}.subspan(world.population.tie_begin[row],
                                                          world.population.sibling_count[row]);
    }
    [[nodiscard]] std::vector<std::uint32_t> ties(std::uint32_t row) const {
        std::vector<std::uint32_t> others;
        for (std::uint32_t slot = world.population.tie_begin[row]; slot < world.population.tie_begin[row + 1]; ++slot)
            if (lives.youths.neighbours[slot] != no_tie) others.push_back(lives.youths.neighbours[slot]);
        return others;
    }
    [[nodiscard]] const Member& member(std::uint32_t row) const {
        return *find_member(lives.youths, lives.involved, row);
    }
};

}  // namespace samverkan::test
