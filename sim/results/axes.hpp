#pragma once
// The axes of results: age bands, and names of what the kernel only numbers. One spelling for CSV, HDF5, JSON.
#include <array>
#include <string_view>

#include "core/ids.hpp"
#include "model/events.hpp"
#include "model/hops.hpp"
#include "model/justice.hpp"
#include "model/youths.hpp"

namespace samverkan {

/// Completed ages first..last.
struct AgeBand {
    int first, last;
    std::string_view name;
};

inline constexpr std::array age_bands{AgeBand{6, 9, "6-9"},     AgeBand{10, 12, "10-12"}, AgeBand{13, 15, "13-15"},
                                      AgeBand{16, 17, "16-17"}, AgeBand{18, 19, "18-19"}, AgeBand{20, 24, "20-24"}};
inline constexpr std::size_t age_band_count = age_bands.size();

constexpr std::size_t age_band_of(int age_years) {
    std::size_t band = 0;
    while (band + 1 < age_band_count && age_years > age_bands[band].last) ++band;
    return band;
}

/// Ages of the recruitment rate: recruits aged 10-19 per 1,000 residents aged 10-19 and person-year.
inline constexpr int rate_first_age = 10, rate_last_age = 19;
constexpr bool counts_in_rate(int age_years) { return age_years >= rate_first_age && age_years <= rate_last_age; }
inline constexpr double weeks_per_person_year = 52.18;

inline constexpr std::array<std::string_view, sex_count> sex_names{"male", "female"};
inline constexpr std::array<std::string_view, channel_count> channel_names{"street", "school", "family_friends",
                                                                           "online"};
inline constexpr std::array<std::string_view, involvement_count> involvement_names{"none", "fringe", "involved", "core",
                                                                                   "former"};
inline constexpr std::array<std::string_view, institution_count> institution_names{"ward", "youth_custody", "prison"};
inline constexpr std::array<std::string_view, event_kind_count> event_kind_names{"drift",
                                                                                 "fringe_exit",
                                                                                 "first_recruitment",
                                                                                 "renewed_recruitment",
                                                                                 "not_taken",
                                                                                 "exit",
                                                                                 "promotion",
                                                                                 "aged_out",
                                                                                 "report",
                                                                                 "lost_at_handover",
                                                                                 "not_opened",
                                                                                 "assessment_start",
                                                                                 "no_service_needed",
                                                                                 "declined",
                                                                                 "service_start",
                                                                                 "service_completed",
                                                                                 "service_broken_off",
                                                                                 "queue_withdrew",
                                                                                 "queue_aged_out",
                                                                                 "programme_offer",
                                                                                 "programme_declined",
                                                                                 "programme_start",
                                                                                 "programme_end",
                                                                                 "cohort_delivery",
                                                                                 "arrest",
                                                                                 "waits_for_place",
                                                                                 "taken_away",
                                                                                 "released",
                                                                                 "recruiter_lost",
                                                                                 "reattached",
                                                                                 "referred",
                                                                                 "placement_decided",
                                                                                 "queue_placed",
                                                                                 "queue_recruited",
                                                                                 "queue_left",
                                                                                 "treatment_start",
                                                                                 "treatment_end",
                                                                                 "violent_offence",
                                                                                 "injured",
                                                                                 "killed"};

/// What is counted of violence: attacks, those hit, and who takes part in shootings by age.
enum class ViolenceCount : std::uint8_t {
    shootings,
    shootings_outside_networks,
    explosions,
    foiled_plots,
    killed,
    injured,
    executors_under_15,
    executors_15_to_17,
    executors_18_to_24,
    executors_senior
};
inline constexpr std::size_t violence_count = 10;
inline constexpr std::array<std::string_view, violence_count> violence_names{
    "shootings", "shootings_outside_networks", "explosions",         "foiled_plots",       "killed",
    "injured",   "executors_under_15",         "executors_15_to_17", "executors_18_to_24", "executors_senior"};

inline constexpr std::array<std::string_view, service_agency_count> agency_names{
    "social_services", "school", "psychiatry", "leisure", "civil_society", "business"};

/// Hops that count cases; sums of weeks stand apart.
inline constexpr std::size_t counted_hop_count = static_cast<std::size_t>(Hop::waiting) + 1;
inline constexpr std::array<std::string_view, counted_hop_count> hop_names{
    "noticed",  "lost_at_handover", "not_opened", "opened",      "assessed",  "not_needed", "placement_decided",
    "matched",  "mismatched",       "declined",   "started",     "completed", "broken_off", "withdrew",
    "aged_out", "placed",           "recruited",  "left_county", "waiting"};

}  // namespace samverkan
