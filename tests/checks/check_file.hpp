#pragma once
// Files of behaviour checks as they stand, tests/behaviour/checks/*.json: everything optional, with its place.
#include <span>
#include <string>
#include <vector>

#include "checks/check.hpp"
#include "scenario/value_reader.hpp"

namespace samverkan::checks {

struct MeasureEntry {
    Given<Choice> of, channel, event;
    Given<std::vector<Given<double>>> ages, weeks;
    Given<std::vector<Given<std::string>>> areas;
    Given<std::string> programme;
    bool per_1000 = false;
    const JsonValue* at = nullptr;
};

struct ArmEntry {
    Given<std::string> name, file, folder, against;
    Given<const JsonValue*> scenario, parameters, strength;
    Given<double> scale, usual_services;
    Choice gangs;
    const JsonValue* at = nullptr;
    std::string path;
};

struct CheckEntry {
    Given<std::string> id, why, source, known_gap;
    TwoLanguages claim;
    Given<Choice> due, as, relation;
    Given<std::vector<Given<std::string>>> needs;
    bool fast = false;
    Given<std::vector<ArmEntry>> arms;
    Given<ArmEntry> planted;
    Given<const JsonValue*> measure, than, parameters;
    Given<double> tolerance, confidence, scale, usual_services;
    Given<int> replicates, weeks, burn_in_weeks, seed;
    const JsonValue* at = nullptr;
    std::string path;
};

struct ChecksFile {
    TwoLanguages theme;
    Given<std::vector<CheckEntry>> checks;
};

/// Parts of the model that checks may need; built_parts in tests/behaviour/built.json says which there are.
[[nodiscard]] std::span<const std::string_view> known_parts();

[[nodiscard]] std::string_view name_of(Quantity quantity);
[[nodiscard]] std::string_view name_of(Relation relation);

/// As far as it can be read; problems go to `reporter`.
[[nodiscard]] ChecksFile read_checks_file(const JsonValue& root, Reporter& reporter);

/// A measure in the model's terms, but for areas: names of areas are left in the entry.
bool read_measure(const JsonValue& json, const std::string& path, MeasureEntry& entry, Reporter& reporter);

}  // namespace samverkan::checks
