// Field tables: warm start, help, overlap of effects.
#include "scenario/parameter_groups.hpp"

namespace samverkan {
namespace {

constexpr ParameterField warm_start_fields[] = {
    parameter<&ModelParameters::warm_start, &WarmStartParameters::involved_share, Shape::by_sex_and_age>(
        "warm_start", "involved_share", Unit::share, {0, 1},
        {"inblandade och kärna vid starten, efter kön och ålder", "involved and core at the start, by sex and age"}),
    parameter<&ModelParameters::warm_start, &WarmStartParameters::fringe_share, Shape::by_sex_and_age>(
        "warm_start", "fringe_share", Unit::share, {0, 1},
        {"periferin vid starten, efter kön och ålder", "fringe at the start, by sex and age"}),
    parameter<&ModelParameters::warm_start, &WarmStartParameters::former_share, Shape::by_age>(
        "warm_start", "former_share", Unit::share, {0, 1},
        {"tidigare medlemmar vid starten, efter ålder", "former members at the start, by age"}),
    parameter<&ModelParameters::warm_start, &WarmStartParameters::core_share_of_involved, Shape::by_age>(
        "warm_start", "core_share_of_involved", Unit::share, {0, 1},
        {"kärna bland inblandade och kärna vid starten, efter ålder",
         "core among involved and core at the start, by age"}),
    parameter<&ModelParameters::warm_start, &WarmStartParameters::first_recruits_by_age, Shape::by_age>(
        "warm_start", "first_recruits_by_age", Unit::persons_per_year, {0, 1000000},
        {"förstagångsrekryterade per år efter ålder, för att dra medlemstid",
         "first recruits a year by age, for drawing tenure"}),
};

constexpr ParameterField help_fields[] = {
    parameter<&ModelParameters::help, &HelpParameters::report_rate_per_year>(
        "help", "report_rate_per_year", Unit::per_person_and_year, {0, 20},
        {"orosanmälningar utan samband med gäng per barn 6-17 år, medel",
         "background worry reports per child aged 6-17, mean"}),
    parameter<&ModelParameters::help, &HelpParameters::notice_hazard_at_risk>(
        "help", "notice_hazard_at_risk", Unit::hazard_per_week, {0, 1},
        {"tillagd hasard att bli uppmärksammad i periferin och uppåt",
         "added hazard of being noticed for fringe and above"}),
    whole_parameter<&ModelParameters::help, &HelpParameters::notice_first_age>(
        "help", "notice_first_age", Unit::years, {6, 24},
        {"första ålder för orosanmälan", "first age at risk of a report"}),
    whole_parameter<&ModelParameters::help, &HelpParameters::notice_last_age>(
        "help", "notice_last_age", Unit::years, {6, 24},
        {"sista ålder för orosanmälan", "last age at risk of a report"}),
    shares_of_one<&ModelParameters::help, &HelpParameters::source_share, Shape::by_notice_source>(
        "help", "source_share", Unit::share, {0, 1}, {"orosanmälningar per källa", "worry reports by source"}),
    parameter<&ModelParameters::help, &HelpParameters::handover_loss>(
        "help", "handover_loss", Unit::share, {0, 1},
        {"bortfall vid en överlämning vid dagens samverkan", "loss at a hand-over at baseline coordination"}),
    parameter<&ModelParameters::help, &HelpParameters::handover_delay_weeks>(
        "help", "handover_delay_weeks", Unit::weeks, {0, 520},
        {"medeldröjsmål från oro till klar för bedömning", "mean delay from concern to ready for assessment"}),
    parameter<&ModelParameters::help, &HelpParameters::opened_share>(
        "help", "opened_share", Unit::share, {0, 1},
        {"anmälningar som leder till utredning vid dagens bortfall", "reports opened for assessment, at today's loss"}),
    parameter<&ModelParameters::help, &HelpParameters::assessment_starts_per_1000>(
        "help", "assessment_starts_per_1000", Unit::per_1000_aged_6_17_and_week, {0, 1000},
        {"utredningar som kan inledas per vecka", "assessments that can start in a week"}),
    parameter<&ModelParameters::help, &HelpParameters::assessment_weeks>(
        "help", "assessment_weeks", Unit::weeks, {0, 520}, {"utredningstid", "length of an assessment"}),
    parameter<&ModelParameters::help, &HelpParameters::triage_error_sd>(
        "help", "triage_error_sd", Unit::log_ratio, {0, 10}, {"fel i förhandsbedömningen", "error of triage"}),
    parameter<&ModelParameters::help, &HelpParameters::leads_to_service_share>(
        "help", "leads_to_service_share", Unit::share, {0, 1},
        {"utredningar som leder till insats", "assessments that lead to a service"}),
    parameter<&ModelParameters::help, &HelpParameters::right_match_share>(
        "help", "right_match_share", Unit::share, {0, 1},
        {"rätt insats vid dagens samverkan", "matched to the service needed, at baseline coordination"}),
    parameter<&ModelParameters::help, &HelpParameters::queue_patience_weeks>(
        "help", "queue_patience_weeks", Unit::weeks, {1, 520},
        {"veckor tills en kö lämnas", "weeks after which a queue is left"}),
    parameter<&ModelParameters::help, &HelpParameters::accept_share>("help", "accept_share", Unit::share, {0, 1},
                                                                     {"erbjudanden som accepteras", "offers accepted"}),
    parameter<&ModelParameters::help, &HelpParameters::complete_share>(
        "help", "complete_share", Unit::share, {0, 1}, {"insatser som fullföljs", "services completed"}),
    parameter<&ModelParameters::help, &HelpParameters::willingness_risk_correlation>(
        "help", "willingness_risk_correlation", Unit::correlation, {-1, 1},
        {"korrelation mellan vilja och risk", "correlation of willingness with risk"}),
    parameter<&ModelParameters::help, &HelpParameters::usual_service_effect>(
        "help", "usual_service_effect", Unit::ratio, {0.05, 5},
        {"kvot för vanliga insatser", "rate ratio of usual services"}),
    whole_parameter<&ModelParameters::help, &HelpParameters::service_last_age>(
        "help", "service_last_age", Unit::years, {6, 24},
        {"sista ålder i kö till utredning", "last age in the queue for an assessment"}),
    parameter<&ModelParameters::help, &HelpParameters::placement_share_involved>(
        "help", "placement_share_involved", Unit::share, {0, 1},
        {"utredda med högsta prioritet som placeras utanför hemmet",
         "assessed with the highest priority who are placed outside the home"}),
    parameter<&ModelParameters::help, &HelpParameters::placement_share_fringe>(
        "help", "placement_share_fringe", Unit::share, {0, 1},
        {"utredda med näst högsta prioritet som placeras utanför hemmet",
         "assessed with the second priority who are placed outside the home"}),
    parameter<&ModelParameters::help, &HelpParameters::placement_share_rest>(
        "help", "placement_share_rest", Unit::share, {0, 1},
        {"övriga utredda som placeras utanför hemmet", "other assessed who are placed outside the home"}),
    whole_parameter<&ModelParameters::help, &HelpParameters::placement_first_age>(
        "help", "placement_first_age", Unit::years, {6, 24},
        {"yngst som placeras utanför hemmet", "youngest placed outside the home"}),
    whole_parameter<&ModelParameters::help, &HelpParameters::placement_last_age>(
        "help", "placement_last_age", Unit::years, {6, 24},
        {"äldst som placeras utanför hemmet", "oldest placed outside the home"}),
};

constexpr ParameterField psychiatry_fields[] = {
    parameter<&ModelParameters::psychiatry, &PsychiatryParameters::referral_share, Shape::by_notice_source>(
        "psychiatry", "referral_share", Unit::share, {0, 1},
        {"orosanmälningar som följs av en remiss, efter källa", "worry reports followed by a referral, by source"}),
    parameter<&ModelParameters::psychiatry, &PsychiatryParameters::adhd_referral_factor>(
        "psychiatry", "adhd_referral_factor", Unit::ratio, {0, 100},
        {"remisser vid obehandlad adhd jämfört med andra", "referrals with untreated ADHD against others"}),
    parameter<&ModelParameters::psychiatry, &PsychiatryParameters::urgent_share>(
        "psychiatry", "urgent_share", Unit::share, {0, 1}, {"akuta remisser", "urgent referrals"}),
    parameter<&ModelParameters::psychiatry, &PsychiatryParameters::assessment_share>(
        "psychiatry", "assessment_share", Unit::share, {0, 1},
        {"första besök som leder till utredning av adhd", "first visits that lead to an assessment for ADHD"}),
    parameter<&ModelParameters::psychiatry, &PsychiatryParameters::diagnosed_share_with_adhd>(
        "psychiatry", "diagnosed_share_with_adhd", Unit::share, {0, 1},
        {"diagnos bland utredda med obehandlad adhd", "diagnosed of those assessed with untreated ADHD"}),
    parameter<&ModelParameters::psychiatry, &PsychiatryParameters::diagnosed_share_without>(
        "psychiatry", "diagnosed_share_without", Unit::share, {0, 1},
        {"diagnos bland övriga utredda", "diagnosed of the others assessed"}),
    parameter<&ModelParameters::psychiatry, &PsychiatryParameters::treatment_stop_hazard>(
        "psychiatry", "treatment_stop_hazard", Unit::hazard_per_week, {0, 1},
        {"hasard att sluta med behandlingen", "hazard of stopping the treatment"}),
};

constexpr ParameterField overlap_fields[] = {
    parameter<&ModelParameters::overlap, &OverlapParameters::weight, Shape::by_rank>(
        "overlap", "weight", Unit::share, {0, 1},
        {"vikt för överlappande effekter, starkast först", "weight of overlapping effects, strongest first"}),
    parameter<&ModelParameters::overlap, &OverlapParameters::floor>(
        "overlap", "floor", Unit::ratio, {0.01, 1}, {"minsta sammanlagda kvot", "least combined rate ratio"}),
    parameter<&ModelParameters::overlap, &OverlapParameters::least_log_effect>(
        "overlap", "least_log_effect", Unit::log_ratio, {0, 1},
        {"log-effekt under vilken en avklingande effekt släpps", "log effect below which a faded effect is dropped"}),
};

}  // namespace

void append_help_fields(std::vector<ParameterField>& fields) {
    append(fields, warm_start_fields);
    append(fields, help_fields);
    append(fields, psychiatry_fields);
    append(fields, overlap_fields);
}

}  // namespace samverkan
