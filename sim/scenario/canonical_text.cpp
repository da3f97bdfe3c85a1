#include "scenario/canonical_text.hpp"

#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "scenario/parameter_fields.hpp"

namespace samverkan {
namespace {

/// Writes "name = value value ...". Numbers have the shortest form that reads back as the same number; texts
/// are quoted as in JSON.
class CanonicalWriter {
public:
    CanonicalWriter& line(std::string_view name) {
        text_ += text_.empty() ? "" : "\n";
        text_ += name;
        text_ += " =";
        return *this;
    }
    CanonicalWriter& add(double value) { return append(nlohmann::json(value)); }
    CanonicalWriter& add(int value) { return append(nlohmann::json(value)); }
    CanonicalWriter& add(std::size_t value) { return append(nlohmann::json(value)); }
    CanonicalWriter& add(const std::optional<double>& value) { return value ? add(*value) : add("none"); }
    CanonicalWriter& add(const char* value) { return add(std::string_view(value)); }
    CanonicalWriter& add(bool value) { return append(nlohmann::json(value)); }
    CanonicalWriter& add(std::string_view value) { return append(nlohmann::json(value)); }
    std::string take() { return std::move(text_) + "\n"; }

private:
    CanonicalWriter& append(const nlohmann::json& value) {
        text_ += " " + value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        return *this;
    }

    std::string text_;
};

void write_places(const County& county, CanonicalWriter& out) {
    for (const Area& area : county.areas)
        out.line("area").add(area.code).add(area.name).add(area.municipality).add(area.residents);
    for (const Place& place : county.places) {
        out.line("place").add(place.name).add(place.area.index()).add(static_cast<int>(place.vulnerable_class));
        out.add(place.residents).add(place.low_income_percent);
        for (const double youths : place.youths_by_age) out.add(youths);
    }
    out.line("distance_km");
    for (const double km : county.distance_km) out.add(km);
    for (const auto& neighbours : county.neighbours) {
        out.line("neighbours");
        for (const AreaId area : neighbours) out.add(area.index());
    }
    out.line("breaks");
    for (const SchoolCalendar::Break& weeks : county.calendar.breaks) out.add(weeks.first_week).add(weeks.last_week);
}

void write_services(const Services& services, CanonicalWriter& out) {
    for (const ServiceLine& line : services.lines) {
        out.line("service").add(line.id).add(static_cast<int>(line.agency)).add(static_cast<int>(line.catchment));
        out.add(static_cast<int>(line.entry)).add(static_cast<int>(line.capacity_kind)).add(line.capacity_per_1000);
        out.add(line.band_first_age).add(line.band_last_age).add(line.last_age).add(line.duration_weeks);
        out.add(line.patience_weeks).add(line.leave_hazard).add(line.match_weight);
        out.add(line.waiting_at_start_per_1000).add(line.payer).add(line.cost_sek);
    }
    for (const std::string& clinic : services.clinics) out.line("clinic").add(clinic);
    out.line("clinic_of_area");
    for (const std::uint16_t clinic : services.clinic_of_area) out.add(static_cast<int>(clinic));
}

void write_condition(const TargetProgram& who, CanonicalWriter& out) {
    out.line("who");
    for (const TargetStep& step : who.steps)
        out.add(static_cast<int>(step.kind)).add(static_cast<int>(step.attribute)).add(step.number);
}

void write_programme(const Programme& programme, CanonicalWriter& out) {
    out.line("programme").add(programme.id).add(static_cast<int>(programme.kind));
    out.add(static_cast<int>(programme.delivery)).add(static_cast<int>(programme.basis));
    out.add(programme.start_up_weeks).add(programme.wait_weeks).add(programme.duration_weeks);
    out.add(programme.effect_from_weeks).add(programme.build_up_weeks).add(programme.half_life_weeks);
    out.add(programme.take_up_share).add(programme.needs_hand_over).add(programme.accept_share);
    out.add(programme.units_per_capacity_year).add(programme.cost_sek_per_unit);
    out.add(programme.dose_per_capacity_unit).add(programme.dose_of_county);
    out.line("form").add(programme.season ? programme.season->first_week : 0);
    out.add(programme.season ? programme.season->last_week : 0).add(programme.wait_in_queue);
    out.add(programme.complete_share).add(programme.units_per_start).add(programme.youths_per_adult);
    out.add(programme.one_off).add(programme.raises_coordination);
    for (const ProgrammeVariant& variant : programme.variants) out.add(variant.name).add(variant.youths_per_adult);
    write_condition(programme.who, out);
    for (const ProgrammeEffect& effect : programme.effects) {
        out.line("effect").add(static_cast<int>(effect.variable)).add(static_cast<int>(effect.draw));
        out.add(effect.rate_ratio.low).add(effect.rate_ratio.mode).add(effect.rate_ratio.high);
        out.add(static_cast<int>(effect.reach)).add(effect.from_age).add(static_cast<int>(effect.notice_sources));
        out.add(effect.secondary).add(effect.inverse).add(static_cast<int>(effect.variant)).add(effect.half_life_weeks);
        out.add(effect.sets);
        write_condition(effect.who, out);
    }
    for (const PayerShare& payer : programme.payers) out.line("payer").add(name_of(payer.payer)).add(payer.share);
}

void write_deployment(const Deployment& deployment, CanonicalWriter& out) {
    out.line("deployment").add(deployment.programme.index()).add(deployment.from_week).add(deployment.to_week);
    out.add(deployment.ramp_weeks).add(deployment.cost_sek_per_year).add(deployment.places);
    out.add(deployment.units_per_year).add(deployment.hold_share).add(deployment.coverage);
    out.add(deployment.accept_share).add(deployment.cost_sek_per_unit);
    out.add(static_cast<int>(deployment.variant)).add(deployment.youths_per_adult);
    out.line("where").add(static_cast<int>(deployment.place_classes));
    for (const AreaId area : deployment.areas) out.add(area.index());
    out.line("neighbourhoods");
    for (const PlaceId place : deployment.places_chosen) out.add(place.index());
    out.line("repeats");
    for (const WeekWindow& window : deployment.repeats) out.add(window.from_week).add(window.to_week);
    write_condition(deployment.who, out);
    if (!deployment.trigger) return;
    out.line("trigger").add(static_cast<int>(deployment.trigger->quantity)).add(deployment.trigger->at_least);
    out.add(deployment.trigger->runs_weeks).add(deployment.trigger->cool_down_weeks);
}

}  // namespace

std::string canonical_text(const County& county) {
    CanonicalWriter out;
    out.line("county").add(county.name);
    write_places(county, out);
    write_services(county.services, out);
    ModelParameters parameters = county.parameters;
    for (const ParameterField& field : parameter_fields()) {
        out.line(std::string(field.info.group) + "." + std::string(field.info.name));
        for (std::size_t i = 0; i < element_count(field.info.shape); ++i) out.add(*field.slot(parameters, i));
    }
    return out.take();
}

std::string canonical_text(const Scenario& scenario) {
    CanonicalWriter out;
    out.line("start_week").add(scenario.start_week);
    out.line("burn_in_weeks").add(scenario.burn_in_weeks);
    out.line("weeks").add(scenario.weeks);
    out.line("transport").add(scenario.transport);
    out.line("effect_draw").add(static_cast<int>(scenario.effect_draw));
    for (const Programme& programme : scenario.programmes) write_programme(programme, out);
    out.line("secondary_effects").add(static_cast<int>(scenario.secondary_effects));
    for (const Deployment& deployment : scenario.deployments) write_deployment(deployment, out);
    if (scenario.group_harm) write_programme(*scenario.group_harm, out);
    if (scenario.coordination)
        out.line("coordination").add(scenario.coordination->deployment).add(scenario.coordination->target);
    if (scenario.budget) {
        out.line("budget").add(scenario.budget->from_week).add(scenario.budget->to_week);
        for (const PayerSek& year : scenario.budget->years)
            for (const double sek : year) out.add(sek);
    }
    return out.take();
}

std::string canonical_text(const LoadedScenario& scenario) { return canonical_text(scenario.scenario); }

}  // namespace samverkan
