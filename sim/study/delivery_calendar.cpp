#include "study/delivery_calendar.hpp"

#include <algorithm>

#include "core/iso_week.hpp"
#include "model/programme_parts.hpp"
#include "model/record.hpp"

namespace samverkan {
namespace {

constexpr int autumn_term_week = 34;
constexpr double trial_scale = 0.02;  ///< of the world in which those meant are counted and capacities asked for

bool in_cohorts(Delivery delivery) {
    return delivery == Delivery::schools || delivery == Delivery::take_up || delivery == Delivery::birth;
}

/// Youths of the chosen places who meet the conditions when the county starts, scaled up from the trial world.
double youths_meant(const World& world, const CountyState& start, const DeploymentState& state) {
    const AgeWindows& windows = start.lives.windows;
    std::size_t count = 0;
    for (std::size_t segment = 0; segment < windows.edge.size(); ++segment)
        if (state.place_chosen[place_of_segment(segment)])
            for (std::uint32_t row = windows.first_resident(segment); row < windows.end_of_residents(segment); ++row)
                count += holds(state.who, YouthValues{world, start.lives, start.help, row});
    return static_cast<double>(count) / trial_scale;
}

std::vector<std::string> areas_of(const County& county, const DeploymentState& state) {
    std::vector<bool> chosen(county.areas.size(), false);
    for (std::size_t place = 0; place < county.places.size(); ++place)
        if (state.place_chosen[place]) chosen[county.places[place].area.index()] = true;
    std::vector<std::string> areas;
    if (std::find(chosen.begin(), chosen.end(), false) == chosen.end()) return areas;
    for (std::size_t area = 0; area < chosen.size(); ++area)
        if (chosen[area]) areas.push_back(county.areas[area].name);
    return areas;
}

int last_funded_week(const Deployment& deployment) {
    int last = deployment.to_week;
    for (const WeekWindow& window : deployment.repeats) last = std::max(last, window.to_week);
    return last;
}

/// Units a year and places at once in the full county, at most. Where no capacity is stated, the held share or the
/// coverage of those in reach is.
struct Capacity {
    double units_per_year = 0, places = 0;
};

Capacity capacity_of(const Programme& programme, const Deployment& deployment, const DeploymentState& state,
                     double youths_meant) {
    const bool one_by_one = programme.delivery == Delivery::places;
    const double years_held = programme.season ? 1 : weeks_held(programme) / weeks_per_year;
    Capacity capacity{state.units_per_year / trial_scale, one_by_one ? state.places_exact / trial_scale : 0};
    if (one_by_one) {
        capacity.places = std::min(capacity.places, youths_meant * deployment.hold_share.value_or(deployment.coverage));
        const double most = capacity.places / years_held * programme.units_per_start;
        capacity.units_per_year = std::min(capacity.units_per_year, most);
    } else if (!programme.is_lever()) {
        capacity.units_per_year = std::min(capacity.units_per_year, youths_meant * deployment.coverage);
    }
    return capacity;
}

/// One deployment week by week.
class Planner {
public:
    Planner(const Study& study, const Deployment& deployment, const DeploymentState& state, double youths_meant)
        : scenario_(study.baseline()), deployment_(deployment),
          programme_(scenario_.programmes[deployment.programme.index()]), state_(state), county_(*study.county),
          youths_meant_(youths_meant) {}

    PlannedDelivery plan() {
        PlannedDelivery plan;
        plan.programme_sv = programme_.name_sv;
        plan.programme_en = programme_.name_en;
        plan.delivery = programme_.delivery;
        plan.funded_from_week = deployment_.from_week;
        plan.funded_to_week = std::min(last_funded_week(deployment_), scenario_.start_week + scenario_.weeks);
        plan.on_trigger = deployment_.trigger.has_value();
        plan.areas = areas_of(county_, state_);
        plan.payers = programme_.payers;
        plan.youths_meant = youths_meant_;
        capacity_ = capacity_of(programme_, deployment_, state_, plan.youths_meant);
        plan.places_at_once = capacity_.places;
        const int years = (scenario_.weeks + weeks_per_report_year - 1) / weeks_per_report_year;
        plan.years.resize(static_cast<std::size_t>(years));
        for (int week = scenario_.start_week; week < scenario_.start_week + scenario_.weeks; ++week) add(plan, week);
        return plan;
    }

private:
    void add(PlannedDelivery& plan, int week) {
        if (!deployment_.has_capacity() || !deployment_.funded_in(week)) return;
        if (week < deployment_.from_week + programme_.start_up_weeks) return;
        if (plan.first_delivery_week < 0) plan.first_delivery_week = week;
        DeliveryYear& year =
            plan.years[static_cast<std::size_t>((week - scenario_.start_week) / weeks_per_report_year)];
        ++year.weeks_of_delivery;
        FundingState funding;
        funding.delivers_since = plan.first_delivery_week;
        const double ramp = ramp_share(deployment_, funding, week);
        const bool by_the_week = programme_.paid_by_the_week() || programme_.delivery == Delivery::places;
        double units = 0;
        if (programme_.one_off)
            units =
                works_begun_by(week - plan.first_delivery_week) - works_begun_by(week - plan.first_delivery_week - 1);
        else if (programme_.season)
            units =
                programme_.season->holds(iso_week(week).week) ? capacity_.units_per_year * ramp / weeks_of_season() : 0;
        else if (by_the_week)
            units = capacity_.units_per_year / weeks_per_year * ramp;
        else if (in_cohorts(programme_.delivery) && iso_week(week).week == autumn_term_week)
            units = capacity_.units_per_year * ramp;
        year.units += units;
        year.cost_sek += units * state_.cost_sek_per_unit;
    }

    [[nodiscard]] double weeks_of_season() const {
        return programme_.season->last_week - programme_.season->first_week + 1;
    }

    /// Of a one-off: places whose works have begun so many weeks after the first; none before.
    [[nodiscard]] double works_begun_by(int weeks) const {
        if (weeks < 0) return 0;
        const auto places = static_cast<double>(state_.lever.place_order.size());
        if (state_.units_per_year <= 0) return places;
        const double allowed = (weeks + 1) / weeks_per_year * state_.units_per_year / trial_scale;
        return std::min(places, static_cast<double>(static_cast<std::int64_t>(allowed)));
    }

    const Scenario& scenario_;
    const Deployment& deployment_;
    const Programme& programme_;
    const DeploymentState& state_;
    const County& county_;
    double youths_meant_;
    Capacity capacity_;
};

}  // namespace

DeliveryCalendar delivery_calendar(const Study& study) {
    const Scenario& scenario = study.baseline();
    WorldOptions options;
    options.seed = study.seed;
    options.scale = trial_scale;
    World world = build_world(*study.county, options, horizon_of(scenario));
    const CountyState start = start_county(world, scenario);
    const ProgrammeState programmes = make_programmes(world, scenario);
    DeliveryCalendar calendar{scenario.name_sv, scenario.name_en, scenario.start_week, scenario.weeks, {}};
    for (std::size_t number = 0; number < scenario.deployments.size(); ++number) {
        const DeploymentState& state = programmes.deployments[number];
        calendar.deliveries.push_back(
            Planner(study, scenario.deployments[number], state, youths_meant(world, start, state)).plan());
    }
    return calendar;
}

std::map<Payer, std::vector<double>> cost_by_payer(const DeliveryCalendar& calendar) {
    std::map<Payer, std::vector<double>> cost;
    for (const PlannedDelivery& plan : calendar.deliveries)
        for (const PayerShare& payer : plan.payers) {
            std::vector<double>& years = cost[payer.payer];
            years.resize(plan.years.size());
            for (std::size_t year = 0; year < years.size(); ++year)
                years[year] += payer.share * plan.years[year].cost_sek;
        }
    return cost;
}

}  // namespace samverkan
