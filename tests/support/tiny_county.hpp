#pragma once
// A county of four areas, six places and about 12,000 residents aged 6-24 for tests. Parameters are the
// defaults of the Stockholm configuration; what is marked assumption has no source there either.
// Sizes of gangs and the senior core are scaled down to the number of residents.
#include <array>
#include <cstddef>

#include "core/iso_week.hpp"
#include "model/county.hpp"

namespace samverkan::test {

/// `values` hold ages first_age, first_age + 1, ...; other ages are 0.
template <std::size_t size>
constexpr AgeTable from_age(std::size_t first_age, const std::array<double, size>& values, double unit = 1.0) {
    AgeTable table{};
    for (std::size_t i = 0; i < size; ++i) table[first_age + i] = values[i] * unit;
    return table;
}

inline HouseholdParameters tiny_household() {
    return {.siblings_share = {.19, .45, .27, .065, .015, .01},
            .siblings_share_specially_vulnerable = {.14, .32, .28, .15, .07, .04},
            .sibling_gap_years = 3.0,
            .sibling_gap_sd_years = 1.8,
            .sibling_gap_least_years = 1.0,
            .twin_share = .015};
}

inline SchoolParameters tiny_school() {
    return {.pupils_per_compulsory_school = 400,
            .pupils_per_upper_secondary_school = 350,
            .own_area_share = .82,
            .neighbour_area_share = .13,
            .upper_secondary_own_area_share = .35,
            .upper_secondary_distance_km = 8,
            .not_in_upper_secondary_share = .08,
            .not_in_upper_secondary_share_vulnerable = .14,
            .class_size = 25,
            .class_sorting_correlation = .2};
}

inline FriendParameters tiny_friends() {
    return {.mean_friends = 6,
            .least_friends = 2,
            .most_friends = 12,
            .class_share = .5,
            .place_share = .35,
            .adjacent_share = .15,
            .same_sex_share = .75,
            .risk_homophily = .3,
            .most_age_gap_years = 3,
            .kept_share_at_stage = .7};
}

inline RiskParameters tiny_risk() {
    return {.general_variance = .35,
            .domain_variance = .20,
            .own_variance = .45,
            .general_shift_per_low_income_point = .03,
            .prevalence = {.25, .15, .11, .06, .15, .20, .08, .08, .06, .07, .12, .15},
            .odds_ratio = {2.4, 1.7, 2.1, 1.9, 3.1, 2.0, 3.6, 2.6, 3.1, 3.7, 2.0, 3.0},
            .trouble_nearby_vulnerable = .35,
            .trouble_nearby_specially = .50,
            .log_vulnerability_cap_sd = 3,
            .log_vulnerability_mean = 1.389,
            .log_vulnerability_sd = 1.775,  // Stockholm's
            .adhd_untreated_share = {.035, .02},
            .adhd_treated_share = {.0495, .0275},
            .conduct_share = .05,
            .conduct_externalising_correlation = .4,
            .report_frailty_shape = .1};
}

inline DriftParameters tiny_drift() {
    DriftParameters drift{};
    drift.drift_hazard =
        from_age(8, std::array{.000054, .000162, .000432, .00108, .001836, .002268, .001944, .001296, .00081, .00054,
                               .000378, .00027, .000216, .000162, .000108, .000054, .000054});
    drift.drift_sex = {1.20, .79};
    for (std::size_t age = 0; age < age_table_size; ++age)
        drift.fringe_exit_hazard[age] = age <= 16 ? .0060 : age <= 19 ? .010 : .014;
    drift.drift_scale = 1;
    drift.drift_elasticity = .32;
    drift.neighbourhood_part = .2;
    drift.adhd_drift_effect = 1.6;
    drift.conduct_drift_effect = 1.5;
    drift.peer_drift_effect = 1.5;
    drift.class_drift_effect = .5;          // assumption
    drift.class_share_reference = .08;      // assumption
    drift.multiplier_reference = 1.131;     // Stockholm's, see reference_constants()
    drift.unstructured_time_holiday = 1.2;  // assumption
    return drift;
}

inline RecruitmentParameters tiny_recruitment() {
    RecruitmentParameters recruitment{};
    recruitment.recruit_hazard = from_age(
        10, std::array{.30, 1.19, 3.69, 5.95, 5.77, 4.46, 3.10, 2.14, 1.49, 1.13, .89, .71, .60, .48, .36}, 1e-5);
    recruitment.recruit_sex = {1.66, .33};
    recruitment.recruit_scale = 1;
    recruitment.recruit_elasticity = .25;
    recruitment.adhd_recruit_effect = 1.6;
    recruitment.fringe_factor = 8;
    recruitment.peer_recruit_effect = .5;
    recruitment.most_involved_ties = 4;
    recruitment.sibling_involved_effect = 2;
    recruitment.multiplier_reference = 1.126;  // Stockholm's, see reference_constants()
    recruitment.channel_share = {.35, .15, .25, .25};
    recruitment.vulnerable_tilt = {2.6, 1.8, 2.2, 1.2};
    recruitment.season_factor = {1.7, 1, 1, 1.7};
    recruitment.online_young_tilt = 1.3;
    recruitment.school_channel_last_age = 19;
    recruitment.season_first_week = 24;
    recruitment.season_last_week = 33;
    return recruitment;
}

inline MembershipParameters tiny_membership() {
    return {.exit_hazard = .061,
            .embed_exit_effect = 4.5,
            .embed_tau_weeks = 26,
            .embed_beta_a = 3,
            .embed_beta_b = 1.6,
            .embed_ties_share = .5,
            .core_exit_factor = .8,
            .promotion_hazard = .0055,
            .promotion_least_tenure_weeks = 52,
            .promotion_least_age = 14,
            .core_post_share = .25,
            .reentry_hazard = .006,
            .reentry_half_life_weeks = 26,
            .reentry_tenure_weeks = 8};
}

inline GangParameters tiny_gang() {
    return {.networks = 4,
            .involved_under_25 = 90,
            .size_median = 20,
            .size_sd_log = .8,
            .size_max = 60,
            .home_weight_other_residents = .2,
            .many_homes_share = 1.0 / 3.0,
            .most_extra_homes = 3,
            .extra_home_radius_km = 15,
            .effort_distance_km = 5,
            .effort_floor = .01,  // floor: assumption
            .fill_hazard = .094,
            .recruits_per_involved_year = 1470.0 / 4430.0,
            .vacancy_refill_left = 1,
            .vacancy_expiry_hazard = {.02, .06, .15},
            .effort_temperature = 1,
            .yield_memory_weeks = 8,
            .recruiter_least_age = 15,
            .recruiter_most_age = 20,
            .recruiter_least_tenure_weeks = 26,
            .most_own_youngers = 5,
            .recruiter_gap_weight = {.08, .17, .25, .25, .15, .10}};
}

inline WarmStartParameters tiny_warm_start() {
    WarmStartParameters warm{};
    const auto male = static_cast<std::size_t>(Sex::male), female = static_cast<std::size_t>(Sex::female);
    // per 1,000 and per cent; ages 19, 21 and 23 are the means of their neighbours
    warm.involved_share[male] =
        from_age(10, std::array{.1, .8, 3.5, 9.3, 16., 21., 24., 25., 24., 23., 22., 21., 20., 19., 18.}, 1e-3);
    warm.involved_share[female] =
        from_age(10, std::array{.0, .2, .7, 1.7, 2.9, 3.8, 4.3, 4.4, 4.3, 4.1, 3.9, 3.75, 3.6, 3.35, 3.1}, 1e-3);
    warm.fringe_share[male] =
        from_age(10, std::array{2.1, 5.4, 11., 16., 19., 19., 18., 14., 9.7, 7.15, 4.6, 3.25, 1.9, 1.35, .8}, 1e-2);
    warm.fringe_share[female] =
        from_age(10, std::array{1.5, 3.7, 7.6, 12., 15., 15., 14., 11., 7.7, 5.65, 3.6, 2.55, 1.5, 1.05, .6}, 1e-2);
    warm.former_share = from_age(12, std::array{.1, .4, .8, 1.3, 1.7, 2.0, 2.2, 2.4, 2.6, 2.7, 2.8, 2.9, 3.0}, 1e-2);
    warm.core_share_of_involved = from_age(14, std::array{.05, .14, .23, .32, .41, .49, .58, .63, .68, .72, .77});
    warm.first_recruits_by_age =
        from_age(10, std::array{6., 32., 129., 249., 258., 197., 132., 78., 43., 29., 20., 13., 10., 8., 8.});
    return warm;
}

inline HelpParameters tiny_help() {
    return {.report_rate_per_year = .20,
            .notice_hazard_at_risk = .0126,
            .notice_first_age = 6,
            .notice_last_age = 17,
            .source_share = {.22, .25, .13, .25, .15},
            .handover_loss = .255,
            .handover_delay_weeks = 8.5,
            .opened_share = .38,
            .assessment_starts_per_1000 = 1.5,
            .assessment_weeks = 12,
            .triage_error_sd = .6,
            .leads_to_service_share = .45,
            .right_match_share = .61,
            .queue_patience_weeks = 26,
            .accept_share = .60,
            .complete_share = .70,
            .willingness_risk_correlation = -.2,
            .usual_service_effect = 1,
            .service_last_age = 20,
            .placement_share_involved = .06,
            .placement_share_fringe = .02,
            .placement_share_rest = .012,
            .placement_first_age = 12,
            .placement_last_age = 20};
}

inline PsychiatryParameters tiny_psychiatry() {
    return {.referral_share = {.13, .05, .45, .1, .2},
            .adhd_referral_factor = 2,
            .urgent_share = .28,
            .assessment_share = .97,
            .diagnosed_share_with_adhd = .9,
            .diagnosed_share_without = .1,
            .treatment_stop_hazard = .0115};
}

/// One kind of usual service, as in the county before there were several: 12 places per 1,000 aged 6-17.
inline ServiceLine tiny_usual_service() {
    ServiceLine line;
    line.id = "usual";
    line.capacity_per_1000 = 12;
    line.duration_weeks = 26;  // assumption
    line.patience_weeks = 26;
    line.match_weight = 1;
    return line;
}

/// The two lines of psychiatry, and two clinics: one for the first two areas, one for the others.
inline void add_tiny_psychiatry(Services& services) {
    ServiceLine visit;
    visit.id = "visit";
    visit.agency = ServiceAgency::psychiatry;
    visit.catchment = Catchment::clinic;
    visit.entry = ServiceEntry::referral;
    visit.capacity_kind = CapacityKind::starts;
    visit.capacity_per_1000 = .3719;
    visit.last_age = 17;
    visit.leave_hazard = .0063;
    ServiceLine assessment = visit;
    assessment.id = "adhd";
    assessment.entry = ServiceEntry::first_visit;
    assessment.capacity_per_1000 = .2958;
    assessment.duration_weeks = 6;
    services.lines.push_back(visit);
    services.lines.push_back(assessment);
    services.clinics = {"North", "South"};
    services.clinic_of_area = {0, 0, 1, 1};
}

inline TimeUseParameters tiny_time_use() {
    TimeUseParameters time{};
    for (std::size_t age = 6; age < age_table_size; ++age) {
        time.absent_share[age] = age <= 9 ? .09 : age <= 12 ? .13 : age <= 18 ? .20 : 0;
        time.centre_share[age] = age < 10 || age > 18 ? 0 : age <= 12 ? .12 : age <= 15 ? .20 : .13;
        time.sport_share[age] = age <= 12 ? .60 : age <= 16 ? .45 : age <= 20 ? .25 : 0;
        time.job_share[age] = age < 15 ? 0 : age <= 17 ? .12 : age <= 19 ? .30 : .60;
        time.with_parent_share[age] = age <= 17 ? .98 : .98 - .1 * static_cast<double>(age - 17);
    }
    time.absent_factor_fringe = 3;
    time.absent_factor_involved = 6.67;
    time.sport_factor_vulnerable = .6;
    return time;
}

/// Rules as in Stockholm County, with many more attacks: some in every week.
inline ViolenceParameters lively_violence() {
    return {.pairs_per_gang = 3,
            .background_hazard = .5,
            .explosion_hazard = .1,
            .branching = .3,
            .retaliation_mean_weeks = 6,
            .other_shootings_per_year = 26,
            .foiled_plots_per_shooting = 1,
            .executors_per_attack = 2,
            .executor_weight = from_age<15>(10, {.3, .3, .3, .3, .3, .85, .85, .85, 1, 1, 1, 1, 1, 1, 1}),
            .plot_weight = from_age<15>(10, {.1, .2, .3, .6, 1, 1, .8, .6, .2, .1, .1, .1, .1, .1, .1}),
            .senior_executor_weight = .5,
            .senior_victim_share = .45,
            .delegation_elasticity = .5,
            .least_embeddedness = .05,
            .reference_embeddedness = .4,
            .fatal_share = .165,
            .injured_share = .21,
            .explosion_fatal_share = .01,
            .victim_tie_effect = .25,
            .victim_tie_share = .1,
            .outside_under_15_share = .04,
            .outside_15_to_17_share = .21,
            .outside_18_to_24_share = .45,
            .conflict_birth_share = .15};
}

inline CoordinationParameters tiny_coordination() {
    return {.baseline = .3,
            .ramp_midpoint_weeks = 26,
            .ramp_end_weeks = 52,
            .half_life_weeks = 26,
            .delay_weeks_at_none = 10,
            .delay_weeks_at_full = 5,
            .known_share_at_none = .35,
            .known_share_at_full = .5,
            .loss_at_none = .3,
            .loss_at_full = .15,
            .duplication_at_none = .2,
            .duplication_at_full = .08,
            .right_match_at_none = .55,
            .right_match_at_full = .75,
            .targeting_at_none = .5,
            .targeting_at_full = .7};
}

inline ModelParameters tiny_parameters() {
    return {.household = tiny_household(),
            .school = tiny_school(),
            .friends = tiny_friends(),
            .risk = tiny_risk(),
            .drift = tiny_drift(),
            .recruitment = tiny_recruitment(),
            .membership = tiny_membership(),
            .gang = tiny_gang(),
            .senior_core = {.senior_core = 68, .senior_entry_per_year = 3.7, .senior_exit_hazard = .0024},
            .justice = {},
            .violence = {},
            .warm_start = tiny_warm_start(),
            .help = tiny_help(),
            .psychiatry = tiny_psychiatry(),
            .coordination = tiny_coordination(),
            .overlap = {.weight = {1, .85, .70, .55}, .floor = .4, .least_log_effect = .005},
            .time_use = tiny_time_use(),
            .group_harm = {.risk_share = .5, .youths_per_adult = 15},
            .male_share = .514,
            .entrants_per_six_year_old = .99};
}

/// `per_age` residents at age 6, falling evenly to 90 % of it at age 24.
inline Place tiny_place(const char* name, std::size_t area, VulnerableClass vulnerable_class, double per_age,
                        double low_income_percent) {
    Place place{name, AreaId{area}, vulnerable_class, per_age * 80, low_income_percent, {}};
    for (std::size_t i = 0; i < age_count; ++i)
        place.youths_by_age[i] = per_age * (1 - .1 * static_cast<double>(i) / (age_count - 1));
    return place;
}

/// School breaks by rule, 2023 to 2033: autumn W44, Christmas W52-W01, sport W09, summer W24-W33, and the
/// week after Easter Sunday, or the week before it when Easter falls on 15 April or later.
inline SchoolCalendar tiny_calendar() {
    SchoolCalendar calendar;
    for (int year = 2023; year <= 2033; ++year) {
        const auto add = [&](int first, int last) { calendar.breaks.push_back({first, last}); };
        const bool late_easter = easter_sunday(year) >= CivilDate{year, 4, 15};
        const int easter_break = easter_sunday_week(year) + (late_easter ? 0 : 1);
        add(week_number(IsoWeek{year, 9}), week_number(IsoWeek{year, 9}));
        add(easter_break, easter_break);
        add(week_number(IsoWeek{year, 24}), week_number(IsoWeek{year, 33}));
        add(week_number(IsoWeek{year, 44}), week_number(IsoWeek{year, 44}));
        add(week_number(IsoWeek{year, 52}), week_number(IsoWeek{year + 1, 1}));
    }
    return calendar;
}

/// Four areas on a line, 6 km apart, neighbours linked; Norr and Syd hold a police-listed neighbourhood each.
inline County tiny_county() {
    County county;
    county.name = "Tiny";
    constexpr std::array names{"Norr", "Mitt", "Syd", "Kust"};
    constexpr std::array residents{20000.0, 12000.0, 13600.0, 7200.0};
    const std::size_t count = names.size();
    for (std::size_t a = 0; a < count; ++a) county.areas.push_back({names[a], names[a], names[a], residents[a]});
    county.places = {tiny_place("Norr", 0, VulnerableClass::none, 170, 9),
                     tiny_place("Berga", 0, VulnerableClass::specially_vulnerable, 80, 25),
                     tiny_place("Mitt", 1, VulnerableClass::none, 150, 7),
                     tiny_place("Syd", 2, VulnerableClass::none, 110, 11),
                     tiny_place("Dalen", 2, VulnerableClass::vulnerable, 60, 19),
                     tiny_place("Kust", 3, VulnerableClass::none, 90, 6)};
    county.distance_km.assign(count * count, 0);
    county.neighbours.resize(count);
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = 0; b < count; ++b) {
            const std::size_t steps = a > b ? a - b : b - a;
            county.distance_km[a * count + b] = 6.0 * static_cast<double>(steps);
            if (steps == 1) county.neighbours[a].push_back(AreaId{b});
        }
    county.calendar = tiny_calendar();
    county.parameters = tiny_parameters();
    county.services.lines.push_back(tiny_usual_service());
    return county;
}

}  // namespace samverkan::test
