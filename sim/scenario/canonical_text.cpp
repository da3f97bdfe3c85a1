#include "scenario/canonical_text.hpp"

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

void write_programme(const Programme& programme, CanonicalWriter& out) {
    out.line("programme").add(programme.id).add(static_cast<int>(programme.kind));
    const Eligibility& who = programme.eligibility;
    out.add(who.least_age).add(who.most_age).add(who.known_to_social_services).add(who.fringe_or_involved_noticed);
    out.add(static_cast<int>(programme.basis)).add(programme.start_up_weeks).add(programme.wait_weeks);
    out.add(programme.duration_weeks).add(programme.half_life_weeks);
    out.add(programme.units_per_capacity_year).add(programme.cost_sek_per_unit);
    for (const ProgrammeEffect& effect : programme.effects)
        out.line("effect")
            .add(static_cast<int>(effect.variable))
            .add(effect.rate_ratio.low)
            .add(effect.rate_ratio.mode)
            .add(effect.rate_ratio.high);
    for (const PayerShare& payer : programme.payers) out.line("payer").add(payer.payer).add(payer.share);
}

}  // namespace

std::string canonical_text(const County& county) {
    CanonicalWriter out;
    out.line("county").add(county.name);
    write_places(county, out);
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
    for (const Deployment& deployment : scenario.deployments) {
        out.line("deployment").add(deployment.programme.index()).add(deployment.from_week).add(deployment.to_week);
        out.add(deployment.cost_sek_per_year).add(deployment.coverage);
        for (const AreaId area : deployment.areas) out.add(area.index());
    }
    return out.take();
}

std::string canonical_text(const LoadedScenario& scenario) { return canonical_text(scenario.scenario); }

}  // namespace samverkan
