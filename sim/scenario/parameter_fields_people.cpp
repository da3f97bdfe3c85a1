// Field tables: population, households, schools, friends, risk.
#include "scenario/parameter_groups.hpp"

namespace samverkan {
namespace {

constexpr ParameterField population_fields[] = {
    parameter<&ModelParameters::male_share>("population", "male_share", Unit::share, {0, 1},
                                            {"andel pojkar och män i varje ålder", "males at every age"}),
    parameter<&ModelParameters::entrants_per_six_year_old>(
        "population", "entrants_per_six_year_old", Unit::ratio, {0, 3},
        {"årlig förändring av den inträdande kullen", "yearly growth of the entering cohort"}),
};

constexpr ParameterField household_fields[] = {
    shares_of_one<&ModelParameters::household, &HouseholdParameters::siblings_share, Shape::by_sibling_count>(
        "household", "siblings_share", Unit::share, {0, 1},
        {"barn med 0 till 5 syskon hemma", "children with 0 to 5 siblings at home"}),
    shares_of_one<&ModelParameters::household, &HouseholdParameters::siblings_share_specially_vulnerable,
                  Shape::by_sibling_count>(
        "household", "siblings_share_specially_vulnerable", Unit::share, {0, 1},
        {"detsamma i särskilt utsatta områden", "the same in specially vulnerable neighbourhoods"}),
    parameter<&ModelParameters::household, &HouseholdParameters::sibling_gap_years>(
        "household", "sibling_gap_years", Unit::years, {0.5, 15},
        {"åldersskillnad mellan syskon intill varandra, medel", "mean age gap between neighbouring siblings"}),
    parameter<&ModelParameters::household, &HouseholdParameters::sibling_gap_sd_years>(
        "household", "sibling_gap_sd_years", Unit::years, {0, 10},
        {"standardavvikelse för åldersskillnaden", "standard deviation of that gap"}),
    parameter<&ModelParameters::household, &HouseholdParameters::sibling_gap_least_years>(
        "household", "sibling_gap_least_years", Unit::years, {0, 10},
        {"minsta åldersskillnad mellan syskon som inte är tvillingar", "least gap between siblings who are not twins"}),
    parameter<&ModelParameters::household, &HouseholdParameters::twin_share>(
        "household", "twin_share", Unit::share, {0, 1}, {"andel tvillingar bland syskon", "siblings who are twins"}),
};

constexpr ParameterField school_fields[] = {
    parameter<&ModelParameters::school, &SchoolParameters::pupils_per_compulsory_school>(
        "school", "pupils_per_compulsory_school", Unit::pupils, {10, 5000},
        {"elever 6-15 år per grundskola", "pupils aged 6-15 per compulsory school"}),
    parameter<&ModelParameters::school, &SchoolParameters::pupils_per_upper_secondary_school>(
        "school", "pupils_per_upper_secondary_school", Unit::pupils, {10, 5000},
        {"elever 16-18 år per gymnasieskola", "pupils aged 16-18 per upper secondary school"}),
    parameter<&ModelParameters::school, &SchoolParameters::own_area_share>(
        "school", "own_area_share", Unit::share, {0, 1},
        {"elever 6-15 år med skola i det egna området", "pupils aged 6-15 at school in their own area"}),
    parameter<&ModelParameters::school, &SchoolParameters::neighbour_area_share>(
        "school", "neighbour_area_share", Unit::share, {0, 1},
        {"elever 6-15 år med skola i ett grannområde", "pupils aged 6-15 at school in a neighbouring area"}),
    parameter<&ModelParameters::school, &SchoolParameters::upper_secondary_own_area_share>(
        "school", "upper_secondary_own_area_share", Unit::share, {0, 1},
        {"gymnasieelever med skola i det egna området", "upper secondary pupils at school in their own area"}),
    parameter<&ModelParameters::school, &SchoolParameters::upper_secondary_distance_km>(
        "school", "upper_secondary_distance_km", Unit::km, {0.1, 1000},
        {"avståndsskala för val av gymnasieskola", "distance scale of the choice of upper secondary school"}),
    parameter<&ModelParameters::school, &SchoolParameters::not_in_upper_secondary_share>(
        "school", "not_in_upper_secondary_share", Unit::share, {0, 1},
        {"16-18 år utanför gymnasieskolan", "aged 16-18 and not in upper secondary school"}),
    parameter<&ModelParameters::school, &SchoolParameters::not_in_upper_secondary_share_vulnerable>(
        "school", "not_in_upper_secondary_share_vulnerable", Unit::share, {0, 1},
        {"detsamma i utsatta områden", "the same in vulnerable neighbourhoods"}),
    parameter<&ModelParameters::school, &SchoolParameters::class_size>(
        "school", "class_size", Unit::pupils, {5, 60}, {"elever i en skolklass", "pupils in a school class"}),
    parameter<&ModelParameters::school, &SchoolParameters::class_sorting_correlation>(
        "school", "class_sorting_correlation", Unit::correlation, {0, 1},
        {"rangkorrelation mellan klass och allmän risk inom en skola",
         "rank correlation of classes of a school with general risk"}),
};

constexpr ParameterField friends_fields[] = {
    parameter<&ModelParameters::friends, &FriendParameters::mean_friends>(
        "friends", "mean_friends", Unit::count, {0, 30}, {"vänner per person, medel", "friends per person, mean"}),
    whole_parameter<&ModelParameters::friends, &FriendParameters::least_friends>(
        "friends", "least_friends", Unit::count, {0, 30}, {"minsta antal vänner", "fewest friends"}),
    whole_parameter<&ModelParameters::friends, &FriendParameters::most_friends>(
        "friends", "most_friends", Unit::count, {0, 30}, {"största antal vänner", "most friends"}),
    parameter<&ModelParameters::friends, &FriendParameters::class_share>(
        "friends", "class_share", Unit::share, {0, 1}, {"vänner ur den egna klassen", "friends from the own class"}),
    parameter<&ModelParameters::friends, &FriendParameters::place_share>(
        "friends", "place_share", Unit::share, {0, 1}, {"vänner från den egna platsen", "friends from the own place"}),
    parameter<&ModelParameters::friends, &FriendParameters::adjacent_share>(
        "friends", "adjacent_share", Unit::share, {0, 1},
        {"vänner från angränsande platser", "friends from adjacent places"}),
    parameter<&ModelParameters::friends, &FriendParameters::same_sex_share>(
        "friends", "same_sex_share", Unit::share, {0, 1}, {"vänner av samma kön", "friends of the same sex"}),
    parameter<&ModelParameters::friends, &FriendParameters::risk_homophily>(
        "friends", "risk_homophily", Unit::correlation, {0, 0.99},
        {"korrelation i allmän risk mellan vänner", "correlation of general risk between friends"}),
    whole_parameter<&ModelParameters::friends, &FriendParameters::most_age_gap_years>(
        "friends", "most_age_gap_years", Unit::years, {0, 18},
        {"största åldersskillnad mellan vänner", "largest age gap between friends"}),
    parameter<&ModelParameters::friends, &FriendParameters::kept_share_at_stage>(
        "friends", "kept_share_at_stage", Unit::share, {0, 1},
        {"vänner som behålls vid stadiebyte", "friends kept at a change of school stage"}),
};

constexpr ParameterField risk_fields[] = {
    parameter<&ModelParameters::risk, &RiskParameters::general_variance>(
        "risk", "general_variance", Unit::share, {0, 1},
        {"varians från den allmänna riskfaktorn", "variance of a risk factor due to the general factor"}),
    parameter<&ModelParameters::risk, &RiskParameters::domain_variance>(
        "risk", "domain_variance", Unit::share, {0, 1}, {"varians från domänen", "variance due to the domain"}),
    parameter<&ModelParameters::risk, &RiskParameters::own_variance>(
        "risk", "own_variance", Unit::share, {0, 1}, {"varians hos faktorn själv", "variance of the factor alone"}),
    parameter<&ModelParameters::risk, &RiskParameters::general_shift_per_low_income_point>(
        "risk", "general_shift_per_low_income_point", Unit::standard_deviations, {0, 1},
        {"höjning av allmän risk per procentenhet låg inkomst",
         "rise of general risk per percentage point of low income"}),
    parameter<&ModelParameters::risk, &RiskParameters::prevalence, Shape::by_factor>(
        "risk", "prevalence", Unit::share, {0, 1},
        {"förekomst av de tolv riskfaktorerna, 6-24 år", "prevalence of the twelve risk factors, ages 6-24"}),
    parameter<&ModelParameters::risk, &RiskParameters::odds_ratio, Shape::by_factor>(
        "risk", "odds_ratio", Unit::ratio, {0.05, 50},
        {"oddskvot för varje riskfaktor, en i taget", "odds ratio of each risk factor, one at a time"}),
    parameter<&ModelParameters::risk, &RiskParameters::trouble_nearby_vulnerable>(
        "risk", "trouble_nearby_vulnerable", Unit::share, {0, 1},
        {"unga i trubbel i närheten, i utsatta områden", "youth in trouble nearby, in vulnerable neighbourhoods"}),
    parameter<&ModelParameters::risk, &RiskParameters::trouble_nearby_specially>(
        "risk", "trouble_nearby_specially", Unit::share, {0, 1},
        {"detsamma i särskilt utsatta områden", "the same in specially vulnerable neighbourhoods"}),
    parameter<&ModelParameters::risk, &RiskParameters::log_vulnerability_cap_sd>(
        "risk", "log_vulnerability_cap_sd", Unit::standard_deviations, {0.5, 10},
        {"tak för log-sårbarhet över dess medel", "cap of log vulnerability above its mean"}),
    parameter<&ModelParameters::risk, &RiskParameters::log_vulnerability_mean>(
        "risk", "log_vulnerability_mean", Unit::log_ratio, {-20, 20},
        {"medel av log-sårbarhet i referenslänet", "mean of log vulnerability in the reference county"}),
    parameter<&ModelParameters::risk, &RiskParameters::log_vulnerability_sd>(
        "risk", "log_vulnerability_sd", Unit::log_ratio, {0.01, 20},
        {"standardavvikelse av log-sårbarhet i referenslänet",
         "standard deviation of log vulnerability in the reference county"}),
    parameter<&ModelParameters::risk, &RiskParameters::adhd_untreated_share, Shape::by_sex>(
        "risk", "adhd_untreated_share", Unit::share, {0, 1}, {"obehandlad adhd", "untreated ADHD"}),
    parameter<&ModelParameters::risk, &RiskParameters::adhd_treated_share, Shape::by_sex>(
        "risk", "adhd_treated_share", Unit::share, {0, 1}, {"behandlad adhd", "treated ADHD"}),
    parameter<&ModelParameters::risk, &RiskParameters::conduct_share>("risk", "conduct_share", Unit::share, {0, 1},
                                                                      {"uppförandeproblem", "conduct problems"}),
    parameter<&ModelParameters::risk, &RiskParameters::conduct_externalising_correlation>(
        "risk", "conduct_externalising_correlation", Unit::correlation, {-1, 1},
        {"korrelation mellan uppförandeproblem och utåtagerande",
         "correlation of conduct problems with externalising problems"}),
    parameter<&ModelParameters::risk, &RiskParameters::report_frailty_shape>(
        "risk", "report_frailty_shape", Unit::one, {0.001, 100},
        {"form hos gammafördelad benägenhet för orosanmälan, medel 1",
         "shape of the gamma frailty of worry reports, mean 1"}),
};

}  // namespace

void append_people_fields(std::vector<ParameterField>& fields) {
    append(fields, population_fields);
    append(fields, household_fields);
    append(fields, school_fields);
    append(fields, friends_fields);
    append(fields, risk_fields);
}

}  // namespace samverkan
