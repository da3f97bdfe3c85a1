// The front door: one week of the county, as a list of named phases in running order.
#include "engine/phases.hpp"

namespace samverkan {
namespace {

struct Phase {
    std::string_view name;
    void (*run)(Run&);
};

constexpr std::array week{
    Phase{"calendar", advance_calendar},       // birthdays, entrants, leavers, school year, courses
    Phase{"gangs", decide_gangs},              // positions born and expired, effort, senior core
    Phase{"group rates", set_rates},           // drift, pressure, season, school; group clocks move on
    Phase{"clocks", fire_youth_clocks},        // who passed a threshold this week
    Phase{"membership", apply_membership},     // drift, who joins whom, promotion, leaving, re-entry, arrest
    Phase{"violence", run_conflicts},          // shootings, retaliations, explosions, foiled plots; who dies
    Phase{"justice", run_police_and_justice},  // releases, places, positions reopened, recruiters replaced, labels
    Phase{"help", move_help},                  // reports, one pipeline from concern to service, programmes
    Phase{"touch", touch_youths},              // multipliers from state, targets moved
    Phase{"record", record_week},              // person-weeks; group measures every 4 weeks, stocks every 13
};

constexpr auto names = [] {
    std::array<std::string_view, week.size()> list{};
    for (std::size_t i = 0; i < week.size(); ++i) list[i] = week[i].name;
    return list;
}();

}  // namespace

std::span<const std::string_view> phase_names() { return names; }

void step(Run& run) {
    for (std::size_t i = 0; i < week.size(); ++i) {
        if (run.options.observer != nullptr) run.options.observer->phase_begins(i);
        week[i].run(run);
    }
    if (run.options.observer != nullptr) run.options.observer->phase_begins(week.size());
}

}  // namespace samverkan
