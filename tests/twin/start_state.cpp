#include "twin/start_state.hpp"

#include <algorithm>

#include "scenario/parameter_fields.hpp"

namespace samverkan::twin {
namespace {

using Json = nlohmann::ordered_json;

Json places_of(const County& county) {
    Json places = Json::array();
    for (const Place& place : county.places)
        places.push_back({{"area", place.area.value},
                          {"vulnerable_class", static_cast<int>(place.vulnerable_class)},
                          {"residents", place.residents},
                          {"youths_by_age", place.youths_by_age}});
    return places;
}

Json breaks_of(const World& world) {
    Json breaks = Json::array();
    for (const auto& holiday : world.county->calendar.breaks)
        if (holiday.last_week >= world.horizon.first_week && holiday.first_week < world.horizon.end_week)
            breaks.push_back({holiday.first_week, holiday.last_week});
    return breaks;
}

/// The law timeline under the names of parameters.
Json law_of(const County& county) {
    Json changes = Json::array();
    for (const LawChange& change : county.law_timeline) {
        const bool age = change.parameter == LawParameter::age_of_criminal_responsibility;
        changes.push_back(
            {change.from_week, age ? "age_of_criminal_responsibility" : "sentence_length_factor", change.value});
    }
    return changes;
}

/// Parameters of the groups that act in a week, under the names of docs/parameters.md.
Json parameters_of(const ModelParameters& parameters) {
    constexpr std::array<std::string_view, 9> groups{"population",  "drift",   "recruitment", "membership", "gang",
                                                     "senior_core", "justice", "help",        "psychiatry"};
    ModelParameters copy = parameters;
    Json json = Json::object();
    for (const ParameterField& field : parameter_fields()) {
        const bool wanted = std::find(groups.begin(), groups.end(), field.info.group) != groups.end() ||
                            field.info.name == "log_vulnerability_sd" || field.info.name == "least_log_effect";
        if (!wanted) continue;
        std::vector<double> values(element_count(field.info.shape));
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = *field.slot(copy, i);
        Json& value = json[std::string(field.info.group)][std::string(field.info.name)];
        if (field.info.shape == Shape::scalar)
            value = values[0];
        else
            value = values;
    }
    return json;
}

Json persons_of(const World& world, const Youths& youths) {
    Json cohort_index = Json::array();
    Json drift_level = Json::array();
    Json recruit_level = Json::array();
    Json report_level = Json::array();
    Json untreated_adhd = Json::array();
    for (std::uint32_t row = 0; row < world.population.size(); ++row) {
        cohort_index.push_back(world.person[row].cohort_index);
        drift_level.push_back(youths.state[row].drift_level);
        recruit_level.push_back(world.person[row].recruit_level);
        if ((world.person[row].traits & trait::adhd_untreated) != 0) untreated_adhd.push_back(row);
        report_level.push_back(world.person[row].report_level);
    }
    return {{"segment_begin", world.population.segment_begin}, {"birth_week", world.population.birth_week},
            {"cohort_index", std::move(cohort_index)},         {"drift_level", std::move(drift_level)},
            {"recruit_level", std::move(recruit_level)},       {"report_level", std::move(report_level)},
            {"untreated_adhd", std::move(untreated_adhd)}};
}

/// -1 stands for none.
template <class Index>
int signed_index(Index index, Index none) {
    return index == none ? -1 : static_cast<int>(index);
}
int signed_class(ClassId id) { return signed_index(id.value, ClassId::none_value); }

Json ties_of(const Population& population, const Youths& youths) {
    Json neighbour = Json::array();
    for (const std::uint32_t other : youths.neighbours) neighbour.push_back(signed_index(other, no_tie));
    return {{"slot_begin", population.tie_begin},
            {"sibling_slots", population.sibling_count},
            {"neighbour", std::move(neighbour)}};
}

Json classes_of(const Population& population, const Youths& youths) {
    Json class_of = Json::array();
    for (const ClassId id : youths.class_of) class_of.push_back(signed_class(id));
    return {{"size", population.class_size}, {"class_of", std::move(class_of)}};
}

Json school_years_of(const Population& population) {
    Json years = Json::array();
    for (const SchoolYearChange& change : population.school_years) {
        Json classes = Json::array();
        for (const auto& block : change.blocks)
            for (std::uint32_t k = 0; k < block.row_count; ++k)
                classes.push_back({block.first_row + k, signed_class(change.classes[block.first_class + k])});
        Json ties = Json::array();
        for (const TieChange& tie : change.ties) ties.push_back({tie.slot, signed_index(tie.neighbour, no_tie)});
        years.push_back({{"week", change.week}, {"classes", std::move(classes)}, {"ties", std::move(ties)}});
    }
    return years;
}

Json involvement_of(const Lives& lives) {
    Json fringe = Json::array();
    for (std::uint32_t row = 0; row < lives.youths.state.size(); ++row)
        if (lives.youths.state[row].involvement == Involvement::fringe) fringe.push_back(row);
    Json members = Json::array();
    for (const Member& member : lives.involved.members)
        members.push_back({member.row, member.gang.value, member.tier == Involvement::core ? 1 : 0,
                           member.tenure_start_week, static_cast<double>(member.drawn_embedding)});
    Json formers = Json::array();
    for (const Former& former : lives.involved.formers) formers.push_back({former.row, former.left_week});
    return {{"fringe", std::move(fringe)}, {"members", std::move(members)}, {"formers", std::move(formers)}};
}

Json gangs_of(const World& world, const Gangs& gangs) {
    Json homes = Json::array();
    for (const auto& of_gang : world.gangs.homes) {
        Json places = Json::array();
        for (const PlaceId place : of_gang) places.push_back(place.value);
        homes.push_back(std::move(places));
    }
    return {{"size_share", world.gangs.size_share},
            {"homes", std::move(homes)},
            {"positions", gangs.positions},
            {"senior", gangs.senior}};
}

Json services_of(const Services& services) {
    Json lines = Json::array();
    for (const ServiceLine& line : services.lines)
        lines.push_back({{"agency", static_cast<int>(line.agency)},
                         {"catchment", static_cast<int>(line.catchment)},
                         {"entry", static_cast<int>(line.entry)},
                         {"capacity", static_cast<int>(line.capacity_kind)},
                         {"per_1000", line.capacity_per_1000},
                         {"band_first_age", line.band_first_age},
                         {"band_last_age", line.band_last_age},
                         {"last_age", line.last_age},
                         {"duration_weeks", line.duration_weeks},
                         {"patience_weeks", line.patience_weeks},
                         {"leave_hazard", line.leave_hazard},
                         {"match_weight", line.match_weight}});
    return {
        {"lines", std::move(lines)}, {"clinics", services.clinics.size()}, {"clinic_of_area", services.clinic_of_area}};
}

Json waiting(const CaseQueue& queue) {
    Json lanes = Json::array();
    for (const CaseQueue::Lane& lane : queue.lane) {
        Json cases = Json::array();
        for (std::size_t i = lane.head; i < lane.cases.size(); ++i)
            if (!lane.cases[i].has_left)
                cases.push_back({lane.cases[i].row, lane.cases[i].report, lane.cases[i].queued_week});
        lanes.push_back(std::move(cases));
    }
    return lanes;
}

Json underway(const Schedule<Case>& schedule) {
    Json cases = Json::array();
    schedule.for_each([&](int due_week, const Case& one) {
        cases.push_back({due_week, one.row, one.report, one.priority, one.station, one.completes ? 1 : 0});
    });
    return cases;
}

Json help_of(HelpState help) {
    Json desks = Json::array();
    for (const Desk& desk : help.desks)
        desks.push_back({{"credit", desk.credit}, {"taken", desk.taken}, {"queue", waiting(desk.queue)}});
    Json ends = Json::array();
    help.queue_ends.for_each([&](int due_week, const QueueEnd& end) {
        const Case* const one = help.desks[end.desk].queue.find(end.priority, end.number);
        if (one != nullptr && !one->has_left) ends.push_back({due_week, end.desk, one->row, one->report});
    });
    Json treatments = Json::array();
    help.treatment_ends.for_each([&](int due_week, std::uint32_t row) { treatments.push_back({due_week, row}); });
    Json stages = Json::array();
    for (std::uint32_t row = 0; row < help.history.size(); ++row)
        if (help.history[row].psychiatry != PsychiatryStage::none)
            stages.push_back({row, static_cast<int>(help.history[row].psychiatry)});
    Json placed = Json::array();
    for (const Case& one : help.placement_decisions) placed.push_back(one.row);
    return {{"desks", std::move(desks)},           {"handed_over", underway(help.handed_over)},
            {"assessed", underway(help.assessed)}, {"service_ends", underway(help.service_ends)},
            {"queue_ends", std::move(ends)},       {"treatment_ends", std::move(treatments)},
            {"placed", std::move(placed)},         {"psychiatry", std::move(stages)}};
}

}  // namespace

Json start_state(const World& world, const CountyState& state) {
    const Lives& lives = state.lives;
    return {{"format", "samverkan twin start 2"},
            {"draws",
             {{"seed", world.options.seed},
              {"replicate", world.options.replicate},
              {"event_stream", world.options.event_stream}}},
            {"scale", world.options.scale},
            {"first_week", world.horizon.first_week},
            {"end_week", world.horizon.end_week},
            {"area_count", world.county->areas.size()},
            {"places", places_of(*world.county)},
            {"distance_km", world.county->distance_km},
            {"school_breaks", breaks_of(world)},
            {"parameters", parameters_of(world.parameters())},
            {"law_timeline", law_of(*world.county)},
            {"persons", persons_of(world, lives.youths)},
            {"ties", ties_of(world.population, lives.youths)},
            {"classes", classes_of(world.population, lives.youths)},
            {"school_years", school_years_of(world.population)},
            {"involvement", involvement_of(lives)},
            {"gangs", gangs_of(world, lives.gangs)},
            {"services", services_of(world.county->services)},
            {"help", help_of(state.help)}};
}

}  // namespace samverkan::twin
