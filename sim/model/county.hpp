#pragma once
// The county as data: areas, places, distances, school terms, parameters. Read by sim/scenario.
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "model/parameters.hpp"
#include "model/services.hpp"

namespace samverkan {

struct Area {
    std::string code, name, municipality;
    double residents = 0;  ///< all ages
};

enum class VulnerableClass : std::uint8_t { none, vulnerable, specially_vulnerable };

/// A vulnerable neighbourhood or the rest of an area.
struct Place {
    std::string name;
    AreaId area;
    VulnerableClass vulnerable_class = VulnerableClass::none;
    double residents = 0;  ///< all ages
    double low_income_percent = 0;
    std::array<double, age_count> youths_by_age{};  ///< residents of completed age 6..24, both sexes
};

/// Weeks without school, as a sorted list of disjoint [first, last] week numbers; beyond the file by rule.
struct SchoolCalendar {
    struct Break {
        int first_week, last_week;
    };
    std::vector<Break> breaks;
};

/// A rule of law from a week on; part of the baseline.
enum class LawParameter : std::uint8_t { age_of_criminal_responsibility, sentence_length_factor };
struct LawChange {
    int from_week = 0;
    LawParameter parameter = LawParameter::age_of_criminal_responsibility;
    double value = 0;
};

/// Everything the kernel needs to know of a county. Distances are in km between areas' reference points,
/// row-major areas x areas; places use their area's.
struct County {
    std::string name;
    std::vector<Area> areas;
    std::vector<Place> places;  ///< ordered by area; its rest first
    std::vector<double> distance_km;
    std::vector<std::vector<AreaId>> neighbours;  ///< by area, ascending
    SchoolCalendar calendar;
    std::vector<LawChange> law_timeline;  ///< by week; those in force, not those proposed
    ModelParameters parameters;
    Services services;

    [[nodiscard]] double distance(AreaId a, AreaId b) const {
        return distance_km[a.index() * areas.size() + b.index()];
    }
};

/// The county reduced to some of its areas (in that order); gangs and senior core by their share of youths.
County county_of_areas(const County& county, const std::vector<AreaId>& kept);

}  // namespace samverkan
