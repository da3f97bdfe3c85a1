#pragma once
// services.json of a county: clinics of psychiatry and the areas they serve, and the service lines of all agencies.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/county.hpp"
#include "scenario/programme_file.hpp"

namespace samverkan {

struct ClinicEntry {
    Given<std::string> name;
    std::vector<Given<std::string>> areas;  ///< codes
};

struct ServiceLineEntry {
    Given<std::string> id;
    TwoLanguages name;
    Given<Choice> agency, catchment, entry, capacity, payer;
    Given<double> per_1000;
    int band_first_age = 6, band_last_age = 17, last_age = 20, duration_weeks = 1;
    Given<double> patience_weeks, leave_hazard, match_weight;
    double waiting_at_start_per_1000 = 0, cost_sek = 0;
    std::string status, source;
    const JsonValue* at = nullptr;
    Reporter* reporter = nullptr;
};

struct ServiceFile {
    std::vector<ClinicEntry> clinics;
    std::string clinics_source;
    std::vector<ServiceLineEntry> lines;
};

extern const FieldTable service_table, service_line_table;
// Names in the order of the enums.
[[nodiscard]] std::span<const std::string_view> service_agency_names();
[[nodiscard]] std::span<const std::string_view> catchment_names();
[[nodiscard]] std::span<const std::string_view> service_entry_names();
[[nodiscard]] std::span<const std::string_view> capacity_kind_names();

/// The services of a county whose areas are read. Problems are reported.
[[nodiscard]] Services read_services(const JsonDocument& document, const County& county, Reporter& reporter);

/// The page docs/services.md.
[[nodiscard]] std::string service_reference(const County& county);

}  // namespace samverkan
