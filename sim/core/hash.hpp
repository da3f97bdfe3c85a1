#pragma once
// A 64-bit hash of values in order; equal on every machine (not a defence against forgery).
#include <cstdint>

namespace samverkan {

class SignatureHash {
public:
    constexpr void add(std::uint64_t value) {
        state_ ^= value + 0x9E3779B97F4A7C15u + (state_ << 6) + (state_ >> 2);
        state_ *= 0xFF51AFD7ED558CCDu;
        state_ ^= state_ >> 32;
    }
    constexpr void add(double value) { add(__builtin_bit_cast(std::uint64_t, value)); }
    constexpr void add(float value) { add(std::uint64_t{__builtin_bit_cast(std::uint32_t, value)}); }
    [[nodiscard]] constexpr std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0x243F6A8885A308D3u;
};

}  // namespace samverkan
