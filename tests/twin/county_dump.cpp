// Writes the start of a small county and what the kernel makes of it: county_dump NUMBER START.json LOG.json
// Format: tests/twin/README.md.
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "results/axes.hpp"
#include "twin/small_county.hpp"
#include "twin/start_state.hpp"

namespace {

using namespace samverkan;
using Json = nlohmann::ordered_json;

/// Counts at the end of each week, a row a week.
struct WeekCounts {
    Json positions = Json::array(), active = Json::array(), core = Json::array(), senior = Json::array();
    Json waiting = Json::array(), taken = Json::array();
    Json in_institution = Json::array(), waiting_for_place = Json::array();
    Json involvement = Json::array();

    void add(const CountyState& state) {
        const Gangs& gangs = state.lives.gangs;
        positions.push_back(gangs.positions);
        active.push_back(gangs.active);
        core.push_back(gangs.core);
        senior.push_back(gangs.senior);
        Json cases = Json::array();
        Json places = Json::array();
        for (const Desk& desk : state.help.desks) {
            cases.push_back(desk.waiting);
            places.push_back(desk.taken);
        }
        waiting.push_back(std::move(cases));
        taken.push_back(std::move(places));
        Json away = Json::array();
        Json stays = Json::array();
        for (const InstitutionState& institution : state.lives.justice.institution) {
            away.push_back(institution.in_use);
            stays.push_back(institution.waiting.size());
        }
        in_institution.push_back(std::move(away));
        waiting_for_place.push_back(std::move(stays));
        std::array<std::uint32_t, involvement_count> residents{};
        const AgeWindows& windows = state.lives.windows;
        for (std::size_t segment = 0; segment < windows.edge.size(); ++segment)
            for (auto row = windows.first_resident(segment); row < windows.end_of_residents(segment); ++row)
                ++residents[static_cast<std::size_t>(state.lives.youths.state[row].involvement)];
        involvement.push_back(residents);
    }
};

int index_or_none(std::uint32_t row) { return row == no_record ? -1 : static_cast<int>(row); }

Json log_of(const CountyState& state, WeekCounts&& counts) {
    Json events = Json::array();
    for (const Event& event : state.lives.log.events)
        events.push_back({event.week, event_kind_names[static_cast<std::size_t>(event.kind)], event.row, event.detail});
    Json recruitments = Json::array();
    for (const Recruitment& one : state.lives.log.recruitments)
        recruitments.push_back({one.week, one.row, one.gang.value, index_or_none(one.recruiter),
                                static_cast<int>(one.channel), one.renewed ? 1 : 0, one.age_years,
                                one.recruiter_age_years});
    return {{"format", "samverkan twin log 2"},
            {"events", std::move(events)},
            {"recruitments", std::move(recruitments)},
            {"positions", std::move(counts.positions)},
            {"active", std::move(counts.active)},
            {"core", std::move(counts.core)},
            {"senior", std::move(counts.senior)},
            {"waiting", std::move(counts.waiting)},
            {"taken", std::move(counts.taken)},
            {"in_institution", std::move(counts.in_institution)},
            {"waiting_for_place", std::move(counts.waiting_for_place)},
            {"residents_by_involvement", std::move(counts.involvement)}};
}

bool write(const char* path, const Json& json) {
    std::ofstream file(path, std::ios::binary);
    file << json.dump() << '\n';
    file.close();
    if (file.good()) return true;
    std::fprintf(stderr, "%s: cannot be written\n", path);
    return false;
}

}  // namespace

int main(int count, char** arguments) {
    char* end = nullptr;
    const long number = count == 4 ? std::strtol(arguments[1], &end, 10) : -1;
    if (number < 0 || number >= twin::county_count || *end != '\0') {
        std::fprintf(stderr, "usage: %s NUMBER START.json LOG.json, NUMBER from 0 to %d\n", arguments[0],
                     twin::county_count - 1);
        return 2;
    }
    const twin::SmallCounty small = twin::small_county(static_cast<int>(number));
    World world = build_world(small.county, small.options, horizon_of(small.scenario));
    CountyState state = start_county(world, small.scenario);
    if (!write(arguments[2], twin::start_state(world, state))) return 1;
    WeekCounts counts;
    while (state.lives.week < world.horizon.end_week) {
        run_weeks(world, small.scenario, {}, state, state.lives.week + 1);
        counts.add(state);
    }
    return write(arguments[3], log_of(state, std::move(counts))) ? 0 : 1;
}
