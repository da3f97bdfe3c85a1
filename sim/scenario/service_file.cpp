#include "scenario/service_file.hpp"

#include <array>

#include "model/help.hpp"
#include "scenario/fields.hpp"

namespace samverkan {
namespace {

constexpr Presence required = Presence::required;

// In the order of the enums of sim/model.
constexpr std::array<std::string_view, service_agency_count> agencies{"social_services", "school",        "psychiatry",
                                                                      "leisure",         "civil_society", "business"};
constexpr std::array<std::string_view, 3> catchments{"area", "clinic", "county"};
constexpr std::array<std::string_view, 3> entries{"assessment", "referral", "first_visit"};
constexpr std::array<std::string_view, 2> capacities{"places", "starts_per_week"};
constexpr std::array<std::string_view, 5> payers{"municipality", "region", "state", "civil_society", "business"};

constexpr std::array clinic_fields{
    value<&ClinicEntry::name>("name", ValueKind::text, {"mottagningens namn", "name of the clinic"}, required),
    value<&ClinicEntry::areas>("areas", ValueKind::list, {"koder för dess områden", "codes of the areas it serves"},
                               required)
        .not_empty("nobody would be served"),
};
constexpr FieldTable clinic_table = table_of<clinic_fields>({"en mottagning", "a clinic"});

constexpr Range ages{0, leaving_age_years - 1}, weeks{1, 1040}, per_1000_range{0, 1000};

using L = ServiceLineEntry;
constexpr std::array line_fields{
    value<&L::id>("id", ValueKind::text, {"insatsens kortnamn", "short name of the service"}, required),
    value<&L::name>("name", ValueKind::object, {"namn på två språk", "name in two languages"}, required)
        .of(two_languages_table)
        .acts(ActsFrom::never),
    choice<&L::agency>("agency", agencies, {"vem som ger insatsen", "who gives the service"}, required)
        .acts(ActsFrom::burn_in),
    choice<&L::catchment>("catchment", catchments,
                          {"en kö per område, per mottagning eller för länet",
                           "a queue for each area, each clinic, or one for the county"},
                          required)
        .acts(ActsFrom::burn_in),
    choice<&L::entry>("entry", entries,
                      {"hur ärenden kommer: efter utredning, på remiss eller efter ett första besök",
                       "how cases come: after an assessment, by referral or after a first visit"})
        .otherwise({"assessment", "assessment"})
        .acts(ActsFrom::burn_in),
    choice<&L::capacity>(
        "capacity", capacities,
        {"vad som är begränsat: platser, eller starter per vecka", "what is scarce: places, or starts in a week"},
        required)
        .acts(ActsFrom::burn_in),
    number<&L::per_1000>("per_1000", Unit::one, per_1000_range,
                         {"platser, eller starter per vecka, per 1 000 invånare i åldersbandet",
                          "places, or starts a week, per 1,000 residents of the age band"},
                         required)
        .acts(ActsFrom::burn_in),
    whole<&L::band_first_age>("band_first_age", Unit::years, {entry_age_years, leaving_age_years - 1},
                              {"åldersbandets första ålder, och den yngsta som får insatsen",
                               "first age of the band, and the youngest who is matched"},
                              required)
        .acts(ActsFrom::burn_in),
    whole<&L::band_last_age>("band_last_age", Unit::years, {entry_age_years, leaving_age_years - 1},
                             {"åldersbandets sista ålder", "last age of the band"}, required)
        .acts(ActsFrom::burn_in),
    whole<&L::last_age>("last_age", Unit::years, ages,
                        {"äldst som får insatsen; äldre lämnar kön", "oldest who is served; above, the queue is left"},
                        required)
        .acts(ActsFrom::burn_in),
    whole<&L::duration_weeks>("duration_weeks", Unit::weeks, weeks,
                              {"insatsens längd om den fullföljs", "length of the service if completed"}, required)
        .acts(ActsFrom::burn_in),
    number<&L::patience_weeks>("patience_weeks", Unit::weeks, {1, 5200},
                               {"kön lämnas efter så många veckor", "the queue is left after so many weeks"})
        .otherwise({"länets tålamod (queue_patience_weeks), eller leave_hazard",
                    "the county's patience (queue_patience_weeks), or leave_hazard"})
        .acts(ActsFrom::burn_in),
    number<&L::leave_hazard>(
        "leave_hazard", Unit::hazard_per_week, {1e-6, 1},
        {"hasard att lämna kön, i stället för en fast tid", "hazard of leaving the queue, instead of a fixed time"})
        .otherwise({"ingen: fast tid", "none: a fixed time"})
        .acts(ActsFrom::burn_in),
    number<&L::match_weight>("match_weight", Unit::one, {0, 1000},
                             {"vikt när ett utrett ärende får en insats", "weight when an assessed case is matched"})
        .otherwise(0)
        .source({"regel: matchas inte", "rule: not matched"})
        .acts(ActsFrom::burn_in),
    number<&L::waiting_at_start_per_1000>(
        "waiting_at_start_per_1000", Unit::one, per_1000_range,
        {"kö vid starten per 1 000 invånare i åldersbandet", "queue at the start per 1,000 residents of the age band"})
        .otherwise(0)
        .source({"regel: kön fylls av veckorna före starten", "rule: filled by the weeks before the start"})
        .acts(ActsFrom::burn_in),
    choice<&L::payer>("payer", payers, {"vem som betalar", "who pays"}, required).acts(ActsFrom::never),
    number<&L::cost_sek>("cost_sek", Unit::sek, {0, 1e8}, {"kostnad per påbörjat ärende", "cost per started case"},
                         required)
        .acts(ActsFrom::never),
    value<&L::status>("status", ValueKind::text,
                      {"source, derived, assumption eller rule", "source, derived, assumption or rule"}, required)
        .acts(ActsFrom::never),
    value<&L::source>("source", ValueKind::text, {"var siffrorna kommer ifrån", "where the figures come from"},
                      required)
        .acts(ActsFrom::never),
};

}  // namespace

const FieldTable service_line_table = table_of<line_fields>({"en insats", "a service line"});

static bool read_value(const Reading& reading, ClinicEntry& target) {
    return read_object(reading, clinic_table.what.en, clinic_fields, target);
}
static bool read_value(const Reading& reading, ServiceLineEntry& target) {
    target.at = &reading.json;
    target.reporter = &reading.reporter;
    return read_object(reading, service_line_table.what.en, line_fields, target);
}

namespace {

constexpr std::array service_fields{
    value<&ServiceFile::clinics>("clinics", ValueKind::list,
                                 {"barn- och ungdomspsykiatrins mottagningar", "clinics of psychiatry"})
        .of(clinic_table)
        .otherwise({"inga", "none"})
        .acts(ActsFrom::burn_in),
    value<&ServiceFile::clinics_source>("clinics_source", ValueKind::text,
                                        {"var indelningen kommer ifrån", "where that map comes from"})
        .acts(ActsFrom::never),
    value<&ServiceFile::lines>("lines", ValueKind::list, {"insatser", "service lines"}, required)
        .of(service_line_table)
        .not_empty("no assessment could lead to a service")
        .acts(ActsFrom::burn_in),
};

/// Checks what one entry cannot show and puts the services together.
class Builder {
public:
    Builder(const County& county, Reporter& reporter) : county_(county), reporter_(reporter) {}

    Services build(const ServiceFile& file) {
        add_clinics(file);
        for (const ServiceLineEntry& entry : file.lines) add_line(entry);
        if (services_.lines.size() >= most_stations && file.lines.back().at != nullptr)
            report(file.lines.back(), Code::contradiction,
                   "`lines` are " + std::to_string(services_.lines.size()) + " (a race has at most " +
                       std::to_string(most_stations - 1) + ")");
        return std::move(services_);
    }

private:
    void report(const ServiceLineEntry& entry, Code code, std::string message) {
        reporter_.report(code, entry.at->span, std::move(message));
    }

    void add_clinics(const ServiceFile& file) {
        if (file.clinics.empty()) return;
        constexpr std::uint16_t none = 0xFFFF;
        services_.clinic_of_area.assign(county_.areas.size(), none);
        for (const ClinicEntry& clinic : file.clinics) {
            for (const Given<std::string>& code : clinic.areas) add_clinic_area(code);
            services_.clinics.push_back(clinic.name.value);
        }
        for (std::size_t area = 0; area < county_.areas.size(); ++area)
            if (services_.clinic_of_area[area] == none)
                reporter_.report(Code::inconsistent_county, file.clinics.front().name.at->span,
                                 "area " + county_.areas[area].code +
                                     " has no clinic (its children could not be "
                                     "referred)");
    }

    void add_clinic_area(const Given<std::string>& code) {
        for (std::size_t area = 0; area < county_.areas.size(); ++area) {
            if (county_.areas[area].code != code.value) continue;
            std::uint16_t& clinic = services_.clinic_of_area[area];
            if (clinic != 0xFFFF)
                reporter_.report(Code::duplicate_name, code.at->span,
                                 "area `" + shown(code.value) + "` has two clinics (a child has one)");
            clinic = static_cast<std::uint16_t>(services_.clinics.size());
            return;
        }
        reporter_.report(Code::inconsistent_county, code.at->span,
                         "unknown area `" + shown(code.value) + "` (the table of areas lacks it)");
    }

    void add_line(const ServiceLineEntry& entry) {
        ServiceLine line;
        line.id = entry.id.value;
        line.name_sv = entry.name.sv;
        line.name_en = entry.name.en;
        line.agency = static_cast<ServiceAgency>(entry.agency.value.index);
        line.catchment = static_cast<Catchment>(entry.catchment.value.index);
        line.entry = static_cast<ServiceEntry>(entry.entry.value.index);
        line.capacity_kind = static_cast<CapacityKind>(entry.capacity.value.index);
        line.capacity_per_1000 = entry.per_1000.value;
        line.band_first_age = entry.band_first_age;
        line.band_last_age = entry.band_last_age;
        line.last_age = entry.last_age;
        line.duration_weeks = entry.duration_weeks;
        line.leave_hazard = entry.leave_hazard.value;
        line.patience_weeks =
            entry.patience_weeks ? entry.patience_weeks.value : county_.parameters.help.queue_patience_weeks;
        line.match_weight = entry.match_weight.value;
        line.waiting_at_start_per_1000 = entry.waiting_at_start_per_1000;
        line.payer = payers[entry.payer.value.index];
        line.cost_sek = entry.cost_sek;
        line.source = entry.status + ": " + entry.source;
        check(entry, line);
        services_.lines.push_back(std::move(line));
    }

    void check(const ServiceLineEntry& entry, const ServiceLine& line) {
        const std::string name = "`" + shown(line.id) + "`";
        for (const ServiceLine& other : services_.lines) {
            if (other.id == line.id) report(entry, Code::duplicate_name, name + " is the id of two service lines");
            if (line.entry != ServiceEntry::assessment && other.entry == line.entry)
                report(entry, Code::contradiction,
                       name + " is the second line with this `entry` (referrals and visits lead to one line each)");
        }
        if (entry.patience_weeks && entry.leave_hazard)
            report(entry, Code::contradiction,
                   name + " has `patience_weeks` and `leave_hazard` (a queue is left by one of them)");
        if (line.band_first_age > line.band_last_age || line.band_first_age > line.last_age)
            report(entry, Code::contradiction, name + " is for nobody (its first age is above its last)");
        if (line.catchment == Catchment::clinic && services_.clinics.empty())
            report(entry, Code::contradiction, name + " has a queue for each clinic (the county has no `clinics`)");
        if ((line.agency == ServiceAgency::psychiatry) == (line.entry == ServiceEntry::assessment))
            report(entry, Code::contradiction,
                   name + " belongs to psychiatry but is matched after an assessment, or the other way round "
                          "(psychiatry takes referrals, other agencies what social services assess)");
        if (line.entry != ServiceEntry::assessment && line.match_weight > 0)
            report(entry, Code::contradiction, name + " has a `match_weight` (only assessed cases are matched)");
    }

    const County& county_;
    Reporter& reporter_;
    Services services_;
};

}  // namespace

const FieldTable service_table = table_of<service_fields>({"länets insatser", "the services of a county"});
std::span<const std::string_view> service_agency_names() { return agencies; }
std::span<const std::string_view> catchment_names() { return catchments; }
std::span<const std::string_view> service_entry_names() { return entries; }
std::span<const std::string_view> capacity_kind_names() { return capacities; }

Services read_services(const JsonDocument& document, const County& county, Reporter& reporter) {
    ServiceFile file;
    if (!read_object(document.root, "", service_table.what.en, std::span<const Field<ServiceFile>>(service_fields),
                     file, reporter))
        return {};
    return Builder(county, reporter).build(file);
}

}  // namespace samverkan
