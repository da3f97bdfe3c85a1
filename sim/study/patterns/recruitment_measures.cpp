// Who is recruited, where, when and through which channel.
#include <algorithm>
#include <cmath>
#include <functional>

#include "core/iso_week.hpp"
#include "study/patterns/pattern_measures.hpp"
#include "study/patterns/places.hpp"

namespace samverkan::pattern_measure {
namespace {

constexpr int least_rate_age = 12, most_rate_age = 17;

/// Calls each(recruitment, completed age) in the reported weeks.
template <class Each>
void for_recruitments(const Chronicle& log, Each&& each) {
    for (const RecruitmentRecord& one : log.recruitments)
        if (log.window().contains(one.week)) each(one, log.age(one.person, one.week));
}

/// First recruitments at ages 12-17 and person-weeks at these ages, by place.
struct RatesByPlace {
    std::vector<double> recruits, person_weeks;

    explicit RatesByPlace(const Chronicle& log) : recruits(log.places.size(), 0.0), person_weeks(recruits) {
        const HomeHistory home(log);
        for_recruitments(log, [&](const RecruitmentRecord& one, int age) {
            const PlaceId place = home.place_in(one.person, one.week);
            if (!one.renewed && age >= least_rate_age && age <= most_rate_age && place.exists())
                ++recruits[place.index()];
        });
        for_residents(log, log.window(), least_rate_age, most_rate_age,
                      [&](const Residence& one, WeekSpan weeks) { person_weeks[one.place.index()] += weeks.weeks(); });
    }
    /// Sums over the places counted.
    template <class Fits>
    [[nodiscard]] double rate(Fits&& fits) const {
        double recruited = 0, weeks = 0;
        for (std::size_t place = 0; place < recruits.size(); ++place)
            if (fits(place)) {
                recruited += recruits[place];
                weeks += person_weeks[place];
            }
        return ratio(recruited, weeks);
    }
};

std::vector<double> by_area(const Chronicle& log, const std::vector<double>& by_place) {
    std::vector<double> sums(log.areas.size(), 0.0);
    for (std::size_t place = 0; place < by_place.size(); ++place)
        sums[log.places[place].area.index()] += by_place[place];
    return sums;
}

MeasureValue channel_share(const StudiedRun& run, Channel channel) {
    double all = 0, through = 0;
    for_recruitments(run.log, [&](const RecruitmentRecord& one, int age) {
        if (one.renewed || age >= 18) return;
        ++all;
        through += one.channel == channel;
    });
    return {ratio(through, all)};
}

}  // namespace

MeasureValue area_recruitment_ratio(const StudiedRun& run) {
    const Chronicle& log = run.log;
    const RatesByPlace rates(log);
    const auto vulnerable = [&](std::size_t place) { return log.places[place].is_vulnerable; };
    constexpr double worst_tenth = 0.1;
    const std::vector<bool> worst = most_deprived(log, by_area(log, rates.person_weeks), worst_tenth);
    const auto in_worst = [&](std::size_t place) { return bool{worst[log.places[place].area.index()]}; };
    return {ratio(rates.rate(vulnerable), rates.rate(std::not_fn(vulnerable))),
            {{"worst_tenth_of_areas", ratio(rates.rate(in_worst), rates.rate(std::not_fn(in_worst)))}}};
}

MeasureValue gini_recruitment_areas(const StudiedRun& run) {
    const RatesByPlace rates(run.log);
    const std::vector<double> recruits = by_area(run.log, rates.recruits);
    const std::vector<double> weights = by_area(run.log, rates.person_weeks);
    double differences = 0, weight = 0, recruited = 0;
    for (std::size_t a = 0; a < weights.size(); ++a) {
        weight += weights[a];
        recruited += recruits[a];
        // |rate a - rate b| x weight a x weight b
        for (std::size_t b = 0; b < weights.size(); ++b)
            differences += std::fabs(recruits[a] * weights[b] - recruits[b] * weights[a]);
    }
    return {ratio(differences, 2 * recruited * weight)};
}

MeasureValue channel_share_street(const StudiedRun& run) { return channel_share(run, Channel::street); }
MeasureValue channel_share_school(const StudiedRun& run) { return channel_share(run, Channel::school); }
MeasureValue channel_share_online(const StudiedRun& run) { return channel_share(run, Channel::online); }

double modal_age(const std::vector<double>& first_recruits_by_age) {
    const auto most = std::max_element(first_recruits_by_age.begin(), first_recruits_by_age.end());
    if (most == first_recruits_by_age.end() || *most == 0) return not_known;
    return static_cast<double>(most - first_recruits_by_age.begin());
}

MeasureValue modal_first_recruitment_age(const StudiedRun& run) {
    MeasureValue modal;
    modal.counts.assign(18, 0.0);
    for_recruitments(run.log, [&](const RecruitmentRecord& one, int age) {
        if (!one.renewed && age >= 6 && age <= 17) ++modal.counts[static_cast<std::size_t>(age)];
    });
    modal.value = modal_age(modal.counts);
    return modal;
}

MeasureValue recruiter_recruit_age_gap(const StudiedRun& run) {
    double gaps = 0, count = 0;
    for_recruitments(run.log, [&](const RecruitmentRecord& one, int age) {
        if (age >= 16 || !one.recruiter.exists()) return;
        gaps += run.log.age(one.recruiter, one.week) - age;
        ++count;
    });
    return {ratio(gaps, count)};
}

MeasureValue recruits_per_year(const StudiedRun& run) {
    double first = 0, renewed = 0;
    for_recruitments(run.log, [&](const RecruitmentRecord& one, int age) {
        if (age < 10 || age > 24) return;
        ++(one.renewed ? renewed : first);
    });
    return {per_year(run.log, first + renewed),
            {{"first", per_year(run.log, first)}, {"renewed", per_year(run.log, renewed)}}};
}

MeasureValue recruits_per_year_under18(const StudiedRun& run) {
    double first = 0;
    for_recruitments(run.log, [&](const RecruitmentRecord& one, int age) { first += !one.renewed && age < 18; });
    return {per_year(run.log, first)};
}

MeasureValue summer_recruitment_ratio(const StudiedRun& run) {
    constexpr int first_summer_week = 24, last_summer_week = 33;
    const auto is_summer = [](int week) {
        const int of_year = iso_week(week).week;
        return of_year >= first_summer_week && of_year <= last_summer_week;
    };
    const WeekSpan window = run.log.window();
    double summer_weeks = 0, summer = 0, rest = 0;
    for (int week = window.from; week < window.to; ++week) summer_weeks += is_summer(week);
    for_recruitments(run.log, [&](const RecruitmentRecord& one, int) { ++(is_summer(one.week) ? summer : rest); });
    return {ratio(ratio(summer, summer_weeks), ratio(rest, window.weeks() - summer_weeks))};
}

}  // namespace samverkan::pattern_measure
