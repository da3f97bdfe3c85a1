#pragma once
// Parameters of the model, one struct per rule file. Rates are hazards per week unless the name says
// otherwise. Values live in configs/<county>/*.json with source or the word assumption; the field tables
// in sim/scenario say name, unit and range. Ages index completed years 0..24.
#include <array>
#include <cstdint>

#include "core/ids.hpp"

namespace samverkan {

inline constexpr std::size_t age_table_size = 25;
using AgeTable = std::array<double, age_table_size>;
using SexPair = std::array<double, sex_count>;           ///< male, female
using ChannelTable = std::array<double, channel_count>;  ///< street, school, family_friends, online

/// A judgement of a quantity: triangular(low, mode, high).
struct Prior {
    double low = 0, mode = 0, high = 0;
};

struct HouseholdParameters {
    std::array<double, 6> siblings_share;  ///< share of children with 0..5 siblings at home
    std::array<double, 6> siblings_share_specially_vulnerable;
    double sibling_gap_years, sibling_gap_sd_years, sibling_gap_least_years, twin_share;
};

struct SchoolParameters {
    double pupils_per_compulsory_school, pupils_per_upper_secondary_school;
    double own_area_share, neighbour_area_share;  ///< ages 6-15; the rest goes elsewhere
    double upper_secondary_own_area_share, upper_secondary_distance_km;
    double not_in_upper_secondary_share, not_in_upper_secondary_share_vulnerable;
    double class_size;
    double class_sorting_correlation;  ///< rank correlation of classes with general risk
};

struct FriendParameters {
    double mean_friends, least_friends, most_friends;
    double class_share, place_share, adjacent_share;
    double same_sex_share, risk_homophily;
    double most_age_gap_years;
    double kept_share_at_stage;  ///< at 10, 13 and 16
};

inline constexpr std::size_t risk_factor_count = 12;
enum class RiskFactor : std::uint8_t {
    one_parent_household,
    poor_family_management,
    low_income_household,
    antisocial_family,
    low_achievement,
    low_attachment,
    learning_difficulty,
    externalising_problems,
    early_violence,
    early_substance_use,
    antisocial_peers,
    youth_in_trouble_nearby
};
enum class RiskDomain : std::uint8_t { family, school, individual, neighbourhood };

struct RiskParameters {
    double general_variance, domain_variance, own_variance;  ///< sum to 1
    double general_shift_per_low_income_point;               ///< sd per percentage point
    std::array<double, risk_factor_count> prevalence;        ///< low_income: county mean
    std::array<double, risk_factor_count> odds_ratio;
    double trouble_nearby_vulnerable, trouble_nearby_specially;  ///< prevalence in police-listed places
    double log_vulnerability_cap_sd;
    double log_vulnerability_mean, log_vulnerability_sd;  ///< reference county, computed once
    SexPair adhd_untreated_share, adhd_treated_share;
    double conduct_share, conduct_externalising_correlation;
    double report_frailty_shape;  ///< gamma, mean 1
};

struct DriftParameters {
    AgeTable drift_hazard;
    SexPair drift_sex;
    AgeTable fringe_exit_hazard;
    double drift_scale;  ///< fitted to C02
    double drift_elasticity;
    double neighbourhood_part;  ///< share of neighbourhood and low-income parts kept
    double adhd_drift_effect, conduct_drift_effect;
    double peer_drift_effect;          ///< x share of ties that are fringe or above
    double class_drift_effect;         ///< x class share fringe or above, mean of the group
    double class_share_reference;      ///< county mean of that share in the baseline
    double multiplier_reference;       ///< county mean of the personal factor, computed once
    double unstructured_time_holiday;  ///< factor in school holidays
};

struct RecruitmentParameters {
    AgeTable recruit_hazard;  ///< all channels, mean multiplier, state none
    SexPair recruit_sex;
    double recruit_scale;  ///< fitted to C01
    double recruit_elasticity;
    double adhd_recruit_effect;
    double fringe_factor;
    double peer_recruit_effect;  ///< per involved tie, at most `most_involved_ties`
    double most_involved_ties;
    double sibling_involved_effect;
    double multiplier_reference;
    ChannelTable channel_share;    ///< of first recruits under 18
    ChannelTable vulnerable_tilt;  ///< vulnerable place / rest
    ChannelTable season_factor;    ///< in season weeks
    double online_young_tilt;      ///< ages 11-13
    double school_channel_last_age;
    double season_first_week, season_last_week;  ///< ISO weeks
};

struct MembershipParameters {
    double exit_hazard, embed_exit_effect, embed_tau_weeks;
    double embed_beta_a, embed_beta_b;  ///< drawn half of e_max
    double embed_ties_share;            ///< weight of the share of ties inside
    double core_exit_factor;
    double promotion_hazard, promotion_least_tenure_weeks, promotion_least_age, core_post_share;
    double reentry_hazard, reentry_half_life_weeks, reentry_tenure_weeks;
};

struct GangParameters {
    double networks, involved_under_25;
    double size_median, size_sd_log, size_max;
    double home_weight_other_residents;  ///< weight of residents outside vulnerable places
    double many_homes_share, most_extra_homes, extra_home_radius_km;
    double effort_distance_km, effort_floor;
    double fill_hazard;                 ///< per open position at the reference pool
    double recruits_per_involved_year;  ///< stationary, first and renewed; sets open positions
    double vacancy_refill_left;
    Prior vacancy_expiry_hazard;
    double effort_temperature, yield_memory_weeks;
    double recruiter_least_age, recruiter_most_age, recruiter_least_tenure_weeks, most_own_youngers;
    std::array<double, 6> recruiter_gap_weight;  ///< 1..6 years older
};

struct SeniorCoreParameters {
    double senior_core, senior_entry_per_year, senior_exit_hazard;
};

struct JusticeParameters {
    AgeTable arrest_hazard;   ///< arrests with an outcome, of those involved or core and at large
    AgeTable removed_share;   ///< of these arrests: away for longer than least_away_weeks
    AgeTable away_weeks;      ///< mean length of such a stay
    double least_away_weeks;  ///< shortest of them
    double
        ward_share_under_18;  ///< of stays from the age of criminal responsibility to 17: a secure ward, else custody
    double serious_share;     ///< of arrests below 15 that a lower age of criminal responsibility reaches
    double ward_places, youth_custody_places, prison_places;  ///< open to the county
    double background_ward_weeks;                             ///< mean stay of those placed for other reasons
    double ward_leak, custody_leak;                           ///< of the normal contact with gangs while away
    double label_effect, ward_peer_effect;                    ///< rate ratios after processing, after a ward
    double label_half_life_weeks;
    double supervision_weeks;           ///< after release
    Prior vacancy_refill_removed;       ///< share of removals whose position reopens
    double vacancy_refill_weeks;        ///< within these
    double removals_per_involved_year;  ///< stationary; sets births of positions
    Prior recruiter_window_exit;        ///< exit of own youngers while their recruiter is away
    Prior reattach_delay_weeks;         ///< until another recruiter takes over
    double age_of_criminal_responsibility, sentence_length_factor;
};

struct ViolenceParameters {
    double pairs_per_gang;                       ///< gangs that one may be in conflict with, at most
    double background_hazard, explosion_hazard;  ///< per pair
    double branching;                            ///< retaliations that a shooting draws, mean
    double retaliation_mean_weeks;               ///< from a shooting to one
    double other_shootings_per_year;             ///< outside networks, in the county
    double foiled_plots_per_shooting, executors_per_attack;
    AgeTable executor_weight, plot_weight;  ///< of a member to be sent; to a plot that is foiled
    double senior_executor_weight, senior_victim_share;
    double delegation_elasticity;                       ///< on expected sanction and embeddedness, turned
    double least_embeddedness, reference_embeddedness;  ///< of whom is sent
    double fatal_share, injured_share, explosion_fatal_share;
    double victim_tie_effect;  ///< on being hit, of each tie to somebody involved
    double victim_tie_share;   ///< of those hit: not the member but a friend or sibling
    double outside_under_15_share, outside_15_to_17_share, outside_18_to_24_share;  ///< executors outside networks
    double conflict_birth_share;                                                    ///< of births of positions
};

/// Stationary tables for the warm start; shares by completed age.
struct WarmStartParameters {
    std::array<AgeTable, sex_count> involved_share, fringe_share;
    AgeTable former_share, core_share_of_involved, first_recruits_by_age;
};

enum class NoticeSource : std::uint8_t { school, police, health, social_and_others, parents };
inline constexpr std::size_t notice_source_count = 5;

struct HelpParameters {
    double report_rate_per_year;               ///< background reports per child 6-17, mean
    double notice_hazard_at_risk;              ///< added for fringe and above
    double notice_first_age, notice_last_age;  ///< completed ages at risk of a report
    std::array<double, notice_source_count> source_share;
    double handover_loss;               ///< at baseline coordination
    double handover_delay_weeks;        ///< concern -> ready for assessment, mean
    double opened_share;                ///< of all reports, at baseline loss
    double assessment_starts_per_1000;  ///< a week, per 1,000 residents aged 6-17
    double assessment_weeks;
    double triage_error_sd;
    double leads_to_service_share;
    double right_match_share;  ///< at baseline coordination: matched to the line needed
    double queue_patience_weeks;
    double accept_share, complete_share;
    double willingness_risk_correlation;
    double usual_service_effect;  ///< rate ratio, 1: already inside the base rates
    double service_last_age;      ///< aged out of the queue for assessment above
    /// Placed outside the home, of those assessed, by observed priority.
    double placement_share_involved, placement_share_fringe, placement_share_rest;
    double placement_first_age, placement_last_age;
};

/// Child and adolescent psychiatry (BUP), beside its lines in services.json.
struct PsychiatryParameters {
    std::array<double, notice_source_count> referral_share;  ///< of reports, by source
    double adhd_referral_factor;                             ///< untreated ADHD / others
    double urgent_share;
    double assessment_share;  ///< first visits that lead to an assessment for ADHD
    double diagnosed_share_with_adhd, diagnosed_share_without;
    double treatment_stop_hazard;
};

struct OverlapParameters {
    std::array<double, 4> weight;  ///< strongest first; further ones 0
    double floor;                  ///< least combined rate ratio
    double least_log_effect;       ///< a faded effect below this is dropped
};

/// What youths do with their time; shares by completed age.
struct TimeUseParameters {
    AgeTable absent_share;  ///< of pupils who are not fringe or above: absent over 15 % of a school term
    double absent_factor_fringe, absent_factor_involved;  ///< on the hazard of that
    AgeTable centre_share;                                ///< visits a leisure centre every month
    AgeTable sport_share;                                 ///< in organised sport
    double sport_factor_vulnerable;                       ///< in police-listed places
    AgeTable job_share;                                   ///< has a weekend or extra job
    AgeTable with_parent_share;                           ///< lives with a parent
};

/// When groups of youths harm those in them.
struct GroupHarmParameters {
    double risk_share;  ///< harm above this share of participants who are fringe or above, or have conduct problems
    double youths_per_adult;  ///< supervision is low above this
};

/// How agencies work together: a level from 0 to 1 in every area, over which shared parameters run linearly.
struct CoordinationParameters {
    double baseline;                                  ///< today's level
    double ramp_midpoint_weeks, ramp_end_weeks;       ///< logistic, of the way to the level paid for
    double half_life_weeks;                           ///< of what was gained, without money
    double delay_weeks_at_none, delay_weeks_at_full;  ///< from concern to first service
    double known_share_at_none, known_share_at_full;  ///< of youths at risk
    double loss_at_none, loss_at_full;                ///< at a hand-over
    double duplication_at_none, duplication_at_full;  ///< services given to who has them already
    double right_match_at_none, right_match_at_full;  ///< to the service needed
    double targeting_at_none, targeting_at_full;      ///< of place-based work: in the right places
};

struct ModelParameters {
    HouseholdParameters household;
    SchoolParameters school;
    FriendParameters friends;
    RiskParameters risk;
    DriftParameters drift;
    RecruitmentParameters recruitment;
    MembershipParameters membership;
    GangParameters gang;
    SeniorCoreParameters senior_core;
    JusticeParameters justice;
    ViolenceParameters violence;
    WarmStartParameters warm_start;
    HelpParameters help;
    PsychiatryParameters psychiatry;
    CoordinationParameters coordination;
    OverlapParameters overlap;
    TimeUseParameters time_use;
    GroupHarmParameters group_harm;
    double male_share;
    double entrants_per_six_year_old;  ///< yearly growth of the entering cohort
};

}  // namespace samverkan
