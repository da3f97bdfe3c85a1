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
    Definition{measure::waiting_cases, "cases", "ärenden i kö till utredning eller till insatsen efter den, medel av fyra räkningar om året",
               "cases waiting for an assessment or the service it led to, mean of four counts a year"},
    Definition{measure::help_mean_wait_weeks, "weeks", "väntan till start av dem som började hos verksamheten, medel",
               "wait until the start of those who started with the agency, mean"},
    Definition{measure::cost_sek, "SEK", "kostnad för levererade enheter av ett program",
               "cost of the delivered units of a programme"},
    Definition{measure::delivered_units, "units", "levererade enheter av ett program",
               "delivered units of a programme"},
    Definition{measure::programme_starts, persons, "unga som började i ett program", "youths who started a programme"},
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
        measures.push_back({joined({"help_", hop}), "cases",
                            joined({"ärenden som kom till steget `", hop, "` under de redovisade åren, efter verksamhet"}),
                            joined({"cases that came to the hop `", hop, "` in the reported years, by agency"})});
    return measures;
}

}  // namespace samverkan
