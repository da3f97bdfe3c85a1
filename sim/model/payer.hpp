#pragma once
// Who pays for programmes, and money per payer.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace samverkan {

enum class Payer : std::uint8_t { municipality, region, state, civil_society, business };
inline constexpr std::size_t payer_count = 5;

/// As written in files and results.
inline constexpr std::array<std::string_view, payer_count> payer_names{"municipality", "region", "state",
                                                                       "civil_society", "business"};

constexpr std::string_view name_of(Payer payer) { return payer_names[static_cast<std::size_t>(payer)]; }

/// SEK by payer.
using PayerSek = std::array<double, payer_count>;

struct PayerShare {
    Payer payer = Payer::municipality;
    double share = 0;
};

/// Money that programmes may use, by payer: a scenario's budget, in the full county.
struct Budget {
    std::vector<PayerSek> years;     ///< by year of 52 weeks from the scenario's start: SEK, were all of it funded
    int from_week = 0, to_week = 0;  ///< absolute, [from, to)

    /// Whether a payer has no money in any year.
    [[nodiscard]] bool has_none_of(Payer payer) const {
        for (const PayerSek& year : years)
            if (year[static_cast<std::size_t>(payer)] > 0) return false;
        return true;
    }
};

}  // namespace samverkan
