// Field tables: what youths do with their time, and what groups of them do to each other.
#include "scenario/parameter_groups.hpp"

namespace samverkan {
namespace {

constexpr ParameterField time_use_fields[] = {
    parameter<&ModelParameters::time_use, &TimeUseParameters::absent_share, Shape::by_age>(
        "time_use", "absent_share", Unit::share, {0, .99},
        {"elever utanför periferin som är borta mer än 15 procent av en termin, efter ålder",
         "pupils outside the fringe who are away from more than 15 per cent of a term, by age"}),
    parameter<&ModelParameters::time_use, &TimeUseParameters::absent_factor_fringe>(
        "time_use", "absent_factor_fringe", Unit::ratio, {0, 50},
        {"gånger så stor hasard för sådan frånvaro i periferin", "times that hazard of absence in the fringe"}),
    parameter<&ModelParameters::time_use, &TimeUseParameters::absent_factor_involved>(
        "time_use", "absent_factor_involved", Unit::ratio, {0, 50},
        {"gånger så stor hasard för sådan frånvaro bland inblandade",
         "times that hazard of absence among the involved"}),
    parameter<&ModelParameters::time_use, &TimeUseParameters::centre_share, Shape::by_age>(
        "time_use", "centre_share", Unit::share, {0, 1},
        {"besöker en fritidsgård varje månad, efter ålder", "visits a leisure centre every month, by age"}),
    parameter<&ModelParameters::time_use, &TimeUseParameters::sport_share, Shape::by_age>(
        "time_use", "sport_share", Unit::share, {0, 1},
        {"med i organiserad idrott, efter ålder", "in organised sport, by age"}),
    parameter<&ModelParameters::time_use, &TimeUseParameters::sport_factor_vulnerable>(
        "time_use", "sport_factor_vulnerable", Unit::ratio, {0, 1},
        {"gånger den andelen i utsatta områden", "times that share in vulnerable neighbourhoods"}),
    parameter<&ModelParameters::time_use, &TimeUseParameters::job_share, Shape::by_age>(
        "time_use", "job_share", Unit::share, {0, 1},
        {"har ett extrajobb, efter ålder", "has a weekend or extra job, by age"}),
    parameter<&ModelParameters::time_use, &TimeUseParameters::with_parent_share, Shape::by_age>(
        "time_use", "with_parent_share", Unit::share, {0, 1},
        {"bor med en förälder, efter ålder", "lives with a parent, by age"}),
};

constexpr ParameterField group_harm_fields[] = {
    parameter<&ModelParameters::group_harm, &GroupHarmParameters::risk_share>(
        "group_harm", "risk_share", Unit::share, {0, 1},
        {"andel i riskzonen i en grupp, över vilken gruppen skadar",
         "share of a group at risk above which the group harms"}),
    parameter<&ModelParameters::group_harm, &GroupHarmParameters::youths_per_adult>(
        "group_harm", "youths_per_adult", Unit::ratio, {0.1, 1000},
        {"unga per vuxen, över vilket tillsynen är låg", "youths per adult above which supervision is low"}),
};

}  // namespace

void append_time_use_fields(std::vector<ParameterField>& fields) {
    append(fields, time_use_fields);
    append(fields, group_harm_fields);
}

}  // namespace samverkan
