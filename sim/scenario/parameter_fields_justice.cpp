// Field table: police and justice.
#include "scenario/parameter_groups.hpp"

namespace samverkan {
namespace {

constexpr ParameterField justice_fields[] = {
    parameter<&ModelParameters::justice, &JusticeParameters::arrest_hazard, Shape::by_age>(
        "justice", "arrest_hazard", Unit::hazard_per_week, {0, 1},
        {"hasard att gripas med en påföljd, efter ålder, inblandade på fri fot",
         "hazard of an arrest with an outcome by age, of those involved and at large"}),
    parameter<&ModelParameters::justice, &JusticeParameters::removed_share, Shape::by_age>(
        "justice", "removed_share", Unit::share, {0, 1},
        {"andel gripanden som leder till mer än kortaste frihetsberövandet, efter ålder",
         "share of arrests that lead to a stay away, by age"}),
    parameter<&ModelParameters::justice, &JusticeParameters::away_weeks, Shape::by_age>(
        "justice", "away_weeks", Unit::weeks, {0, 2000},
        {"vistelsens medellängd, efter ålder vid gripandet", "mean length of a stay by age at arrest"}),
    parameter<&ModelParameters::justice, &JusticeParameters::least_away_weeks>(
        "justice", "least_away_weeks", Unit::weeks, {1, 500}, {"kortaste vistelse", "shortest stay"}),
    parameter<&ModelParameters::justice, &JusticeParameters::ward_share_under_18>(
        "justice", "ward_share_under_18", Unit::share, {0, 1},
        {"andel av vistelserna till och med 17 år på låst avdelning", "share of stays up to 17 in a secure ward"}),
    parameter<&ModelParameters::justice, &JusticeParameters::serious_share>(
        "justice", "serious_share", Unit::share, {0, 1},
        {"andel av gripandena under 15 år som en sänkt ålder omfattar",
         "share of arrests below 15 that a lower age reaches"}),
    parameter<&ModelParameters::justice, &JusticeParameters::ward_places>(
        "justice", "ward_places", Unit::count, {0, 100000},
        {"platser på låsta avdelningar (SiS)", "places in secure wards"}),
    parameter<&ModelParameters::justice, &JusticeParameters::youth_custody_places>(
        "justice", "youth_custody_places", Unit::count, {0, 100000},
        {"platser i sluten ungdomsvård eller ungdomsfängelse", "places in youth custody"}),
    parameter<&ModelParameters::justice, &JusticeParameters::prison_places>(
        "justice", "prison_places", Unit::count, {0, 100000},
        {"fängelseplatser för inblandade under 25 år", "prison places for those involved under 25"}),
    parameter<&ModelParameters::justice, &JusticeParameters::background_ward_weeks>(
        "justice", "background_ward_weeks", Unit::weeks, {1, 500},
        {"vistelsens medellängd för placerade av andra skäl", "mean stay of those placed for other reasons"}),
    parameter<&ModelParameters::justice, &JusticeParameters::ward_leak>(
        "justice", "ward_leak", Unit::share, {0, 1},
        {"andel av kontakten med gäng som finns kvar på avdelningen",
         "share of contact with gangs that remains in a ward"}),
    parameter<&ModelParameters::justice, &JusticeParameters::custody_leak>(
        "justice", "custody_leak", Unit::share, {0, 1},
        {"andel av kontakten med gäng som finns kvar i fängelse",
         "share of contact with gangs that remains in custody"}),
    parameter<&ModelParameters::justice, &JusticeParameters::label_effect>(
        "justice", "label_effect", Unit::ratio, {0, 20},
        {"stämplingens faktor på rekryteringen efter en rättsprocess",
         "factor of the label on recruitment after processing"}),
    parameter<&ModelParameters::justice, &JusticeParameters::ward_peer_effect>(
        "justice", "ward_peer_effect", Unit::ratio, {0, 20},
        {"avdelningskamraternas faktor på glidningen efter en avdelning",
         "factor of ward peers on drift after a ward"}),
    parameter<&ModelParameters::justice, &JusticeParameters::label_half_life_weeks>(
        "justice", "label_half_life_weeks", Unit::weeks, {0, 5200},
        {"stämplingens halveringstid", "half-life of the label"}),
    parameter<&ModelParameters::justice, &JusticeParameters::supervision_weeks>(
        "justice", "supervision_weeks", Unit::weeks, {0, 500},
        {"övervakning efter frigivning", "supervision after release"}),
    parameter<&ModelParameters::justice, &JusticeParameters::vacancy_refill_removed, Shape::prior>(
        "justice", "vacancy_refill_removed", Unit::share, {0, 1},
        {"andel av de bortförda vars position öppnas igen", "share of those removed whose position reopens"}),
    parameter<&ModelParameters::justice, &JusticeParameters::vacancy_refill_weeks>(
        "justice", "vacancy_refill_weeks", Unit::weeks, {1, 100},
        {"tid inom vilken positionen öppnas igen", "time within which the position reopens"}),
    parameter<&ModelParameters::justice, &JusticeParameters::removals_per_involved_year>(
        "justice", "removals_per_involved_year", Unit::per_person_and_year, {0, 20},
        {"bortförda per år och inblandad vid jämvikt", "removals a year per involved person at stationarity"}),
    parameter<&ModelParameters::justice, &JusticeParameters::recruiter_window_exit, Shape::prior>(
        "justice", "recruiter_window_exit", Unit::ratio, {0.05, 50},
        {"faktor på att lämna medan rekryteraren är borta", "factor on leaving while the recruiter is away"}),
    parameter<&ModelParameters::justice, &JusticeParameters::reattach_delay_weeks, Shape::prior>(
        "justice", "reattach_delay_weeks", Unit::weeks, {1, 100},
        {"tid tills en annan rekryterare tar över", "time until another recruiter takes over"}),
    whole_parameter<&ModelParameters::justice, &JusticeParameters::age_of_criminal_responsibility>(
        "justice", "age_of_criminal_responsibility", Unit::years, {10, 21},
        {"straffbarhetsålder", "age of criminal responsibility"}),
    parameter<&ModelParameters::justice, &JusticeParameters::sentence_length_factor>(
        "justice", "sentence_length_factor", Unit::ratio, {0.05, 20},
        {"faktor på straffens längd", "factor on the length of sentences"}),
};

}  // namespace

void append_justice_fields(std::vector<ParameterField>& fields) { append(fields, justice_fields); }

}  // namespace samverkan
