#pragma once
// The cuts of a table of counts: total, by year, age band, sex, channel, area, and area by year.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "results/run_summary.hpp"

namespace samverkan {

/// What a count is restricted to; nothing said: all of it.
struct Slice {
    std::optional<int> year{};  ///< 0 is the first reported year
    std::optional<std::size_t> area{};
    std::optional<Sex> sex{};
    std::optional<std::size_t> age_band{};
    std::optional<Channel> channel{};
    friend bool operator==(const Slice&, const Slice&) = default;
};

/// Numbers the slices of a study, so that a run's counts are one short array.
class SliceLayout {
public:
    SliceLayout(int years, std::size_t areas);

    [[nodiscard]] std::size_t size() const { return slices_.size(); }
    [[nodiscard]] const Slice& operator[](std::size_t index) const { return slices_[index]; }
    [[nodiscard]] int years() const { return years_; }
    [[nodiscard]] std::size_t areas() const { return areas_; }

    [[nodiscard]] std::size_t total() const { return 0; }
    [[nodiscard]] std::size_t of_year(int year) const { return 1 + static_cast<std::size_t>(year); }
    [[nodiscard]] std::size_t of_age_band(std::size_t band) const { return first_band_ + band; }
    [[nodiscard]] std::size_t of_sex(Sex sex) const { return first_sex_ + static_cast<std::size_t>(sex); }
    [[nodiscard]] std::size_t of_channel(Channel channel) const {
        return first_channel_ + static_cast<std::size_t>(channel);
    }
    [[nodiscard]] std::size_t of_area(std::size_t area) const { return first_area_ + area; }
    [[nodiscard]] std::size_t of_area_year(std::size_t area, int year) const {
        return first_area_year_ + area * static_cast<std::size_t>(years_) + static_cast<std::size_t>(year);
    }

    /// Adds one recruitment in `year` to all slices it belongs to.
    void add(const RecruitRecord& recruit, int year, std::span<std::uint32_t> counts) const;

private:
    int years_;
    std::size_t areas_, first_band_, first_sex_, first_channel_, first_area_, first_area_year_;
    std::vector<Slice> slices_;
};

enum class Recruits : std::uint8_t { all, first, renewed };
constexpr bool is_among(const RecruitRecord& recruit, Recruits which) {
    return which == Recruits::all || recruit.renewed == (which == Recruits::renewed);
}

/// Recruitments of a run by slice.
std::vector<std::uint32_t> count_recruits(const RunSummary& run, const SliceLayout& layout, Recruits which);

}  // namespace samverkan
