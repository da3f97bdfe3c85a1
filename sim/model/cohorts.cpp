#include "model/cohorts.hpp"

#include <algorithm>
#include <array>

#include "core/contract.hpp"
#include "core/iso_week.hpp"

namespace samverkan {
namespace {

/// Whole births per week from expected births per week; u in (0, 1) is the keyed offset.
class CumulativeRounding {
public:
    explicit CumulativeRounding(double u) : sum_(u) {}
    std::uint32_t add(double expected) {
        sum_ += expected;
        const auto whole = static_cast<std::uint64_t>(sum_);
        const auto count = static_cast<std::uint32_t>(whole - given_);
        given_ = whole;
        return count;
    }

private:
    double sum_;
    std::uint64_t given_ = 0;
};

/// Expected residents of one place per birth week.
class ExpectedBirths {
public:
    ExpectedBirths(const Place& place, Horizon horizon, double scale, double yearly_growth)
        : place_(place), first_week_(horizon.first_week), scale_(scale), yearly_growth_(yearly_growth) {}

    [[nodiscard]] double before_oldest() const { return place_.youths_by_age.back() * scale_ / weeks_per_year; }
    [[nodiscard]] double residents(int birth_week) const {
        const int age = completed_age(birth_week, first_week_);
        const int weeks_of_age = age_in_weeks(age + 1) - age_in_weeks(age);
        return place_.youths_by_age[static_cast<std::size_t>(age - entry_age_years)] * scale_ / weeks_of_age;
    }
    /// Called for successive birth weeks, the first entrants being `weeks_after` = 0.
    [[nodiscard]] double entrants(int weeks_after) {
        while (weeks_after >= years_ * weeks_per_year) {
            growth_ *= yearly_growth_;
            ++years_;
        }
        return place_.youths_by_age.front() * scale_ / weeks_per_year * growth_;
    }

private:
    const Place& place_;
    int first_week_;
    double scale_, yearly_growth_;
    double growth_ = 1;
    int years_ = 0;
};

using SexCounts = std::array<std::vector<std::uint32_t>, sex_count>;

/// Births of one place by sex and birth week; writes the phantom births before them.
SexCounts count_place(const County& county, const KeyedDraws& structure, Horizon horizon, double scale,
                      std::size_t place, Cohorts& cohorts) {
    const Words offset = structure.words(Process::scale_rounding, entity_key(static_cast<std::uint32_t>(place)), 0);
    CumulativeRounding everyone{elementary::unit_uniform(offset[0])}, males{elementary::unit_uniform(offset[1])};
    ExpectedBirths expected{county.places[place], horizon, scale, county.parameters.entrants_per_six_year_old};
    for (int week = 0; week < phantom_weeks; ++week)
        cohorts.phantom_births.push_back(static_cast<std::uint16_t>(everyone.add(expected.before_oldest())));
    SexCounts counts;
    const int first_entrants = horizon.first_week - age_in_weeks(entry_age_years) + 1;
    for (int week = cohorts.first_birth_week; week < cohorts.end_birth_week(); ++week) {
        const bool entrants = week >= first_entrants;
        const std::uint32_t born =
            everyone.add(entrants ? expected.entrants(week - first_entrants) : expected.residents(week));
        const std::uint32_t boys = males.add(born * county.parameters.male_share);
        expect(born < isolated_base, "at most 28,671 residents of one place and birth week");
        counts[0].push_back(boys);
        counts[1].push_back(born - boys);
    }
    return counts;
}

/// The j-th isolated resident: places and sexes in turn, 12 to 13 years old at the horizon's start.
struct IsolatedResident {
    std::size_t segment;
    int birth_week;
    std::uint32_t cohort_index;

    IsolatedResident(int j, std::size_t places, int first_week)
        : segment(static_cast<std::size_t>(j) % (places * sex_count)),
          birth_week(first_week - age_in_weeks(12) - j % 104),
          cohort_index(static_cast<std::uint32_t>(segment % sex_count) * female_base + isolated_base +
                       static_cast<std::uint32_t>(j)) {}
};

/// Appends the rows of one segment in order of birth week and identity.
void append_segment(std::size_t segment, const std::vector<std::uint32_t>& births,
                    const std::vector<IsolatedResident>& isolated, Cohorts& cohorts, Population& population) {
    const auto append = [&](int week, std::uint32_t index, std::uint16_t traits) {
        population.birth_week.push_back(static_cast<std::uint16_t>(week));
        population.cohort_index.push_back(static_cast<std::uint16_t>(index));
        population.traits.push_back(traits);
    };
    const std::uint32_t base = segment % sex_count == 0 ? 0 : female_base;
    for (std::size_t w = 0; w < births.size(); ++w) {
        const int week = cohorts.first_birth_week + static_cast<int>(w);
        cohorts.row_begin.push_back(static_cast<std::uint32_t>(population.size()));
        for (std::uint32_t i = 0; i < births[w]; ++i) append(week, base + i, 0);
        for (const IsolatedResident& resident : isolated)
            if (resident.segment == segment && resident.birth_week == week)
                append(week, resident.cohort_index, trait::isolated);
    }
    cohorts.row_begin.push_back(static_cast<std::uint32_t>(population.size()));
    population.segment_begin.push_back(static_cast<std::uint32_t>(population.size()));
}

/// Room for everyone at once, so that the arrays do not grow by copying.
void reserve_rows(const County& county, double scale, const Cohorts& cohorts, Population& population) {
    double expected = 0;
    for (const Place& place : county.places) {
        for (const double youths : place.youths_by_age) expected += youths;
        const int entrant_weeks =
            cohorts.birth_weeks - (age_in_weeks(leaving_age_years) - age_in_weeks(entry_age_years));
        expected += place.youths_by_age.front() / weeks_per_year * entrant_weeks;
    }
    const auto rows = static_cast<std::size_t>(expected * scale) + 1024;
    population.birth_week.reserve(rows);
    population.cohort_index.reserve(rows);
    population.traits.reserve(rows);
}

}  // namespace

RowRange Cohorts::rows(SegmentId segment, int first, int end) const {
    const auto column = [&](int week) {
        return static_cast<std::size_t>(std::clamp(week - first_birth_week, 0, birth_weeks));
    };
    const std::size_t begin = segment.index() * (static_cast<std::size_t>(birth_weeks) + 1);
    return {row_begin[begin + column(first)], row_begin[begin + column(end)]};
}

RowRange Cohorts::rows_of_place(PlaceId place) const {
    return {rows(segment_of(place, Sex::male), first_birth_week, first_birth_week).begin,
            rows(segment_of(place, Sex::female), end_birth_week(), end_birth_week()).end};
}

Cohorts lay_out_cohorts(const County& county, const KeyedDraws& structure, double scale, int extra_isolated,
                        Population& population) {
    const Horizon horizon = population.horizon;
    expect(horizon.end_week > horizon.first_week, "a horizon has at least one week");
    expect(extra_isolated >= 0 && extra_isolated < 0x1000, "fewer than 4,096 isolated residents");
    Cohorts cohorts;
    cohorts.first_birth_week = horizon.first_week - age_in_weeks(leaving_age_years) + 1;
    cohorts.birth_weeks = horizon.end_week - age_in_weeks(entry_age_years) - cohorts.first_birth_week;
    expect(cohorts.first_birth_week >= 0, "residents are born in 1970 or later");
    std::vector<IsolatedResident> isolated;
    isolated.reserve(static_cast<std::size_t>(extra_isolated));
    for (int j = 0; j < extra_isolated; ++j) isolated.emplace_back(j, county.places.size(), horizon.first_week);
    reserve_rows(county, scale, cohorts, population);
    population.segment_begin = {0};
    for (std::size_t place = 0; place < county.places.size(); ++place) {
        const SexCounts births = count_place(county, structure, horizon, scale, place, cohorts);
        for (std::size_t sex = 0; sex < sex_count; ++sex)
            append_segment(place * sex_count + sex, births[sex], isolated, cohorts, population);
    }
    return cohorts;
}

}  // namespace samverkan
