#pragma once
// One world: a population, its gangs and its draws. Built once per replicate, read by every arm.
#include <cstdint>
#include <limits>
#include <vector>

#include "core/keyed_draws.hpp"
#include "model/county.hpp"
#include "model/gangs.hpp"
#include "model/membership_tables.hpp"
#include "model/population.hpp"
#include "model/recruitment_reference.hpp"

namespace samverkan {

/// What the calendar says of one week.
struct CalendarWeek {
    std::uint8_t iso_week = 1;
    bool school_open = true;
};

CalendarWeek calendar_week(const SchoolCalendar& school, int week);

/// exp(level / 1024) for every LogLevel.
class LevelFactors {
public:
    LevelFactors();
    [[nodiscard]] double operator[](LogLevel level) const {
        return factor_[static_cast<std::size_t>(level - std::numeric_limits<LogLevel>::min())];
    }

private:
    std::vector<float> factor_;
};

/// What never changes about a youth and is asked together: one cache line instead of six.
struct Person {
    std::uint16_t birth_week, cohort_index;
    LogLevel recruit_level, report_level;
    std::uint16_t traits;
};
static_assert(sizeof(Person) == 10);

struct WorldOptions {
    std::uint64_t seed = 1;
    std::uint32_t replicate = 0;
    std::uint64_t event_stream = 0;
    double scale = 1;                        ///< 0.001-1 of the residents
    PriorDraw constants = PriorDraw::drawn;  ///< of gangs (GangConstants): drawn per replicate, or the mode
    int extra_isolated_residents = 0;        ///< tests
};

struct World {
    const County* county;
    WorldOptions options;
    WorldDraws draws;
    Horizon horizon;
    Population population;       ///< its columns that `person` holds are empty
    std::vector<Person> person;  ///< by row
    RecruitmentReference reference;
    GangStructure gangs;
    std::vector<CalendarWeek> calendar;             ///< by week - horizon.first_week
    std::vector<std::uint32_t> area_first_segment;  ///< areas + 1
    LevelFactors level_factor;
    MembershipTables membership;

    [[nodiscard]] const ModelParameters& parameters() const { return county->parameters; }
    [[nodiscard]] const CalendarWeek& calendar_of(int week) const {
        return calendar[static_cast<std::size_t>(week - horizon.first_week)];
    }
    [[nodiscard]] std::size_t group_count() const { return county->places.size() * sex_count * age_count; }
};

/// The world keeps a pointer to `county`, which must outlive it.
World build_world(const County& county, const WorldOptions& options, Horizon horizon);
World build_world(County&& county, const WorldOptions& options, Horizon horizon) = delete;

/// Identity of a youth whose place of residence is known.
inline EntityKey key_of_resident(const World& world, std::uint32_t row, std::size_t place) {
    const Person& person = world.person[row];
    return youth_key(static_cast<std::uint32_t>(place), person.cohort_index, person.birth_week);
}

/// Place x sex of a row.
std::size_t segment_of_row(const Population& population, std::uint32_t row);

/// Identity of a youth for keyed draws.
EntityKey key_of_row(const World& world, std::uint32_t row);

/// Group of a row in `week`: place x sex x completed age.
std::size_t group_of_row(const Population& population, std::uint32_t row, int week);

}  // namespace samverkan
