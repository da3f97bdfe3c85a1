// Field tables: drift, recruitment, membership, gangs, senior core.
#include "scenario/parameter_groups.hpp"

namespace samverkan {
namespace {

constexpr ParameterField drift_fields[] = {
    parameter<&ModelParameters::drift, &DriftParameters::drift_hazard, Shape::by_age>(
        "drift", "drift_hazard", Unit::hazard_per_week, {0, 1},
        {"hasard från ingen till periferin, efter ålder", "hazard none to fringe by age"}),
    parameter<&ModelParameters::drift, &DriftParameters::drift_sex, Shape::by_sex>(
        "drift", "drift_sex", Unit::ratio, {0, 20}, {"könets faktor på glidningen", "factor of sex on drift"}),
    parameter<&ModelParameters::drift, &DriftParameters::fringe_exit_hazard, Shape::by_age>(
        "drift", "fringe_exit_hazard", Unit::hazard_per_week, {0, 1},
        {"hasard att lämna periferin, efter ålder", "hazard of leaving the fringe by age"}),
    parameter<&ModelParameters::drift, &DriftParameters::drift_scale>("drift", "drift_scale", Unit::ratio, {0, 100},
                                                                      {"skala för all glidning", "scale of all drift"}),
    parameter<&ModelParameters::drift, &DriftParameters::drift_elasticity>(
        "drift", "drift_elasticity", Unit::one, {0, 2},
        {"glidningens elasticitet i sårbarhet", "elasticity of drift in vulnerability"}),
    parameter<&ModelParameters::drift, &DriftParameters::neighbourhood_part>(
        "drift", "neighbourhood_part", Unit::share, {0, 1},
        {"andel av grannskaps- och inkomstdelarna som behålls i glidningen",
         "share of the neighbourhood and low-income parts kept in drift"}),
    parameter<&ModelParameters::drift, &DriftParameters::adhd_drift_effect>(
        "drift", "adhd_drift_effect", Unit::ratio, {0, 20},
        {"faktor för obehandlad adhd på glidningen", "factor of untreated ADHD on drift"}),
    parameter<&ModelParameters::drift, &DriftParameters::conduct_drift_effect>(
        "drift", "conduct_drift_effect", Unit::ratio, {0, 20},
        {"faktor för uppförandeproblem på glidningen", "factor of conduct problems on drift"}),
    parameter<&ModelParameters::drift, &DriftParameters::peer_drift_effect>(
        "drift", "peer_drift_effect", Unit::ratio, {0, 20},
        {"kamraters och syskons dragningskraft, efter deras andel",
         "pull of fringe and involved friends and siblings, by their share"}),
    parameter<&ModelParameters::drift, &DriftParameters::class_drift_effect>(
        "drift", "class_drift_effect", Unit::ratio, {0, 20},
        {"klasskamraters dragningskraft, efter deras andel", "pull of fringe and involved classmates, by their share"}),
    parameter<&ModelParameters::drift, &DriftParameters::class_share_reference>(
        "drift", "class_share_reference", Unit::share, {0, 1},
        {"länets medel av den andelen i nuläget", "county mean of that share in the baseline"}),
    parameter<&ModelParameters::drift, &DriftParameters::multiplier_reference>(
        "drift", "multiplier_reference", Unit::ratio, {1e-06, 1000000},
        {"länets medel av den personliga faktorn på glidningen", "county mean of the personal factor on drift"}),
    parameter<&ModelParameters::drift, &DriftParameters::unstructured_time_holiday>(
        "drift", "unstructured_time_holiday", Unit::ratio, {0, 20},
        {"skollovens faktor på glidningen", "factor of school holidays on drift"}),
};

constexpr ParameterField recruitment_fields[] = {
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::recruit_hazard, Shape::by_age>(
        "recruitment", "recruit_hazard", Unit::hazard_per_week, {0, 1},
        {"hasard till inblandad, efter ålder, alla kanaler, medelfaktor, tillstånd ingen",
         "hazard into involved by age, all channels, mean multiplier, state none"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::recruit_sex, Shape::by_sex>(
        "recruitment", "recruit_sex", Unit::ratio, {0, 20},
        {"könets faktor på rekryteringen", "factor of sex on recruitment"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::recruit_scale>(
        "recruitment", "recruit_scale", Unit::ratio, {0, 100},
        {"skala för all rekrytering", "scale of all recruitment"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::recruit_elasticity>(
        "recruitment", "recruit_elasticity", Unit::one, {0, 2},
        {"rekryteringens elasticitet i sårbarhet", "elasticity of recruitment in vulnerability"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::adhd_recruit_effect>(
        "recruitment", "adhd_recruit_effect", Unit::ratio, {0, 20},
        {"faktor för obehandlad adhd på rekryteringen", "factor of untreated ADHD on recruitment"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::fringe_factor>(
        "recruitment", "fringe_factor", Unit::ratio, {0, 200},
        {"faktor för att vara i periferin på rekryteringen", "factor of being in the fringe on recruitment"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::peer_recruit_effect>(
        "recruitment", "peer_recruit_effect", Unit::ratio, {0, 20},
        {"tillagd dragningskraft per inblandat band", "added pull of each involved tie"}),
    whole_parameter<&ModelParameters::recruitment, &RecruitmentParameters::most_involved_ties>(
        "recruitment", "most_involved_ties", Unit::count, {0, 30},
        {"flest inblandade band som räknas", "most involved ties that count"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::sibling_involved_effect>(
        "recruitment", "sibling_involved_effect", Unit::ratio, {0, 20},
        {"faktor för inblandat syskon på rekryteringen", "factor of an involved sibling on recruitment"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::multiplier_reference>(
        "recruitment", "multiplier_reference", Unit::ratio, {1e-06, 1000000},
        {"länets medel av den personliga faktorn på rekryteringen",
         "county mean of the personal factor on recruitment"}),
    shares_of_one<&ModelParameters::recruitment, &RecruitmentParameters::channel_share, Shape::by_channel>(
        "recruitment", "channel_share", Unit::share, {0, 1},
        {"förstagångsrekryterade under 18 år per kanal", "first recruits under 18 by channel"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::vulnerable_tilt, Shape::by_channel>(
        "recruitment", "vulnerable_tilt", Unit::ratio, {0, 50},
        {"kontakt i utsatta områden mot övriga, per kanal",
         "contact in vulnerable neighbourhoods against the rest, by channel"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::season_factor, Shape::by_channel>(
        "recruitment", "season_factor", Unit::ratio, {0, 20},
        {"faktor under säsongsveckor, per kanal", "factor in season weeks by channel"}),
    parameter<&ModelParameters::recruitment, &RecruitmentParameters::online_young_tilt>(
        "recruitment", "online_young_tilt", Unit::ratio, {0, 20},
        {"nätkanalens faktor vid 11-13 år", "factor of the online channel at ages 11-13"}),
    whole_parameter<&ModelParameters::recruitment, &RecruitmentParameters::school_channel_last_age>(
        "recruitment", "school_channel_last_age", Unit::years, {6, 24},
        {"sista ålder för skolkanalen", "last age of the school channel"}),
    whole_parameter<&ModelParameters::recruitment, &RecruitmentParameters::season_first_week>(
        "recruitment", "season_first_week", Unit::iso_week, {1, 53},
        {"säsongens första vecka", "first week of the season"}),
    whole_parameter<&ModelParameters::recruitment, &RecruitmentParameters::season_last_week>(
        "recruitment", "season_last_week", Unit::iso_week, {1, 53},
        {"säsongens sista vecka", "last week of the season"}),
};

constexpr ParameterField membership_fields[] = {
    parameter<&ModelParameters::membership, &MembershipParameters::exit_hazard>(
        "membership", "exit_hazard", Unit::hazard_per_week, {0, 1},
        {"hasard att lämna vid inträdet", "hazard of leaving at entry"}),
    parameter<&ModelParameters::membership, &MembershipParameters::embed_exit_effect>(
        "membership", "embed_exit_effect", Unit::one, {0, 20},
        {"förankringens effekt på logaritmen av hasarden att lämna",
         "effect of embeddedness on the log hazard of leaving"}),
    parameter<&ModelParameters::membership, &MembershipParameters::embed_tau_weeks>(
        "membership", "embed_tau_weeks", Unit::weeks, {0.5, 1000},
        {"förankringens tidskonstant", "time constant of embeddedness"}),
    parameter<&ModelParameters::membership, &MembershipParameters::embed_beta_a>(
        "membership", "embed_beta_a", Unit::one, {0.05, 100},
        {"första formparametern för förankringens dragna hälft", "first shape of the drawn half of embeddedness"}),
    parameter<&ModelParameters::membership, &MembershipParameters::embed_beta_b>(
        "membership", "embed_beta_b", Unit::one, {0.05, 100},
        {"andra formparametern för förankringens dragna hälft", "second shape of the drawn half of embeddedness"}),
    parameter<&ModelParameters::membership, &MembershipParameters::embed_ties_share>(
        "membership", "embed_ties_share", Unit::share, {0, 1},
        {"vikt för band inom gänget i förankringen", "weight of ties inside the gang in embeddedness"}),
    parameter<&ModelParameters::membership, &MembershipParameters::core_exit_factor>(
        "membership", "core_exit_factor", Unit::ratio, {0, 20},
        {"kärnans faktor på att lämna", "factor of core on leaving"}),
    parameter<&ModelParameters::membership, &MembershipParameters::promotion_hazard>(
        "membership", "promotion_hazard", Unit::hazard_per_week, {0, 1},
        {"hasard för befordran när en kärnpost är ledig", "hazard of promotion while a core post is free"}),
    whole_parameter<&ModelParameters::membership, &MembershipParameters::promotion_least_tenure_weeks>(
        "membership", "promotion_least_tenure_weeks", Unit::weeks, {0, 1000},
        {"minsta medlemstid för befordran", "least tenure for promotion"}),
    whole_parameter<&ModelParameters::membership, &MembershipParameters::promotion_least_age>(
        "membership", "promotion_least_age", Unit::years, {6, 24},
        {"minsta ålder för befordran", "least age for promotion"}),
    parameter<&ModelParameters::membership, &MembershipParameters::core_post_share>(
        "membership", "core_post_share", Unit::share, {0, 1},
        {"kärnposter i ett gäng, andel av positionerna", "core posts of a gang, share of its positions"}),
    parameter<&ModelParameters::membership, &MembershipParameters::reentry_hazard>(
        "membership", "reentry_hazard", Unit::hazard_per_week, {0, 1},
        {"hasard för återinträde strax efter utträdet", "hazard of re-entry just after leaving"}),
    parameter<&ModelParameters::membership, &MembershipParameters::reentry_half_life_weeks>(
        "membership", "reentry_half_life_weeks", Unit::weeks, {0.5, 1000},
        {"halveringstid för återinträdets hasard", "half-life of the re-entry hazard"}),
    parameter<&ModelParameters::membership, &MembershipParameters::reentry_tenure_weeks>(
        "membership", "reentry_tenure_weeks", Unit::weeks, {0, 1000},
        {"medlemstid vid återinträde", "tenure at re-entry"}),
};

constexpr ParameterField gang_fields[] = {
    whole_parameter<&ModelParameters::gang, &GangParameters::networks>("gang", "networks", Unit::count, {1, 60000},
                                                                       {"nätverk i länet", "networks in the county"}),
    parameter<&ModelParameters::gang, &GangParameters::involved_under_25>(
        "gang", "involved_under_25", Unit::persons, {0, 1000000},
        {"inblandade och kärna under 25 år", "involved and core under 25"}),
    parameter<&ModelParameters::gang, &GangParameters::size_median>(
        "gang", "size_median", Unit::persons, {1, 10000},
        {"medianstorlek för ett gäng, under 25 år", "median size of a gang under 25"}),
    parameter<&ModelParameters::gang, &GangParameters::size_sd_log>(
        "gang", "size_sd_log", Unit::log_ratio, {0, 5},
        {"standardavvikelse för logaritmerad storlek", "standard deviation of log size"}),
    parameter<&ModelParameters::gang, &GangParameters::size_max>(
        "gang", "size_max", Unit::persons, {1, 100000},
        {"största gäng, under 25 år", "largest size of a gang under 25"}),
    parameter<&ModelParameters::gang, &GangParameters::home_weight_other_residents>(
        "gang", "home_weight_other_residents", Unit::ratio, {0, 1},
        {"vikt för boende utanför utsatta områden när gänget får sin hemplats",
         "weight of residents outside vulnerable neighbourhoods for a gang's home"}),
    parameter<&ModelParameters::gang, &GangParameters::many_homes_share>(
        "gang", "many_homes_share", Unit::share, {0, 1},
        {"gäng med mer än en hemplats", "gangs with more than one home"}),
    whole_parameter<&ModelParameters::gang, &GangParameters::most_extra_homes>(
        "gang", "most_extra_homes", Unit::count, {0, 60},
        {"flest ytterligare hemplatser för ett gäng", "most further homes of a gang"}),
    parameter<&ModelParameters::gang, &GangParameters::extra_home_radius_km>(
        "gang", "extra_home_radius_km", Unit::km, {0, 1000},
        {"radie för ytterligare hemplatser", "radius of further homes"}),
    parameter<&ModelParameters::gang, &GangParameters::effort_distance_km>(
        "gang", "effort_distance_km", Unit::km, {0.1, 1000},
        {"avståndsskala för ansträngning utanför hemplatser", "distance scale of effort outside home places"}),
    parameter<&ModelParameters::gang, &GangParameters::effort_floor>(
        "gang", "effort_floor", Unit::share, {0, 1},
        {"minsta relativa ansträngning på en plats", "least relative effort in a place"}),
    parameter<&ModelParameters::gang, &GangParameters::fill_hazard>(
        "gang", "fill_hazard", Unit::hazard_per_week, {0, 10},
        {"hasard att en ledig position fylls", "hazard that an open position is filled"}),
    parameter<&ModelParameters::gang, &GangParameters::recruits_per_involved_year>(
        "gang", "recruits_per_involved_year", Unit::per_person_and_year, {0, 20},
        {"rekryterade per år och inblandad vid jämvikt", "recruits a year per involved person at stationarity"}),
    parameter<&ModelParameters::gang, &GangParameters::vacancy_refill_left>(
        "gang", "vacancy_refill_left", Unit::share, {0, 1},
        {"sannolikhet att en lämnad position öppnas igen",
         "probability that a position left by exit or ageing reopens"}),
    parameter<&ModelParameters::gang, &GangParameters::vacancy_expiry_hazard, Shape::prior>(
        "gang", "vacancy_expiry_hazard", Unit::hazard_per_week, {0, 10},
        {"hasard att en ledig position förfaller", "hazard that an open position expires"}),
    parameter<&ModelParameters::gang, &GangParameters::effort_temperature>(
        "gang", "effort_temperature", Unit::ratio, {0.01, 100},
        {"temperatur i valet av ansträngning", "temperature of the choice of effort"}),
    parameter<&ModelParameters::gang, &GangParameters::yield_memory_weeks>(
        "gang", "yield_memory_weeks", Unit::weeks, {0.5, 1000}, {"minne av utfallet", "memory of yield"}),
    whole_parameter<&ModelParameters::gang, &GangParameters::recruiter_least_age>(
        "gang", "recruiter_least_age", Unit::years, {6, 24},
        {"minsta ålder för en rekryterare", "least age of a recruiter"}),
    whole_parameter<&ModelParameters::gang, &GangParameters::recruiter_most_age>(
        "gang", "recruiter_most_age", Unit::years, {6, 24},
        {"högsta ålder för en rekryterare", "largest age of a recruiter"}),
    whole_parameter<&ModelParameters::gang, &GangParameters::recruiter_least_tenure_weeks>(
        "gang", "recruiter_least_tenure_weeks", Unit::weeks, {0, 1000},
        {"minsta medlemstid för en rekryterare", "least tenure of a recruiter"}),
    whole_parameter<&ModelParameters::gang, &GangParameters::most_own_youngers>(
        "gang", "most_own_youngers", Unit::count, {0, 60},
        {"flest egna yngre för en rekryterare", "most own youngers of a recruiter"}),
    shares_of_one<&ModelParameters::gang, &GangParameters::recruiter_gap_weight, Shape::by_age_gap>(
        "gang", "recruiter_gap_weight", Unit::share, {0, 1},
        {"vikt för en rekryterare som är 1 till 6 år äldre", "weight of a recruiter 1 to 6 years older"}),
};

constexpr ParameterField senior_core_fields[] = {
    parameter<&ModelParameters::senior_core, &SeniorCoreParameters::senior_core>(
        "senior_core", "senior_core", Unit::persons, {0, 1000000},
        {"äldre kärna i länet", "senior core in the county"}),
    parameter<&ModelParameters::senior_core, &SeniorCoreParameters::senior_entry_per_year>(
        "senior_core", "senior_entry_per_year", Unit::persons_per_year, {0, 1000000},
        {"direkt vuxeninträde per år", "direct adult entry a year"}),
    parameter<&ModelParameters::senior_core, &SeniorCoreParameters::senior_exit_hazard>(
        "senior_core", "senior_exit_hazard", Unit::hazard_per_week, {0, 1},
        {"hasard att lämna den äldre kärnan", "hazard of leaving the senior core"}),
};

}  // namespace

void append_gangs_fields(std::vector<ParameterField>& fields) {
    append(fields, drift_fields);
    append(fields, recruitment_fields);
    append(fields, membership_fields);
    append(fields, gang_fields);
    append(fields, senior_core_fields);
}

}  // namespace samverkan
