#include "study/patterns/measure_table.hpp"

#include "results/joined.hpp"

namespace samverkan {
namespace {

using enum RecordKind;
namespace m = pattern_measure;

constexpr int year = 52;

constexpr std::array table{
    PatternMeasure{"annual_exit_turnover_under18",
                   "per year",
                   {"frivilliga utträden och utträden genom program före 18 års ålder per år / medelantal inblandade "
                    "under 18 (frihetsberövade räknas in); dödsfall och 18-årsdagar är inga utträden",
                    "voluntary and programme exits at age under 18 per year / mean stock under 18 (custody included); "
                    "deaths and 18th birthdays are not exits"},
                   {involvement},
                   year,
                   m::annual_exit_turnover_under18},
    PatternMeasure{
        "area_recruitment_ratio",
        "ratio",
        {"första rekryteringar per 1 000 i åldern 12-17 bland boende i de utsatta områdena (de 32 i standardlänet, "
         "omkring 12,5 % av de unga) / övriga; andra värde efter de 36 områdena (sämsta tiondelen)",
         "first-recruitment rate per 1,000 aged 12-17 of residents of the vulnerable neighbourhoods (the 32 of the "
         "default county, about 12.5 % of youths) / rest; second value by the 36 areas (worst tenth)"},
        {recruitments},
        year,
        m::area_recruitment_ratio},
    PatternMeasure{"assortativity_involvement",
                   "correlation",
                   {"nätverkets assortativitet i inblandning bland 12-17-åringar",
                    "network assortativity of involvement among 12-17-year-olds"},
                   {involvement, ties},
                   year,
                   m::assortativity_involvement},
    PatternMeasure{"bup_first_visit_within_30_days",
                   "share",
                   {"andel av ett års remisser till barnpsykiatrin som fått ett besök inom 4 veckor",
                    "share of psychiatry referrals of a year seen within 4 weeks"},
                   {psychiatry},
                   year,
                   m::bup_first_visit_within_30_days},
    PatternMeasure{"channel_share_online",
                   "share",
                   {"rekryteringar på nätet / alla första rekryteringar under 18",
                    "recruitments through the online channel / all first recruitments under 18"},
                   {recruitments},
                   year,
                   m::channel_share_online},
    PatternMeasure{"channel_share_school",
                   "share",
                   {"rekryteringar i skolan / alla första rekryteringar under 18",
                    "recruitments through the school channel / all first recruitments under 18"},
                   {recruitments},
                   year,
                   m::channel_share_school},
    PatternMeasure{"channel_share_street",
                   "share",
                   {"rekryteringar på gatan / alla första rekryteringar under 18",
                    "recruitments through the street channel / all first recruitments under 18"},
                   {recruitments},
                   year,
                   m::channel_share_street},
    PatternMeasure{"co_offending_share",
                   "share",
                   {"andel av inblandade ungas brott som begås med minst en annan",
                    "share of offences by involved youths committed with at least one other"},
                   {involvement, offences},
                   year,
                   m::co_offending_share},
    PatternMeasure{"deaths_per_year",
                   "persons/year",
                   {"döda i skjutningar per år", "deaths by shooting per year"},
                   {shootings},
                   year,
                   m::deaths_per_year},
    PatternMeasure{"executors_mean_age",
                   "years",
                   {"utförarnas medelålder i skjutningar", "mean age of executors in shootings"},
                   {shootings},
                   year,
                   m::executors_mean_age},
    PatternMeasure{"exit_hazard_tenure_ratio",
                   "ratio",
                   {"hasard för utträde under en periods första halvår / hasard under dess tredje år",
                    "exit hazard in the first half-year of a spell / exit hazard in its third year"},
                   {involvement},
                   3 * year,
                   m::exit_hazard_tenure_ratio},
    PatternMeasure{"female_share_fringe_13_17",
                   "share",
                   {"andel flickor bland unga i periferin i åldern 13-17", "female share of fringe youths aged 13-17"},
                   {involvement},
                   year,
                   m::female_share_fringe_13_17},
    PatternMeasure{"first_spells_at_least_4y",
                   "share",
                   {"andel enligt Kaplan-Meier av första perioder av inblandning, inledda före 18, som varar minst 208 "
                    "veckor; kräver en stationär körning på 20 år, annars ej möjligt",
                    "Kaplan-Meier share of first involved spells begun under 18 lasting at least 208 weeks; needs a "
                    "20-year stationary run, else unsupported"},
                   {involvement},
                   long_run_weeks,
                   m::first_spells_at_least_4y},
    PatternMeasure{
        "first_spells_up_to_1y",
        "share",
        {"andel enligt Kaplan-Meier av första perioder av inblandning, inledda före 18 och efter insvängningens "
         "början, som slutar inom 52 veckor; frihetsberövande är medlemskap; återkomst inom 4 veckor fortsätter "
         "perioden; död och 25-årsdag censurerar",
         "Kaplan-Meier share of first involved spells begun under 18 and after the burn-in began that end within 52 "
         "weeks; custody is membership; re-entry within 4 weeks continues the spell; death and 25th birthday censor"},
        {involvement},
        year,
        m::first_spells_up_to_1y},
    PatternMeasure{"gini_recruitment_areas",
                   "share",
                   {"Gini-koefficient för områdenas rekryteringstal, vägd med antal unga",
                    "Gini coefficient of recruitment rates over areas, weighted by youths"},
                   {recruitments},
                   year,
                   m::gini_recruitment_areas},
    PatternMeasure{"join_odds_many_vs_few_risk_factors",
                   "odds ratio",
                   {"odds att någon gång före 18 vara i periferin eller längre in med 7 eller fler binära riskfaktorer "
                    "vid 10-12 / med 0 eller 1; kräver en lång körning, annars ej möjligt",
                    "odds of ever fringe or above by 18 with 7 or more binary risk factors at 10-12 / with 0 or 1; "
                    "needs a long run, else unsupported"},
                   {involvement, risk_factors},
                   long_run_weeks,
                   m::join_odds_many_vs_few_risk_factors},
    PatternMeasure{"male_share_involved_under18",
                   "share",
                   {"män bland inblandade och kärna under 18 / alla inblandade och kärna under 18",
                    "male T2+ under 18 / all T2+ under 18"},
                   {involvement},
                   year,
                   m::male_share_involved_under18},
    PatternMeasure{"modal_first_recruitment_age",
                   "years",
                   {"hela levnadsår med flest första rekryteringar, åldrarna 6-17, upprepningarna sammanslagna; vid "
                    "lika: den lägre",
                    "completed age with most first recruitments, ages 6-17, replicates pooled; ties: the lower"},
                   {recruitments},
                   year,
                   m::modal_first_recruitment_age,
                   m::modal_age},
    PatternMeasure{"near_repeat_ratio",
                   "ratio",
                   {"observerade / förväntade (tider omkastade mellan platser) skjutningar i samma eller ett "
                    "angränsande område inom 28 dagar från en skjutning; dagar dras inom veckor",
                    "observed / expected (space-time permuted) shootings in the same neighbourhood or an adjacent one "
                    "within 28 days of a shooting; days drawn within weeks"},
                   {shootings},
                   year,
                   m::near_repeat_ratio},
    PatternMeasure{"offences_ratio_after_age_limit_change",
                   "ratio",
                   {"brott per 14-åring under 20 månader efter / före ändringen, justerat för trend, allt annat lika",
                    "offences per 14-year-old in 20 months after / before the change, trend-adjusted, all else equal"},
                   {offences, age_limit_change},
                   4 * year,
                   m::offences_ratio_after_age_limit_change},
    PatternMeasure{"offending_ratio_member_nonmember",
                   "ratio",
                   {"inom person: Poissonkvot mellan brottstal som inblandad eller kärna och annars, fasta "
                    "personeffekter, åldersdummyer, åldrarna 12-20, personer med båda lägena",
                    "within person: Poisson rate ratio of offences while involved or core against not, person fixed "
                    "effects, age dummies, ages 12-20, persons with both states"},
                   {involvement, offences},
                   year,
                   m::offending_ratio_member_nonmember},
    PatternMeasure{"prevalence_fringe_13_17",
                   "share",
                   {"periferi, inblandade eller kärna i åldern 13-17 / boende i åldern 13-17 (frihetsberövade räknas "
                    "in), medel av 52 veckor; också för Stockholms stadsdelsområden som andra värde",
                    "fringe, involved or core aged 13-17 / residents aged 13-17 (in custody counts), 52-week mean; "
                    "also for Stockholm city districts as second value"},
                   {involvement},
                   year,
                   m::prevalence_fringe_13_17},
    PatternMeasure{
        "prevalence_involved_12_17",
        "share",
        {"inblandade eller kärna (frihetsberövade räknas in) i åldern 12-17 / boende i åldern 12-17, medel av 52 "
         "veckor efter insvängningen",
         "involved or core (in custody counts) aged 12-17 / residents aged 12-17, 52-week mean after burn-in"},
        {involvement},
        year,
        m::prevalence_involved_12_17},
    PatternMeasure{
        "prior_social_contact_most_violent",
        "share",
        {"andel av dem under 18 som deltar i dödsskjutningar som tidigare haft ett öppet eller avslutat ärende hos "
         "socialtjänsten",
         "share of under-18s taking part in fatal shootings who had an open or closed social-services case before"},
        {opened_cases, shootings},
        long_run_weeks,
        m::prior_social_contact_most_violent},
    PatternMeasure{"recruiter_recruit_age_gap",
                   "years",
                   {"medel av rekryterarens ålder minus den rekryterades, över första och förnyade rekryteringar av "
                    "personer under 16 med en känd rekryterare (gata, skola, familj/vänner)",
                    "mean recruiter age minus recruit age over first and renewed recruitments of persons under 16 with "
                    "a named recruiter (street, school, family/friends)"},
                   {recruitments},
                   year,
                   m::recruiter_recruit_age_gap},
    PatternMeasure{"recruits_per_year",
                   "persons/year",
                   {"första och förnyade rekryteringar per år, åldrarna 10-24; första och förnyade också var för sig",
                    "first and renewed recruitments per year, ages 10-24; first and renewed also apart"},
                   {recruitments},
                   year,
                   m::recruits_per_year},
    PatternMeasure{"recruits_per_year_under18",
                   "persons/year",
                   {"första rekryteringar under 18 per år", "first recruitments under 18 per year"},
                   {recruitments},
                   year,
                   m::recruits_per_year_under18},
    PatternMeasure{"reentry_within_2y",
                   "share",
                   {"andel av dem som lämnar som återkommer inom 2 år", "share of leavers who re-enter within 2 years"},
                   {involvement, recruitments},
                   3 * year,
                   m::reentry_within_2y},
    PatternMeasure{"remaining_stay_ratio_embeddedness",
                   "ratio",
                   {"mediantid till utträde från utgångsläget, medlemmar i den översta tredjedelen av andelen band "
                    "inom gänget / den nedersta",
                    "median time to exit from baseline, stock members in the top tercile of the share of their ties "
                    "inside the gang / bottom tercile"},
                   {involvement, ties_inside},
                   long_run_weeks,
                   m::remaining_stay_ratio_embeddedness},
    PatternMeasure{"retaliation_branching_ratio",
                   "count",
                   {"medelantal skjutningar som en skjutning direkt utlöser",
                    "mean number of shootings directly triggered by one shooting"},
                   {shootings},
                   2 * year,
                   m::retaliation_branching_ratio},
    PatternMeasure{
        "retaliation_mean_lag_days",
        "days",
        {"medelantal dagar från en skjutning till dem den utlöste", "mean days from a shooting to those it triggered"},
        {shootings},
        2 * year,
        m::retaliation_mean_lag_days},
    PatternMeasure{
        "shooting_area_rate_ratio",
        "ratio",
        {"skjutningar per boende i de områden med högst tal som har ~15 % av de boende (områden ordnade efter "
         "utsatthet) / övriga",
         "shootings per resident in highest-rate areas with ~15 % of residents (areas ranked by deprivation) / rest"},
        {shootings},
        year,
        m::shooting_area_rate_ratio},
    PatternMeasure{"shootings_per_year",
                   "events/year",
                   {"skjutningar per år, i nätverk och övriga, utom sprängningar och avvärjda planer",
                    "shootings per year, network and background, explosions and foiled plots excluded"},
                   {shootings},
                   year,
                   m::shootings_per_year},
    PatternMeasure{"sibling_odds",
                   "odds ratio",
                   {"odds att gå med om ett äldre syskon är inblandat / annars",
                    "odds of joining with an involved older sibling / without"},
                   {involvement, recruitments, siblings},
                   2 * year,
                   m::sibling_odds},
    PatternMeasure{"sis_placements_per_year",
                   "persons/year",
                   {"nya placeringar hos SiS per år", "new SiS placements per year"},
                   {placements},
                   year,
                   m::sis_placements_per_year},
    PatternMeasure{"spell_survival_2y",
                   "share",
                   {"första perioder av inblandning som pågår efter 2 år, enligt Kaplan-Meier",
                    "Kaplan-Meier survival of first involved spells at 2 years"},
                   {involvement},
                   2 * year,
                   m::spell_survival_2y},
    PatternMeasure{"summer_recruitment_ratio",
                   "ratio",
                   {"rekryteringar per vecka i vecka 24-33 / i övriga veckor",
                    "weekly recruitments in weeks 24-33 / in the other weeks"},
                   {recruitments},
                   year,
                   m::summer_recruitment_ratio},
    PatternMeasure{"top1pct_violence_share",
                   "share",
                   {"andel av en födelsekulls grova våldsbrott i åldrarna 12-25 som begås av den översta procenten av "
                    "personerna; kräver en stationär körning på 20 år, annars ej möjligt",
                    "share of serious violent offences of a birth cohort at ages 12-25 committed by the top 1 % of "
                    "persons; needs a 20-year stationary run, else unsupported"},
                   {offences},
                   long_run_weeks,
                   m::top1pct_violence_share},
    PatternMeasure{"under18_share_fatal_over_all",
                   "ratio",
                   {"andel under 18 bland utförare i dödsskjutningar / andel under 18 i alla skjutningar",
                    "under-18 share of executors in fatal shootings / under-18 share in all shootings"},
                   {shootings},
                   year,
                   m::under18_share_fatal_over_all},
    PatternMeasure{
        "under18_share_shooters",
        "share",
        {"utförare och direkta medhjälpare under 18 / alla deltagare (äldre kärna i nämnaren), alla skjutningar",
         "executors and direct helpers under 18 / all participants (senior core in the denominator), all shootings"},
        {shootings},
        year,
        m::under18_share_shooters},
    PatternMeasure{"victim_odds_per_network_step",
                   "odds ratio",
                   {"oddskvot för att utsättas per ytterligare steg i nätverket från närmaste offer (logistisk, "
                    "justerad för ålder och egen brottslighet)",
                    "odds ratio of victimisation per additional network step from the nearest victim (logistic, "
                    "adjusted for age and own offending)"},
                   {offences, shootings},
                   4 * year,
                   m::victim_odds_per_network_step},
    PatternMeasure{
        "victims_in_largest_component",
        "share",
        {"andel av offren i skjutningar som finns i den största sammanhängande delen av nätverket av medbrottslingar, "
         "3 års fönster",
         "share of shooting victims inside the largest connected component of the co-offending network, 3-year window"},
        {offences, shootings},
        3 * year,
        m::victims_in_largest_component},
    PatternMeasure{"worry_report_coverage",
                   "share",
                   {"barn i åldern 6-17 med minst en orosanmälan under ett år / barn i åldern 6-17, "
                    "bakgrundsanmälningar inräknade",
                    "children aged 6-17 with at least one worry report in a year / children aged 6-17, background "
                    "reports included"},
                   {reports},
                   year,
                   m::worry_report_coverage},
    PatternMeasure{
        "worry_reports_per_1000",
        "per 1000",
        {"orosanmälningar per 1 000 barn i åldern 6-17 och år", "worry reports per 1,000 children aged 6-17 and year"},
        {reports},
        year,
        m::worry_reports_per_1000},
};

template <class Part>
constexpr auto all_of(Part part) {
    std::array<std::string_view, table.size()> parts{};
    for (std::size_t i = 0; i < table.size(); ++i) parts[i] = part(table[i]);
    return parts;
}

constexpr auto names = all_of([](const PatternMeasure& one) { return one.name; });
constexpr auto units = all_of([](const PatternMeasure& one) { return one.unit; });

std::string needed_records(const PatternMeasure& measure) {
    std::string list;
    for (std::size_t kind = 0; kind < record_kind_count; ++kind)
        if (measure.needs.has(static_cast<RecordKind>(kind)))
            list += joined({list.empty() ? "" : ", ", "`", record_kind_names[kind], "`"});
    return list;
}

}  // namespace

std::span<const PatternMeasure> pattern_measures() { return table; }
std::span<const std::string_view> pattern_measure_names() { return names; }
std::span<const std::string_view> pattern_measure_units() { return units; }

std::string why_unsupported(const PatternMeasure& measure, RecordKinds recorded, int reported_weeks,
                            Language language) {
    const RecordKinds missing = measure.needs.without(recorded);
    std::string list;
    for (std::size_t kind = 0; kind < record_kind_count; ++kind)
        if (missing.has(static_cast<RecordKind>(kind)))
            list += joined({list.empty() ? "" : say(language, " and no ", " eller "),
                            words_of(static_cast<RecordKind>(kind), language)});
    if (!list.empty()) return joined({say(language, "the model as it is has no ", "modellen har ännu inga "), list});
    if (reported_weeks >= measure.reported_weeks) return {};
    const std::string needed = std::to_string(measure.reported_weeks), given = std::to_string(reported_weeks);
    return language == Language::english
               ? joined({"needs a stationary run of ", needed, " weeks after the burn-in (", given, " were allowed)"})
               : joined({"kräver en stationär körning på ", needed, " veckor efter insvängningen (", given,
                         " var tillåtna)"});
}

std::string pattern_measure_reference() {
    std::string page =
        "| measure | unit | definition | records it needs | run, years | answered now |\n|---|---|---|---|---|---|\n";
    for (const PatternMeasure& one : table) {
        const std::string why = why_unsupported(one, recorded_by_the_model, one.run_weeks(), Language::english);
        page += joined({"| `", one.name, "` | ", one.unit, " | ", one.definition.en, " | ", needed_records(one), " | ",
                        std::to_string(one.run_weeks() / year), " | ", why.empty() ? "yes" : "no: ", why, " |\n"});
    }
    return page;
}

}  // namespace samverkan
