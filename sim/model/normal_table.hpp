#pragma once
// Standard normal variates from 16 random bits, for the traits of a person: one Philox call gives eight.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/keyed_draws.hpp"

namespace samverkan {

/// Quantiles at the centres of 65,536 equally likely cells, from -4.17 to 4.17; variance 0.9999.
class NormalTable {
public:
    NormalTable();
    [[nodiscard]] float operator[](std::uint16_t cell) const { return quantile_[cell]; }

private:
    std::vector<float> quantile_;
};

const NormalTable& normal_table();

/// The i-th of the eight 16-bit halves of four words, i in 0..7.
constexpr std::uint16_t half_word(const Words& words, std::size_t i) {
    return static_cast<std::uint16_t>(words[i / 2] >> (16 * (i % 2)));
}

}  // namespace samverkan
