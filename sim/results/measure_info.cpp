#include "results/measure_info.hpp"

#include <array>

#include "results/axes.hpp"
#include "results/joined.hpp"
#include "results/summary_table.hpp"

namespace samverkan {
namespace {

struct Definition {
    std::string_view name, unit, sv, en;
};

constexpr std::string_view persons = "persons",
                           rate = "recruits aged 10-19 per 1000 residents aged 10-19 and person-year";

constexpr std::array definitions{
    Definition{measure::recruits, persons, "rekryteringar till gäng under de redovisade åren, första och förnyade",
               "recruitments into gangs in the reported years, first and renewed"},
    Definition{measure::recruits_first, persons, "rekryteringar av unga som aldrig förr varit inblandade",
               "recruitments of youths never involved before"},
    Definition{measure::recruits_renewed, persons, "rekryteringar av unga som varit inblandade och lämnat",
               "recruitments of youths who were involved and had left"},
    Definition{measure::first_recruits_under_18, persons, "första rekryteringar före 18-årsdagen",
               "first recruitments before the 18th birthday"},
    Definition{
        measure::averted_net, persons,
        "baslinjens rekryteringar minus scenariots i samma värld, när gängen söker ersättare",
        "recruitments of the baseline less those of the scenario in the same world, gangs seeking others instead"},
    Definition{measure::averted_first, persons, "samma skillnad bland första rekryteringar",
               "the same difference among first recruitments"},
    Definition{measure::averted_gross, persons, "samma skillnad när gängen gör som i baslinjen: innan någon ersätts",
               "the same difference with the gangs of the baseline: before anybody is replaced"},
    Definition{measure::probability_averts, "1", "andel världar där scenariot har färre rekryteringar (netto)",
               "share of worlds in which the scenario has fewer recruitments (net)"},
    Definition{measure::probability_averts_gross, "1", "samma andel, brutto", "the same share, gross"},
    Definition{measure::recruitment_rate, rate, "rekryteringar i åldrarna 10-19 per tusen invånare och personår",
               "recruitments at ages 10-19 per thousand residents and person-year"},
    Definition{measure::recruitment_rate_first, rate, "samma tal för första rekryteringar",
               "the same rate of first recruitments"},
    Definition{measure::recruitment_rate_renewed, rate, "samma tal för förnyade rekryteringar",
               "the same rate of renewed recruitments"},
    Definition{measure::fill_probability, "1",
               "andel av avslutade öppna platser som fylldes i stället för att förfalla",
               "of the open positions that ended, the share filled rather than expired"},
    Definition{measure::open_positions, "positions", "öppna platser i gängen, medel av fyra räkningar om året",
               "open positions of gangs, mean of four counts a year"},
    Definition{measure::waiting_cases, "cases",
               "ärenden i kö till utredning eller till insatsen efter den, medel av fyra räkningar om året",
               "cases waiting for an assessment or the service it led to, mean of four counts a year"},
    Definition{measure::help_mean_wait_weeks, "weeks", "väntan till start av dem som började hos verksamheten, medel",
               "wait until the start of those who started with the agency, mean"},
    Definition{measure::cost_sek, "SEK", "kostnad för levererade enheter av ett program",
               "cost of the delivered units of a programme"},
    Definition{measure::delivered_units, "units", "levererade enheter av ett program",
               "delivered units of a programme"},
    Definition{measure::programme_starts, persons, "unga som började i ett program", "youths who started a programme"},
    Definition{measure::total_cost_sek, "SEK", "kostnad för allt som levererades", "cost of all that was delivered"},
    Definition{measure::total_cost_discounted_sek, "SEK", "samma kostnad räknad till starten med diskonteringsräntan",
               "the same cost discounted to the start"},
    Definition{measure::payer_cost_sek, "SEK", "den del som en betalare står för", "the part that a payer pays"},
    Definition{measure::programme_payer_cost_sek, "SEK", "den del av ett programs kostnad som en betalare står för",
               "the part of a programme's cost that a payer pays"},
    Definition{measure::payer_share, "1", "en betalares andel av kostnaden", "a payer's share of the cost"},
    Definition{measure::municipality_cost_sek, "SEK",
               "den del av kommunernas kostnad som faller på en kommun: där ungdomarna bor",
               "the part of the municipalities' cost that falls on one of them: where the youths live"},
    Definition{measure::budget_allotted_sek, "SEK", "vad budgeten ger en betalare under året",
               "what the budget gives a payer in the year"},
    Definition{measure::budget_spent_sek, "SEK", "vad programmen kostade betalaren under året",
               "what programmes cost the payer in the year"},
    Definition{measure::budget_unspent_sek, "SEK", "vad som var kvar vid årets slut och inte följer med till nästa",
               "what was left at the year's end and does not pass to the next"},
    Definition{
        measure::allotted_more_than_sek, "SEK",
        "vad scenariot får utöver ett annat, i allt och per betalare och år; saknas där det är lika mycket",
        "what the scenario is allotted beyond another, in all, by payer and by year; left out where it is equal"},
    Definition{measure::coordination_threshold, "1",
               "c*: den lägsta nivå av samordning där den förebygger minst lika många som samma pengar var för sig, "
               "median över världar; saknas där den ligger över alla nivåer",
               "c*: the smallest level of coordination at which joint action averts at least as many as the same money "
               "apart, median over worlds; not known where it is above all levels"},
    Definition{measure::coordination_threshold_of_means, "1", "samma nivå för medelvärdena över världar",
               "the same level of the means over worlds"},
    Definition{measure::share_without_threshold, "1", "andel världar utan en sådan nivå bland dem som kördes",
               "share of worlds without such a level among those run"},
    Definition{measure::joint_spends_more_sek, "SEK", "vad som används tillsammans utöver vad som används var för sig",
               "what is spent together beyond what is spent apart"},
    Definition{measure::joint_shows_after, "weeks",
               "veckor tills det syns vilket som förebygger fler: tillsammans eller var för sig",
               "weeks until it shows which averts more: together or apart"},
    Definition{measure::averted_more_filled_less_often, persons,
               "hur många fler samordning förebygger i den halva av världarna där platser fylls mer sällan",
               "how many more joint action averts in the half of worlds where positions are filled less often"},
    Definition{measure::averted_more_filled_more_often, persons, "samma tal i den andra halvan",
               "the same in the other half"},
    Definition{measure::arrests_averted_last_year, "arrests",
               "gripanden färre än i baslinjen under det sista redovisade året",
               "arrests fewer than in the baseline in the last reported year"},
    Definition{measure::arrests_year_to_year_sd, "arrests",
               "standardavvikelse för hur antalet gripanden ändras från ett år till nästa i baslinjen",
               "standard deviation of the change in arrests from one year to the next in the baseline"},
    Definition{measure::share_of_baseline_budget, "1",
               "en betalares kostnad som andel av vad den förfogar över före scenariot (budgets.json)",
               "a payer's cost as a share of what it has before the scenario (budgets.json)"},
    Definition{measure::averted_net_discounted, persons, "förebyggda rekryteringar, netto, räknade till starten",
               "recruitments averted, net, discounted to the start"},
    Definition{measure::cost_per_averted_sek, "SEK",
               "kostnad utöver baslinjens per förebyggd rekrytering, netto; saknas när ingen effekt är visad",
               "cost beyond the baseline's per recruitment averted, net; not known where no effect is shown"},
    Definition{measure::cost_per_averted_gross_sek, "SEK", "samma kvot, brutto", "the same ratio, gross"},
    Definition{measure::cost_per_averted_discounted_sek, "SEK",
               "samma kvot, netto, kostnader och effekter räknade till starten",
               "the same ratio, net, costs and effects discounted to the start"},
    Definition{measure::cost_per_averted_gross_discounted_sek, "SEK", "samma kvot, brutto, räknad till starten",
               "the same ratio, gross, discounted to the start"},
    Definition{measure::payer_cost_per_averted_sek, "SEK", "en betalares del av kvoten, netto",
               "a payer's part of the ratio, net"},
    Definition{measure::social_value_sek, "SEK",
               "vad förebyggda rekryteringar (netto) är värda för en betalare, mittvärde, räknat till starten",
               "what recruitments averted (net) are worth to a payer, middle value, discounted to the start"},
    Definition{measure::social_value_low_sek, "SEK", "samma värde, lågt", "the same worth, low"},
    Definition{measure::social_value_high_sek, "SEK", "samma värde, högt", "the same worth, high"},
    Definition{measure::net_social_value_sek, "SEK", "mittvärdet minus vad scenariot kostar betalaren",
               "the middle worth less what the scenario costs the payer"},
    Definition{measure::residents, persons, "invånare 6-24 år i den simulerade befolkningen",
               "residents aged 6-24 of the simulated population"},
    Definition{measure::supply_elasticity, "percent fewer recruits per percent lower hazard",
               "procent färre rekryteringar per procent lägre risk för alla; under 1 där andra ersätter",
               "percent fewer recruitments per percent lower hazard of everybody; below 1 where others replace"},
};

}  // namespace

std::vector<MeasureInfo> all_measures() {
    std::vector<MeasureInfo> measures;
    for (const Definition& one : definitions)
        measures.push_back({std::string(one.name), one.unit, std::string(one.sv), std::string(one.en)});
    for (const std::string_view state : involvement_names)
        measures.push_back({joined({"stock_", state}), persons,
                            joined({"unga i läget `", state, "`, medel av fyra räkningar om året"}),
                            joined({"youths in the state `", state, "`, mean of four counts a year"})});
    for (const std::string_view kind : event_kind_names)
        measures.push_back({joined({"events_", kind}), "events",
                            joined({"händelser av slaget `", kind, "` under året"}),
                            joined({"events of the kind `", kind, "` in the year"})});
    for (const std::string_view hop : hop_names)
        measures.push_back(
            {joined({"help_", hop}), "cases",
             joined({"ärenden som kom till steget `", hop, "` under de redovisade åren, efter verksamhet"}),
             joined({"cases that came to the hop `", hop, "` in the reported years, by agency"})});
    return measures;
}

}  // namespace samverkan
