#pragma once
// Strong ids: an index that cannot be mistaken for another kind of index or a count.
#include <compare>
#include <cstddef>
#include <cstdint>

namespace samverkan {

/// An index of kind `Tag`. `Id{}` is "none".
template <class Tag, class Integer = std::uint32_t>
struct Id {
    static constexpr Integer none_value = static_cast<Integer>(~Integer{0});
    Integer value = none_value;

    constexpr Id() = default;
    constexpr explicit Id(std::size_t index) : value(static_cast<Integer>(index)) {}
    [[nodiscard]] constexpr std::size_t index() const { return value; }
    [[nodiscard]] constexpr bool exists() const { return value != none_value; }
    friend constexpr std::strong_ordering operator<=>(Id, Id) = default;  // NOLINT(modernize-use-nullptr)
};

using YouthRow = Id<struct YouthRowTag>;             ///< row in the youth arrays
using PlaceId = Id<struct PlaceTag, std::uint16_t>;  ///< neighbourhood or rest of an area
using AreaId = Id<struct AreaTag, std::uint16_t>;    ///< municipality or city district
using GangId = Id<struct GangTag, std::uint16_t>;
using ClassId = Id<struct ClassTag>;  ///< school class of one stage, never reused
using SchoolId = Id<struct SchoolTag, std::uint16_t>;
using StratumId = Id<struct StratumTag, std::uint8_t>;  ///< cohort stratum of the group clocks
using ProgrammeId = Id<struct ProgrammeTag, std::uint16_t>;

enum class Sex : std::uint8_t { male, female };
inline constexpr std::size_t sex_count = 2;

enum class Channel : std::uint8_t { street, school, family_friends, online };
inline constexpr std::size_t channel_count = 4;

inline constexpr int entry_age_years = 6;
inline constexpr int leaving_age_years = 25;
inline constexpr std::size_t age_count = 19;  ///< completed ages 6..24

}  // namespace samverkan
