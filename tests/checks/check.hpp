#pragma once
// A behaviour check: arms over common worlds, what is measured of each, and how the numbers must relate.
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/county.hpp"
#include "model/events.hpp"
#include "model/programme.hpp"
#include "scenario/programme_file.hpp"

namespace samverkan::checks {

inline constexpr std::uint32_t least_statistical_replicates = 40;
inline constexpr double default_confidence = .999;  ///< one-sided

/// What is read off a run. Names: quantity_names (check_file.cpp).
enum class Quantity : std::uint8_t {
    recruits,
    first_recruits,
    renewed_recruits,
    events,    ///< of the kind that Measure::event names
    fringe,    ///< mean stock of the samples, as the next seven
    involved,  ///< involved or core
    core,
    former,
    senior_core,
    positions,
    open_positions,
    waiting_cases,
    cases_in_progress,
    away,                    ///< in custody, prison or a ward
    waiting_for_place,       ///< of one of these
    fill_probability,        ///< of the positions that ended, the share that was filled
    weeks_to_first_service,  ///< from a youth's last report before it to the first service
    shootings,               ///< of all kinds, in the weeks meant
    foiled_plots,
    killed,  ///< in attacks, seniors too
    cost_sek,
    delivered_units,
    programme_starts,
    lives,         ///< a number that tells the lives of two runs apart, bit by bit
    broken_weeks,  ///< weeks in which a sum that must hold does not
    parts_off      ///< by how much ages, sexes, channels, areas and years fail to add up to the whole
};

struct Measure {
    Quantity of = Quantity::recruits;
    int first_age = entry_age_years, last_age = leaving_age_years - 1;
    std::vector<AreaId> areas;  ///< empty: the county
    std::optional<Channel> channel;
    std::optional<EventKind> event;
    int from_week = 0, to_week = std::numeric_limits<int>::max();  ///< reported weeks, [from, to)
    std::string programme;                                         ///< id; empty: all that are funded
    bool per_1000 = false;  ///< residents: recruits and events a person-year, stocks at the time
};

/// What is compared: the measure, or what an arm averts of it against another.
enum class As : std::uint8_t { value, averted, averted_share, averted_per_million_sek };

/// How arms must relate; the first arm that is compared is the reference of the others.
enum class Relation : std::uint8_t {
    lower,  ///< every other arm lower than the first
    higher,
    not_lower,  ///< lower by less than the tolerance
    not_higher,
    about_equal,  ///< by less than the tolerance, both ways
    falling,      ///< every arm lower than the one before, by less than the tolerance higher if one is stated
    rising,
    equal,         ///< exactly, in every replicate
    always_lower,  ///< exactly, in every replicate
    always_higher,
    zero  ///< of each arm, in every replicate
};

/// Whether the relation is judged by its mean over replicates rather than in each of them.
[[nodiscard]] constexpr bool is_statistical(Relation relation) { return relation < Relation::equal; }
/// Whether the claim turned round is the claim with the arms in reverse.
[[nodiscard]] constexpr bool is_turned_by_order(Relation relation) {
    return relation == Relation::lower || relation == Relation::higher || relation == Relation::falling ||
           relation == Relation::rising || relation == Relation::always_lower || relation == Relation::always_higher;
}

enum class GangsOf : std::uint8_t { live, first_arm };

struct Arm {
    std::string name;
    Scenario scenario;
    std::shared_ptr<const County> county;
    double scale = .1;
    std::optional<std::size_t> against;  ///< arm that averted recruits are counted from
    GangsOf gangs = GangsOf::live;
};

enum class Due : std::uint8_t { now, next_issue };

struct Check {
    std::string id, why, source;
    TwoLanguages claim, theme;
    Due due = Due::now;
    std::vector<std::string> lacks;  ///< parts of the model that it needs and that are not built
    std::string known_gap;           ///< why it is known not to hold yet; empty: it must hold
    bool fast = false;
    std::vector<std::string> arm_names;
    std::vector<Arm> arms;       ///< empty if the check is not active
    std::optional<Arm> planted;  ///< instead of the last arm: the claim must then fail
    Measure measure;
    std::optional<Measure> than;  ///< taken off the measure
    As as = As::value;
    Relation relation = Relation::lower;
    double tolerance = 0;  ///< share of the reference
    double confidence = default_confidence;
    std::uint32_t replicates = least_statistical_replicates;
    std::uint64_t seed = 1;
    double scale = .1;
    int weeks = 0;
    std::string measured_words;  ///< "recruits, ages 10-14"

    [[nodiscard]] bool is_active() const { return due == Due::now && lacks.empty(); }
};

}  // namespace samverkan::checks
