#include "twin/small_county.hpp"

#include "core/elementary.hpp"
#include "support/tiny_county.hpp"

namespace samverkan::twin {
namespace {

/// Numbers that tell the counties apart; nothing of the model.
class Choices {
public:
    explicit Choices(int number) : draws_(20251125, static_cast<std::uint32_t>(number)) {}
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * next(); }
    /// Evenly on the scale of logarithms.
    [[nodiscard]] double factor(double low, double high) { return low * elementary::pow(high / low, next()); }
    [[nodiscard]] int whole(int low, int high) { return low + static_cast<int>(next() * (high - low + 1)); }
    [[nodiscard]] std::uint32_t word() { return draws_.words(Process::test_process, {}, count_++)[0]; }

private:
    double next() { return elementary::unit_uniform(word()); }

    KeyedDraws draws_;
    std::uint32_t count_ = 0;
};

/// What a county is there for; each comes five times.
enum class Stress : std::uint8_t {
    none,
    full_gangs,      ///< hardly any position open: many are not taken
    long_queues,     ///< far more reports than social services can take
    one_gang,        ///< nobody to choose between
    many_gangs,      ///< six, several of them close to nothing
    sharp_effort,    ///< effort at another temperature than 1
    part_of_county,  ///< a county at a scale below 1
    other_luck,      ///< a later replicate with another event stream
    lone_residents,  ///< some residents without ties
    quick_turnover   ///< short spells, many returns and promotions
};
constexpr int stress_count = 10;

void lay_out_areas(Choices& choose, County& county) {
    const auto areas = static_cast<std::size_t>(choose.whole(1, 4));
    std::vector<double> km;
    for (std::size_t a = 0; a < areas; ++a) {
        const std::string name = "Area " + std::to_string(a);
        county.areas.push_back({name, name, name, 0});
        km.push_back(a == 0 ? 0 : km.back() + choose.factor(1, 15));
    }
    county.neighbours.resize(areas);
    for (std::size_t a = 0; a < areas; ++a)
        for (std::size_t b = 0; b < areas; ++b) {
            county.distance_km.push_back(a > b ? km[a] - km[b] : km[b] - km[a]);
            if (a + 1 == b || b + 1 == a) county.neighbours[a].push_back(AreaId{b});
        }
}

void add_place(Choices& choose, std::size_t area, VulnerableClass kind, County& county) {
    Place place{"Place " + std::to_string(county.places.size()),
                AreaId{area},
                kind,
                0,
                kind == VulnerableClass::none ? choose.between(5, 12) : choose.between(15, 30),
                {}};
    const double weight = choose.factor(.3, 1.5);
    for (double& youths : place.youths_by_age) {
        youths = weight * choose.between(.7, 1.3);
        place.residents += 4.2 * youths;
    }
    county.places.push_back(place);
}

/// Places of all areas; `youths` of them in all, at any scale.
void settle(Choices& choose, double youths, County& county) {
    for (std::size_t area = 0; area < county.areas.size(); ++area) {
        add_place(choose, area, VulnerableClass::none, county);
        for (int more = choose.whole(0, 2); more > 0; --more)
            add_place(choose, area, static_cast<VulnerableClass>(choose.whole(1, 2)), county);
    }
    double sum = 0;
    for (const Place& place : county.places)
        for (const double weight : place.youths_by_age) sum += weight;
    for (Place& place : county.places) {
        place.residents *= youths / sum;
        for (double& weight : place.youths_by_age) weight *= youths / sum;
        county.areas[place.area.index()].residents += place.residents;
    }
}

void vary_lives(Choices& choose, ModelParameters& parameters) {
    DriftParameters& drift = parameters.drift;
    drift.drift_scale = choose.factor(2, 10);
    drift.peer_drift_effect = choose.between(.5, 2);
    drift.class_drift_effect = choose.between(.3, 2);
    drift.unstructured_time_holiday = choose.between(1, 1.5);
    const double letting_go = choose.factor(1, 5);
    for (double& hazard : drift.fringe_exit_hazard) hazard *= letting_go;
    RecruitmentParameters& recruitment = parameters.recruitment;
    recruitment.recruit_scale = choose.factor(10, 60);
    recruitment.season_factor = {choose.between(1, 2), choose.between(.7, 1.3), choose.between(.8, 1.2),
                                 choose.between(1, 2)};
    recruitment.season_first_week = choose.whole(20, 26);
    recruitment.school_channel_last_age = choose.whole(16, 19);
    MembershipParameters& membership = parameters.membership;
    membership.embed_exit_effect = choose.between(2, 8);
    membership.embed_beta_a = choose.between(.6, 4);
    membership.embed_beta_b = choose.between(.6, 3);
    membership.embed_tau_weeks = choose.between(10, 40);
    membership.promotion_hazard = choose.factor(.01, .1);
    membership.promotion_least_tenure_weeks = choose.whole(8, 52);
    membership.core_post_share = choose.between(.15, .6);
    membership.reentry_hazard = choose.factor(.01, .1);
    membership.reentry_half_life_weeks = choose.factor(2, 60);
    membership.reentry_tenure_weeks = choose.whole(0, 12);
}

void vary_gangs(Choices& choose, double youths, ModelParameters& parameters) {
    GangParameters& gang = parameters.gang;
    const double involved = choose.between(3, 7);  // times the shares of the defaults
    for (AgeTable& shares : parameters.warm_start.involved_share)
        for (double& share : shares) share *= involved;
    for (double& share : parameters.warm_start.former_share) share *= 2;
    gang.involved_under_25 = youths * .0085 * involved;
    gang.networks = choose.whole(2, 5);
    gang.recruits_per_involved_year = choose.between(.3, .8);
    gang.effort_distance_km = choose.between(2, 10);
    gang.effort_floor = choose.factor(.005, .1);
    gang.yield_memory_weeks = choose.between(3, 12);
    gang.recruiter_least_age = choose.whole(12, 15);
    gang.recruiter_least_tenure_weeks = choose.whole(4, 26);
    gang.most_own_youngers = choose.whole(1, 5);
    parameters.senior_core = {.senior_core = gang.involved_under_25 * .7,
                              .senior_entry_per_year = choose.between(5, 60),
                              .senior_exit_hazard = choose.factor(.005, .05)};
}

void vary_help(Choices& choose, HelpParameters& help) {
    help.report_rate_per_year = choose.factor(.3, 2);
    help.notice_hazard_at_risk = choose.factor(.01, .05);
    help.notice_last_age = choose.whole(17, 19);
    if (choose.whole(0, 2) == 0) help.source_share = {.4, .35, 0, .25, 0};  // sources that never report
    help.handover_loss = choose.between(.1, .3);
    help.handover_delay_weeks = choose.between(0, 9);
    help.opened_share = choose.between(.3, .65);
    help.assessment_starts_per_1000 = choose.factor(5, 30);
    help.assessment_weeks = choose.whole(1, 12);
    help.leads_to_service_share = choose.between(.4, .9);
    help.right_match_share = choose.between(.3, .9);
    help.queue_patience_weeks = choose.whole(4, 26);
    help.accept_share = choose.between(.4, .9);
    help.service_last_age = choose.whole(17, 20);
    help.placement_share_involved = choose.between(0, .3);
    help.placement_share_fringe = choose.between(0, .2);
    help.placement_share_rest = choose.between(0, .1);
    help.placement_first_age = choose.whole(10, 13);
    help.placement_last_age = choose.whole(15, 20);
}

void add_line(Choices& choose, Services& services) {
    ServiceLine line = test::tiny_usual_service();
    line.id = "line " + std::to_string(services.lines.size());
    line.agency = services.lines.empty() ? ServiceAgency::social_services : ServiceAgency::school;
    line.catchment = choose.whole(0, 2) == 0 ? Catchment::county : Catchment::area;
    line.capacity_kind = choose.whole(0, 3) == 0 ? CapacityKind::starts : CapacityKind::places;
    line.capacity_per_1000 = line.capacity_kind == CapacityKind::places ? choose.factor(10, 60) : choose.factor(1, 4);
    line.band_first_age = services.lines.empty() ? 6 : choose.whole(6, 12);
    line.last_age = choose.whole(16, 20);
    line.duration_weeks = choose.whole(1, 52);
    line.patience_weeks = choose.whole(4, 26);
    if (choose.whole(0, 2) == 0) line.leave_hazard = choose.factor(.01, .1);
    line.match_weight = choose.factor(.1, 1);
    services.lines.push_back(line);
}

/// One to six lines after an assessment, and often psychiatry with one or two clinics.
void lay_out_services(Choices& choose, County& county) {
    const int lines = choose.whole(1, 6);
    for (int line = 0; line < lines; ++line) add_line(choose, county.services);
    if (choose.whole(0, 3) == 0) return;
    test::add_tiny_psychiatry(county.services);
    const auto first = county.services.lines.end() - 2;
    for (auto line = first; line != county.services.lines.end(); ++line) {
        line->capacity_per_1000 = choose.factor(.5, 4);
        line->leave_hazard = choose.factor(.005, .05);
        line->duration_weeks = choose.whole(1, 8);
    }
    if (choose.whole(0, 2) == 0) county.services.lines.pop_back();  // visits that lead to no assessment
    county.services.clinic_of_area.clear();
    for (std::size_t area = 0; area < county.areas.size(); ++area)
        county.services.clinic_of_area.push_back(static_cast<std::uint16_t>(area % 2));
    PsychiatryParameters& psychiatry = county.parameters.psychiatry;
    psychiatry.adhd_referral_factor = choose.factor(.5, 4);
    psychiatry.urgent_share = choose.between(.1, .5);
    psychiatry.assessment_share = choose.between(.5, 1);
    psychiatry.diagnosed_share_without = choose.between(.1, .6);
    psychiatry.treatment_stop_hazard = choose.factor(.01, .1);
}

/// Many arrests, short stays, few places; in half of the counties the law changes on the way.
void vary_justice(Choices& choose, SmallCounty& small) {
    JusticeParameters& justice = small.county.parameters.justice;
    const double arrest = choose.factor(.008, .05);
    const double removed = choose.between(.3, .8);
    const double away_weeks = choose.factor(8, 40);
    for (std::size_t age = 0; age < age_table_size; ++age) {
        const bool child = age < 15;
        const bool adult = age >= 18;
        justice.arrest_hazard[age] = arrest * (child ? .6 : 1);
        justice.removed_share[age] = removed * (child ? .4 : adult ? 1 : .7);
        justice.away_weeks[age] = away_weeks * (child ? .5 : adult ? 1 : .8);
    }
    justice.least_away_weeks = choose.between(1, 8);
    justice.ward_share_under_18 = choose.between(.3, .8);
    justice.serious_share = choose.between(.2, .9);
    const double involved = small.county.parameters.gang.involved_under_25;
    justice.ward_places = involved * choose.factor(.02, .2);
    justice.youth_custody_places = involved * choose.factor(.01, .1);
    justice.prison_places = involved * choose.factor(.03, .3);
    justice.background_ward_weeks = 20;
    justice.ward_leak = choose.between(0, .6);
    justice.custody_leak = choose.between(0, .4);
    justice.label_effect = choose.between(1.05, 3);
    justice.ward_peer_effect = choose.between(1.05, 3);
    justice.label_half_life_weeks = choose.whole(0, 9) == 0 ? 0 : choose.factor(1, 60);
    justice.supervision_weeks = 20;
    justice.vacancy_refill_removed = {.2, .5, .9};
    justice.vacancy_refill_weeks = choose.between(1, 12);
    justice.removals_per_involved_year = 52 * arrest * removed * choose.between(.3, 1);
    justice.recruiter_window_exit = {.3, 1.5, 5};
    justice.reattach_delay_weeks = {1, 2, choose.factor(3, 60)};
    justice.age_of_criminal_responsibility = choose.whole(14, 16);
    justice.sentence_length_factor = choose.between(.7, 1.5);
    if (choose.whole(0, 1) == 0) return;
    const int begins = small.scenario.start_week;
    small.county.law_timeline = {
        {begins - 30, LawParameter::age_of_criminal_responsibility, 15},
        {begins + choose.whole(10, 40), LawParameter::sentence_length_factor, choose.between(.5, 2)},
        {begins + choose.whole(45, 70), LawParameter::age_of_criminal_responsibility, choose.between(12, 15)}};
}

/// Stays that begin and end while recruits leave, return and wait for another recruiter.
void open_revolving_doors(ModelParameters& parameters) {
    JusticeParameters& justice = parameters.justice;
    for (std::size_t age = 15; age < age_table_size; ++age) {
        justice.arrest_hazard[age] = .1;
        justice.removed_share[age] = .9;
    }
    justice.away_weeks.fill(6);
    justice.least_away_weeks = 4;
    justice.prison_places = parameters.gang.involved_under_25;
    justice.reattach_delay_weeks = {10, 20, 40};
    parameters.membership.exit_hazard = .1;
    parameters.membership.reentry_hazard = .5;
    parameters.membership.reentry_half_life_weeks = 50;
    parameters.gang.recruiter_least_age = 12;
    parameters.gang.recruiter_least_tenure_weeks = 0;
}

void stress(Stress which, Choices& choose, SmallCounty& small) {
    ModelParameters& parameters = small.county.parameters;
    switch (which) {
    case Stress::none:
        break;
    case Stress::full_gangs:
        parameters.gang.recruits_per_involved_year = choose.factor(.005, .02);
        parameters.gang.vacancy_expiry_hazard = {.2, .4, .5};
        break;
    case Stress::long_queues:
        parameters.help.report_rate_per_year = 3;
        parameters.help.assessment_starts_per_1000 = choose.factor(.8, 2);
        for (ServiceLine& line : small.county.services.lines) line.capacity_per_1000 /= 10;
        break;
    case Stress::one_gang:
        parameters.gang.networks = 1;
        break;
    case Stress::many_gangs:
        parameters.gang.networks = 6;
        parameters.gang.size_sd_log = 1.6;
        break;
    case Stress::sharp_effort:
        parameters.gang.effort_temperature = choose.factor(.5, 2);
        break;
    case Stress::part_of_county:
        small.options.scale = choose.between(.2, .8);
        break;
    case Stress::other_luck:
        small.options.replicate = static_cast<std::uint32_t>(choose.whole(1, 16'777'215));
        small.options.event_stream = choose.word();
        break;
    case Stress::lone_residents:
        small.options.extra_isolated_residents = choose.whole(3, 9);
        break;
    case Stress::quick_turnover:
        parameters.membership.exit_hazard = .2;
        parameters.membership.embed_exit_effect = 1.5;
        parameters.membership.reentry_hazard = .2;
        parameters.membership.promotion_hazard = .1;
        parameters.membership.promotion_least_tenure_weeks = 4;
        parameters.gang.recruiter_least_tenure_weeks = 1;
        break;
    }
}

}  // namespace

SmallCounty small_county(int number) {
    Choices choose(number);
    SmallCounty small;
    small.county.name = "Small county " + std::to_string(number);
    small.county.calendar = test::tiny_calendar();
    small.county.parameters = test::tiny_parameters();
    small.options.seed = std::uint64_t{choose.word()} << 32 | choose.word();
    small.scenario.start_week = 2798 + choose.whole(0, 300);
    small.scenario.burn_in_weeks = 0;
    small.scenario.weeks = choose.whole(104, 156);
    const double youths = choose.factor(200, 2000);
    lay_out_areas(choose, small.county);
    vary_lives(choose, small.county.parameters);
    vary_gangs(choose, youths, small.county.parameters);
    vary_help(choose, small.county.parameters.help);
    lay_out_services(choose, small.county);
    stress(static_cast<Stress>(number % stress_count), choose, small);
    const double scale = small.options.scale;
    settle(choose, youths / scale, small.county);
    small.county.parameters.gang.involved_under_25 /= scale;
    small.county.parameters.senior_core.senior_core /= scale;
    small.county.parameters.senior_core.senior_entry_per_year /= scale;
    vary_justice(choose, small);
    if (number % stress_count == static_cast<int>(Stress::quick_turnover) && number >= 29)
        open_revolving_doors(small.county.parameters);
    return small;
}

}  // namespace samverkan::twin
