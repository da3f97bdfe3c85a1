#pragma once
// Service lines of all agencies, as data: where they stand, how many they take, for whom, who pays. Read by
// sim/scenario from configs/<county>/services.json.
#include <cstdint>
#include <string>
#include <vector>

namespace samverkan {

/// Who runs a service.
enum class ServiceAgency : std::uint8_t { social_services, school, psychiatry, leisure, civil_society, business };
inline constexpr std::size_t service_agency_count = 6;

/// One desk for each area, each clinic, or one for the county.
enum class Catchment : std::uint8_t { area, clinic, county };

/// By which way cases come to a line: matched after an assessment, referred with a report, or from a first visit.
enum class ServiceEntry : std::uint8_t { assessment, referral, first_visit };

/// What is scarce: places that a case holds, or starts in a week.
enum class CapacityKind : std::uint8_t { places, starts };

/// A kind of service. Ages are completed years.
struct ServiceLine {
    std::string id, name_sv, name_en;
    ServiceAgency agency = ServiceAgency::social_services;
    Catchment catchment = Catchment::area;
    ServiceEntry entry = ServiceEntry::assessment;
    CapacityKind capacity_kind = CapacityKind::places;
    double capacity_per_1000 = 0;  ///< places, or starts a week, per 1,000 residents of the age band
    int band_first_age = 6, band_last_age = 17;
    int last_age = 20;  ///< still matched and served; the queue is left above
    int duration_weeks = 1;
    double patience_weeks = 0;             ///< the queue is left after; 0: by `leave_hazard`
    double leave_hazard = 0;               ///< per week in the queue
    double match_weight = 0;               ///< weight in the race over lines after an assessment
    double waiting_at_start_per_1000 = 0;  ///< cases before the desk opens in the weeks before the run
    std::string payer, source;
    double cost_sek = 0;  ///< per started case
};

struct Services {
    std::vector<ServiceLine> lines;
    std::vector<std::string> clinics;           ///< names
    std::vector<std::uint16_t> clinic_of_area;  ///< index in clinics, by area; empty without clinics
};

}  // namespace samverkan
