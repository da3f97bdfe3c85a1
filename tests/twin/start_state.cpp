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
    constexpr std::array<std::string_view, 8> groups{"population", "drift",       "recruitment", "membership",
                                                     "gang",       "senior_core", "justice",     "help"};
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
    for (std::uint32_t row = 0; row < world.population.size(); ++row) {
        cohort_index.push_back(world.person[row].cohort_index);
        drift_level.push_back(youths.state[row].drift_level);
        recruit_level.push_back(world.person[row].recruit_level);
        report_level.push_back(world.person[row].report_level);
    }
    return {{"segment_begin", world.population.segment_begin}, {"birth_week", world.population.birth_week},
            {"cohort_index", std::move(cohort_index)},         {"drift_level", std::move(drift_level)},
            {"recruit_level", std::move(recruit_level)},       {"report_level", std::move(report_level)}};
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
        members.push_back(
            {member.row, member.gang.value, member.tier == Involvement::core ? 1 : 0, member.tenure_start_week});
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

Json waiting(const CaseQueue& queue) {
    Json lanes = Json::array();
    for (const CaseQueue::Lane& lane : queue.lane) {
        Json cases = Json::array();
        for (std::size_t i = lane.head; i < lane.cases.size(); ++i)
            cases.push_back({lane.cases[i].row, lane.cases[i].report, lane.cases[i].queued_week});
        lanes.push_back(std::move(cases));
    }
    return lanes;
}

Json underway(const Schedule<Case>& schedule) {
    Json cases = Json::array();
    schedule.for_each([&](int due_week, const Case& one) {
        cases.push_back({due_week, one.row, one.report, one.priority});
    });
    return cases;
}

Json help_of(const HelpState& help) {
    Json offices = Json::array();
    for (const SocialServices& office : help.by_area)
        offices.push_back({{"credit", office.credit},
                           {"in_service", office.in_service},
                           {"assessment_queue", waiting(office.assessment)},
                           {"service_queue", waiting(office.service)}});
    return {{"offices", std::move(offices)},
            {"handed_over", underway(help.handed_over)},
            {"assessed", underway(help.assessed)},
            {"service_ends", underway(help.service_ends)}};
}

}  // namespace

Json start_state(const World& world, const CountyState& state) {
    const Lives& lives = state.lives;
    return {{"format", "samverkan twin start 1"},
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
            {"help", help_of(state.help)}};
}

}  // namespace samverkan::twin
