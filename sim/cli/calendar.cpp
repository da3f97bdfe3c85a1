#include <memory>

#include "cli/listing.hpp"
#include "cli/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "core/iso_week.hpp"
#include "study/delivery_calendar.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const PlannedDelivery& plan) {
    Json years = Json::array();
    for (const DeliveryYear& year : plan.years)
        years.push_back({{"weeks_of_delivery", year.weeks_of_delivery},
                         {"units_at_most", year.units},
                         {"cost_sek_at_most", year.cost_sek}});
    Json json{{"programme", {{"sv", plan.programme_sv}, {"en", plan.programme_en}}},
              {"areas", plan.areas},
              {"funded_from", to_string(iso_week(plan.funded_from_week))},
              {"funded_to", to_string(iso_week(plan.funded_to_week - 1))},
              {"on_trigger", plan.on_trigger}};
    json["first_delivery"] =
        plan.first_delivery_week < 0 ? Json(nullptr) : Json(to_string(iso_week(plan.first_delivery_week)));
    json["places_at_once"] = plan.places_at_once;
    json["youths_meant"] = plan.youths_meant;
    json["years"] = std::move(years);
    return json;
}

std::string as_json(const DeliveryCalendar& calendar) {
    Json json{{"format", "samverkan calendar 1"},
              {"name", {{"sv", calendar.name_sv}, {"en", calendar.name_en}}},
              {"start", to_string(iso_week(calendar.start_week))},
              {"weeks", calendar.weeks},
              {"deliveries", Json::array()},
              {"cost_sek_by_payer", Json::object()}};
    for (const PlannedDelivery& plan : calendar.deliveries) json["deliveries"].push_back(json_of(plan));
    for (const auto& [payer, cost] : cost_by_payer(calendar))
        json["cost_sek_by_payer"][std::string(name_of(payer))] = cost;
    return dumped(json);
}

int show(const std::string& file, const LookOptions& options) {
    if (const auto problems = check_options(options); !problems.empty()) return report(problems);
    const auto examined = examine_scenario(file, options);
    if (const int failed = report(examined.diagnostics); failed != exit_done) return failed;
    const DeliveryCalendar calendar = delivery_calendar((*examined.value)->loaded.study);
    return write_data(options.json ? as_json(calendar) : calendar_text(calendar, options.language())) ? exit_done
                                                                                                      : exit_our_fault;
}

}  // namespace

void add_calendar(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("calendar", "what a scenario would deliver, when, where and at which cost");
    struct Arguments {
        std::string file;
        LookOptions options;
    };
    const auto arguments = std::make_shared<Arguments>();
    verb->add_option("scenario", arguments->file, "scenario file")->required();
    add_look_options(*verb, arguments->options);
    verb->callback([arguments, &exit_code] { exit_code = show(arguments->file, arguments->options); });
}

}  // namespace samverkan
