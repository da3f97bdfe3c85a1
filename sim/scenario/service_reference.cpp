// The page on services, from a county's data.
#include "scenario/service_file.hpp"

namespace samverkan {
namespace {

std::string age_span(int first, int last) { return std::to_string(first) + "-" + std::to_string(last); }

std::string row_of(const ServiceLine& line) {
    const auto name = [](std::span<const std::string_view> names, auto value) {
        return std::string(names[static_cast<std::size_t>(value)]);
    };
    const std::string wait = line.leave_hazard > 0 ? number_text(line.leave_hazard) + " a week"
                                                   : "after " + number_text(line.patience_weeks) + " weeks";
    return "| `" + line.id + "` | " + line.name_en + " / " + line.name_sv + " | " +
           name(service_agency_names(), line.agency) + " | " + name(catchment_names(), line.catchment) + " | " +
           name(service_entry_names(), line.entry) + " | " + number_text(line.capacity_per_1000) + " " +
           name(capacity_kind_names(), line.capacity_kind) + " per 1,000 aged " +
           age_span(line.band_first_age, line.band_last_age) + " | " + std::to_string(line.duration_weeks) + " | " +
           std::to_string(line.last_age) + " | " + wait + " | " + number_text(line.match_weight) + " | " +
           number_text(line.waiting_at_start_per_1000) + " | " + line.payer + " | " + number_text(line.cost_sek) +
           " | " + line.source + " |\n";
}

}  // namespace

std::string service_reference(const County& county) {
    std::string page =
        "# Services\n\nGenerated from `configs/stockholm/services.json` (" + county.name +
        "). A line is a kind of service with a queue; usual services change no hazard, since they are in the base "
        "rates. `entry` says how cases come: matched after an assessment by social services (by `weight`), by "
        "referral, or after a first visit. A queue is left above the last age, and otherwise as stated. Cost is per "
        "started case, in SEK of 2024.\n\n"
        "| id | what | agency | a queue for each | entry | capacity | weeks | last age | queue left | weight | "
        "waiting at start, per 1,000 | payer | cost | source |\n"
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
    for (const ServiceLine& line : county.services.lines) page += row_of(line);
    page += "\n## Clinics of psychiatry\n\n| clinic | areas |\n|---|---|\n";
    for (std::size_t clinic = 0; clinic < county.services.clinics.size(); ++clinic) {
        std::string areas;
        for (std::size_t area = 0; area < county.areas.size(); ++area)
            if (county.services.clinic_of_area[area] == clinic)
                areas += (areas.empty() ? "" : ", ") + county.areas[area].name;
        page += "| " + county.services.clinics[clinic] + " | " + areas + " |\n";
    }
    return page;
}

}  // namespace samverkan
