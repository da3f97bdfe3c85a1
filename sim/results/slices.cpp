#include "results/slices.hpp"

namespace samverkan {

SliceLayout::SliceLayout(int years, std::size_t areas)
    : years_(years), areas_(areas), first_band_(1 + static_cast<std::size_t>(years)),
      first_sex_(first_band_ + age_band_count), first_channel_(first_sex_ + sex_count),
      first_area_(first_channel_ + channel_count), first_area_year_(first_area_ + areas) {
    slices_.resize(first_area_year_ + areas * static_cast<std::size_t>(years));
    for (int year = 0; year < years; ++year) slices_[of_year(year)].year = year;
    for (std::size_t band = 0; band < age_band_count; ++band) slices_[of_age_band(band)].age_band = band;
    for (std::size_t s = 0; s < sex_count; ++s) slices_[first_sex_ + s].sex = static_cast<Sex>(s);
    for (std::size_t c = 0; c < channel_count; ++c) slices_[first_channel_ + c].channel = static_cast<Channel>(c);
    for (std::size_t area = 0; area < areas; ++area) {
        slices_[of_area(area)].area = area;
        for (int year = 0; year < years; ++year) {
            slices_[of_area_year(area, year)].area = area;
            slices_[of_area_year(area, year)].year = year;
        }
    }
}

void SliceLayout::add(const RecruitRecord& recruit, int year, std::span<std::uint32_t> counts) const {
    ++counts[total()];
    ++counts[of_year(year)];
    ++counts[of_age_band(age_band_of(recruit.age_years))];
    ++counts[of_sex(recruit.sex)];
    ++counts[of_channel(recruit.channel)];
    ++counts[of_area(recruit.area)];
    ++counts[of_area_year(recruit.area, year)];
}

std::vector<std::uint32_t> count_recruits(const RunSummary& run, const SliceLayout& layout, Recruits which) {
    std::vector<std::uint32_t> counts(layout.size(), 0);
    for (const RecruitRecord& recruit : run.recruits)
        if (is_among(recruit, which)) layout.add(recruit, run.year_of(recruit), counts);
    return counts;
}

}  // namespace samverkan
