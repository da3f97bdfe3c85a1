#pragma once
// county.json: the name of a county, its times, its reference population, and which file holds what.
#include <string>

#include "scenario/place_builder.hpp"
#include "scenario/value_reader.hpp"

namespace samverkan {

struct ReferencePopulation {
    Given<double> aged_6_24;
    std::string source;
};

struct CountyFileNames {
    std::string areas, adjacency, distances, places, school_calendar, parameters, base_rates, services;
    std::string law_timeline;  ///< empty: none
    std::string outlines;      ///< GeoJSON for maps; not read here
};

struct CountyFile {
    std::string name, name_sv;
    WeekNumber first_week, start;
    ReferencePopulation reference_population;
    CountyFileNames files;
    LowIncomeRule low_income_in_places;
    Given<std::string> parameters_from;  ///< folder beside this one that lends parameters not stated here
};

extern const FieldTable county_table;

/// False if anything was reported.
bool read_county_file(const JsonDocument& document, CountyFile& county, Reporter& reporter);

}  // namespace samverkan
